// From the click on the extension's button to the painted underlines, on pages of three sizes; what it takes when one
// paragraph changes then; and the memory that the worker and the page take. By hand, after `cargo xtask extension`: node e2e/faces/bench.js

import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.js';
import { launch } from './extension.js';
import { long } from './pages.js';

const built = process.env.MITJUL_EXTENSION ?? fileURLToPath(new URL('../../pkg/extension', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mitjul-bench-'));
const SIZES = [
  ['5 KB', 5_000],
  ['100 KB', 100_000],
  ['1 MB', 1_000_000],
];
for (const [, bytes] of SIZES) writeFileSync(join(folder, `${bytes}.html`), long(bytes));
const site = await serve(folder);
const extension = await launch(join(built, 'chrome'));
const milliseconds = (time) => `${time.toFixed(0)} ms`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** What this browser's processes take for themselves, by sort: `{ page, worker }` in bytes (Linux). */
function memory() {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        const line = ` ${readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
        const parent = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1).split(' ')[1];
        return [{ id, parent, line }];
      } catch {
        // It has just ended.
        return [];
      }
    });
  const browser = processes.find(({ line }) => line.includes(`--user-data-dir=${extension.profile}`) && !line.includes(' --type='));
  const below = (process) => {
    for (let at = process; at; at = processes.find(({ id }) => id === at.parent)) if (at.parent === browser?.id) return true;
    return false;
  };
  const own = (id) => {
    try {
      return [...readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB/gm)].reduce((sum, [, kilobytes]) => sum + kilobytes * 1024, 0);
    } catch {
      return 0;
    }
  };
  const renderers = processes.filter((process) => process.line.includes(' --type=renderer') && below(process));
  const largest = (wanted) => Math.max(0, ...renderers.filter(({ line }) => line.includes(' --extension-process') === wanted).map(({ id }) => own(id)));
  return { page: largest(false), worker: largest(true) };
}

try {
  for (const [name, bytes] of SIZES) {
    const times = [];
    let report;
    let longest;
    let before;
    let after;
    let change;
    for (let round = 0; round < 4; round += 1) {
      const page = await extension.context.newPage();
      await page.goto(`${site.origin}/${bytes}.html`);
      before = memory().page;
      // Painted: the frame after the one in which the ranges were registered.
      await page.evaluate(() => {
        // Gaps between ticks: what a content script does is not reported to the page as a long task.
        let last = performance.now();
        window.longest = 0;
        setInterval(() => {
          const now = performance.now();
          window.longest = Math.max(window.longest, now - last);
          last = now;
        }, 10);
        window.painted = new Promise((done) => {
          const look = () => (CSS.highlights.has('mitjul-amount') ? requestAnimationFrame(() => done(performance.timeOrigin + performance.now())) : setTimeout(look, 1));
          look();
        });
      });
      const click = performance.timeOrigin + performance.now();
      await extension.press(page);
      times.push((await page.evaluate(() => window.painted)) - click);
      report = await extension.reported(page, 'done');
      longest = await page.evaluate(() => window.longest);
      after = memory();
      await page.evaluate(() => (document.querySelectorAll('p')[3].firstChild.data = '새물전자는 제주 공장의 지난해 매출이 7777억원으로 3.1% 늘었다고 5일 밝혔다.'));
      await page.waitForFunction(() => [...CSS.highlights.get('mitjul-amount')].some(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset) === '7777억원'), null, { polling: 100 });
      change = await extension.reported(page, 'done');
      await page.close();
    }
    const [first, ...rest] = times;
    rest.sort((one, other) => one - other);
    const { collect, ask, paint } = report.times;
    console.log(
      `${name.padEnd(6)} first ${milliseconds(first)}, then ${milliseconds(rest[1])} from click to painted ` +
        `(reading ${milliseconds(collect)}, core and messages ${milliseconds(ask)}, painting ${milliseconds(paint)}); ` +
        `a changed paragraph ${milliseconds(change.times.collect + change.times.ask + change.times.paint)} ` +
        `(${change.counts.sentBlocks} of ${change.counts.blocks} blocks sent, ${change.counts.sentRows} of ${change.counts.rows} rows answered; core and messages ${milliseconds(change.times.ask)}, painting ${milliseconds(change.times.paint)}); ` +
        `${report.marks} underlines; longest standstill ${milliseconds(longest)}; page's process ${megabytes(before)} → ${megabytes(after.page)}, worker's ${megabytes(after.worker)}`,
    );
  }
} finally {
  await extension.close();
  await site.close();
  rmSync(folder, { recursive: true });
}
