// The texts of a PDF's page as lines, tables and blocks, in the order in which they are read. Pure: no browser, no files.
//
// A run is { text, x, y, width, size }, in the order of the file: where it begins, its baseline counted from the top, how
// wide and how high it is, all in points. A line is { text, x0, x1, y, size, space, at }: `space` says whether it ended
// with one, `at` which run of the file it began with.

/** Of the height of the letters: how far apart words, and columns, stand. */
const WORD = 0.22;
const COLUMN = 1.6;
/** Where the file has a space between them, words of a justified line stand further apart. */
const SPACED = 4;
/** A gutter that goes down the page may be narrower. */
const GUTTER = 0.8;
/** Lines of a block: how far apart at most, and how alike in height. */
const PITCH = 2.2;
const ALIKE = 1.15;
/** Rows of a table, and how many signs a cell has on the average; Hangul counts two. */
const ROWS = 3;
const CELL = 24;

const alike = (one, other) => Math.max(one, other) / Math.min(one, other) < ALIKE;
const near = (one, other, by) => Math.abs(one - other) < by;
const overlap = (a, b) => Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
const weight = (text) => [...text].reduce((sum, c) => sum + (c > '\u10ff' ? 2 : 1), 0);

/** Signs that stand for others in print, and what a PDF has without meaning it. */
function clean(text) {
  return text
    .replace(/[\ufb00-\ufb06]/gu, (c) => c.normalize('NFKC'))
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ue000-\uf8ff\ufeff\u200b\ufffd]/gu, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/gu, ' ');
}

/** The lines of a page, in the order of the file. What a gutter parts is two lines. */
export function linesOf(runs) {
  const lines = [];
  let line;
  let pieces = [];
  let space = false;
  const close = () => {
    if (line && pieces.length > 0) lines.push({ ...line, pieces, text: pieces.map(({ text }) => text).join('').trim(), space });
    line = undefined;
    pieces = [];
    space = false;
  };
  runs.forEach((run, at) => {
    const text = clean(run.text);
    if (text.trim() === '') {
      if (line && near(run.y, line.y, line.size * 0.4) && text !== '') space = true;
      return;
    }
    const gap = line ? run.x - line.x1 : 0;
    const beside = line && near(run.y, line.y, Math.max(run.size, line.size) * 0.4) && gap > -line.size && gap < line.size * (space ? SPACED : COLUMN);
    if (!beside) {
      close();
      line = { x0: run.x, x1: run.x + run.width, y: run.y, size: run.size, at };
      pieces = [{ text: text.trimStart(), x0: run.x, x1: line.x1 }];
    } else {
      const apart = (space || gap > line.size * WORD) && !pieces.at(-1).text.endsWith(' ') && !text.startsWith(' ');
      pieces.push({ text: apart ? ` ${text}` : text, x0: run.x, x1: run.x + run.width });
      line.x1 = Math.max(line.x1, run.x + run.width);
      // A note's number is small; the line is as high as its letters.
      line.size = Math.max(line.size, run.size);
    }
    space = /\s$/u.test(text);
  });
  close();
  return parted(lines).filter(({ text }) => text !== '');
}

/** Parts lines where a gutter goes down through many of them. */
function parted(lines) {
  const gaps = lines.flatMap((line) =>
    line.pieces.slice(1).flatMap((piece, i) => {
      const from = line.pieces[i].x1;
      return piece.x0 - from > line.size * GUTTER ? [{ line, from, to: piece.x0 }] : [];
    }),
  );
  if (gaps.length < 5) return lines;
  const cuts = gaps.filter(({ line, from, to }) => {
    const middle = (from + to) / 2;
    const along = gaps.filter((gap) => gap.from < middle && middle < gap.to).length;
    const across = lines.filter(({ x0, x1, size }) => x0 < middle && middle < x1 && alike(size, line.size)).length;
    return along >= 5 && along >= across * 0.6;
  });
  return lines.flatMap((line) => {
    const at = cuts.filter((cut) => cut.line === line).map(({ to }) => to);
    if (at.length === 0) return [line];
    const groups = [[]];
    for (const piece of line.pieces) {
      if (at.includes(piece.x0)) groups.push([]);
      groups.at(-1).push(piece);
    }
    return groups.map((pieces, i) => ({
      ...line,
      pieces,
      x0: pieces[0].x0,
      x1: pieces.at(-1).x1,
      at: line.at + i / 100,
      text: pieces.map(({ text }) => text).join('').trim(),
      space: i < groups.length - 1 ? false : line.space,
    }));
  });
}

/** Lines that stand beside each other, from the top down. */
export function rowsOf(lines) {
  const rows = [];
  for (const line of [...lines].sort((a, b) => a.y - b.y || a.x0 - b.x0)) {
    const row = rows.at(-1);
    if (row && near(line.y, row.y, Math.min(line.size, row.size) * 0.4)) row.lines.push(line);
    else rows.push({ y: line.y, size: line.size, lines: [line] });
  }
  for (const row of rows) row.lines.sort((a, b) => a.x0 - b.x0);
  return rows;
}

