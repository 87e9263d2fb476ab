// The text of PDFs as the parts of a page: columns, paragraphs, tables, running heads, and how lines are joined.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Vocabulary, join, wrapping } from '../../www/intake/join.js';
import { letters, partsOf } from '../../www/intake/layout.js';

/** Hangul is as wide as it is high, Latin half of it. */
const width = (text, size) => [...text].reduce((sum, c) => sum + (c > '\u10ff' ? size : size / 2), 0);
const run = (text, x, y, size = 10) => ({ text, x, y, size, width: width(text, size) });
const column = (lines, x, y, { size = 10, pitch = 16 } = {}) => lines.map((text, i) => run(text, x, y + i * pitch, size));
const page = (runs) => ({ width: 595, height: 842, runs });
const said = (pages) => partsOf(pages).map(({ tag, text, parts }) => [tag, text ?? parts]);

const LEFT = ['The council said on Monday that the new', 'bridge would cost forty million dollars', 'and that it will open in spring. It has', 'been planned for at least eleven of the'];
const RIGHT = ['years since. The mayor called it a well-', 'known need. Many people of the islands', 'had asked for it ever since 2015, when', 'the ferry was given up.'];

test('columns are read one after the other, below what stands across them', () => {
  const runs = [run('A bridge to the island', 60, 60, 22), ...column(LEFT, 60, 110), ...column(RIGHT, 310, 110)];
  assert.deepEqual(said([page(runs)]), [
    ['h1', 'A bridge to the island'],
    [
      'p',
      'The council said on Monday that the new bridge would cost forty million dollars and that it will open in spring. It has been planned for at least eleven of the years since. The mayor called it a well-known need. Many people of the islands had asked for it ever since 2015, when the ferry was given up.',
    ],
  ]);
});

test('columns that were written line by line are parted by their gutter', () => {
  const rows = [0, 64].flatMap((down) => LEFT.flatMap((text, i) => [run(text, 60, 110 + i * 16 + down), run(RIGHT[i], 268, 110 + i * 16 + down)]));
  const text = said([page(rows)]).map(([, text]) => text).join(' ');
  assert.ok(text.indexOf('The mayor') > text.lastIndexOf('been planned'), text);
});

test('words of a justified line that stand far apart are one line where the file has spaces', () => {
  const runs = [
    ...['The', ' ', 'new', ' ', 'commission'].map((text, i) => ({ ...run(text, [60, 78, 100, 120, 150][i], 110), width: text === ' ' ? 16 : width(text, 10) })),
    run('said that ferries carried', 60, 126),
    run('many more people.', 60, 142),
  ];
  assert.deepEqual(said([page(runs)]), [['p', 'The new commission said that ferries carried many more people.']]);
});

test('what a browser prints around a page is not its text', () => {
  const runs = [run('12/1/26, 1:19 AM', 60, 20, 8), ...column(['The bridge will open in spring, the', 'council said.'], 60, 110), run('https://press.invalid/1', 60, 830, 8), run('1/1', 500, 830, 8)];
  const [text, footer, ...rest] = said([page(runs)]);
  assert.deepEqual(text, ['p', 'The bridge will open in spring, the council said.']);
  assert.equal(footer[0], 'footer');
  assert.deepEqual(rest, []);
});

test('running heads stand once at the end, page numbers nowhere', () => {
  const pages = [1, 2, 3].map((n) =>
    page([run(`Harbour Gazette 20 November 2026 p. ${n}`, 60, 30, 8), ...column([`This is what page ${n} has to say.`, 'No more than that is on it.'], 60, 110), run(`- ${n} -`, 290, 820, 8)]),
  );
  const parts = said(pages);
  assert.deepEqual(parts.at(-1), ['footer', [{ tag: 'p', text: 'Harbour Gazette 20 November 2026 p. 1' }]]);
  assert.deepEqual(parts.slice(0, -1).map(([tag]) => tag), ['p', 'p', 'p']);
  assert.ok(!JSON.stringify(parts).includes('- 1 -'));
});

test('a number in the middle of a page is no page number, and a single page keeps its head', () => {
  const parts = said([page([run('Harbour Gazette', 60, 30, 8), ...column(['The answer to all of it was given last', 'of all, and it was this:', '42'], 60, 110)])]);
  assert.ok(parts.some(([, text]) => text === 'Harbour Gazette'));
  assert.ok(JSON.stringify(parts).includes('42'));
});

