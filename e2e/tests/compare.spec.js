// Articles of the shelf side by side.

import { expect, test, violations } from '../harness.js';
import { article, card, field, mark, marks, start } from '../reader.js';

const ONE = '바람전자 서울 공장 불, 20명 다쳐\n바람전자 서울 공장에서 10일 난 불로 직원 20명이 다쳤다.\n김하늘 바람전자 사장은 “공장 문을 닫지 않겠다”고 말했다.';
const TWO = '바람전자 공장에 불\n바람전자 서울 공장에서 10일 난 불로 직원 21명이 다쳤다.\n새벽은행은 금리를 올리겠다고 말했다.';

const keep = async (page, text) => {
  await field(page).fill(text);
  await expect(article(page)).toContainText(text.split('\n')[1].slice(0, 30));
  await expect(marks(page).first()).toBeVisible();
  await page.getByRole('button', { name: '서가에 두기' }).click();
  await expect(page.getByRole('button', { name: '서가에 두기' })).toBeHidden();
};

const compare = async (page, putRight = async () => {}) => {
  await start(page);
  await keep(page, ONE);
  await keep(page, TWO);
  await putRight();
  await page.getByRole('button', { name: '서가', exact: true }).click();
  const shelf = page.getByRole('dialog', { name: '서가' });
  const button = shelf.getByRole('button', { name: '고른 기사 견주기' });
  await expect(button).toBeDisabled();
  for (const box of await shelf.getByRole('checkbox').all()) await box.check();
  await button.click();
  const dialog = page.getByRole('dialog', { name: '견주어 보기' });
  await expect(dialog.locator('.fact').first()).toBeVisible();
  return dialog;
};

test('two articles are held against each other, and each fact leads to both places', async ({ page }) => {
  const dialog = await compare(page);
  const contradicted = dialog.locator('.fact.contradicted');
  await expect(contradicted).toHaveCount(1);
  await expect(contradicted).toContainText('20명');
  await expect(contradicted).toContainText('21명');
  await expect(dialog.locator('.fact.alone')).toContainText(['문을 닫지 않겠다']);
  expect(await violations(page)).toEqual([]);
  await contradicted.getByRole('button').first().click();
  const lit = dialog.locator('.side-text .lit');
  await expect(lit).toHaveCount(2);
  await expect(lit.first()).toBeInViewport();
  await expect(lit.last()).toBeInViewport();
  // And back, from the text to the list, by keyboard.
  await dialog.locator('.side-text .said.alone').first().focus();
  await page.keyboard.press('Enter');
  await expect(dialog.locator('.fact.alone.chosen')).toBeVisible();
  await dialog.getByRole('button', { name: '열기' }).first().click();
  await expect(dialog).toBeHidden();
  await expect(article(page)).toContainText('다쳤다');
});

test('what the reader has put right counts', async ({ page }) => {
  const dialog = await compare(page, async () => {
    await mark(page, '21명').click();
    const part = card(page).locator('.part[data-layer=amount]');
    await part.getByText('고치기').click();
    await part.getByLabel('바른 값').fill('20명');
    await part.getByRole('button', { name: '바꾸기' }).click();
    // The marks are drawn anew with what was put right, and a click may fall in between.
    await expect(async () => {
      await mark(page, '21명').click();
      await expect(part.locator('.head')).toHaveText('20명', { timeout: 2000 });
    }).toPass();
    await page.keyboard.press('Escape');
    // Kept by itself, soon after.
    await page.waitForTimeout(400);
  });
  await expect(dialog.locator('.fact.agreed').filter({ hasText: '21명' })).not.toHaveCount(0);
  await expect(dialog.locator('.fact.contradicted')).toHaveCount(0);
  // The article that was corrected shows its own words.
  await expect(dialog.locator('.side-text').filter({ hasText: '21명' })).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });
  test('one part is shown at a time', async ({ page }) => {
    const dialog = await compare(page);
    await expect(dialog.locator('.side').first()).toBeHidden();
    await dialog.locator('.fact.contradicted').getByRole('button').last().click();
    await expect(dialog.locator('.facts')).toBeHidden();
    await expect(dialog.locator('.side-text .lit:visible')).toBeInViewport();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await dialog.getByRole('button', { name: '목록' }).click();
    await expect(dialog.locator('.facts')).toBeVisible();
  });
});
