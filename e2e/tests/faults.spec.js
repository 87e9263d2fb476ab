// What fails before or around the page's own code: the reader is told, and loses nothing.

import { deflateRawSync } from 'node:zlib';
import { expect, test, violations } from '../harness.js';
import { article, field, marks, start } from '../reader.js';

// A worker that has been installed in between answers for the network, out of reach of the routes below.
test.use({ serviceWorkers: 'block' });

const sorry = (page) => page.getByRole('alert').filter({ hasText: '불러오지 못했습니다' });

for (const [what, pattern, respond] of [
  ['the wasm is missing', /\/app-\w+_bg\.wasm/, (route) => route.fulfill({ status: 404, body: '' })],
  ['the wasm is cut short', /\/app-\w+_bg\.wasm/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
  }],
  ['a portal answers in place of the wasm', /\/app-\w+_bg\.wasm/, (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' })],
  ['the glue is missing', /\/app-\w+\.js/, (route) => route.fulfill({ status: 404, body: '' })],
]) {
  test(`${what}: the reader is told and can try again`, async ({ page, watch }) => {
    watch.allow(/status of 404|Failed to fetch|app-\w+|wasm|WebAssembly|module script|dynamically imported|MIME/i);
    await page.route(pattern, respond);
    await page.goto('./');
    await expect(sorry(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.unroute(pattern);
    await page.getByRole('button', { name: '다시 시도' }).click();
    await expect(marks(page).first()).toBeVisible();
    await expect(sorry(page)).toHaveCount(0);
  });
}

test('a page that hangs says so after a while', async ({ page }) => {
  await page.clock.install();
  await page.route(/\/app-\w+_bg\.wasm/, () => {});
  await page.goto('./');
  await expect(page.locator('#shell')).toBeAttached();
  await page.clock.runFor(21_000);
  await expect(sorry(page)).toBeVisible();
});

/** Ends the worker as a browser does that has no memory left: without a word. */
const end = (page) => Promise.race([page.workers()[0].evaluate(() => self.close()).catch(() => {}), page.waitForTimeout(500)]);
const retry = (page) => page.getByRole('button', { name: '다시 하기' });

test('a worker that ends without a word is noticed and started again; what is typed stays', async ({ page }) => {
  await start(page);
  await field(page).fill('바람전자는 10일 새 공장에 3조5000억원을 들인다고 밝혔다.');
  await expect(article(page)).toContainText('3조5000억원');
  await end(page);
  await expect(page.getByText('분석기를 다시 켰습니다', { exact: false })).toBeVisible();
  await expect(page.locator('.status')).toHaveText('');
  await field(page).fill('바람전자는 10일 새 공장에 7조원을 들인다고 밝혔다.');
  await expect(marks(page).filter({ hasText: '7조원' })).toBeVisible();
});

test('one that ends again and again is left alone until the reader says so', async ({ page }) => {
  // Its language’s data never comes, so that nothing is ever answered.
  let silent = true;
  await page.route('**/ko-*.pack', (route) => (silent ? undefined : route.continue()));
  await page.goto('./');
  const status = page.locator('.status');
  await expect(status).toContainText('불러오는 중');
  await expect.poll(() => page.workers().length).toBe(1);
  const first = page.workers()[0];
  await end(page);
  await expect(page.getByText('분석기를 다시 켰습니다', { exact: false })).toBeVisible();
  await expect.poll(() => page.workers().filter((worker) => worker !== first).length).toBe(1);
  const [second] = page.workers().filter((worker) => worker !== first);
  await Promise.race([second.evaluate(() => self.close()).catch(() => {}), page.waitForTimeout(500)]);
  await expect(status).toContainText('분석하다가 멈췄습니다');
  silent = false;
  await retry(page).click();
  await expect(marks(page).first()).toBeVisible();
});

test('a worker that says nothing for long is said to be silent, and can be started again', async ({ page }) => {
  await page.clock.install();
  let silent = true;
  await page.route('**/ko-*.pack', (route) => (silent ? undefined : route.continue()));
  await page.goto('./');
  const status = page.locator('.status');
  await expect(status).toContainText('불러오는 중');
  // Its code has come, which is a sign of life.
  await expect.poll(() => page.workers().length).toBe(1);
  await page.clock.runFor(30_000);
  await expect(status).toContainText('오래 답하지 않습니다');
  expect(await violations(page)).toEqual([]);
  silent = false;
  await page.clock.resume();
  await retry(page).click();
  await expect(marks(page).first()).toBeVisible();
  await expect(status).toHaveText('');
});

test('no text can become a script: Trusted Types hold, and the one policy knows only the own files', async ({ page, watch }) => {
  watch.allow(/TrustedScript|TrustedHTML|Trusted Type|trusted-types/i);
  await start(page);
  const tried = await page.evaluate(() => {
    const attempt = (work) => {
      try {
        work();
        return 'done';
      } catch (error) {
        return error.name;
      }
    };
    return [
      attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
      attempt(() => new Worker('worker.js')),
      attempt(() => (document.createElement('script').src = 'boot.js')),
      attempt(() => (document.createElement('script').text = '1')),
      attempt(() => trustedTypes.createPolicy('mitjul', { createScriptURL: (text) => text })),
      attempt(() => trustedTypes.createPolicy('other', { createHTML: (text) => text })),
      // The page's own way to a worker takes a name for it, not an address.
      attempt(() => globalThis.mitjulWorker('data:text/javascript,1').terminate()),
    ];
  });
  expect(tried).toEqual([...Array(6).fill('TypeError'), 'done']);
});

const link = (text) => `./#t=${deflateRawSync(text).toString('base64url')}`;

test('a link opens the text that it holds', async ({ page }) => {
  await page.goto(link('바람전자는 10일 새 공장에 3조5000억원을 들인다고 밝혔다.'));
  await expect(article(page)).toContainText('3조5000억원');
});

test('a link that unpacks to more than is read says so, and what was there stays', async ({ page }) => {
  await start(page);
  await field(page).fill('바람전자는 10일 새 공장에 3조5000억원을 들인다고 밝혔다.');
  await expect(article(page)).toContainText('3조5000억원');
  await page.goto('about:blank');
  await page.goto(link('바람전자는 밝혔다. '.repeat(200_000)));
  await expect(page.getByText('2 MB까지 읽습니다', { exact: false })).toBeVisible();
  await page.goto('about:blank');
  await page.goto('./#t=AAAA');
  await expect(page.getByText('풀지 못했습니다', { exact: false })).toBeVisible();
});
