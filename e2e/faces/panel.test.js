// The extension's side panel, opened as a tab of its own beside the page that it shows. `cargo xtask test extension` builds
// the extension and sets MITJUL_EXTENSION.

import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.js';
import { launch } from './extension.js';
import { PAGES, long } from './pages.js';
import { painted, violations, watch } from './tools.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = process.env.MITJUL_EXTENSION ?? join(root, 'pkg/extension');

let folder;
let site;
let extension;
let panel;
let troubles;
const pages = [];
let visit = 0;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mitjul-pages-'));
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'large.html'), long(100_000));
  site = await serve(folder);
  extension = await launch(join(built, 'chrome'));
});

after(async () => {
  await extension?.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  await panel?.close();
  panel = undefined;
  for (const page of pages.splice(0)) await page.close();
  await (await extension.background()).evaluate(() => chrome.storage.local.clear());
  assert.deepEqual(troubles?.splice(0) ?? [], []);
});

/** Opens a page, by its whole name or under an address of its own, and has it underlined. */
async function underlined(name, address = `${name}?panel-${(visit += 1)}`) {
  const page = await extension.context.newPage();
  pages.push(page);
  await page.goto(`${site.origin}/${address}`);
  await extension.press(page);
  await extension.reported(page, 'done');
  return page;
}

/** The panel of a page. */
async function beside(page, size = { width: 360, height: 800 }) {
  const tab = await extension.tabOf(page);
  await panel?.close();
  panel = await extension.context.newPage();
  await panel.setViewportSize(size);
  troubles = watch(panel, `chrome-extension://${extension.id}`);
  await panel.goto(`chrome-extension://${extension.id}/panel.html?tab=${tab}`);
  return panel;
}

const view = (name) => panel.getByRole('tab', { name }).click();
const body = () => panel.getByRole('tabpanel');

/** Waits until a page's active words are these. */
async function active(page, ...words) {
  let now;
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    now = (await painted(page)).active;
    if (now?.join() === words.join()) return;
  }
  assert.deepEqual(now, words);
}

/** What of the pages is kept, by address. */
const kept = () =>
  panel.evaluate(
    () =>
      new Promise((done, fail) => {
        const request = indexedDB.open('mitjul');
        request.onerror = () => fail(request.error);
        request.onsuccess = () => {
          const all = request.result.transaction('articles').objectStore('articles').getAll();
          all.onsuccess = () => done(all.result.map(({ id, checks }) => [id, checks.length]));
        };
      }),
  );

async function untilKept(expected) {
  let now;
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    now = await kept();
    if (JSON.stringify(now) === JSON.stringify(expected)) return;
  }
  assert.deepEqual(now, expected);
}

