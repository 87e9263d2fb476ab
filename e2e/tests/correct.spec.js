// Putting right what was found: values, days, claims, borders; keeping that, and taking it along.

import { readFile } from 'node:fs/promises';
import { expect, test, violations } from '../harness.js';
import { ARTICLE, article, card, field, mark, marks, select, start } from '../reader.js';

const part = (page, layer) => card(page).locator(`.part[data-layer=${layer}]`);
const correct = async (page, words, layer) => {
  await mark(page, words).click();
  await part(page, layer).getByText('고치기').click();
};
const write = async (page, text = ARTICLE) => {
  await start(page);
  await field(page).fill(text);
  await expect(marks(page).first()).toBeVisible();
};

test('an amount gets the value that the reader spells out', async ({ page }) => {
  await write(page);
  await correct(page, '3조5000억원', 'amount');
  await part(page, 'amount').getByLabel('바른 값').fill('약 3억 5000만 달러');
  await part(page, 'amount').getByRole('button', { name: '바꾸기' }).click();
  await mark(page, '3조5000억원').click();
  await expect(part(page, 'amount').locator('.head')).toHaveText('약 3억 5000만 달러');
  await part(page, 'amount').getByText('고치기').click();
  expect(await violations(page)).toEqual([]);
  await part(page, 'amount').getByLabel('범위').selectOption({ label: '이상' });
  await mark(page, '3조5000억원').click();
  await expect(part(page, 'amount').locator('.head')).toHaveText('3억 5000만 달러 이상');
  // Words without a value change nothing, and that is said.
  await part(page, 'amount').getByText('고치기').click();
  await part(page, 'amount').getByLabel('바른 값').fill('많이');
  await part(page, 'amount').getByRole('button', { name: '바꾸기' }).click();
  await expect(page.getByText('값을 읽지 못했습니다')).toBeVisible();
});

