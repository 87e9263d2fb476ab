// The W3C annotations of a page, as the command line writes them, found again in that page by programs of others:
// @apache-annotator/dom, dom-anchor-text-position and dom-anchor-text-quote, each below `document.body`.
// `cargo xtask test selectors` builds the command line and names it in MITJUL.

import { createTextPositionSelectorMatcher, createTextQuoteSelectorMatcher } from '@apache-annotator/dom';
import * as anchorPosition from 'dom-anchor-text-position';
import * as anchorQuote from 'dom-anchor-text-quote';
import { JSDOM } from 'jsdom';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const mitjul = process.env.MITJUL ?? join(root, 'target/debug/mitjul');
const corpus = join(root, 'tests/corpus');

const bare = (words) => words.replaceAll(/\s+/gu, '');

const count = { annotations: 0, positions: 0, quotes: 0, told: 0 };

/** What the command line writes of a page. */
function annotate(file, format) {
  const words = ['annotate', '--format', format, '--offsets', 'utf16', file];
  return JSON.parse(execFileSync(mitjul, words, { encoding: 'utf8', maxBuffer: 1 << 26 }));
}

/** The words of every annotation, by its id. */
function found({ text, entities, amounts, dates, claims }) {
  const mentions = entities.flatMap(({ id, mentions }) => mentions.map((mention, i) => ({ ...mention, id: `${id}.${i + 1}` })));
  return new Map([...mentions, ...amounts, ...dates, ...claims].map(({ id, start, end }) => [id, text.slice(start, end)]));
}

async function all(ranges) {
  const list = [];
  for await (const range of ranges) list.push(range);
  return list;
}

/** Where a range begins in the text content: an end of one text node is the beginning of the next. */
function start(body, { startContainer, startOffset }) {
  const before = body.ownerDocument.createRange();
  before.setStart(body, 0);
  before.setEnd(startContainer, startOffset);
  return before.toString().length;
}

/** A page as a browser has it; scripts are on, but none runs. */
function open(file) {
  const { window } = new JSDOM(readFileSync(file, 'utf8'), { runScripts: 'outside-only' });
  // The programs look for these where a browser has them.
  Object.assign(globalThis, { Node: window.Node, NodeFilter: window.NodeFilter, Range: window.Range });
  return window.document;
}

for (const name of readdirSync(corpus).sort()) {
  const file = join(corpus, name, 'source.html');
  if (!existsSync(file)) continue;
  test(`${name}: every position and every quotation gives the words back`, async () => {
    const article = annotate(file, 'json');
    const words = found(article);
    const { items } = annotate(file, 'w3c').first;
    assert.equal(items.length, words.size);
    const { body } = open(file);
    for (const { id, target } of items) {
      count.annotations += 1;
      const [quote, position] = target.selector;
      const mention = words.get(id.split('#')[1]);
      if (!position) {
        // In the page's metadata: its own script shows it.
        assert.equal(quote.exact, mention);
        assert.ok(!body.textContent.includes(quote.exact));
        count.told += 1;
        continue;
      }
      const range = anchorPosition.toRange(body, position);
      assert.equal(range.toString(), quote.exact);
      assert.equal(start(body, range), position.start);
      const [placed, ...others] = await all(createTextPositionSelectorMatcher(points(body, position))(body));
      assert.equal(placed.toString(), quote.exact);
      assert.deepEqual(others, []);
      count.positions += 1;

      const quoted = await all(createTextQuoteSelectorMatcher(quote)(body));
      assert.ok(quoted.every((other) => other.toString() === quote.exact));
      assert.ok(quoted.some((other) => start(body, other) === position.start), `${quote.prefix}[${quote.exact}]${quote.suffix}`);
      const anchored = anchorQuote.toRange(body, quote, { hint: position.start });
      assert.equal(anchored.toString(), quote.exact);
      assert.equal(start(body, anchored), position.start);
      count.quotes += 1;

      assert.equal(bare(quote.exact), bare(mention));
    }
  });
}

/** The position in code points, as the model and @apache-annotator/dom count. */
function points({ textContent }, { start, end }) {
  const length = (to) => [...textContent.slice(0, to)].length;
  return { type: 'TextPositionSelector', start: length(start), end: length(end) };
}

after(() => {
  console.log(JSON.stringify(count));
  assert.ok(count.positions > 300 && count.told > 0);
});
