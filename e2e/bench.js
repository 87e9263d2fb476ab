// How fast the JavaScript API annotates in Chromium, in a worker as the page uses it: cold start and steady state
// apart, with the texts of benches/annotate.rs. `cargo xtask bench --browser` builds the module and runs this.

import { chromium } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from './browser.js';
import { serve } from './serve.js';

const module = process.env.MITJUL_PAGE ?? 'target/js-measured';
const article = readFileSync(new URL('../benches/article.txt', import.meta.url), 'utf8');

const WORKER = `
import init, { Annotator, Tagging } from '/module/mitjul_js.js';

let serial = 0;

// Every line new: paragraphs that were seen before would be remembered.
function fresh(article, copies) {
  const copy = () => article.split('\\n').map((line) => (line ? line + ' ' + ++serial : line)).join('\\n');
  return Array.from({ length: copies }, copy).join('\\n');
}

const median = (times) => times.sort((one, other) => one - other)[times.length >> 1];

// How long a new text takes, and how long the same text takes when its paragraphs are remembered: what the tagger, the
// lists and the patterns say of their names is what is remembered, so the difference is the time that takes.
function medians(text, run) {
  const begin = performance.now();
  const fresh = [];
  const remembered = [];
  while (fresh.length < 5 || (performance.now() - begin < 3000 && fresh.length < 1000)) {
    const next = text();
    const start = performance.now();
    run(next);
    const middle = performance.now();
    run(next);
    remembered.push(performance.now() - middle);
    fresh.push(middle - start);
  }
  return { time: median(fresh), remembered: median(remembered) };
}

// The tagger alone. The clock of a worker may be as coarse as a tenth of a millisecond, so a run is ten articles.
function tagging(article) {
  const tagging = new Tagging();
  const text = Array(10).fill(article).join('\\n');
  const times = [];
  const begin = performance.now();
  while (times.length < 20 || performance.now() - begin < 5000) {
    const start = performance.now();
    tagging.tag(text);
    times.push(performance.now() - start);
  }
  const speed = (time) => ([...text].length / time) * 1000;
  return { median: speed(median(times)), fastest: speed(Math.min(...times)), runs: times.length };
}

onmessage = async ({ data: { article, sizes } }) => {
  const start = performance.now();
  await init();
  const loaded = performance.now();
  const annotator = new Annotator();
  const built = performance.now();
  annotator.annotate(article);
  const first = performance.now();
  // The whole text is the body: repeated articles would be left out as furniture.
  const options = { wholeText: true };
  const steady = sizes.map(({ name, copies }) => {
    const text = () => fresh(article, copies);
    return { name, characters: [...text()].length, ...medians(text, (next) => annotator.annotate(next, options)) };
  });
  const tagger = tagging(article);
  postMessage({ tagger, load: loaded - start, build: built - loaded, first: first - built, steady });
};
`;

const folder = mkdtempSync(join(tmpdir(), 'mitjul-bench-'));
writeFileSync(join(folder, 'index.html'), '<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">');
writeFileSync(join(folder, 'worker.js'), WORKER);
const { origin, close } = await serve(folder, { mounts: { '/module/': module } });
const browser = await chromium.launch(launchOptions());
try {
  const page = await browser.newPage();
  await page.goto(origin);
  const sizes = [
    { name: 'article', copies: 1 },
    { name: '100 KB', copies: 35 },
    { name: '1 MB', copies: 360 },
  ];
  const result = await page.evaluate(
    (task) =>
      new Promise((done, fail) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => fail(new Error(message ?? 'the worker did not start'));
        worker.postMessage(task);
      }),
    { article, sizes },
  );
  const ms = (time) => time.toFixed(2);
  const browserName = `Chromium ${browser.version().split('.')[0]}`;
  console.log(
    `${browserName}: module loaded in ${ms(result.load)} ms, annotator built in ${ms(result.build)} ms, ` +
      `first article after ${ms(result.first)} ms`,
  );
  const { median, fastest, runs } = result.tagger;
  console.log(
    `${browserName}: tagger alone ${median.toFixed(0)} characters/s (median), ` +
      `${fastest.toFixed(0)} (fastest of ${runs} runs)`,
  );
  for (const { name, characters, time, remembered } of result.steady) {
    const speed = (time) => ((characters / time) * 1000).toFixed(0);
    console.log(
      `${browserName}: ${name.padEnd(8)} ${String(characters).padStart(9)} characters ` +
        `${ms(time).padStart(10)} ms ${speed(time).padStart(12)} characters/s, ` +
        `of which names by paragraph ${ms(time - remembered)} ms, ${speed(time - remembered)} characters/s`,
    );
  }
} finally {
  await browser.close();
  await close();
  rmSync(folder, { recursive: true });
}
