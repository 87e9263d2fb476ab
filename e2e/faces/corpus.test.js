// The pages of tests/corpus in Chromium: what a walk over the browser's document hands to the core must give the article
// that the page's expectation marks, as the command line's parser does (tests/corpus.rs). Needs the npm package in
// MITJUL_NPM or pkg/npm.

import { chromium } from '@playwright/test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchOptions } from '../browser.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = process.env.MITJUL_NPM ?? join(root, 'pkg/npm');
const corpus = join(root, 'tests/corpus');
/** The reader's words without what binds its scripts to each other. */
const reader = ['dom.js', 'reader.js'].map((name) => readFileSync(join(root, 'www/lib', name), 'utf8').replaceAll(/^export |^import .*$/gmu, '')).join('');

const bare = (words) => words.replaceAll(/\s+/gu, '');

/** The blocks that an expectation marks, without white space. */
function expected(name) {
  const marked = readFileSync(join(corpus, name, 'expected.txt'), 'utf8');
  return [...marked.matchAll(/⟦[a-z]+\|([^⟧]*)⟧/gu)].map((found) => bare(found[1]));
}

let browser;
let page;
let annotator;

before(async () => {
  const { Annotator } = await import(pathToFileURL(join(built, 'node.js')));
  annotator = await Annotator.load();
  browser = await chromium.launch(launchOptions());
  page = await browser.newPage();
});

after(() => browser?.close());

for (const name of readdirSync(corpus).sort()) {
  const source = join(corpus, name, 'source.html');
  if (!existsSync(source)) continue;
  test(`${name}: the browser's document gives the expected article`, async () => {
    await page.setContent(readFileSync(source, 'utf8'), { waitUntil: 'domcontentloaded' });
    const nodes = await page.evaluate(`(() => { ${reader}; return new Reader(document).read().nodes; })()`);
    const { text, article } = annotator.annotatePage({ nodes });
    const found = article.body.map(({ start, end }) => bare(text.slice(start, end)));
    assert.deepEqual(found, expected(name));
  });
}
