// The embedded script on static pages in Chromium. `cargo xtask test embed` builds it and sets MITJUL_EMBED.

import { chromium } from '@playwright/test';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchOptions } from '../browser.js';
import { serve } from '../serve.js';
import { dom, painted, placeOf, violations, watch } from './tools.js';

const embed = process.env.MITJUL_EMBED ?? fileURLToPath(new URL('../../pkg/embed', import.meta.url));
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'";
const ARTICLE = `<article><h1>새물전자, 올해 공장 두 곳 짓는다</h1>
<p>새물전자는 지난해 매출이 1조2000억원을 <b>넘었다</b>고 4일 밝혔다.</p>
<p>김하늘 새물전자 대표는 서울에서 “올해는
   더 늘 것”이라고 말했다.</p></article>`;

let folder;
let site;
let browser;
let context;
let page;
let troubles;
let allowed;

/** A page under the documented policy; `head` and `body` are its own. */
const put = (name, head, body) =>
  writeFileSync(
    join(folder, name),
    `<!doctype html><html lang="ko"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}; img-src data:"><link rel="icon" href="data:,"><title>기사</title>${head}</head><body>${body}</body></html>`,
  );

/** Waits for the n-th state of that name. */
const state = (status, n = 1) =>
  page.waitForFunction(([status, n]) => window.states.filter((state) => state.status === status).length >= n, [status, n]);

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mitjul-embed-'));
  site = await serve(folder, { mounts: { '/some/where/mitjul/': embed } });
  browser = await chromium.launch(launchOptions());
});

after(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  allowed = /$^/;
  context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 900, height: 700 } });
  page = await context.newPage();
  troubles = watch(page, site.origin);
  await page.addInitScript(() => {
    window.states = [];
    addEventListener('mitjul', ({ detail }) => window.states.push(detail));
  });
});

afterEach(async () => {
  await context.close();
  assert.deepEqual(troubles.filter((trouble) => !allowed.test(trouble)), []);
});

const SCRIPT = '<script type="module" src="some/where/mitjul/mitjul.js"></script>';
const open = (name) => page.goto(`${site.origin}/${name}`);

test('the example page is underlined under its policy, from a subpath', async () => {
  await open('some/where/mitjul/example.html');
  await state('done');
  const words = await painted(page);
  assert.ok(words['person-0'].includes('김하늘'));
  assert.ok(words.amount.includes('1조2000억원'));
  assert.ok(words.claim.length > 0);
  assert.deepEqual(await violations(page), []);
});

test('the article is not changed, and leaving takes everything away', async () => {
  put('wrapped.html', SCRIPT, `<mitjul-article published="2025-02-04">${ARTICLE}</mitjul-article>`);
  await open('wrapped.html');
  const own = () => page.locator('mitjul-article').evaluate((element) => element.innerHTML);
  const before = await own();
  await state('done');
  assert.ok((await painted(page)).amount.length > 0);
  await page.mouse.move(...(await placeOf(page, '1조2000억원')));
  await page.getByRole('dialog').waitFor();
  assert.equal(await own(), before);
  await page.evaluate(() => window.mitjul.remove());
  assert.equal(await own(), before);
  assert.deepEqual(await painted(page), {});
  assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  assert.equal(await page.locator('mitjul-card').count(), 0);
  assert.equal(page.workers().length, 0);
});

test('a selector needs no element, and leaving restores the page to the byte', async () => {
  put('selected.html', SCRIPT.replace('src', 'data-mitjul="main article" src'), `<main>${ARTICLE}</main>`);
  await open('selected.html');
  const before = await dom(page);
  await state('done');
  assert.ok((await painted(page)).amount.includes('1조2000억원'));
  assert.equal(await dom(page), before);
  await page.mouse.click(...(await placeOf(page, '1조2000억원')));
  await page.getByRole('dialog').waitFor();
  await page.evaluate(() => window.mitjul.remove());
  assert.equal(await dom(page), before);
  await page.evaluate(() => window.mitjul.annotate('article'));
  await state('done', 2);
  assert.ok((await painted(page)).amount.includes('1조2000억원'));
});

