// Screenshots of the built page, for eyes and for docs/: every view in every look that is asked for.
// `cargo xtask shots FOLDER [VIEW]… [--widths 320,1400] [--themes light,dark,contrast] [--langs ko,en]`, or by hand:
// MITJUL_PAGE=dist node e2e/shots.js FOLDER …

import { chromium } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchOptions } from './browser.js';
import { serve } from './serve.js';
import { VIEWS } from './views.js';

const { values: chosen, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: 'string', default: '320,360,768,1400' },
    themes: { type: 'string', default: 'light,dark,contrast' },
    langs: { type: 'string', default: 'ko,en' },
    scale: { type: 'string', default: '1' },
  },
});
const [folder, ...wanted] = positionals;
const unknown = wanted.filter((name) => !VIEWS.some((view) => view.name === name));
if (!folder || unknown.length > 0) {
  console.error(folder ? `there is no view ${unknown.join(', ')}` : 'name the folder for the pictures');
  console.error(`views: ${VIEWS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const device = (width) =>
  width < 600 ? { viewport: { width, height: 780 }, isMobile: true, hasTouch: true } : { viewport: { width, height: 900 } };

const { origin, close } = await serve(process.env.MITJUL_PAGE ?? 'dist');
const browser = await chromium.launch(launchOptions());
let failed = 0;
let taken = 0;
for (const view of VIEWS.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  for (const width of chosen.widths.split(',').map(Number)) {
    for (const theme of chosen.themes.split(',')) {
      for (const lang of chosen.langs.split(',')) {
        const name = [view.name, width, theme, lang].join('-');
        const context = await browser.newContext({
          ...device(width),
          deviceScaleFactor: Number(chosen.scale),
          // A picture is of the page at rest.
          reducedMotion: 'reduce',
          locale: lang === 'ko' ? 'ko-KR' : 'en-US',
          timezoneId: 'Asia/Seoul',
        });
        await context.addInitScript((theme) => localStorage.setItem('theme', theme), theme);
        const page = await context.newPage();
        page.setDefaultTimeout(30_000);
        try {
          await page.goto(origin);
          await view.open(page);
        } catch (error) {
          failed += 1;
          console.error(`${name}: ${error.message.split('\n')[0]}`);
        }
        try {
          // What is there is worth a look even where the view did not open.
          await page.screenshot({ path: join(folder, `${name}.png`), fullPage: view.fullPage ?? false });
          taken += 1;
        } catch (error) {
          failed += 1;
          console.error(`${name}: ${error.message.split('\n')[0]}`);
        }
        await context.close();
      }
    }
  }
}
await browser.close();
await close();
console.log(`${taken} pictures are in ${folder}`);
process.exit(failed === 0 ? 0 : 1);