test('the views of the page show what is in the tab, and lead there', async () => {
  const page = await underlined('plain.html');
  await beside(page);
  await body().getByRole('button', { name: /김하늘/ }).waitFor();
  assert.equal(await panel.getByRole('heading', { level: 1 }).innerText(), '새물전자, 올해 공장 두 곳 짓는다');
  assert.deepEqual(await violations(panel), []);
  await body().getByRole('button', { name: /김하늘/ }).click();
  await active(page, '김하늘');
  for (const [name, text] of [['발언', '더 늘 것'], ['수치', '1조2000억원'], ['검증', '더 늘 것']]) {
    await view(name);
    await body().getByText(text).first().waitFor();
    assert.deepEqual(await violations(panel), []);
    // Nothing of it is wider than the panel.
    assert.ok(await panel.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  }
  await view('수치');
  await body().getByRole('button', { name: '5억 달러' }).click();
  await active(page, '5억 달러');
  await view('발언');
  await body().getByRole('button', { name: '그 자리로' }).first().click();
  assert.match((await painted(page)).active.join(' '), /넘었다|더 늘 것/);
});

test('a finding is said above the views, and leads to its figures', async () => {
  const page = await underlined('findings.html');
  await beside(page);
  const finding = body().getByRole('listitem').filter({ hasText: '60%' }).first();
  await finding.getByRole('button', { name: '60%' }).click();
  await active(page, '60%');
});

test('underlines are taken away and drawn from here, and what is said meanwhile', async () => {
  const page = await underlined('plain.html');
  await beside(page);
  await body().getByRole('button', { name: /김하늘/ }).waitFor();
  await panel.getByRole('button', { name: '다음', exact: true }).click();
  assert.equal((await painted(page)).active.length, 1);
  await panel.getByRole('button', { name: '밑줄 지우기' }).click();
  await panel.getByText('아직 밑줄이 없습니다').waitFor();
  assert.equal(await body().count(), 0);
  await panel.getByRole('button', { name: '밑줄 긋기' }).click();
  await body().getByRole('button', { name: /김하늘/ }).waitFor();
});

test('where the page cannot be read, or holds no article, that is said', async () => {
  const page = await extension.context.newPage();
  pages.push(page);
  await page.goto(`${site.origin}/plain.html?unread`);
  await beside(page);
  await panel.getByText('이 페이지에서는 쓸 수 없습니다').waitFor();
  assert.equal(await body().count(), 0);
  assert.deepEqual(await violations(panel), []);
});

test('what is checked is kept by the address of the page, follows its text, and is forgotten with the last entry', async () => {
  const address = `dynamic.html?kept`;
  const page = await underlined('dynamic.html', address);
  await beside(page);
  await view('검증');
  const row = () => body().getByRole('button', { name: /더 늘 것/ });
  await row().click();
  await active(page, (await painted(page)).active.join());
  await body().getByRole('button', { name: /틀림/ }).click();
  await body().getByRole('textbox', { name: '메모' }).fill('회사에 물어봄');
  await untilKept([[`${site.origin}/${address}`, 1]]);

  // Another page has a sheet of its own.
  const other = await underlined('plain.html');
  await beside(other);
  await view('검증');
  await row().waitFor();
  assert.equal(await panel.getByText('회사에 물어봄').count(), 0);

  // The page changes while it is shown, and comes back changed.
  await page.evaluate(() => document.querySelector('h1').after(Object.assign(document.createElement('p'), { textContent: '새물전자는 4일 오전 공시에서 새로 지을 공장 두 곳의 자리를 알렸다.' })));
  await beside(page);
  await view('검증');
  await body().getByText('회사에 물어봄').waitFor();
  await page.goto(`${site.origin}/${address}#part`);
  await page.reload();
  await extension.press(page);
  await extension.reported(page, 'done');
  await beside(page);
  await view('검증');
  await body().getByText('회사에 물어봄').waitFor();

  await row().click();
  await body().getByRole('textbox', { name: '메모' }).fill('');
  await body().getByRole('button', { name: '아직', exact: true }).click();
  await untilKept([]);
});

test('two windows show one sheet, and it can be deleted in the options', async () => {
  const address = 'plain.html?twice';
  const page = await underlined('plain.html', address);
  await beside(page);
  const other = await extension.context.newPage();
  pages.push(other);
  await other.goto(panel.url());
  const check = async (window, key) => {
    await window.getByRole('tab', { name: '검증' }).click();
    await window.bringToFront();
    await window.getByRole('tabpanel').getByRole('button', { name: /더 늘 것/ }).focus();
    await window.keyboard.press(key);
  };
  const state = (window, words) => window.getByRole('tabpanel').getByRole('button', { name: new RegExp(`${words}.*더 늘 것`, 's') }).waitFor();
  await other.getByRole('tab', { name: '검증' }).click();
  await check(panel, '2');
  await state(other, '틀림');
  await check(other, '1');
  await state(panel, '맞음');
  await untilKept([[`${site.origin}/${address}`, 1]]);

  const options = await extension.context.newPage();
  pages.push(options);
  await options.goto(`chrome-extension://${extension.id}/options.html`);
  await options.getByRole('group', { name: '검증한 글' }).getByRole('button', { name: /빼기/ }).click();
  await untilKept([]);
  for (const window of [panel, other]) await state(window, '아직');
  await options.getByRole('group', { name: '검증한 글' }).getByText('없습니다').waitFor();
  assert.deepEqual(await violations(options), []);
  // What is checked after that is kept again.
  await check(panel, '3');
  await untilKept([[`${site.origin}/${address}`, 1]]);
  await panel.getByRole('button', { name: '되돌리기' }).click();
  await untilKept([]);
});

/** The forms, how the names of their files end, and what stands in them. */
const FILES = [
  ['HTML 한 장 (쪽지 포함)', '.html', /1조2000억원/],
  ['마크다운', '.md', /1조2000억원/],
  ['CSV 표', '.csv', /1조2000억원/],
  ['JSON (mitjul/1)', '.json', /"status": "wrong"/],
  ['W3C 웹 주석', '.jsonld', /더 늘 것/],
  ['검증 기록 (마크다운)', '-check.md', /✗ 틀림/],
  ['검증표 (CSV)', '-check.csv', /wrong/],
  ['ClaimReview (JSON-LD)', '-reviews.jsonld', /ClaimReview/],
];

test('the article and the sheet leave as files', async () => {
  const page = await underlined('plain.html');
  await beside(page);
  await view('검증');
  await body().getByRole('button', { name: /더 늘 것/ }).focus();
  await panel.keyboard.press('2');
  await body().getByRole('button', { name: /틀림.*더 늘 것/s }).waitFor();
  const take = async (name) => {
    await panel.getByRole('button', { name: '내보내기' }).click();
    const [download] = await Promise.all([panel.waitForEvent('download'), panel.getByRole('button', { name, exact: true }).click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), 'utf8')];
  };
  for (const [name, suffix, words] of FILES) {
    const [file, content] = await take(name);
    assert.ok(file.endsWith(suffix), file);
    assert.match(content, words, file);
  }
  // What makes no sense of a page that stands elsewhere is not offered.
  await panel.getByRole('button', { name: '내보내기' }).click();
  assert.equal(await panel.getByRole('button', { name: /링크|인쇄|고친 것/ }).count(), 0);
});

test('the panel speaks the language of the options, and follows it', async () => {
  const page = await underlined('english.html');
  await beside(page);
  await panel.getByRole('tab', { name: '한눈에' }).waitFor();
  await (await extension.background()).evaluate(() => chrome.storage.local.set({ language: 'en' }));
  await panel.getByRole('tab', { name: 'Overview' }).waitFor();
  await panel.getByRole('button', { name: 'Take away' }).waitFor();
  assert.deepEqual(await violations(panel), []);
});

test('names of the reader’s own are in the views, too', async () => {
  const page = await underlined('plain.html');
  await beside(page);
  await body().getByRole('button', { name: /김하늘/ }).waitFor();
  await (await extension.background()).evaluate(() => chrome.storage.local.set({ dictionary: 'product\t가전\t\n' }));
  await body().getByRole('button', { name: /가전/ }).waitFor();
});

test('a long page is listed from its beginning, the rest for asking', async () => {
  const page = await underlined('large.html');
  await beside(page);
  await view('발언');
  const claims = body().getByRole('listitem');
  await claims.first().waitFor();
  const first = await claims.count();
  await body().getByRole('button', { name: /이어서 보기/ }).last().click();
  await claims.nth(first).waitFor();
});