test('cards explain on hover, tap and by keyboard', async () => {
  put('cards.html', SCRIPT, `<main><mitjul-article published="2025-02-04">${ARTICLE}</mitjul-article></main>`);
  await open('cards.html');
  await state('done');
  const card = page.getByRole('dialog');
  await page.mouse.move(...(await placeOf(page, '1조2000억원')));
  await card.waitFor();
  assert.match(await card.innerText(), /1조 2000억원.* · 금액/);
  await page.mouse.move(2, 2);
  await card.waitFor({ state: 'hidden' });

  await page.mouse.click(...(await placeOf(page, '김하늘')));
  await card.waitFor();
  assert.match(await card.innerText(), /김하늘 · 인물/);
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });

  const seen = [];
  for (let i = 0; i < 3; i += 1) {
    await page.keyboard.press('Alt+Period');
    await card.waitFor();
    seen.push(await card.getByText(' · ').first().innerText());
  }
  assert.equal(new Set(seen).size, 3);
  await page.keyboard.press('Alt+Comma');
  assert.equal(await card.getByText(' · ').first().innerText(), seen[1]);
});

test('a mention leads to the next of the same name', async () => {
  put('mentions.html', SCRIPT, `<mitjul-article>${ARTICLE}</mitjul-article>`);
  await open('mentions.html');
  await state('done');
  await page.mouse.click(...(await placeOf(page, '새물전자')));
  const card = page.getByRole('dialog');
  await card.getByText('3곳 중 1번째').waitFor();
  await card.getByRole('button', { name: '다음' }).click();
  await card.getByText('3곳 중 2번째').waitFor();
  assert.deepEqual((await painted(page)).active, ['새물전자']);
});

test('filters take a kind away and bring it back', async () => {
  put('filters.html', SCRIPT, `<mitjul-article kinds="person organization amount">${ARTICLE}</mitjul-article>`);
  await open('filters.html');
  await state('done');
  const names = async () => Object.keys(await painted(page)).sort();
  assert.deepEqual(await names(), ['amount', 'organization-0', 'person-0']);
  const button = page.getByRole('button', { name: /인물/ });
  await button.click();
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  assert.deepEqual(await names(), ['amount', 'organization-0']);
  await button.click();
  assert.deepEqual(await names(), ['amount', 'organization-0', 'person-0']);
});

test('nothing is loaded before the article is near the screen', async () => {
  put('lazy.html', `${SCRIPT}<link rel="stylesheet" href="lazy.css">`, `<p id="far">먼저 읽을 것</p><mitjul-article>${ARTICLE}</mitjul-article>`);
  writeFileSync(join(folder, 'lazy.css'), '#far { height: 4000px; }');
  const wasm = [];
  page.on('request', (request) => request.url().endsWith('.wasm') && wasm.push(request.url()));
  context.on('request', (request) => request.url().endsWith('worker.js') && wasm.push(request.url()));
  await open('lazy.html');
  await page.waitForTimeout(700);
  assert.deepEqual(wasm, []);
  assert.deepEqual(await page.evaluate(() => window.states), []);
  await page.evaluate(() => scrollTo(0, 3500));
  await state('done');
  assert.ok((await painted(page)).amount.length > 0);
});

test('without the API boxes are laid over the words, and taken away', async () => {
  put('boxes.html', SCRIPT.replace('src', 'data-mitjul="article" src'), ARTICLE);
  await page.addInitScript(() => {
    delete CSS.highlights;
    Object.defineProperty(CSS, 'highlights', { value: undefined, configurable: true });
    delete window.Highlight;
  });
  await open('boxes.html');
  const before = await dom(page);
  await state('done');
  const box = page.locator('mitjul-strokes .box.amount').first();
  await box.waitFor({ state: 'attached' });
  const [x, y] = await placeOf(page, '1조2000억원');
  let at;
  const under = () => at.some(({ left, right, top, bottom }) => left < x && x < right && top < y && y < bottom);
  for (const end = Date.now() + 20_000; Date.now() < end; await page.waitForTimeout(50)) {
    at = await page.locator('mitjul-strokes .box.amount').evaluateAll((boxes) => boxes.map((box) => box.getBoundingClientRect().toJSON()));
    if (under()) break;
  }
  assert.ok(under(), JSON.stringify([x, y, at]));
  assert.equal(await page.locator('article').evaluate((element) => element.outerHTML.length), ARTICLE.length);
  await page.evaluate(() => window.mitjul.remove());
  assert.equal(await dom(page), before);
});