/** Whether a row's cells were written one after the other, as those of tables are, and columns of text are not. */
const inTurn = (row) => row.lines.length > 1 && row.lines.every((line, i) => i === 0 || line.at > row.lines[i - 1].at);

/** Whether two rows share columns: cells that begin, end or stand in the middle alike. */
function shares(one, other) {
  const same = (a, b) => {
    const by = a.size * 1.2;
    return near(a.x0, b.x0, by) || near(a.x1, b.x1, by) || near((a.x0 + a.x1) / 2, (b.x0 + b.x1) / 2, by);
  };
  const found = other.lines.filter((cell) => one.lines.some((above) => same(above, cell))).length;
  return found >= 2 && found >= Math.min(one.lines.length, other.lines.length) * 0.6;
}

/** The tables of a page: runs of rows with common columns and short cells. */
function tablesOf(rows) {
  const tables = [];
  let open = [];
  const close = () => {
    const cells = open.flatMap(({ lines }) => lines);
    const short = cells.reduce((sum, { text }) => sum + weight(text), 0) / cells.length <= CELL;
    if (open.length >= ROWS && short) tables.push(open);
    open = [];
  };
  for (const row of rows) {
    const before = open.at(-1);
    const last = before?.lines.at(-1);
    const goesOn = before && inTurn(row) && row.lines[0].at > last.at && row.y - before.y < row.size * 3.5 && shares(before, row);
    if (!goesOn) close();
    if (inTurn(row)) open.push(row);
  }
  close();
  return tables;
}

const box = (lines) => ({
  x0: Math.min(...lines.map(({ x0 }) => x0)),
  x1: Math.max(...lines.map(({ x1 }) => x1)),
  top: Math.min(...lines.map(({ y, size }) => y - size)),
  bottom: Math.max(...lines.map(({ y }) => y)),
});

/** The blocks of a page in reading order: `{ lines, … }`, or `{ rows, … }` for a table, each with its borders. */
export function blocksOf(lines) {
  const rows = rowsOf(lines);
  const tables = tablesOf(rows);
  const taken = new Set(tables.flat());
  const open = [];
  for (const row of rows) {
    if (taken.has(row)) continue;
    for (const line of row.lines) {
      const under = open
        .filter((block) => fits(block, line, row))
        .sort((a, b) => b.lines.at(-1).y - a.lines.at(-1).y || overlap(b, line) - overlap(a, line))[0];
      if (under) {
        under.lines.push(line);
        under.alone &&= row.lines.length === 1;
        Object.assign(under, box(under.lines));
      } else {
        open.push({ lines: [line], alone: row.lines.length === 1, ...box([line]) });
      }
    }
  }
  const blocks = tables.map((rows) => ({ rows, ...box(rows.flatMap(({ lines }) => lines)) }));
  return inReadingOrder([...open, ...blocks]);
}

/** Whether a line goes on in a block. */
function fits(block, line, row) {
  const last = block.lines.at(-1);
  const down = line.y - last.y;
  const size = Math.max(line.size, last.size);
  if (down < size * 0.4 || down > size * PITCH || !alike(line.size, last.size)) return false;
  const shared = overlap(block, line);
  if (shared < Math.min(block.x1 - block.x0, line.x1 - line.x0) * 0.5) return false;
  // Below a line across the page, columns begin.
  const beside = row.lines.some((other) => other !== line && overlap(block, other) > 0);
  return !(beside && block.alone);
}

/**
 * After Breuel (2003): what is above comes first where both share columns; what is on the left comes first unless something
 * across both stands between them.
 */
function inReadingOrder(blocks) {
  const middle = ({ top, bottom }) => (top + bottom) / 2;
  const before = (a, b) => {
    if (overlap(a, b) > 0) return middle(a) < middle(b);
    if (a.x1 > b.x0) return false;
    const [high, low] = [Math.min(middle(a), middle(b)), Math.max(middle(a), middle(b))];
    return !blocks.some((c) => c !== a && c !== b && middle(c) > high && middle(c) < low && overlap(c, a) > 0 && overlap(c, b) > 0);
  };
  const byPlace = (a, b) => a.top - b.top || a.x0 - b.x0;
  if (blocks.length > 400) return [...blocks].sort(byPlace);
  const waits = new Map(blocks.map((b) => [b, new Set(blocks.filter((a) => a !== b && before(a, b)))]));
  const ordered = [];
  let last;
  while (waits.size > 0) {
    const free = [...waits].filter(([, on]) => on.size === 0).map(([block]) => block);
    // Where each waits for another, the upper one is read.
    const choice = (free.length > 0 ? free : [...waits.keys()]).sort(byPlace);
    // A column is read to its end.
    const next = choice.find((block) => last && overlap(block, last) > 0) ?? choice[0];
    ordered.push(next);
    waits.delete(next);
    for (const on of waits.values()) on.delete(next);
    last = next;
  }
  return ordered;
}
