// Reading an article: paste, marks, cards, filters, languages.

import { expect, test, violations } from '../harness.js';

const ARTICLE = `바람전자, 3조5000억원 들여 공장 짓는다
바람전자는 10일 서울에서 새 공장에 3조5000억원을 들인다고 밝혔다.
김하늘 바람전자 사장은 “내년 3월에 문을 열겠다”고 말했다.`;

const start = async (page) => {
  await page.goto('./');
  await expect(marks(page).first()).toBeVisible();
};
const article = (page) => page.getByRole('article');
const marks = (page) => article(page).getByRole('button');
const field = (page) => page.getByRole('textbox', { name: '기사 원문' });
const card = (page) => page.getByRole('dialog');
const mark = (page, words) => marks(page).filter({ hasText: words }).first();

const paste = async (page, text) => {
  await page.evaluate((text) => {
    const field = document.querySelector('textarea');
    field.focus();
    const data = new DataTransfer();
    data.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    document.execCommand('insertText', false, text);
  }, text);
};

test('the sample is annotated at first sight, and says that it is one', async ({ page }) => {
  await start(page);
  await expect(page.getByText('지어낸 글입니다')).toBeVisible();
  await expect(field(page)).toHaveValue('');
  await expect(mark(page, '윤서진')).toHaveAccessibleName(/윤서진: 인물/);
  expect(await violations(page)).toEqual([]);
});

test('every kind has a mark in the sample', async ({ page }) => {
  await start(page);
  for (const kind of ['person', 'organization', 'place', 'event', 'title', 'amount', 'date', 'claim']) {
    await expect(article(page).locator(`.m.${kind}`).first(), kind).toBeVisible();
  }
});

test('pasted text appears annotated, word for word, and the field folds away', async ({ page }) => {
  await start(page);
  await paste(page, ARTICLE + '\n' + '바람전자는 지난해 매출이 늘었다고 설명했다. '.repeat(10));
  await expect(article(page)).toContainText('새 공장에 3조5000억원을 들인다고 밝혔다.');
  await expect(mark(page, '3조5000억원')).toBeVisible();
  await expect(field(page)).toBeHidden();
  await page.getByRole('button', { name: '원문 고치기' }).click();
  await expect(field(page)).toBeVisible();
  await expect(field(page)).toBeFocused();
});

test('what is typed is annotated while it is typed', async ({ page }) => {
  await start(page);
  await field(page).fill('바람전자는 10일 서울에서 새 공장에 7조원을 들인다고 밝혔다.');
  await expect(mark(page, '7조원')).toBeVisible();
  await field(page).press('End');
  await field(page).pressSequentially(' 값은 12% 올랐다.');
  await expect(mark(page, '12%')).toBeVisible();
  await expect(field(page)).toBeFocused();
});

test('markup that is pasted shows as text and does nothing', async ({ page }) => {
  await start(page);
  const text = '<script>window.ran = 1</script><img src=x onerror="window.ran = 1"> 김하늘 사장은 “<b>3조원</b>을 쓴다”고 말했다.';
  await field(page).fill(text);
  await expect(article(page)).toContainText('<b>3조원</b>');
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
  expect(await article(page).locator('script, img, b').count()).toBe(0);
});

test('resting the pointer on a figure opens its card with digits and both languages', async ({ page }) => {
  await start(page);
  await mark(page, '7조3000억원').hover();
  await expect(card(page)).toContainText('7조 3000억');
  await expect(card(page)).toContainText('7,300,000,000,000');
  await expect(card(page)).toContainText('7.3 trillion won');
  // The card stays when the pointer enters it, and never covers what it explains.
  const words = await mark(page, '7조3000억원').boundingBox();
  const box = await card(page).boundingBox();
  expect(box.y >= words.y + words.height || box.y + box.height <= words.y).toBe(true);
  await card(page).hover();
  await page.waitForTimeout(400);
  await expect(card(page)).toBeVisible();
  await page.mouse.move(2, 2);
  await expect(card(page)).toBeHidden();
});

test('a card says who spoke, in what manner, and why it was read so', async ({ page }) => {
  await start(page);
  await mark(page, '일자리가').click();
  await expect(card(page)).toContainText('박지호');
  await expect(card(page)).toContainText('직접 인용');
  await card(page).getByText('왜 이렇게 보았나').last().click();
  await expect(card(page)).toContainText('말했다');
});

test('everything at one place is on the card, the innermost first', async ({ page }) => {
  await start(page);
  await mark(page, '3000개').click();
  const parts = card(page).locator('.part');
  await expect(parts).toHaveCount(2);
  await expect(parts.first()).toContainText('3000');
  await expect(parts.last()).toContainText('박지호');
});

