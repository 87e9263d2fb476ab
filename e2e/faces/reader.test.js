// Reading a page again where it was touched, in Chromium: after any changes what is read is what reading the whole page
// anew gives, and little is looked at after a little change.

import { chromium } from '@playwright/test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, test } from 'node:test';
import { launchOptions } from '../browser.js';
import { PAGES, long } from './pages.js';

/** A script's words without what binds it to others. */
const bare = (name) => readFileSync(new URL(`../../www/lib/${name}`, import.meta.url), 'utf8').replaceAll(/^export |^import .*$/gmu, '');
const reader = bare('dom.js') + bare('reader.js');

let browser;
let page;

before(async () => {
  browser = await chromium.launch(launchOptions());
});

after(() => browser?.close());

beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
});

/** Puts a page there and has it read, and what happens to it noted. */
async function open(text) {
  await page.setContent(text, { waitUntil: 'domcontentloaded' });
  await page.evaluate(`(() => { ${reader}; window.Reader = Reader; window.WATCHED = WATCHED; })()`);
  await page.evaluate(() => {
    const kept = new window.Reader(document, { frames: true });
    let reading = kept.read();
    const observers = new Map();
    const touch = (changes) => changes.forEach((change) => kept.touch(change));
    const observe = () => {
      for (const root of [...reading.documents, ...reading.shadows]) {
        if (observers.has(root)) continue;
        const observer = new MutationObserver(touch);
        observer.observe(root, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: window.WATCHED });
        observers.set(root, observer);
      }
    };
    observe();
    window.again = () => {
      for (const observer of observers.values()) touch(observer.takeRecords());
      const before = reading;
      reading = kept.read();
      observe();
      const anew = new window.Reader(document, { frames: true }).read();
      const known = new Map(before.blocks.map(({ id, nodes }) => [id, JSON.stringify(nodes.map(({ parent, ...node }) => node))]));
      const flat = ({ blocks }) => blocks.flatMap(({ nodes }) => nodes.map(({ parent, ...node }) => JSON.stringify(node)));
      return {
        visited: reading.visited,
        all: anew.visited,
        fresh: reading.blocks.filter(({ id }) => !known.has(id)).length,
        kept: flat(reading),
        anew: flat(anew),
        // The same nodes of the page, by number.
        texts: anew.texts.length === reading.texts.length && anew.texts.every((node, i) => node === reading.texts[i]),
        honest: reading.blocks.every(({ id, nodes }) => !known.has(id) || known.get(id) === JSON.stringify(nodes.map(({ parent, ...node }) => node))),
        unique: new Set(reading.blocks.map(({ id }) => id)).size === reading.blocks.length,
      };
    };
  });
}

async function check(what) {
  const { kept, anew, texts, honest, unique, ...counts } = await page.evaluate(() => window.again());
  assert.deepEqual(kept, anew, what);
  assert.ok(texts && honest && unique, `${what}: ${JSON.stringify({ texts, honest, unique })}`);
  return counts;
}

