// Reading an article: paste, marks, cards, filters, languages.

import { expect, test, violations } from '../harness.js';
import { ARTICLE, article, card, field, mark, marks, paste, select, start } from '../reader.js';

test('the sample is annotated at first sight, and says that it is one', async ({ page }) => {
  await start(page);
  await expect(page.getByText('지어낸 글입니다')).toBeVisible();
  await expect(field(page)).toHaveValue('');
  await expect(mark(page, '윤서진')).toHaveAccessibleName(/윤서진: 인물/);
  expect(await violations(page)).toEqual([]);
});

test('every kind has a mark in the sample', async ({ page }) => {
  await start(page);
  for (const kind of ['person', 'organization', 'place', 'product', 'event', 'title', 'amount', 'date', 'claim']) {
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

test('where no date is known, a day that the text begins with is offered', async ({ page }) => {
  await start(page);
  await paste(page, '바람전자가 2024년 5월 3일 공장을 열었다. 김하늘 대표는 “내년에는 더 늘 것”이라고 말했다.');
  const date = page.getByLabel('기사 날짜');
  await expect(date).toHaveValue('');
  await page.getByRole('button', { name: '본문에 나오는 날짜로 정하기: 2024년 5월 3일' }).click();
  await expect(date).toHaveValue('2024-05-03');
  await mark(page, '내년').click();
  await expect(card(page)).toContainText('2025년');
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
  // The findings above them are a list too.
  const list = page.getByRole('tabpanel').locator('.claims').getByRole('listitem');
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
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^7조3000억원/ }) });
  await expect(row).toContainText('50억달러');
  await expect(row).toContainText('1,460');
  // Each stands with its sentence.
  await expect(row.locator('+ tr')).toContainText('저전력 메모리 공장을 짓는다.');
  expect(await violations(page)).toEqual([]);
});

