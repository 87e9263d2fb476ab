// How fast the JavaScript API annotates in Chromium, in a worker as the page uses it: cold start and steady state
// apart, with the texts that benches/annotate.rs wrote into target/bench, where browser.json goes too. `cargo xtask bench
// --browser` builds the module and runs this. Time is the wall clock's: a browser has no other.

import { chromium } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from './browser.js';
import { serve } from './serve.js';

const module = process.env.MITJUL_PAGE ?? 'target/js-measured';
const bench = process.env.MITJUL_BENCH ?? 'target/bench';
const LANGUAGES = ['ko', 'en', 'mixed'];
const SIZES = ['brief', 'article', 'long read', '1 MB'];
const texts = LANGUAGES.flatMap((language) =>
  SIZES.map((size) => ({
    name: `${language} ${size}`,
    text: readFileSync(join(bench, `${language} ${size}.txt`.replaceAll(' ', '-')), 'utf8'),
  })),
);

const WORKER = `
import init, { Annotator, Tagging } from '/module/mitjul_js.js';

let serial = 0;

// Every line new: paragraphs that were seen before would be remembered.
const fresh = (text) => text.split('\\n').map((line) => (line ? line + ' ' + ++serial : line)).join('\\n');

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

const packed = (language) => fetch('/module/' + language + '.pack').then((response) => response.arrayBuffer());

onmessage = async ({ data: { texts } }) => {
  const article = texts.find(({ name }) => name === 'ko article').text;
  // The whole text is the body: repeated articles would be left out as furniture.
  const options = { wholeText: true };
  const start = performance.now();
  const bytes = packed('ko');
  const { memory } = await init();
  const pack = new Uint8Array(await bytes);
  const loaded = performance.now();
  const annotator = new Annotator();
  annotator.addPack(pack);
  const built = performance.now();
  annotator.annotate(article, options);
  const first = performance.now();
  annotator.addPack(new Uint8Array(await packed('en')));
  const steady = texts.map(({ name, text }) => {
    const figures = medians(() => fresh(text), (next) => annotator.annotate(next, options));
    // The memory of a module grows and never shrinks: the texts come in the order of their lengths.
    return { name, characters: [...fresh(text)].length, peak_bytes: memory.buffer.byteLength, ...figures };
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
  const result = await page.evaluate(
    (task) =>
      new Promise((done, fail) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = ({ message }) => fail(new Error(message ?? 'the worker did not start'));
        worker.postMessage(task);
      }),
    { texts: texts.sort((one, other) => one.text.length - other.text.length) },
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
      `${browserName}: ${name.padEnd(15)} ${String(characters).padStart(9)} characters ` +
        `${ms(time).padStart(10)} ms ${speed(time).padStart(12)} characters/s, ` +
        `of which names by paragraph ${ms(time - remembered)} ms, ${speed(time - remembered)} characters/s`,
    );
  }
  const steady = result.steady.map(({ time, ...rest }) => ({ ...rest, ms: time, characters_per_second: (rest.characters / time) * 1000 }));
  const cold = { load_ms: result.load, built_ms: result.build, first_article_ms: result.first };
  const tagger = { characters_per_second: median };
  writeFileSync(join(bench, 'browser.json'), JSON.stringify({ browser: browserName, cold, tagger, steady }));
} finally {
  await browser.close();
  await close();
  rmSync(folder, { recursive: true });
}