test('whatever is changed, what is read is what the page shows', async () => {
  const rules = '.off { display: none } .keeps { white-space: pre } .fold p { display: none } .first + * { display: none } .turned span { display: block }';
  const long = Array.from({ length: 20 }, (_, i) => `<p>${i}번째 <span>문단</span>입니다.</p>`).join('');
  for (let round = 0; round < 400; round += 1) {
    if (round % 40 === 0) {
      await page.close();
      page = await browser.newPage();
      await open(PAGES['dynamic.html'].replace('</head>', `<style>${rules}</style></head>`).replace('<footer>', `<section><div>${long}</div><div>${long}</div></section><section>${long}</section><footer>`));
    }
    const what = await page.evaluate((round) => {
      let state = (round + 1) * 7919;
      const dice = (sides) => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor((state / 2147483648) * sides);
      };
      const elements = [...document.body.querySelectorAll('*')].flatMap((element) => [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])]);
      const pick = () => elements[dice(elements.length)] ?? document.body;
      const make = (name, text) => Object.assign(document.createElement(name), { textContent: text });
      const words = () => ['회사는 70억원을 기부하기로 했다.', '짧다', ' ', '이소라 대표는 “내년까지 마치겠다”고 말했다.', ''][dice(5)];
      const deeds = {
        append: () => pick().append(make(['p', 'div', 'span', 'b', 'ul'][dice(5)], words())),
        before: () => pick().before(make('p', words()), words()),
        text: () => {
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const texts = [];
          while (walker.nextNode()) texts.push(walker.currentNode);
          if (texts.length > 0) texts[dice(texts.length)].data = words();
        },
        remove: () => elements.length > 20 && pick().remove(),
        hide: () => pick().classList.toggle('off'),
        hidden: () => pick().toggleAttribute('hidden'),
        fold: () => pick().classList.toggle('fold'),
        first: () => pick().classList.toggle('first'),
        turned: () => pick().classList.toggle('turned'),
        slide: () => {
          const one = pick();
          const host = document.createElement('div');
          host.attachShadow({ mode: 'open' }).innerHTML = '<b>그늘</b><slot></slot>';
          one.replaceWith(host);
          host.append(one);
        },
        away: () => {
          const one = pick();
          const parent = one.parentNode;
          one.remove();
          one.append(make('p', words()));
          parent.prepend(one);
        },
        keeps: () => pick().classList.toggle('keeps'),
        role: () => pick().setAttribute('role', ['note', 'article', 'navigation'][dice(3)]),
        move: () => {
          const [one, other] = [pick(), pick()];
          if (!one.contains(other) && one.getRootNode() === other.getRootNode()) other.append(one);
        },
        wrap: () => {
          const one = pick();
          const around = make('section', '');
          one.replaceWith(around);
          around.append(one);
        },
        html: () => (pick().innerHTML = `<p>${words()}</p><p>한빛건설은 <b>3300억원</b>짜리 공사를 따냈다.</p>`),
        same: () => {
          const one = pick();
          one.innerHTML = one.innerHTML;
        },
        shadow: () => {
          const host = make('div', '');
          host.attachShadow({ mode: 'open' }).innerHTML = '<p>그늘 안의 기사입니다.</p><slot></slot>';
          host.append(make('p', words()));
          pick().append(host);
        },
        edit: () => pick().toggleAttribute('contenteditable'),
        many: () => pick().append(...Array.from({ length: 20 }, (_, i) => make('p', `${i}번째 문단은 ${i}억원입니다.`))),
        title: () => (document.title = words()),
      };
      const names = Object.keys(deeds);
      const done = [];
      for (let times = 1 + dice(3); times > 0; times -= 1) {
        const name = names[dice(names.length)];
        deeds[name]();
        done.push(name);
      }
      return done.join(', ');
    }, round);
    await check(`round ${round}: ${what}`);
  }
});

test('what is moved is seen as it shows in its new place', async () => {
  const part = (name) => `<section class="${name}">${Array.from({ length: 12 }, (_, i) => `<div><p>${i}번째 문단입니다.</p><p>그 다음 문단입니다.</p></div>`).join('')}</section>`;
  await open(`<style>.without p + p { display: none } .pre { white-space: pre }</style><main>${part('with')}${part('without')}${part('pre')}</main>`);
  for (const name of ['without', 'pre', 'with']) {
    await page.evaluate((name) => document.querySelector(`.${name}`).append(document.querySelector('div')), name);
    await check(name);
  }
});

test('of a long page only what was touched is looked at', async () => {
  await open(long(300_000));
  for (const [what, change] of [
    ['text', () => (document.querySelectorAll('p')[200].firstChild.data = '회사는 90억원을 기부하기로 했다.')],
    ['a new paragraph', () => document.querySelectorAll('p')[100].after(Object.assign(document.createElement('p'), { textContent: '회사는 70억원을 기부하기로 했다.' }))],
    ['one that goes', () => document.querySelectorAll('p')[50].remove()],
    ['one that is hidden', () => (document.querySelectorAll('p')[60].hidden = true)],
  ]) {
    await page.evaluate(change);
    const { visited, all, fresh } = await check(what);
    assert.ok(visited <= 8 && fresh <= 2 && all > 1000, JSON.stringify({ what, visited, all, fresh }));
  }
  assert.deepEqual({ ...(await check('nothing')), all: 0 }, { visited: 0, fresh: 0, all: 0 });
});

test('what was replaced by the same is known again', async () => {
  await open(PAGES['dynamic.html']);
  await page.evaluate(() => (document.querySelector('main').innerHTML += ''));
  assert.equal((await check('the same')).fresh, 0);
});

test('frames are read again when they have loaded', async () => {
  await open('<main><iframe srcdoc="<p>틀 안의 첫 기사입니다.</p>"></iframe></main>');
  await page.frames()[1].waitForSelector('p');
  await page.evaluate(() => document.querySelector('main').append('글'));
  await check('with a frame');
  await page.frames()[1].evaluate(() => (document.querySelector('p').textContent = '틀 안의 다른 기사입니다.'));
  const { visited } = await check('changed inside');
  assert.ok(visited > 0);
});
