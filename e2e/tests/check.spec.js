// The check sheet: rows, keys, keeping, undoing, and what stays when the text is edited.

import { readFile } from 'node:fs/promises';
import { expect, test, violations } from '../harness.js';
import { ARTICLE, article, card, field, mark, marks, select, start } from '../reader.js';

const rows = (page) => page.locator('.check-rows > ol').first().getByRole('listitem');
const row = (page, words) => page.locator('.check-row').filter({ hasText: words }).first();
const head = (page, words) => row(page, words).locator('.row');
const progress = (page) => page.locator('.checked-so-far');

const open = async (page, text = ARTICLE) => {
  await start(page);
  await field(page).fill(text);
  await expect(mark(page, '김하늘')).toBeVisible();
  await page.getByRole('tab', { name: '검증' }).click();
  await expect(rows(page).first()).toBeVisible();
};

// What a key changes is drawn within two frames, and the note's field has the focus then; nobody types faster.
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const note = async (page) => {
  await drawn(page);
  await page.keyboard.press('n');
  await drawn(page);
  await expect.poll(() => page.evaluate(() => document.activeElement.tagName)).toMatch(/^(TEXTAREA|INPUT)$/);
};

const CLAIM = '문을 열겠다';

test('rows are checked and moved through by keys alone', async ({ page }) => {
  await open(page);
  const all = await rows(page).count();
  expect(all).toBeGreaterThanOrEqual(4);
  await expect(progress(page)).toHaveText(`${all}개 가운데 0개 확인함`);
  await page.keyboard.press('Tab');
  await rows(page).first().locator('.row').focus();
  await page.keyboard.press('j');
  await expect(rows(page).nth(1).locator('.row')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  await expect(rows(page).nth(1).locator('.row')).toBeFocused();
  await page.keyboard.press('2');
  await expect(rows(page).nth(1)).toContainText('틀림');
  await expect(rows(page).nth(1).locator('.row')).toBeFocused();
  await expect(progress(page)).toHaveText(`${all}개 가운데 1개 확인함`);
  await expect(page.getByText(`틀림. ${all}개 가운데 1개 확인함`)).toBeAttached();
  await page.keyboard.press('End');
  await page.keyboard.press('5');
  await expect(rows(page).last()).toContainText('필요 없음');
  await page.keyboard.press('0');
  await expect(rows(page).last()).toContainText('아직');
  await page.keyboard.press('Home');
  await page.keyboard.press('e');
  await expect(page.getByLabel('근거')).toBeFocused();
  await page.keyboard.type('https://a.kr/1 “셋”');
  await page.keyboard.press('Escape');
  await expect(rows(page).first().locator('.row')).toBeFocused();
  await note(page);
  await page.keyboard.type('전화로 j 2');
  await page.keyboard.press('Escape');
  await expect(rows(page).first().locator('.told')).toContainText('전화로 j 2');
  const link = rows(page).first().locator('.evidence a');
  await expect(link).toHaveAttribute('href', 'https://a.kr/1');
  await expect(link).toHaveAttribute('rel', /noopener noreferrer/);
  await page.keyboard.press('p');
  await expect(rows(page).first().locator('.told')).toContainText('우선순위: 높음');
  expect(await violations(page)).toEqual([]);
});

test('what was checked is undone and done again, in the order of all changes', async ({ page }) => {
  await open(page);
  await head(page, CLAIM).focus();
  await page.keyboard.press('1');
  await mark(page, '김하늘').click();
  await card(page).getByText('고치기').first().click();
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await expect(row(page, CLAIM)).toContainText('맞음');
  await page.keyboard.press('Control+z');
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/인물/);
  await expect(row(page, CLAIM)).toContainText('맞음');
  await page.keyboard.press('Control+z');
  await expect(row(page, CLAIM)).not.toContainText('맞음');
  await page.keyboard.press('Control+Shift+z');
  await expect(row(page, CLAIM)).toContainText('맞음');
});

test('the article shows what was checked, by a sign and in words', async ({ page }) => {
  await open(page);
  await head(page, CLAIM).focus();
  await page.keyboard.press('3');
  const sign = article(page).locator('[data-check]');
  await expect(sign).toHaveCount(1);
  await expect(sign).toHaveAttribute('data-check', '△');
  await expect(sign).toHaveAccessibleDescription('오해할 만함');
  await sign.click();
  await expect(card(page)).toContainText('오해할 만함');
  await card(page).getByText('내 메모').last().click();
  await card(page).getByRole('button', { name: '검증표에서 보기' }).click();
  await expect(head(page, CLAIM)).toBeFocused();
  await expect(head(page, CLAIM)).toHaveAttribute('aria-expanded', 'true');
});

test('a checked article is kept by itself, and comes back with its sheet', async ({ page }) => {
  await open(page);
  await head(page, CLAIM).focus();
  await page.keyboard.press('2');
  await note(page);
  await page.keyboard.type('달력과 다름');
  await page.waitForTimeout(400);
  await page.reload();
  await expect(marks(page).first()).toBeVisible();
  await field(page).fill(ARTICLE);
  await page.getByRole('tab', { name: '검증' }).click();
  await expect(row(page, CLAIM)).toContainText('틀림');
  await expect(row(page, CLAIM)).toContainText('달력과 다름');
});

