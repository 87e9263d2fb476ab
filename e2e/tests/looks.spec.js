// Every view in the looks that people need: forced colours, high contrast, and a wide window zoomed to 400 %.

import { expect, test, violations } from '../harness.js';
import { VIEWS } from '../views.js';

const LOOKS = [
  { name: 'in forced colours', use: { forcedColors: 'active', viewport: { width: 1280, height: 900 } } },
  { name: 'in high contrast', theme: 'contrast', use: { viewport: { width: 1280, height: 900 } } },
  // 1280 × 1024 pixels at 400 %.
  { name: 'at 400 %', use: { viewport: { width: 320, height: 256 } } },
];

for (const { name, theme, use } of LOOKS) {
  test.describe(name, () => {
    test.use(use);
    for (const view of VIEWS.filter(({ fullPage }) => !fullPage)) {
      test(`${view.name} has no violations and needs no sideways scrolling`, async ({ page }) => {
        if (theme) await page.addInitScript((theme) => localStorage.setItem('theme', theme), theme);
        await page.goto('./');
        await view.open(page);
        expect(await violations(page)).toEqual([]);
        const [needs, has] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(needs).toBeLessThanOrEqual(has);
      });
    }
  });
}
