// The code and the data of the languages, loaded when an article needs them.

import { expect, test, violations } from '../harness.js';
import { article, field, marks, start } from '../reader.js';

const BOTH = `바람전자, 3조5000억원 들여 공장 짓는다
바람전자는 10일 서울에서 새 공장에 3조5000억원을 들인다고 밝혔다.
The company said that it would build the plant and that it had been in talks with the city for a year.`;
const ENGLISH = `Hanbit Electronics to build plant
Hanbit Electronics said on Monday that it would pay $3 million for the plant, which will be built by May.
“It will grow,” said its chief executive, John Mercer, who has been in talks with the city for a year.`;

const packs = (watch) => watch.requests.map(({ url }) => url.match(/\/(\w+)-[0-9a-f]+\.pack$/)?.[1]).filter(Boolean);
const cores = (watch) => watch.requests.map(({ url }) => url.match(/\/mitjul_(\w+)-[0-9a-f]+\.wasm$/)?.[1]).filter(Boolean);
const wrong = (page, words) => page.locator('.status.wrong').filter({ hasText: words });
const retry = (page) => page.getByRole('button', { name: '다시 하기' });

// A worker that has been installed in between answers for the network, out of reach of the routes below.
test.use({ serviceWorkers: 'block' });

test('the first marks take one language, and the other comes when an article has it', async ({ page, watch }) => {
  await start(page);
  expect(packs(watch)).toEqual(['ko']);
  expect(cores(watch)).toEqual(['ko']);
  await field(page).fill(BOTH);
  await expect.poll(() => packs(watch)).toEqual(['ko', 'en']);
  await expect.poll(() => cores(watch)).toEqual(['ko', 'all']);
  // What only the whole code can tell: the English sentence's claim.
  await expect(marks(page).filter({ hasText: 'it would build the plant' }).first()).toBeVisible();
  await expect(marks(page).filter({ hasText: '3조5000억원' }).first()).toBeVisible();
  await expect(page.locator('.status')).toHaveText('');
  expect(await violations(page)).toEqual([]);
});

test('the language that was read last comes first the next time', async ({ page, watch }) => {
  await start(page);
  await field(page).fill(ENGLISH);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('read'))).toBe('en');
  watch.requests.length = 0;
  await page.reload();
  await expect.poll(() => packs(watch)[0]).toBe('en');
  await expect.poll(() => cores(watch)[0]).toBe('en');
});

test('what the code of one language cannot do brings the rest of the code', async ({ page, watch }) => {
  await start(page);
  expect(cores(watch)).toEqual(['ko']);
  await page.getByRole('button', { name: '내보내기' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV 표', exact: true }).click();
  await download;
  expect(cores(watch)).toEqual(['ko', 'all']);
});

test('where the code for another language cannot be had, what is in the first is underlined, and it can be tried again', async ({ page, watch }) => {
  watch.allow(/mitjul_all|Failed to load|404/);
  let broken = true;
  await page.route('**/mitjul_all-*', (route) => (broken ? route.fulfill({ status: 404, body: '' }) : route.continue()));
  await start(page);
  await field(page).fill(BOTH);
  await expect(wrong(page, '영어를 읽는 데이터를 받지 못해')).toBeVisible();
  await expect(marks(page).filter({ hasText: '3조5000억원' }).first()).toBeVisible();
  broken = false;
  await retry(page).click();
  await expect(page.locator('.status')).toHaveText('');
  await expect(marks(page).filter({ hasText: 'it would build the plant' }).first()).toBeVisible();
});

test('code that comes cut short is asked for once more', async ({ page, watch }) => {
  watch.allow(/mitjul_ko|wasm/);
  let broken = true;
  await page.route('**/mitjul_ko-*.wasm', (route) => {
    if (!broken) return route.continue();
    broken = false;
    return cut(route);
  });
  await start(page);
  expect(cores(watch)).toEqual(['ko', 'ko']);
});

test('what the other language waits for keeps nobody waiting', async ({ page }) => {
  let go;
  const held = new Promise((done) => (go = done));
  await page.route('**/en-*.pack', async (route) => {
    await held;
    await route.continue();
  });
  await start(page);
  await field(page).fill(BOTH);
  await expect(marks(page).filter({ hasText: '3조5000억원' }).first()).toBeVisible();
  await expect(page.getByText('데이터를 받는 중입니다', { exact: false })).toBeVisible();
  await marks(page).filter({ hasText: '3조5000억원' }).first().click();
  await expect(page.locator('.card.pinned')).toContainText('3조 5000억');
  go();
  await expect(page.locator('.status')).toHaveText('');
  await expect(marks(page).filter({ hasText: 'it would build the plant' }).first()).toBeVisible();
  await expect(page.locator('.card.pinned'), 'the card that was opened meanwhile').toContainText('3조 5000억');
});

for (const [name, respond, message] of [
  ['is missing', (route) => route.fulfill({ status: 404, body: '' }), '한국어를 읽는 데이터를 받지 못해'],
  ['is cut short', (route) => cut(route), '한국어를 읽는 데이터가 상했거나 다른 판의 것이어서'],
  ['is of another version', (route) => older(route), '한국어를 읽는 데이터가 상했거나 다른 판의 것이어서'],
  ['is a page of the host', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html>' }), '한국어를 읽는 데이터가 상했거나 다른 판의 것이어서'],
]) {
  test(`data that ${name} is said to be so, and can be tried again`, async ({ page, watch }) => {
    watch.allow(/pack|Failed to load|404/);
    let broken = true;
    await page.route('**/ko-*.pack', (route) => (broken ? respond(route) : route.continue()));
    await page.goto('./');
    await expect(wrong(page, message)).toBeVisible();
    await expect(article(page)).toContainText('한빛전자');
    broken = false;
    await retry(page).click();
    await expect(marks(page).first()).toBeVisible();
    await expect(page.locator('.status')).toHaveText('');
  });
}

test('where the second language cannot be had, what is in the first is underlined', async ({ page, watch }) => {
  watch.allow(/pack|Failed to load|404/);
  await page.route('**/en-*.pack', (route) => route.fulfill({ status: 404, body: '' }));
  await start(page);
  await field(page).fill(BOTH);
  await expect(wrong(page, '영어를 읽는 데이터를 받지 못해')).toBeVisible();
  await expect(marks(page).filter({ hasText: '3조5000억원' }).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

async function cut(route) {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length / 2), headers: {} });
}

/** The format's number stands behind eight bytes of magic. */
async function older(route) {
  const response = await route.fetch();
  const body = Buffer.from(await response.body());
  body[8] = 0;
  await route.fulfill({ response, body, headers: {} });
}