test('paragraphs are told by indents, by gaps and by lines that end early', () => {
  const long = ['a first line that goes on to the border', 'and a second one that ends early.'];
  const indented = [run('  '.trim() + long[0], 70, 110), run(long[1], 60, 126), run(long[0], 70, 142), run(long[1], 60, 158)];
  assert.equal(said([page(indented)]).length, 2);
  const gaps = [...column(long, 60, 110), ...column(long, 60, 150)];
  assert.equal(said([page(gaps)]).length, 2);
});

test('a table is rows of cells', () => {
  const rows = [['Year', 'Cost', 'Staff'], ['2026', '12.5', '340'], ['2027', '13.1', '355'], ['2028', '14.0', '362']];
  const cells = rows.flatMap((row, i) => row.map((text, j) => run(text, 60 + j * 120, 200 + i * 18)));
  const [, [tag, parts]] = said([page([...column(['These are the costs of the years to come.'], 60, 110), ...cells])]);
  assert.equal(tag, 'table');
  assert.deepEqual(parts.map(({ parts }) => parts.map(({ text }) => text)), rows);
});

test('lists and captions are told by how they begin', () => {
  const runs = [...column(['The town will do three things in all,', 'as its council said in the spring.'], 60, 110), ...column(['• plant trees', '• mend roads'], 60, 160), run('▲ The bridge in the evening light.', 60, 260, 8)];
  assert.deepEqual(said([page(runs)]).map(([tag]) => tag), ['p', 'li', 'li', 'figcaption']);
});

test('Korean lines are joined as they were broken', () => {
  const vocabulary = new Vocabulary(['어제 한빛전자는 공장을 열었다', '또 한빛전자는 오늘 쉰다']);
  const cases = [
    // [before, after, space at the end, mode, joined]
    ['한빛전', '자는 쉰다', false, 'marked', '한빛전자는 쉰다'],
    ['한빛전자는', '쉰다', true, 'marked', '한빛전자는 쉰다'],
    ['한빛전', '자는 쉰다', false, 'unknown', '한빛전자는 쉰다'],
    ['새 공장', '을 짓는다', false, 'unknown', '새 공장을 짓는다'],
    ['새 공장이', '문을 연다', false, 'unknown', '새 공장이 문을 연다'],
    ['3조원을 들인다고', '밝혔다.', false, 'unknown', '3조원을 들인다고 밝혔다.'],
    ['이를 것으로 내', '다봤다.', false, 'within', '이를 것으로 내다봤다.'],
    ['요금이 오르는 것은 네', '해 만이다.', false, 'within', '요금이 오르는 것은 네 해 만이다.'],
    ['새 공장을', '이 회사가', false, 'unknown', '새 공장을 이 회사가'],
    ['이를 것으로', '내다봤다.', false, 'within', '이를 것으로 내다봤다.'],
    ['물이 모자랄까 걱정한', '다. 한 주민은', false, 'within', '물이 모자랄까 걱정한다. 한 주민은'],
  ];
  for (const [before, after, space, mode, joined] of cases) assert.equal(join(before, after, { space, mode, vocabulary }), joined);
});

test('hyphens go where they were only put to break a word', () => {
  const vocabulary = new Vocabulary(['it is a house-to-house sale of all']);
  assert.equal(join('a well-', 'known need', { vocabulary }), 'a well-known need');
  assert.equal(join('a house-to-', 'house sale', { vocabulary }), 'a house-to-house sale');
  assert.equal(join('40 million dol-', 'lars', { vocabulary }), '40 million dollars');
  assert.equal(join('the Franco-', 'German plan', { vocabulary }), 'the Franco-German plan');
  assert.equal(join('in 2025-', '26', { vocabulary }), 'in 2025-26');
  assert.equal(join('dol\u00ad', 'lars', {}), 'dollars');
});

test('whether spaces at the ends of lines can be trusted is told by the document', () => {
  const lines = (spaces) => Array.from({ length: 20 }, (_, i) => ({ text: '글자', space: i < spaces }));
  assert.equal(wrapping(lines(0)), 'unknown');
  assert.equal(wrapping(lines(1)), 'unknown');
  assert.equal(wrapping(lines(8)), 'marked');
  const broken = (words) => words.map((next) => ({ text: '글자', space: false, next }));
  assert.equal(wrapping(broken(['을 쓴다', '사람이', '다고 한다', '말했다'])), 'within');
  assert.equal(wrapping(broken(['새로', '사람이', '한다고', '말했다'])), 'unknown');
});

test('pages without letters are counted', () => {
  assert.deepEqual(letters([page([run('…', 0, 0)]), page([run('글 2', 0, 0)])]), [0, 2]);
});
