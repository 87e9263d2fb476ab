// The page stands still: what comes late takes room that was kept for it. Browsers count what moves by itself, and so
// does this, in both languages and from a phone to a wide window.

import { expect, test } from '../harness.js';

const LIMIT = 0.05;

const ARTICLE = `바람전자, 3조5000억원 들여 공장 짓는다
김하늘 기자
바람전자는 10일 서울에서 새 공장에 3조5000억원을 들인다고 밝혔다.
김하늘 바람전자 사장은 “내년 3월에 문을 열겠다”고 말했다. 산업통상자원부는 매출이 지난해보다 12% 늘 것으로 내다봤다.
바람전자는 지난해 직원 1200명을 뽑았고 올해는 1500명을 뽑는다. 공장은 2028년까지 다 지어진다.`;

/** What has moved by itself since the last time that this was asked, each with what moved. */
const moved = (page) => page.evaluate(() => window.shifts.splice(0));
const sum = (shifts) => shifts.reduce((all, { value }) => all + value, 0);

for (const [locale, field] of [
  ['ko-KR', '기사 원문'],
  ['en-US', 'Article text'],
]) {
  for (const width of [360, 412, 1024, 1350, 1400]) {
    test.describe(`${locale}, ${width} pixels`, () => {
      const phone = width < 600;
      test.use({
        locale,
        viewport: { width, height: phone ? 780 : 900 },
        isMobile: phone,
        hasTouch: phone,
        permissions: ['clipboard-read', 'clipboard-write'],
      });

      test('nothing moves when the first answer comes, nor when that to a pasted text does', async ({ page }) => {
        await page.addInitScript(() => {
          window.shifts = [];
          const words = ({ node }) => `${node?.nodeName} ${node?.className ?? node?.parentElement?.className}`;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              if (!entry.hadRecentInput) window.shifts.push({ value: entry.value, what: entry.sources.map(words) });
            }
          }).observe({ type: 'layout-shift', buffered: true });
          // What moves within half a second of an input is not counted: the answers come later than that.
          const post = Worker.prototype.postMessage;
          Worker.prototype.postMessage = function (...values) {
            setTimeout(() => post.apply(this, values), 1500);
          };
        });
        await page.goto('./');
        const mark = page.getByRole('article').getByRole('button');
        await expect(mark.filter({ hasText: locale === 'ko-KR' ? '윤서진' : 'Raman' }).first()).toBeVisible();
        await page.waitForTimeout(500);
        const first = await moved(page);
        expect(sum(first), JSON.stringify(first)).toBeLessThanOrEqual(LIMIT);

        await page.evaluate((text) => navigator.clipboard.writeText(text), ARTICLE);
        await page.getByRole('textbox', { name: field }).focus();
        await page.keyboard.press('Control+V');
        // The field folds away: that is what pasting does, and no answer.
        await expect(page.getByRole('textbox', { name: field })).toBeHidden();
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        await moved(page);
        await expect(mark.filter({ hasText: '김하늘' }).first()).toBeVisible();
        await page.waitForTimeout(500);
        const second = await moved(page);
        expect(sum(second), JSON.stringify(second)).toBeLessThanOrEqual(LIMIT);
      });
    });
  }
}
