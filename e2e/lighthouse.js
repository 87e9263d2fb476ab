// Lighthouse on the built page: accessibility, best practices, search engines, how far it moves, and the console.
// `cargo xtask test lighthouse` after `page-build`, or by hand: MITJUL_PAGE=dist node e2e/lighthouse.js

import { launch } from 'chrome-launcher';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromiumPath } from './browser.js';
import { serve } from './serve.js';

/** How far what is there may move by itself: Lighthouse's own measure of layout shift. */
const SHIFT = 0.05;
const CATEGORIES = ['accessibility', 'best-practices', 'seo'];

// A browser that hangs must not hang the tests.
setTimeout(() => {
  console.error('  Lighthouse did not come to an end within three minutes');
  process.exit(1);
}, 180_000).unref();

const { origin, close } = await serve(process.env.MITJUL_PAGE ?? 'dist');
let wrong = 0;
const fail = (what) => {
  wrong += 1;
  console.error(`  ${what}`);
};
for (const [device, config] of [
  ['phone', undefined],
  ['desktop', desktopConfig],
]) {
  const chrome = await launch({
    chromePath: chromiumPath(),
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync', '--lang=ko-KR'],
    logLevel: 'error',
  });
  try {
    const { lhr } = await lighthouse(
      origin,
      { port: chrome.port, logLevel: 'error', output: 'json', onlyCategories: [...CATEGORIES, 'performance'], throttlingMethod: 'provided' },
      config,
    );
    if (lhr.runtimeError) fail(`${device}: ${lhr.runtimeError.message}`);
    const score = (category) => Math.round((lhr.categories[category].score ?? 0) * 100);
    for (const category of CATEGORIES) if (score(category) < 100) fail(`${device}: ${category} is ${score(category)}, not 100`);
    const shift = lhr.audits['cumulative-layout-shift'].numericValue;
    console.log(`${device}: ${CATEGORIES.map((c) => `${lhr.categories[c].title} ${score(c)}`).join(', ')}, layout shift ${shift?.toFixed(3)}`);
    for (const category of CATEGORIES) {
      for (const { id, weight } of lhr.categories[category].auditRefs) {
        const { score, scoreDisplayMode, title, details } = lhr.audits[id];
        if (weight === 0 || score === null || score === 1 || scoreDisplayMode === 'notApplicable') continue;
        const where = (details?.items ?? []).slice(0, 5).map((item) => item.node?.selector ?? item.description ?? item.url ?? JSON.stringify(item));
        fail(`${device}: ${category}: ${title} (${id}) ${where.join('; ')}`);
      }
    }
    if (!(shift <= SHIFT)) fail(`${device}: what is there moves by ${shift}, more than ${SHIFT}`);
    for (const { source, description } of lhr.audits['errors-in-console'].details?.items ?? []) fail(`${device}: console: ${source}: ${description}`);
  } finally {
    chrome.kill();
  }
}
await close();
process.exit(wrong === 0 ? 0 : 1);