test('an annotated article leaves as a file that shows itself', async ({ page }) => {
  await start(page);
  const formats = [
    ['JSON (mitjul/1)', '"schema": "mitjul/1"'],
    ['W3C 웹 주석', 'TextQuoteSelector'],
    ['CSV 표', '7조3000억원'],
    ['마크다운', '윤서진'],
    ['HTML 한 장 (쪽지 포함)', '<!doctype html>'],
  ];
  for (const [name, content] of formats) {
    await page.getByRole('button', { name: '내보내기' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    const stream = await (await download).createReadStream();
    let text = '';
    for await (const chunk of stream) text += chunk;
    expect(text, name).toContain(content);
  }
});

test('nothing is asked of the network once the page has loaded', async ({ page, watch }) => {
  await start(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
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
  await expect(page.getByText(/밑줄 그을 것을 찾지 못했습니다|직접 기사에 넣을/)).toBeVisible();
});

test('a very long text shows progress and can be stopped; the text stays', async ({ page }) => {
  await start(page);
  const long = Array.from({ length: 6000 }, (_, i) => `바람전자는 ${i}억원을 들여 서울에 공장을 짓는다고 밝혔다. 사장은 “${i}명을 뽑겠다”고 말했다.`).join('\n');
  await page.evaluate((text) => {
    const field = document.querySelector('textarea');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, long);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: '그만두기' }).click();
  await expect(page.getByText('그만두었습니다', { exact: false })).toBeVisible();
  // It was folded away, so that nothing had to be laid out.
  await page.getByRole('button', { name: '원문 고치기' }).click();
  await field(page).fill(ARTICLE);
  await expect(mark(page, '3조5000억원')).toBeVisible();
});

test.describe('without a service worker', () => {
  // One that has been installed in between answers for the network, out of reach of the route below.
  test.use({ serviceWorkers: 'block' });

  test('when the core cannot be loaded the text is kept and can be tried again', async ({ page, watch }) => {
    watch.allow(/mitjul_ko|Failed to load|ERR_FAILED|wasm/);
    let broken = true;
    await page.route('**/mitjul_ko-*.wasm', (route) => (broken ? route.abort() : route.continue()));
    await page.goto('./');
    await expect(page.getByText('분석기를 불러오지 못했습니다', { exact: false })).toBeVisible();
    await expect(article(page)).toContainText('한빛전자');
    broken = false;
    await page.getByRole('button', { name: '다시 하기' }).click();
    await expect(marks(page).first()).toBeVisible();
  });
});

test('a correction shows at once, is undone and made again', async ({ page }) => {
  await start(page);
  await mark(page, '윤서진').click();
  await card(page).getByText('고치기').click();
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await expect(mark(page, '윤서진')).toHaveAccessibleName(/윤서진: 장소/);
  await page.getByRole('button', { name: '되돌리기' }).click();
  await expect(mark(page, '윤서진')).toHaveAccessibleName(/윤서진: 인물/);
  await page.getByRole('button', { name: '다시 고치기' }).click();
  await expect(mark(page, '윤서진')).toHaveAccessibleName(/윤서진: 장소/);
  expect(await violations(page)).toEqual([]);
});

test('selected words become a name, wherever they stand', async ({ page }) => {
  await start(page);
  await field(page).fill('값진돌은 오늘 문을 열었다고 밝혔다.\n사람들은 값진돌을 좋아한다고 말했다.');
  await expect(marks(page).first()).toBeVisible();
  await select(page, '값진돌');
  await page.getByRole('toolbar').getByRole('button', { name: '제품·이름' }).click();
  await expect(article(page).locator('.m.product')).toHaveText(['값진돌', '값진돌']);
});

test('a name in the dictionary is found at once, and after a reload', async ({ page }) => {
  await start(page);
  await field(page).fill('어제 반짝구름이 나타났다고 사람들이 말했다.');
  await page.getByRole('button', { name: '내 사전' }).click();
  const names = page.getByRole('dialog', { name: '내 사전' });
  await names.getByRole('button', { name: '이름 더하기' }).click();
  await names.getByLabel('종류').last().selectOption({ label: '제품·이름' });
  await names.getByLabel('이름', { exact: true }).last().fill('반짝구름');
  await names.getByLabel('이름', { exact: true }).last().press('Tab');
  expect(await violations(page)).toEqual([]);
  await names.getByRole('button', { name: '닫기' }).click();
  await expect(article(page).locator('.m.product')).toHaveText('반짝구름');
  await page.reload();
  await field(page).fill('반짝구름은 다시 왔다고 사람들이 말했다.');
  await expect(article(page).locator('.m.product')).toHaveText('반짝구름');
});

test('an article on the shelf comes back with its corrections, and deleting can be undone', async ({ page }) => {
  await start(page);
  await field(page).fill(ARTICLE);
  await expect(mark(page, '3조5000억원')).toBeVisible();
  await page.getByRole('button', { name: '서가에 두기' }).click();
  await expect(page.getByRole('button', { name: '서가에 두기' })).toBeHidden();
  await mark(page, '3조5000억원').click();
  const before = await article(page).locator('.m.amount').count();
  await card(page).locator('.part[data-layer=amount]').getByText('고치기').click();
  await card(page).locator('.part[data-layer=amount]').getByRole('button', { name: '밑줄 지우기' }).click();
  await expect(article(page).locator('.m.amount')).toHaveCount(before - 1);
  await page.waitForTimeout(300);
  await page.reload();
  await page.getByRole('button', { name: '서가', exact: true }).click();
  const shelf = page.getByRole('dialog', { name: '서가' });
  await expect(shelf.getByRole('listitem')).toHaveCount(1);
  expect(await violations(page)).toEqual([]);
  await shelf.getByRole('button', { name: '지우기' }).click();
  await expect(shelf.getByRole('listitem')).toHaveCount(0);
  await shelf.getByRole('button', { name: '되돌리기' }).click();
  await shelf.getByRole('button', { name: '열기' }).click();
  await expect(article(page)).toContainText('바람전자');
  await expect(article(page).locator('.m.amount')).toHaveCount(before - 1);
});

test('a link holds the text behind its #, and opens it at its place', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await start(page);
  await field(page).fill(ARTICLE);
  await mark(page, '3조5000억원').click();
  await card(page).getByRole('button', { name: '이 자리 링크' }).first().click();
  await expect(page.getByText(/링크를 복사했습니다/)).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).hash).toMatch(/^#at=a\d+&t=/);
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole('article')).toContainText('김하늘 바람전자 사장은');
  await expect(other.getByRole('dialog')).toContainText('3조 5000억');
});

test('the article is searched with / and Enter', async ({ page }) => {
  await start(page);
  await article(page).focus();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('한빛전자');
  await expect(page.getByRole('search')).toContainText('1번째');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('search')).toContainText('2번째');
  await page.getByRole('searchbox').fill('없는말');
  await expect(page.getByRole('search')).toContainText('찾는 말이 없습니다');
});

test('? shows the keys', async ({ page }) => {
  await start(page);
  await article(page).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '단축키' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a name can be looked up elsewhere, by links that do nothing until they are followed', async ({ page }) => {
  await start(page);
  await mark(page, '윤서진').click();
  const links = card(page).getByRole('link');
  await expect(links).toHaveText(['위키백과', '네이버', 'Google']);
  const query = encodeURIComponent('윤서진');
  for (const link of await links.all()) {
    const address = new URL(await link.getAttribute('href'));
    expect(address.protocol).toBe('https:');
    expect(address.search).toContain(query);
    await expect(link).toHaveAttribute('rel', /noopener noreferrer/);
    await expect(link).toHaveAttribute('target', '_blank');
  }
});

test('the hint is shown until it is understood', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: '알겠습니다' }).click();
  await expect(page.getByRole('button', { name: '알겠습니다' })).toBeHidden();
  await page.reload();
  await expect(marks(page).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '알겠습니다' })).toBeHidden();
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
