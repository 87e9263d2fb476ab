// The text of a PDF as the parts of a page: headings, paragraphs, tables, captions. Pure: no browser, no files.

import { Vocabulary, endsSentence, goesOnWithin, join, wrapping } from './join.js';
import { blocksOf, linesOf, rowsOf } from './lines.js';

/** How much of a page, at the top and at the bottom, holds running heads and numbers. */
const MARGIN = 0.12;
/** On how many of the pages a running head stands. */
const REPEATED = 0.4;
/** Of the height of the text: from where words are a heading, up to where they are a note. */
const HEADING = 1.18;
const SMALL = 0.93;

const NUMBER = /^[\s\p{P}\p{S}]*(page\s*)?\d{1,4}(\s*(\/|of|-)\s*\d{1,4})?\s*(쪽|면|페이지|p\.?|page)?[\s\p{P}\p{S}]*$/iu;
/** What begins an item of a list; a number or letter does only where a sentence has ended. */
const MARK = /^([•●○■□▪◦◆◇▶▷※✓*·ㆍ]|[①-⑳]|[-–—]\s)/u;
const NUMBERED = /^(\(?\d{1,2}[.)]|[가나다라마바사아자차카타파하][.)])\s/u;
/** What browsers print around a page: its address, and when it was printed. */
const PRINTED = /^((https?|file):\/\/\S+|\d{1,4}[./]\s?\d{1,2}[./]\s?\d{2,4}\.?,?\s*(오전|오후)?\s*\d{1,2}:\d{2}(\s*[AP]M)?)(\s+\d+\/\d+)?$/iu;
const CAPTION = /^[▲△▼▽◀▶]|[\[(<]?(사진|자료|그림)\s*[=:제|]|(photo|image|source|credit)s?\s*(:|by)/iu;

const sum = (numbers) => numbers.reduce((all, n) => all + n, 0);
const middle = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

/**
 * The parts of a document: `{ tag, text }`, and of a table `{ tag: 'table', parts: [{ tag: 'tr', parts: [{ tag: 'td', text }] }] }`.
 * `pages`: of each its `width`, `height` and `runs` (see lines.js). Running heads stand once, in a `footer`; page numbers
 * are left out.
 */
export function partsOf(pages) {
  const lines = pages.map(({ runs }) => linesOf(runs));
  const heads = running(pages, lines);
  const kept = lines.map((page) => page.filter((line) => !heads.has(line)));
  const all = kept.flat();
  const body = usual(all);
  const blocks = kept.flatMap((page) => blocksOf(page));
  const context = {
    body,
    pitch: pitches(blocks),
    mode: wrapping(ongoing(blocks)),
    vocabulary: new Vocabulary(all.map(({ text }) => text)),
  };
  const pieces = blocks.flatMap((block) => (block.rows ? [{ table: block.rows }] : paragraphs(block, context)));
  const parts = joined(pieces, context).map((piece) => part(piece, context));
  title(parts);
  const once = [...new Map([...heads].filter(([, key]) => key !== '').reverse().map(([line, key]) => [key, line.text])).values()].reverse();
  if (once.length > 0) parts.push({ tag: 'footer', parts: once.map((text) => ({ tag: 'p', text })) });
  return parts.map(({ size, ...part }) => part);
}

/** How many letters the pages have, each by itself: none are pictures of pages. */
export function letters(pages) {
  return pages.map(({ runs }) => sum(runs.map(({ text }) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0)));
}

/** Running heads by what they say, and page numbers (which say nothing), by their line. */
function running(pages, lines) {
  const edge = pages.map(({ height }, i) => {
    const rows = rowsOf(lines[i]);
    const outer = [...rows.slice(0, 3).filter(({ y }) => y < height * MARGIN), ...rows.slice(-3).filter(({ y, size }) => y - size > height * (1 - MARGIN))];
    return outer.flatMap(({ lines }) => lines);
  });
  const key = (text) => text.replace(/\d+/gu, '0').replace(/\s+/gu, '');
  const counts = new Map();
  for (const page of edge) for (const name of new Set(page.map(({ text }) => key(text)))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const heads = new Map();
  for (const page of edge) {
    for (const line of page) {
      const name = key(line.text);
      if (NUMBER.test(line.text)) heads.set(line, '');
      else if (PRINTED.test(line.text) || counts.get(name) >= Math.max(2, pages.length * REPEATED)) heads.set(line, name);
    }
  }
  return heads;
}

/** The height of most letters. */
function usual(lines) {
  const counts = new Map();
  for (const { size, text } of lines) {
    const height = Math.round(size * 2) / 2;
    counts.set(height, (counts.get(height) ?? 0) + text.length);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** By the height of the letters: how far apart lines are. */
function pitches(blocks) {
  const steps = new Map();
  for (const { lines = [] } of blocks) {
    lines.slice(1).forEach((line, i) => {
      const height = Math.round(line.size);
      if (!steps.has(height)) steps.set(height, []);
      steps.get(height).push(line.y - lines[i].y);
    });
  }
  return (size) => middle(steps.get(Math.round(size)) ?? []) || size * 1.6;
}

/** Lines that go on in the next one: as wide as their block. */
function ongoing(blocks) {
  return blocks.flatMap(({ lines = [], x1 }) =>
    lines.slice(0, -1).flatMap((line, i) => (x1 - line.x1 < line.size * 2 && !endsSentence(line.text) ? [{ ...line, next: lines[i + 1].text }] : [])),
  );
}

/** Whether the first word of a line had not fitted at the end of the line before: that one ended because it was full. */
function isFull(line, right, next) {
  const word = next.text.match(/^\S+/u)[0];
  const each = (next.x1 - next.x0) / next.text.length;
  return right - line.x1 < each * word.length + line.size * 0.4;
}

function paragraphs({ lines, x0: left, x1: right }, { body, pitch }) {
  const found = [];
  const heading = lines[0].size > body * HEADING;
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    const step = pitch(line.size);
    const indented = line.x0 - left > line.size * 0.7;
    const begins =
      !before ||
      line.y - before.y > step * 1.3 ||
      (!heading && indented && before.x0 - left <= line.size * 0.7) ||
      (!heading && !isFull(before, right, line)) ||
      MARK.test(line.text) ||
      (NUMBERED.test(line.text) && endsSentence(before.text));
    if (begins) found.push({ lines: [], left, right, indented });
    found.at(-1).lines.push(line);
  });
  return found;
}

/** Paragraphs of which the rest stands in the next column or on the next page are one. */
function joined(pieces, { body }) {
  const all = [];
  for (const piece of pieces) {
    const before = all.at(-1);
    const last = before?.lines?.at(-1);
    const first = piece.lines?.[0];
    const goesOn =
      last &&
      first &&
      Math.abs(last.size - first.size) < 0.5 &&
      Math.abs(last.size - body) < body * 0.1 &&
      !endsSentence(last.text) &&
      !piece.indented &&
      !MARK.test(first.text) &&
      !CAPTION.test(first.text) &&
      (isFull(last, before.right, first) || goesOnWithin(first.text));
    if (goesOn) {
      before.lines.push(...piece.lines);
      before.right = piece.right;
    } else {
      all.push({ ...piece });
    }
  }
  return all;
}

function part({ table, lines }, { body, mode, vocabulary }) {
  if (table) return { tag: 'table', parts: table.map(({ lines }) => ({ tag: 'tr', parts: lines.map(({ text }) => ({ tag: 'td', text })) })) };
  let text = '';
  let space = false;
  for (const line of lines) {
    text = join(text, line.text, { space, mode, vocabulary });
    ({ space } = line);
  }
  const size = Math.max(...lines.map((line) => line.size));
  if (size > body * HEADING && text.length <= 200) return { tag: 'h2', text, size };
  if (CAPTION.test(text) && (size < body * SMALL || /^[▲△]/u.test(text)) && text.length < 300) return { tag: 'figcaption', text };
  return { tag: MARK.test(text) || NUMBERED.test(text) ? 'li' : 'p', text };
}

/** The largest heading is the document's. */
function title(parts) {
  const headings = parts.filter(({ tag }) => tag === 'h2');
  const largest = Math.max(...headings.map(({ size }) => size));
  const first = headings.find(({ size }) => size === largest);
  if (first) first.tag = 'h1';
}