test('custom properties set the colours', async () => {
  put('theme.html', `${SCRIPT}<link rel="stylesheet" href="theme.css">`, `<mitjul-article>${ARTICLE}</mitjul-article>`);
  writeFileSync(join(folder, 'theme.css'), 'mitjul-article { --mitjul-person: rgb(1, 2, 3); } mitjul-article::part(filters) { justify-content: flex-end; }');
  await open('theme.html');
  await state('done');
  const colour = await page.evaluate(() => getComputedStyle(document.querySelector('article p'), '::highlight(mitjul-person-0)').textDecorationColor);
  assert.equal(colour, 'rgb(1, 2, 3)');
  assert.equal(await page.getByRole('group', { name: '밑줄 고르기' }).evaluate((bar) => getComputedStyle(bar).justifyContent), 'flex-end');
});

test('a server that does not know wasm will do', async () => {
  put('octets.html', SCRIPT, `<mitjul-article>${ARTICLE}</mitjul-article>`);
  const body = readFileSync(join(embed, 'mitjul_js_bg.wasm'));
  await context.route('**/*.wasm', (route) => route.fulfill({ body, contentType: 'application/octet-stream' }));
  allowed = /application\/wasm/;
  await open('octets.html');
  await state('done');
  assert.ok((await painted(page)).amount.length > 0);
});

test('when the wasm cannot be had, the article stays and the reader is told', async () => {
  put('missing.html', SCRIPT, `<mitjul-article>${ARTICLE}</mitjul-article>`);
  await context.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  allowed = /404/;
  await open('missing.html');
  await state('failed');
  await page.getByText('밑줄을 긋지 못했습니다').waitFor();
  assert.deepEqual(await painted(page), {});
});

test('one global name is added, and no other', async () => {
  put('plain.html', '', ARTICLE);
  put('names.html', SCRIPT, `<mitjul-article>${ARTICLE}</mitjul-article>`);
  await open('plain.html');
  const names = () => page.evaluate(() => Object.getOwnPropertyNames(window));
  const without = new Set(await names());
  await open('names.html');
  await state('done');
  assert.deepEqual((await names()).filter((name) => !without.has(name)), ['mitjul']);
});

test('an article that changes is followed where it says so', async () => {
  put('live.html', SCRIPT, `<mitjul-article live>${ARTICLE}</mitjul-article>`);
  await open('live.html');
  await state('done');
  await page.evaluate(() => {
    const paragraph = document.createElement('p');
    paragraph.textContent = '회사는 70억원을 기부하기로 했다.';
    document.querySelector('article').append(paragraph);
  });
  await state('done', 2);
  assert.ok((await painted(page)).amount.includes('70억원'));
});

test('only what changed is sent and painted, and after a rest the worker is told everything', async () => {
  put('rest.html', SCRIPT, `<mitjul-article live>${ARTICLE}</mitjul-article>`);
  await page.clock.install();
  await open('rest.html');
  await state('done');
  const change = (words) =>
    page.evaluate((words) => {
      window.before = new Set([...CSS.highlights].flatMap(([, ranges]) => [...ranges]));
      document.querySelector('article p:last-child').firstChild.data = words;
    }, words);
  const counts = () => page.evaluate(() => window.states.at(-1).counts);
  const elsewhere = () =>
    page.evaluate(() => {
      const changed = document.querySelector('article p:last-child').firstChild;
      const now = [...CSS.highlights].flatMap(([, ranges]) => [...ranges]).filter(({ startContainer }) => startContainer !== changed);
      return [now.length > 3, now.filter((range) => !window.before.has(range)).length];
    });
  await change('회사는 70억원을 기부하기로 했다.');
  await state('done', 2);
  assert.equal((await counts()).sentBlocks, 1);
  assert.deepEqual(await elsewhere(), [true, 0]);
  await page.clock.fastForward(21_000);
  for (let tries = 0; page.workers().length > 0 && tries < 100; tries += 1) await new Promise((done) => setTimeout(done, 20));
  assert.equal(page.workers().length, 0);
  await change('회사는 90억원을 기부하기로 했다.');
  await state('done', 3);
  const { sentBlocks, blocks } = await counts();
  assert.equal(sentBlocks, blocks);
  assert.ok((await painted(page)).amount.includes('90억원'));
  assert.deepEqual(await elsewhere(), [true, 0]);
});
