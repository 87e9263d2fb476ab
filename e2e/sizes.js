// The size of every file of the built page, and of the first load of a Korean and an English reader: what Chromium asks for
// until the page is quiet.
// `cargo xtask sizes`, or by hand: MITJUL_PAGE=dist node e2e/sizes.js [--at-most KB] [--app-at-most KB]
// With a limit it fails when a first load, or the page's own wasm, is larger when brotli-compressed.

import { chromium } from '@playwright/test';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { launchOptions } from './browser.js';
import { serve } from './serve.js';

const folder = process.env.MITJUL_PAGE ?? 'dist';

const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((file) => {
    const bytes = readFileSync(file);
    return {
      name: relative(folder, file).split(sep).join('/'),
      raw: bytes.length,
      gzip: gzipSync(bytes, { level: 9 }).length,
      brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length,
    };
  })
  .sort((one, other) => other.raw - one.raw);

/** By the language of the reader: that of the browser. */
const READERS = { ko: 'ko-KR', en: 'en-GB' };
const isPatterns = (name) => name.includes('mitjul_patterns');
const isCore = (name) => /^mitjul_.*\.wasm$/.test(name) && !isPatterns(name);
/** What a first reader needs one of: that of the reader's language. */
const KINDS = { "language's code": isCore, "language's data": (name) => name.endsWith('.pack') };
const text = { type: 'string' };
const { values: limits } = parseArgs({ options: { 'at-most': text, 'app-at-most': text } });

const loads = {};
for (const [reader, locale] of Object.entries(READERS)) loads[reader] = await firstLoad(locale);
const rows = sizes.map((size) => ({ ...size, first: Object.keys(loads).filter((reader) => loads[reader].has(size.name)) }));
const firsts = Object.keys(loads).map((reader) => ({ reader, ...sum(`first load (${reader})`, rows.filter(({ first }) => first.includes(reader))) }));
// The tables for the fonts of PDFs are many and small.
const [tables, files] = [true, false].map((are) => rows.filter(({ name }) => name.includes('/cmaps/') === are));
print([...files, sum(`${tables.length} tables of intake/pdf/cmaps`, tables), ...firsts, sum('all files', rows)]);

for (const first of firsts) {
  const names = [...loads[first.reader]];
  for (const [kind, is] of Object.entries(KINDS)) {
    const found = names.filter(is);
    if (found.length === 1 && new RegExp(`^(mitjul_)?${first.reader}-`).test(found[0])) continue;
    fail(`a first reader (${first.reader}) needs one ${kind}, not ${found.join(' and ') || 'none'}`);
  }
  if (names.some(isPatterns)) fail(`a first reader (${first.reader}) has no patterns`);
  keep(`the first load (${first.reader})`, first, limits['at-most']);
}
const app = rows.find(({ name }) => name.endsWith('.wasm') && !isCore(name) && !isPatterns(name));
keep("the page's own wasm", app, limits['app-at-most']);

function fail(message) {
  console.error(message);
  process.exit(1);
}

/** Fails where something is larger than it may be. */
function keep(what, size, limit) {
  if (limit === undefined || size?.brotli <= Number(limit) * 1000) return;
  fail(`${what} takes ${((size?.brotli ?? 0) / 1000).toFixed(1)} KB, more than ${limit} KB`);
}

async function firstLoad(locale) {
  const { origin, close } = await serve(folder);
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ locale });
    const names = new Set();
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin) return;
      const path = decodeURIComponent(url.pathname).slice(1);
      names.add(path === '' || path.endsWith('/') ? `${path}index.html` : path);
    });
    const page = await context.newPage();
    // What comes later, when the page is idle, is the other languages' data: it is not waited for.
    await page.goto(origin, { waitUntil: 'load' });
    await page.locator('.article [role=button]').first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(1500);
    return names;
  } finally {
    await browser.close();
    await close();
  }
}

function sum(name, rows) {
  const total = (key) => rows.reduce((all, row) => all + row[key], 0);
  return { name, raw: total('raw'), gzip: total('gzip'), brotli: total('brotli'), first: [] };
}

function print(rows) {
  const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`${'KB (1000 bytes)'.padEnd(width)}        raw     gzip   brotli  first load`);
  for (const { name, raw, gzip, brotli, first } of rows) {
    console.log(`${name.padEnd(width)} ${kilobytes(raw)}${kilobytes(gzip)}${kilobytes(brotli)}${first.map((reader) => `  ${reader}`).join('')}`);
  }
}
