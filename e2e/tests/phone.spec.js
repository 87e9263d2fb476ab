// On a phone the article comes first: what stands above it folds away, and is a tap away.

import { expect, test, violations } from '../harness.js';
import { ARTICLE, article, field, mark, paste, start } from '../reader.js';

test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true });

const top = (page) => article(page).getByRole('heading').evaluate((heading) => heading.getBoundingClientRect().top / innerHeight);

test('the first word stands in the upper half at first sight, and high up once something is pasted', async ({ page }) => {
  await start(page);
  await page.getByRole('button', { name: '알겠습니다' }).tap();
  expect(await top(page)).toBeLessThan(0.5);
  await field(page).focus();
  await paste(page, `${ARTICLE} ${'공장은 내년에 문을 연다. '.repeat(20)}`);
  await expect(mark(page, '3조5000억원')).toBeVisible();
  expect(await top(page)).toBeLessThan(0.33);
});

test('day, language and search unfold', async ({ page }) => {
  await start(page);
  const fold = page.getByRole('button', { name: /^기사 날짜: .* · 언어, 찾기$/u });
  const search = page.getByRole('searchbox', { name: '기사에서 찾기' });
  await expect(search).toBeHidden();
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await fold.tap();
  await expect(fold).toHaveAttribute('aria-expanded', 'true');
  await expect(search).toBeVisible();
  await expect(page.getByLabel('기사 날짜', { exact: true })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await fold.tap();
  await expect(search).toBeHidden();
});
