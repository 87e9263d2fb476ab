// Screenshots of the built page, for eyes and for docs/: every view, light and dark, narrow and wide, Korean and
// English. `cargo xtask shots FOLDER [VIEW]…`, or by hand: MITJUL_PAGE=dist node e2e/shots.js FOLDER [VIEW]…

import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launchOptions } from './browser.js';
import { serve } from './serve.js';
import { VIEWS } from './views.js';

const [folder, ...wanted] = process.argv.slice(2);
const unknown = wanted.filter((name) => !VIEWS.some((view) => view.name === name));
if (!folder || unknown.length > 0) {
  console.error(folder ? `there is no view ${unknown.join(', ')}` : 'name the folder for the pictures');
  console.error(`views: ${VIEWS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const WIDTHS = [
  { width: 360, height: 780, isMobile: true, hasTouch: true },
  { width: 1400, height: 900 },
];

const { origin, close } = await serve(process.env.MITJUL_PAGE ?? 'dist');
const browser = await chromium.launch(launchOptions());
let failed = 0;
for (const view of VIEWS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const { width, height, ...device } of WIDTHS) {
    for (const colorScheme of ['light', 'dark']) {
      for (const locale of ['ko-KR', 'en-US']) {
        const name = [view.name, width, colorScheme, locale.slice(0, 2)].join('-');
        const viewport = { width, height };
        const context = await browser.newContext({ viewport, colorScheme, locale, timezoneId: 'Asia/Seoul', ...device });
        const page = await context.newPage();
        page.setDefaultTimeout(15_000);
        try {
          await page.goto(origin, { waitUntil: 'networkidle' });
          await view.open?.(page);
        } catch (error) {
          failed += 1;
          console.error(`${name}: ${error.message.split('\n')[0]}`);
        }
        // What is there is worth a look even where the view did not open.
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: view.fullPage ?? false });
        await context.close();
      }
    }
  }
}
await browser.close();
await close();
console.log(`pictures are in ${folder}`);
process.exit(failed === 0 ? 0 : 1);