test('checks stay with their words, and what is gone is listed', async ({ page }) => {
  await open(page);
  await head(page, CLAIM).focus();
  await page.keyboard.press('1');
  await field(page).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('속보 ');
  await expect(article(page)).toContainText('속보');
  await expect(row(page, CLAIM)).toContainText('맞음');
  // Other words in the same claim: it was not this that was checked.
  await field(page).fill(`속보 ${ARTICLE.replace('내년 3월', '내년 5월')}`);
  await expect(article(page)).toContainText('내년 5월');
  await expect(row(page, CLAIM)).toContainText('판정한 뒤에 말이 바뀌었습니다');
  await expect(progress(page)).toContainText('0개 확인함');
  await expect(article(page).locator('[data-check]')).toHaveCount(0);
  const [headline, second] = ARTICLE.split('\n');
  await field(page).fill(`속보 ${headline}\n${second}`);
  await expect(article(page)).not.toContainText('열겠다');
  await expect(page.getByRole('heading', { name: '더는 기사에 없는 것' })).toBeVisible();
  await expect(row(page, CLAIM)).toContainText('맞음');
  await field(page).fill(`속보 ${ARTICLE}`);
  await expect(article(page)).toContainText('열겠다');
  await expect(page.getByRole('heading', { name: '더는 기사에 없는 것' })).toBeHidden();
  await expect(row(page, CLAIM)).toContainText('맞음');
});

test('rows are narrowed, ordered and searched', async ({ page }) => {
  await open(page);
  const all = await rows(page).count();
  await head(page, CLAIM).focus();
  await page.keyboard.press('2');
  await page.getByRole('combobox', { name: '판정' }).selectOption('checked');
  await expect(rows(page)).toHaveCount(1);
  await page.getByRole('combobox', { name: '판정' }).selectOption('open');
  await expect(rows(page)).toHaveCount(all - 1);
  // A row that is checked leaves the list, and the next one has the focus.
  await rows(page).first().locator('.row').focus();
  await page.keyboard.press('1');
  await expect(rows(page)).toHaveCount(all - 2);
  await expect(rows(page).first().locator('.row')).toBeFocused();
  await page.getByLabel('검증표에서 찾기').fill('없는 말');
  await expect(page.getByText('이렇게 고른 것이 없습니다.')).toBeVisible();
  await page.getByRole('tabpanel').getByRole('button', { name: '모두 보기' }).click();
  await expect(rows(page)).toHaveCount(all);
});

test('words and names have notes with tags, which are searched', async ({ page }) => {
  await open(page);
  await select(page, '새 공장에');
  await page.getByRole('button', { name: '메모 달기' }).click();
  await expect(page.getByRole('heading', { name: '내 메모' })).toBeVisible();
  await note(page);
  await page.keyboard.type('어디인지 물을 것');
  await page.getByLabel('꼬리표').first().fill('취재');
  await mark(page, '김하늘').click();
  await card(page).getByText('내 메모').first().click();
  await card(page).getByLabel('메모', { exact: true }).first().fill('동명이인 있음');
  await page.keyboard.press('Escape');
  const notes = page.locator('.check-rows ol').last().getByRole('listitem');
  await expect(notes).toHaveCount(2);
  await page.getByLabel('검증표에서 찾기').fill('취재');
  await expect(notes).toHaveCount(1);
  await expect(notes).toContainText('어디인지 물을 것');
});

const taken = async (page, name) => {
  await page.getByRole('button', { name: '내보내기' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
};

test('a note stays open while what was checked is kept', async ({ page }) => {
  await open(page);
  await head(page, CLAIM).focus();
  for (const key of ['2', '0', '3']) {
    await page.keyboard.press(key);
    await note(page);
    // Longer than it takes to keep it.
    await page.waitForTimeout(1200);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(`전화 ${key}`);
    await expect(page.locator(':focus')).toHaveValue(`전화 ${key}`);
    await page.keyboard.press('Escape');
  }
  await expect(row(page, CLAIM)).toContainText('오해할 만함');
});

test('the sheet leaves in every form, and comes back', async ({ page }) => {
  await open(page);
  await head(page, CLAIM).focus();
  await page.keyboard.press('2');
  await note(page);
  await page.keyboard.type('=달력');
  const log = await taken(page, '검증 기록 (마크다운)');
  expect(log.name).toBe('바람전자-3조5000억원-들여-공장-짓는다-check.md');
  expect(log.text).toContain('✗ 틀림');
  expect((await taken(page, '검증표 (CSV)')).text).toContain("'=달력");
  expect(JSON.parse((await taken(page, 'ClaimReview (JSON-LD)')).text)['@graph']).toHaveLength(1);
  expect((await taken(page, 'HTML 한 장 (쪽지 포함)')).text).toContain('<h2>검증 기록</h2>');
  expect(JSON.parse((await taken(page, 'JSON (mitjul/1)')).text).checks).toHaveLength(1);
  const w3c = await taken(page, 'W3C 웹 주석');
  await head(page, CLAIM).focus();
  await page.keyboard.press('0');
  await note(page);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Escape');
  await expect(row(page, CLAIM)).not.toContainText('달력');
  const collection = JSON.parse(w3c.text);
  collection.first.items.push({ type: 'Annotation', body: '없는 메모', target: { selector: { type: 'TextQuoteSelector', exact: '없는 말' } } });
  await page.getByRole('button', { name: '내보내기' }).click();
  await page.getByLabel(/메모·검증 불러오기/).setInputFiles({ name: 'a.jsonld', mimeType: 'application/ld+json', buffer: Buffer.from(JSON.stringify(collection)) });
  await expect(page.getByText(/2개를 불러왔습니다. 1개는/)).toBeVisible();
  await expect(row(page, CLAIM)).toContainText('틀림');
  await expect(row(page, CLAIM)).toContainText('=달력');
  await expect(row(page, '없는 말')).toContainText('없는 메모');
});
