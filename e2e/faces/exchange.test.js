// What the page and the worker say to each other: whatever changes in a page, what comes out is what annotating it anew
// gives, and little is said of a little change. Needs the npm package in MITJUL_NPM or pkg/npm.

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Desk, Exchange } from '../../www/lib/exchange.js';
import { withParents } from '../../www/lib/reader.js';
import { fromRows, toRows } from '../../www/lib/rows.js';
import { paragraphs } from './pages.js';

const built = process.env.MITJUL_NPM ?? fileURLToPath(new URL('../../pkg/npm', import.meta.url));
let Annotator;

before(async () => ({ Annotator } = await import(pathToFileURL(join(built, 'node.js')))));

let number = 0;
const block = (...nodes) => ({ id: (number += 1), nodes });
const FRAME = [block({ depth: 0, tag: 'html' }), block({ depth: 1, tag: 'body' }), block({ depth: 2, tag: 'article' }), block({ depth: 3, tag: 'h1' }, { depth: 4, text: '새물전자 공장을 가다' })];
const paragraph = (text) => block({ depth: 3, tag: 'p' }, { depth: 4, text });
const pageOf = (paragraphs) => ({ blocks: [...FRAME, ...paragraphs.map((text) => (typeof text === 'string' ? paragraph(text) : text))] });
/** As the browser's messages do. */
const copied = (value) => JSON.parse(JSON.stringify(value));

const TEXTS = paragraphs(40);
const OTHERS = [
  '산업통상자원부에 따르면 지난해 국내 가전 수출은 80억 달러로 3년 만에 늘었다.',
  '이소라 한빛건설 대표는 5일 “3300억원짜리 공사를 내년까지 마치겠다”고 말했다. 한빛건설은 직원 400명을 더 뽑는다.',
  '한 업계 관계자는 새물전자가 상반기 안에 회사채 2000억원어치를 낼 것으로 알려졌다고 전했다.',
  '1 더하기 1은 2이고, 100만원의 10%는 10만원이다. 이 가운데 30%인 40만원을 냈다.',
  '김하늘 대표와 이름이 같은 김하늘 선수는 지난 3일 은퇴했다. 그는 “20년을 뛰었다”고 했다.',
];

/** Numbers that look thrown and are the same every time. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
}

const anew = async (reading) => copied((await Annotator.load()).annotatePage({ nodes: withParents(copied(reading.blocks.map(({ nodes }) => nodes))) }));

test('rows give back what they were made of', async () => {
  for (const page of [[], ['한글'], OTHERS, [...TEXTS, ...OTHERS, ...TEXTS]]) {
    const found = await anew(pageOf(page));
    assert.deepEqual(fromRows(copied(toRows(found))), found);
  }
});

test('matches of patterns come through, whatever their groups are called', async () => {
  const annotator = await Annotator.load();
  await annotator.addPatterns();
  const nodes = withParents(copied(pageOf([...TEXTS, ...OTHERS]).blocks.map(({ nodes }) => nodes)));
  const patterns = '수\t(?<id>\\d+)(?<start>[억만]?)(?<caption>원)\tpink\n사람\t김하늘|이소라\n';
  const found = copied(annotator.annotatePage({ nodes }, { patterns }));
  assert.ok(found.article.matches.length > 5 && found.article.matches.some(({ groups }) => groups.caption === '원'));
  assert.deepEqual(fromRows(copied(toRows(found))), found);
});

test('whatever is changed, the page has what annotating it anew gives', async () => {
  const core = await Annotator.load();
  let desk = new Desk();
  let unknown = 0;
  const send = async (message) => {
    const answer = desk.answer(copied(message), ({ nodes }) => core.annotatePage({ nodes }));
    if (answer.unknown) unknown += 1;
    return copied(answer);
  };
  const exchange = new Exchange(send);
  const throwing = dice(7);
  const blocks = TEXTS.slice(0, 12).map(paragraph);
  for (let round = 0; round < 40; round += 1) {
    const at = throwing(blocks.length);
    const text = [...OTHERS, ...TEXTS][throwing(OTHERS.length + TEXTS.length)];
    if (round > 0) {
      [
        () => blocks.splice(at, 0, paragraph(text)),
        () => blocks.push(paragraph(text)),
        () => (blocks[at] = paragraph(text)),
        () => blocks.splice(at, 1),
        () => blocks.push(...blocks.splice(at, 2)),
        () => blocks.unshift(...OTHERS.map(paragraph)),
        () => (blocks.length = Math.min(blocks.length, 15)),
      ][throwing(7)]();
    }
    // The browser ends the worker when it likes.
    if (round % 11 === 10) desk = new Desk();
    const reading = { blocks: [...FRAME, ...blocks] };
    assert.deepEqual(await exchange.ask(reading), await anew(reading), `round ${round}`);
  }
  assert.equal(unknown, 3);
});

test('of a small change in a long page little is said either way', async () => {
  const core = await Annotator.load();
  const desk = new Desk();
  const sizes = [];
  const exchange = new Exchange(async (message) => {
    const answer = desk.answer(copied(message), ({ nodes }) => core.annotatePage({ nodes }));
    sizes.push([JSON.stringify(message).length, JSON.stringify(answer).length]);
    return copied(answer);
  });
  const blocks = paragraphs(400).map(paragraph);
  await exchange.ask({ blocks: [...FRAME, ...blocks] });
  for (const change of [
    () => (blocks[200] = paragraph('새물전자는 부산 공장의 지난해 매출이 777억원으로 3.1% 늘었다고 5일 밝혔다.')),
    () => blocks.splice(100, 0, ...OTHERS.map(paragraph)),
    () => blocks.push(paragraph(OTHERS[1])),
    () => blocks.splice(50, 3),
  ]) {
    change();
    await exchange.ask({ blocks: [...FRAME, ...blocks] });
  }
  const [[all, found], ...small] = sizes;
  for (const [message, answer] of small) assert.ok(message < all / 50 && answer < found / 20, JSON.stringify(sizes));
});

test('a worker that knows nothing of a page asks for everything, and pages do not disturb each other', async () => {
  const core = await Annotator.load();
  const desk = new Desk();
  const heard = [];
  const make = () =>
    new Exchange(async (message) => {
      const answer = desk.answer(copied(message), ({ nodes }) => core.annotatePage({ nodes }));
      heard.push(answer.unknown ? 'unknown' : 'answer');
      return copied(answer);
    });
  const [one, other] = [make(), make()];
  const readings = [pageOf(TEXTS.slice(0, 5)), pageOf(OTHERS)];
  await one.ask(readings[0]);
  await other.ask(readings[1]);
  assert.deepEqual(await one.ask(readings[0]), await anew(readings[0]));
  desk.forget(one.key);
  assert.deepEqual(await one.ask(readings[0]), await anew(readings[0]));
  assert.deepEqual(await other.ask(readings[1]), await anew(readings[1]));
  assert.deepEqual(heard, ['answer', 'answer', 'answer', 'unknown', 'answer', 'answer']);
});

test('after a failure everything is sent again', async () => {
  const core = await Annotator.load();
  const desk = new Desk();
  let fails = false;
  const exchange = new Exchange(async (message) => {
    if (fails) throw new Error('no worker');
    return copied(desk.answer(copied(message), ({ nodes }) => core.annotatePage({ nodes })));
  });
  const reading = pageOf(OTHERS);
  await exchange.ask(reading);
  fails = true;
  await assert.rejects(exchange.ask(reading), /no worker/);
  fails = false;
  assert.deepEqual(await exchange.ask(reading), await anew(reading));
  assert.equal(exchange.counts.sentBlocks, reading.blocks.length);
});
