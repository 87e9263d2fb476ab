// The size of every file of the built page, and of the first load: what Chromium asks for until the page is quiet.
// `cargo xtask sizes`, or by hand: MITJUL_PAGE=dist node e2e/sizes.js [--at-most KB] [--app-at-most KB]
// With a limit it fails when the first load, or the page's own wasm, is larger when brotli-compressed.

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

const loaded = await firstLoad();
const rows = sizes.map((size) => ({ ...size, first: loaded.has(size.name) }));
const first = sum('first load', rows.filter(({ first }) => first));
print([...rows, first, sum('all files', rows)]);

if (!rows.some(({ name, first }) => first && name.endsWith('mitjul_js_bg.wasm'))) {
  console.error('the page did not load the core');
  process.exit(1);
}
const text = { type: 'string' };
const { values: limits } = parseArgs({ options: { 'at-most': text, 'app-at-most': text } });
const app = rows.find(({ name }) => name.endsWith('.wasm') && !name.endsWith('mitjul_js_bg.wasm'));
keep('the first load', first, limits['at-most']);
keep("the page's own wasm", app, limits['app-at-most']);

/** Fails where something is larger than it may be. */
function keep(what, size, limit) {
  if (limit === undefined || size?.brotli <= Number(limit) * 1000) return;
  console.error(`${what} takes ${((size?.brotli ?? 0) / 1000).toFixed(1)} KB, more than ${limit} KB`);
  process.exit(1);
}

async function firstLoad() {
  const { origin, close } = await serve(folder);
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ locale: 'ko-KR' });
    const names = new Set();
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.origin !== origin) return;
      const path = decodeURIComponent(url.pathname).slice(1);
      names.add(path === '' || path.endsWith('/') ? `${path}index.html` : path);
    });
    const page = await context.newPage();
    await page.goto(origin, { waitUntil: 'networkidle' });
    // The worker starts late on a busy machine: without its core the page cannot do anything.
    const core = () => [...names].some((name) => name.endsWith('mitjul_js_bg.wasm'));
    for (let waited = 0; !core() && waited < 60; waited++) await page.waitForTimeout(500);
    await page.waitForTimeout(2000);
    return names;
  } finally {
    await browser.close();
    await close();
  }
}

function sum(name, rows) {
  const total = (key) => rows.reduce((all, row) => all + row[key], 0);
  return { name, raw: total('raw'), gzip: total('gzip'), brotli: total('brotli'), first: false };
}

function print(rows) {
  const kilobytes = (bytes) => (bytes / 1000).toFixed(1).padStart(9);
  const width = Math.max(...rows.map(({ name }) => name.length));
  console.log(`${'KB (1000 bytes)'.padEnd(width)}        raw     gzip   brotli  first load`);
  for (const { name, raw, gzip, brotli, first } of rows) {
    console.log(`${name.padEnd(width)} ${kilobytes(raw)}${kilobytes(gzip)}${kilobytes(brotli)}${first ? '  yes' : ''}`);
  }
}
