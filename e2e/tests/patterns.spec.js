// The reader's own regular expressions: written with the article beside them, found, counted, hidden, kept, handed on.

import { readFileSync } from 'node:fs';
import { expect, test, violations } from '../harness.js';
import { article, card, field, mark, marks, start } from '../reader.js';

const ARTICLE = `서울중앙지법, 2026고합118 사건 선고
서울중앙지법은 10일 2026고합118 사건과 2025고단7 사건을 선고했다고 밝혔다.
김하늘 판사는 “2025고단7 사건은 다르다”고 말했다.`;

const open = async (page) => {
  await page.getByRole('button', { name: '내 패턴…' }).click();
  const dialog = page.getByRole('dialog', { name: '내 패턴' });
  await expect(dialog).toBeVisible();
  return dialog;
};

/** Adds a row and fills it. */
const write = async (dialog, label, expression, colour) => {
  await dialog.getByRole('button', { name: '패턴 더하기' }).click();
  const row = dialog.getByRole('listitem').last();
  await row.getByLabel('이름').fill(label);
  await row.getByLabel('정규식').fill(expression);
  if (colour) await row.getByLabel('색').selectOption(colour);
  return row;
};

const begin = async (page) => {
  await start(page);
  await field(page).fill(ARTICLE);
  await expect(article(page)).toContainText('2025고단7');
};

const modules = (watch) => watch.requests.filter(({ url }) => /patterns[^/]*\.wasm$/.test(url));

test('a pattern is tried on the article while it is written, and marks it', async ({ page, watch }) => {
  await begin(page);
  expect(modules(watch)).toEqual([]);
  const dialog = await open(page);
  const row = await write(dialog, '사건', '(?<year>\\d{4})고[합단]\\d+', 'blue');
  await expect(row).toContainText('4곳: 2026고합118 · 2026고합118 · 2025고단7 · 2025고단7');
  expect(modules(watch).length).toBeGreaterThan(0);
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: '닫기' }).click();

  const found = article(page).locator('.match.blue');
  await expect(found).toHaveText(['2026고합118', '2026고합118', '2025고단7', '2025고단7']);
  await mark(page, '2025고단7').click();
  await expect(card(page)).toContainText('내 패턴 · 사건');
  await expect(card(page).getByRole('term').filter({ hasText: 'year' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tabpanel').getByRole('button', { name: /^사건/ })).toContainText('4');

  const filter = page.getByRole('group', { name: '무엇에 밑줄을 그을지' }).getByRole('button', { name: /^내 패턴 4$/ });
  await filter.click();
  await expect(article(page).locator('.match')).toHaveCount(0);
  await filter.click();
  await expect(found).toHaveCount(4);
  expect(await violations(page)).toEqual([]);
});

test('what is wrong with an expression is said with its place, and the others count', async ({ page }) => {
  await begin(page);
  const dialog = await open(page);
  await write(dialog, '판사', '판사');
  const row = await write(dialog, '깨진 것', '사건(');
  await expect(row).toContainText('3번째 글자: 괄호 (가 닫히지 않았습니다');
  await expect(row.getByLabel('정규식')).toHaveAttribute('aria-invalid', 'true');
  expect(await violations(page)).toEqual([]);
  await row.getByRole('button', { name: '그 자리로' }).click();
  expect(await row.getByLabel('정규식').evaluate((input) => [input === document.activeElement, input.value.slice(input.selectionStart, input.selectionEnd)])).toEqual([true, '(']);
  await row.getByLabel('정규식').fill('사건|\\b');
  await expect(row).toContainText('4곳: 사건 · 사건');
  await row.getByLabel('정규식').fill('\\b');
  await expect(row).toContainText('빈 문자열에만 맞습니다');
  await dialog.getByRole('button', { name: '닫기' }).click();
  await expect(article(page).locator('.match')).toHaveText(['판사']);
});

test('patterns are kept on the device, go out as a file and come in again', async ({ page }) => {
  await begin(page);
  let dialog = await open(page);
  await write(dialog, '사건', '\\d{4}고합\\d+', 'pink');
  await dialog.getByRole('button', { name: '닫기' }).click();
  await expect(article(page).locator('.match.pink')).toHaveCount(2);
  await page.reload();
  await expect(article(page).locator('.match.pink')).toHaveCount(2);

  dialog = await open(page);
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '파일로 저장' }).click()]);
  const file = await download.path();
  expect(readFileSync(file, 'utf8')).toBe('사건\t\\d{4}고합\\d+\tpink\n');
  await dialog.getByRole('button', { name: '지우기' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(0);
  await dialog.locator('input[type=file]').setInputFiles({ name: 'p.tsv', mimeType: 'text/plain', buffer: Buffer.from('# 보던 것\n판사\t판사\n사건\t고단\\d\tgreen\n') });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await dialog.getByRole('button', { name: '닫기' }).click();
  await expect(article(page).locator('.match')).toHaveText(['고단7', '판사', '고단7']);
});

test('what patterns match is in what is exported', async ({ page }) => {
  await begin(page);
  const dialog = await open(page);
  await write(dialog, '사건', '(?<year>\\d{4})고합\\d+', 'violet');
  await dialog.getByRole('button', { name: '닫기' }).click();
  await expect(article(page).locator('.match.violet')).toHaveCount(2);
  await page.getByRole('button', { name: '내보내기' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'JSON (mitjul/1)' }).click()]);
  const { matches } = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(matches.map(({ id, label, colour, text, groups }) => ({ id, label, colour, text, groups }))).toEqual(
    ['m1', 'm2'].map((id) => ({ id, label: '사건', colour: 'violet', text: '2026고합118', groups: { year: '2026' } })),
  );
});

test('the search takes a regular expression, and says what is wrong with one', async ({ page }) => {
  await begin(page);
  await page.keyboard.press('Escape');
  const search = page.getByRole('search');
  await search.getByRole('button', { name: '정규식으로 찾기' }).click();
  await search.getByRole('searchbox').fill('고[합단]\\d+');
  await expect(search.getByRole('status')).toHaveText('4곳 가운데 1번째');
  await search.getByRole('searchbox').press('Enter');
  await expect(search.getByRole('status')).toHaveText('4곳 가운데 2번째');
  await search.getByRole('searchbox').fill('고[합');
  await expect(search.getByRole('status')).toHaveText('대괄호 [가 닫히지 않았습니다');
  // An expression that would take a browser's own for ever.
  await field(page).fill(`${ARTICLE}\n${'가'.repeat(40)}!이라고 말했다.`);
  await search.getByRole('searchbox').fill('(가+가+)+나');
  await expect(search.getByRole('status')).toHaveText('찾는 말이 없습니다.');
  expect(await violations(page)).toEqual([]);
});

test.describe('without a service worker, which would answer for the network', () => {
  test.use({ serviceWorkers: 'block' });

  test('where what looks for patterns cannot be had, it is said and the rest stands', async ({ page, watch }) => {
    watch.allow(/patterns|Failed to load|404|importing/);
    await page.route(/patterns[^/]*\.(js|wasm)$/, (route) => route.fulfill({ status: 404, body: '' }));
    await begin(page);
    const dialog = await open(page);
    await write(dialog, '사건', '사건');
    await expect(dialog.getByText('패턴을 찾는 프로그램을 불러오지 못했습니다.')).toBeVisible();
    await dialog.getByRole('button', { name: '닫기' }).click();
    await expect(marks(page).filter({ hasText: '김하늘' }).first()).toBeVisible();
  });
});
