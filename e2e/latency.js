// How the page feels, measured in Chromium: how long after a key the marks follow, how long keys wait, and how long the
// page's main thread is ever busy. By hand: MITJUL_PAGE=dist node e2e/latency.js

import { chromium } from '@playwright/test';
import { launchOptions } from './browser.js';
import { serve } from './serve.js';

// Invented sentences; the figures differ so that no two paragraphs are the same.
const paragraph = (i) =>
  `바람전자는 ${(i % 27) + 1}일 서울 중구에서 새 공장에 ${i + 3}억원을 들인다고 밝혔다. 김하늘 바람전자 사장은 “내년 ${(i % 12) + 1}월에 문을 열고 ${i + 20}명을 뽑겠다”고 말했다. ` +
  `산업통상자원부는 매출이 지난해보다 ${(i % 40) + 2}% 늘어날 것으로 내다봤다.`;
const text = (bytes) => {
  const out = [];
  for (let i = 0, size = 0; size < bytes; i += 1) {
    out.push(paragraph(i));
    size += new TextEncoder().encode(out.at(-1)).length + 1;
  }
  return out.join('\n');
};
const at = (list, share) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const ms = (value) => (value === undefined ? '–' : value.toFixed(0)).padStart(7);

const { origin, close } = await serve(process.env.MITJUL_PAGE ?? 'dist');
const browser = await chromium.launch(launchOptions());
console.log('milliseconds; median and 95th of 20 keys, each typed at the start of the text');
console.log('   text     paste→marks   key→marks p50    p95   key delay p50    p95   longest task');
for (const [name, bytes] of [
  ['4 KB', 4_000],
  ['100 KB', 100_000],
  ['1 MB', 1_000_000],
]) {
  const page = await browser.newPage({ locale: 'ko-KR', viewport: { width: 1400, height: 900 } });
  await page.goto(origin);
  await page.waitForSelector('.article [role=button]');
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    window.tasks = [];
    window.delays = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      for (const e of list.getEntries()) if (e.name === 'keydown') window.delays.push(e.processingStart - e.startTime);
    }).observe({ type: 'event', durationThreshold: 16 });
    // Resolves when the article has been redrawn after `act`.
    window.redrawn = (act, seen) =>
      new Promise((done) => {
        const begun = performance.now();
        const article = document.querySelector('.article');
        const look = () => {
          if (!seen()) return;
          observer.disconnect();
          done(performance.now() - begun);
        };
        const observer = new MutationObserver(look);
        observer.observe(article, { childList: true, subtree: true, characterData: true });
        act();
        look();
      });
  });
  const pasted = await page.evaluate(async (value) => {
    const field = document.querySelector('textarea');
    return window.redrawn(
      () => {
        field.value = value;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      () => document.querySelector('.article').textContent.includes('20명을 뽑겠다'),
    );
  }, `처음 0억원이다. ${text(bytes)}`);
  const followed = [];
  await page.focus('textarea');
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 20; i += 1) {
    const done = page.evaluate((i) => window.redrawn(() => {}, () => document.querySelector('.article').textContent.startsWith('1'.repeat(i))), i + 1);
    await page.keyboard.type('1');
    followed.push(await done);
    await page.waitForTimeout(30);
  }
  await page.waitForTimeout(300);
  const { tasks, delays } = await page.evaluate(() => ({ tasks: window.tasks, delays: window.delays }));
  // Keys that were answered within a frame are not reported at all: they count as no delay.
  const waits = [...delays, ...Array(Math.max(0, 20 - delays.length)).fill(0)];
  console.log(
    `${name.padStart(7)}   ${ms(pasted)}        ${ms(at(followed, 0.5))} ${ms(at(followed, 0.95))}       ${ms(at(waits, 0.5))} ${ms(at(waits, 0.95))}        ${ms(Math.max(0, ...tasks))}`,
  );
  await page.close();
}
await browser.close();
await close();