test('the keyboard goes from mark to mark and opens cards', async ({ page }) => {
  await start(page);
  await article(page).focus();
  await page.keyboard.press('ArrowRight');
  await expect(marks(page).first()).toBeFocused();
  await expect(card(page)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(marks(page).nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(marks(page).last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('button', { name: '닫기' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(card(page)).toBeHidden();
});

test('n and p go through the mentions of what was chosen', async ({ page }) => {
  await start(page);
  await page.getByRole('complementary').getByRole('button', { name: /^한빛전자/ }).click();
  await expect(card(page)).toContainText(/1번째/);
  await page.keyboard.press('n');
  await expect(card(page)).toContainText(/2번째/);
  await page.keyboard.press('p');
  await expect(card(page)).toContainText(/1번째/);
});

test('a filter hides its kind, and says how many there are', async ({ page }) => {
  await start(page);
  const filter = page.getByRole('button', { name: /^인물 \d+/ });
  await expect(filter).toHaveAttribute('aria-pressed', 'true');
  await expect(mark(page, '윤서진')).toBeVisible();
  await filter.click();
  await expect(filter).toHaveAttribute('aria-pressed', 'false');
  await expect(article(page).locator('.m.person')).toHaveCount(0);
  await filter.click();
  await expect(mark(page, '윤서진')).toBeVisible();
});

test('the language switches, and is kept', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('tab', { name: /^Claims/ })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('tab', { name: /^Claims/ })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test.describe('in an English browser', () => {
  test.use({ locale: 'en-US' });
  test('the page is English', async ({ page }) => {
    await page.goto('./');
    await expect(page.getByRole('heading', { name: 'mitjul' })).toBeVisible();
    await expect(page.getByRole('tab', { name: /^Figures/ })).toBeVisible();
  });
});

test('the date is shown, can be changed, and relative dates follow', async ({ page }) => {
  await start(page);
  const date = page.getByLabel('기사 날짜');
  await expect(date).toHaveValue('2026-11-20');
  await date.fill('2027-05-05');
  await date.dispatchEvent('change');
  await expect(page.getByText('직접 정함')).toBeVisible();
  await mark(page, '다음 달').click();
  await expect(card(page)).toContainText('2027년 6월');
  await page.getByRole('button', { name: '본문의 날짜로 되돌리기' }).click();
  await expect(date).toHaveValue('2026-11-20');
});

test('what is not the article is folded, and can be put in', async ({ page }) => {
  await start(page);
  await expect(article(page).getByText('저작권자')).toBeHidden();
  await article(page).getByText(/기사가 아닌/).last().click();
  await expect(article(page).getByText('저작권자')).toBeVisible();
  await article(page).getByRole('button', { name: '기사에 넣기' }).last().click();
  await expect(article(page).locator('p', { hasText: '저작권자' })).toBeVisible();
});

test('claims are listed, and narrowed to a speaker', async ({ page }) => {
  await start(page);
  await page.getByRole('tab', { name: /^발언/ }).click();
  const list = page.getByRole('tabpanel').getByRole('listitem');
  const all = await list.count();
  await page.getByLabel('말한 이').selectOption({ label: '박지호 (1)' });
  await expect(list).toHaveCount(1);
  expect(all).toBeGreaterThan(1);
  expect(await violations(page)).toEqual([]);
  await list.getByRole('button', { name: '그 자리로' }).click();
  await expect(card(page)).toContainText('박지호');
});

test('figures are a table with values and conversions', async ({ page }) => {
  await start(page);
  await page.getByRole('tab', { name: /^수치/ }).click();
  const row = page.getByRole('row', { name: /7조3000억원/ });
  await expect(row).toContainText('50억달러');
  await expect(row).toContainText('1,460');
  expect(await violations(page)).toEqual([]);
});

test('an annotated article leaves as a file that shows itself', async ({ page }) => {
  await start(page);
  const formats = [
    ['JSON', 'mitjul/1'],
    ['W3C', 'TextQuoteSelector'],
    ['CSV', '7조3000억원'],
    ['마크다운', '윤서진'],
    ['HTML', '<!doctype html>'],
  ];
  for (const [name, content] of formats) {
    await page.getByRole('button', { name: '내보내기' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: new RegExp(name) }).click();
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const chunk of stream) text += chunk;
    expect(text, name).toContain(content);
  }
});

test('nothing is asked of the network once the page has loaded', async ({ page, watch }) => {
  await start(page);
  await page.waitForLoadState('networkidle');
  watch.mark();
  await field(page).fill(ARTICLE);
  await expect(mark(page, '3조5000억원')).toBeVisible();
  await mark(page, '3조5000억원').click();
  await page.getByRole('tab', { name: /^발언/ }).click();
  expect(watch.since).toEqual([]);
});

test('a text without anything to underline says so', async ({ page }) => {
  await start(page);
  await field(page).fill('lorem ipsum');
  await expect(page.getByText(/찾지 못했습니다|직접 기사에 넣을/)).toBeVisible();
});

test('when the core cannot be loaded the text is kept and can be tried again', async ({ page, watch }) => {
  watch.allow(/mitjul_js|Failed to load|ERR_FAILED|wasm/);
  let broken = true;
  await page.route('**/mitjul_js_bg.wasm', (route) => (broken ? route.abort() : route.continue()));
  await page.goto('./');
  await expect(page.getByText('분석기를 불러오지 못했습니다', { exact: false })).toBeVisible();
  await expect(article(page)).toContainText('한빛전자');
  broken = false;
  await page.getByRole('button', { name: '다시 하기' }).click();
  await expect(marks(page).first()).toBeVisible();
});

for (const scheme of ['light', 'dark']) {
  test.describe(`on a ${scheme} phone`, () => {
    test.use({ colorScheme: scheme, viewport: { width: 320, height: 640 }, hasTouch: true });
    test(`reads without sideways scrolling, opens cards and the panel, with no violations`, async ({ page }) => {
      await start(page);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(320);
      await mark(page, '윤서진').tap();
      await expect(card(page)).toContainText('한빛전자');
      expect(await violations(page)).toEqual([]);
      await card(page).getByRole('button', { name: '닫기' }).click();
      await page.getByRole('tab', { name: /^수치/ }).click();
      await expect(page.getByRole('table')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}