test('the keyboard goes into a card, corrects, and is back at the place', async ({ page }) => {
  await write(page);
  const end = mark(page, '서울');
  await mark(page, '10일').focus();
  await page.keyboard.press('ArrowRight');
  await expect(end).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(card(page).getByRole('button', { name: '닫기' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(end).toBeFocused();
  await expect(card(page)).toBeHidden();
  // A card that stays is the next stop of the tab key too.
  await page.keyboard.press('n');
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(card(page)).toBeFocused();
  const remove = card(page).getByRole('button', { name: '밑줄 지우기' }).first();
  const fold = card(page).getByText('고치기').first();
  for (let i = 0; i < 20 && !(await fold.evaluate((e) => e === document.activeElement)); i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  for (let i = 0; i < 20 && !(await remove.evaluate((e) => e === document.activeElement)); i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByText('고쳤습니다. 되돌릴 수 있습니다.')).toBeAttached();
  await expect(marks(page).and(page.locator(':focus'))).toHaveCount(1);
});

test('a date gets the day that the reader spells out', async ({ page }) => {
  await write(page);
  await correct(page, '내년 3월', 'date');
  await part(page, 'date').getByLabel('바른 날짜').fill('2031년 5월');
  await part(page, 'date').getByRole('button', { name: '바꾸기' }).click();
  await mark(page, '내년 3월').click();
  await expect(part(page, 'date').locator('.head')).toHaveText('2031년 5월');
});

test('a claim gets another speaker and manner', async ({ page }) => {
  await write(page);
  await correct(page, '내년 3월', 'claim');
  await part(page, 'claim').getByLabel('말한 이').selectOption({ label: '바람전자' });
  await mark(page, '내년 3월').click();
  await expect(part(page, 'claim').locator('.head')).toHaveText('바람전자');
  await part(page, 'claim').getByText('고치기').click();
  await part(page, 'claim').getByLabel('말의 성격').selectOption({ label: '부인' });
  await page.getByRole('tab', { name: /^발언/ }).click();
  await expect(page.locator('.claim-card').last()).toContainText('부인');
  await expect(page.locator('.claim-card').last()).toContainText('바람전자');
});

test('amounts, dates and claims are added to words that the core passed over', async ({ page }) => {
  await write(page, '바람전자는 서울에서 새 공장을 연다고 밝혔다.\n다들 한참 기다렸고 값은 꽤 나갔다.');
  await select(page, '꽤 나갔다');
  await page.getByRole('toolbar').getByRole('button', { name: '수치' }).click();
  await expect(article(page).locator('.m.amount').filter({ hasText: '꽤 나갔다' })).toBeVisible();
  await correct(page, '꽤 나갔다', 'amount');
  await part(page, 'amount').getByLabel('바른 값').fill('5만원');
  await part(page, 'amount').getByRole('button', { name: '바꾸기' }).click();
  await page.getByRole('tab', { name: /^수치/ }).click();
  await expect(page.getByRole('row').filter({ hasText: '꽤 나갔다' }).first()).toContainText('50,000원');
  await page.keyboard.press('Escape');
  await select(page, '한참');
  await page.getByRole('toolbar').getByRole('button', { name: '날짜' }).click();
  await expect(article(page).locator('.m.date')).toHaveText('한참');
  await select(page, '다들 한참 기다렸고');
  await page.getByRole('toolbar').getByRole('button', { name: '발언' }).click();
  await expect(article(page).locator('.m.claim').filter({ hasText: '기다렸고' })).toBeVisible();
  await page.getByRole('tab', { name: /^발언/ }).click();
  await expect(page.locator('.claim-card').last()).toContainText('직접 그은 밑줄');
  // Judged by the same formula as those that the core found.
  await expect(page.locator('.claim-card').last().locator('.worth')).toContainText(/만함|급함|적음/);
  await expect(page.locator('.claim-card').last().locator('.worth')).toContainText('날짜가 있음');
  await page.keyboard.press('Control+z');
  await expect(article(page).locator('.m.claim').filter({ hasText: '기다렸고' })).toHaveCount(0);
});

test('borders of an amount move to what is selected', async ({ page }) => {
  await write(page);
  await select(page, '새 공장에 3조5000억원');
  await page.getByRole('button', { name: '여기까지로 바꾸기' }).click();
  await expect(mark(page, '새 공장에 3조5000억원')).toHaveClass(/amount/);
});

test('names are merged, split, and removed everywhere', async ({ page }) => {
  await write(page);
  const organizations = article(page).locator('.m.organization');
  const all = await organizations.count();
  expect(all).toBeGreaterThan(2);
  await correct(page, '바람전자', 'organization');
  await card(page).getByRole('button', { name: '이 자리만 따로' }).click();
  await page.getByRole('tab', { name: '한눈에' }).click();
  await expect(page.locator('.who .name').filter({ hasText: '바람전자' })).toHaveCount(2);
  await correct(page, '바람전자', 'organization');
  await card(page).getByLabel('다음과 같은 것').selectOption({ label: '바람전자' });
  await expect(page.locator('.who .name').filter({ hasText: '바람전자' })).toHaveCount(1);
  await correct(page, '바람전자', 'organization');
  await card(page).getByRole('button', { name: '이 이름 모두 지우기' }).click();
  await expect(organizations).toHaveCount(0);
});

test('corrections stay with their words while the text is edited', async ({ page }) => {
  await write(page);
  await correct(page, '김하늘', 'person');
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
  await field(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('속보 ');
  await expect(article(page)).toContainText('속보');
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
  await field(page).fill('아주 다른 글이다. 새벽은행은 5억원을 냈다고 말했다. 김하늘 사장이 왔다.');
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 인물/);
});

test('a corrected article is kept by itself, and comes back when it is pasted again', async ({ page }) => {
  await write(page);
  await correct(page, '김하늘', 'person');
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await page.waitForTimeout(400);
  await page.reload();
  await page.getByRole('button', { name: '서가', exact: true }).click();
  const shelf = page.getByRole('dialog', { name: '서가' });
  await expect(shelf.getByRole('listitem')).toHaveCount(1);
  await shelf.getByRole('button', { name: '닫기' }).click();
  await field(page).fill(ARTICLE);
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
  // Written on, it stays one article of the shelf.
  await field(page).fill(`${ARTICLE}\n바람전자는 말을 아꼈다.`);
  await expect(article(page)).toContainText('말을 아꼈다');
  await page.waitForTimeout(400);
  await page.getByRole('button', { name: '서가', exact: true }).click();
  await expect(shelf.getByRole('listitem')).toHaveCount(1);
});

test('corrections leave as a file, and a name becomes an entry of the dictionary', async ({ page }) => {
  await write(page);
  await correct(page, '김하늘', 'person');
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await page.getByRole('button', { name: '내보내기' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /고친 것 저장/ }).click()]);
  const file = await download.path();
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([{ do: 'relabel', start: expect.any(Number), end: expect.any(Number), kind: 'place', all: true }]);
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 인물/);
  await page.getByRole('button', { name: '내보내기' }).click();
  await page.getByLabel('고친 것 불러오기').setInputFiles({ name: 'c.json', mimeType: 'application/json', buffer: await readFile(file) });
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
  await correct(page, '김하늘', 'place');
  await card(page).getByRole('button', { name: '사전에 넣기' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '내 사전' }).click();
  await expect(page.getByRole('dialog', { name: '내 사전' }).getByLabel('이름', { exact: true })).toHaveValue('김하늘');
});
