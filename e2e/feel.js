// How the page feels, measured in Chromium: how soon it paints and underlines on a slow machine, how long after a key
// the marks follow, how long keys wait, and how long the page's main thread is ever busy at a stretch.
// `cargo xtask bench --page`, or by hand: MITJUL_PAGE=dist node e2e/feel.js

import { chromium } from '@playwright/test';
import { launchOptions } from './browser.js';
import { serve } from './serve.js';

const KEYS = 20;

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
const ms = (value, width = 8) => (Number.isFinite(value) ? value.toFixed(0) : '–').padStart(width);

const { origin, close } = await serve(process.env.MITJUL_PAGE ?? 'dist');
const browser = await chromium.launch(launchOptions());

console.log('first visit, milliseconds from the start of the navigation; the median of 3');
console.log('   processor   first paint   first mark   longest task');
for (const slower of [1, 4]) {
  const visits = [];
  for (let i = 0; i < 3; i += 1) {
    // A context of its own has an empty cache.
    const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.addInitScript(() => {
      window.tasks = [];
      new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((e) => e.duration))).observe({ type: 'longtask', buffered: true });
      new MutationObserver((_, observer) => {
        if (!document.querySelector('.article [role=button]')) return;
        window.marked = performance.now();
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(origin);
    await page.waitForFunction(() => window.marked !== undefined);
    await page.waitForTimeout(500);
    visits.push(
      await page.evaluate(() => ({
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
        marked: window.marked,
        task: Math.max(0, ...window.tasks),
      })),
    );
    await context.close();
  }
  const middle = (key) => at(visits.map((v) => v[key]), 0.5);
  console.log(`${`${slower}× slower`.padStart(12)}   ${ms(middle('paint'), 11)}   ${ms(middle('marked'), 10)}   ${ms(middle('task'), 12)}`);
}

console.log(`\nliving text, milliseconds; ${KEYS} keys, each typed at the start of the text`);
console.log('   text   paste→marks   core   key→marks p50    p95   key delay p50   p95   longest task: paste   typing');
for (const [name, bytes] of [
  ['4 KB', 4_000],
  ['100 KB', 100_000],
  ['1 MB', 1_000_000],
]) {
  const page = await browser.newPage({ locale: 'ko-KR', viewport: { width: 1400, height: 900 } });
  await page.addInitScript(() => {
    window.took = [];
    // What the worker says of its own time.
    window.Worker = class extends Worker {
      constructor(...values) {
        super(...values);
        this.addEventListener('message', ({ data }) => data.took !== undefined && window.took.push(data.took));
      }
    };
  });
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
  const longest = () =>
    page.evaluate(async () => {
      // Long tasks are reported some time after they end.
      await new Promise((done) => setTimeout(done, 300));
      const worst = Math.max(0, ...window.tasks);
      window.tasks = [];
      return worst;
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
  const whilePasting = await longest();
  await page.evaluate(() => {
    window.took = [];
  });
  // A long text folds the field away; laying it out once it is wanted is the browser's own work.
  if (await page.locator('textarea').isHidden()) {
    await page.getByRole('button', { name: '원문 고치기' }).click();
    await page.waitForTimeout(1500);
    await longest();
  }
  const followed = [];
  await page.focus('textarea');
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < KEYS; i += 1) {
    const done = page.evaluate((i) => window.redrawn(() => {}, () => document.querySelector('.article').textContent.startsWith('1'.repeat(i))), i + 1);
    await page.keyboard.type('1');
    followed.push(await done);
    await page.waitForTimeout(30);
  }
  const whileTyping = await longest();
  const { delays, took } = await page.evaluate(() => ({ delays: window.delays, took: window.took }));
  // Keys that were answered within a frame are not reported at all: they count as no delay.
  const waits = [...delays, ...Array(Math.max(0, KEYS - delays.length)).fill(0)];
  console.log(
    `${name.padStart(7)}   ${ms(pasted, 11)}   ${ms(at(took, 0.5), 4)}   ${ms(at(followed, 0.5), 13)} ${ms(at(followed, 0.95), 6)}   ${ms(at(waits, 0.5), 13)} ${ms(at(waits, 0.95), 5)}   ${ms(whilePasting, 19)} ${ms(whileTyping, 8)}`,
  );
  await page.close();
}

// Other programs on the machine make a task look longer than it is: its processor time says what it takes by itself.
const longestTask = async (page, act) => {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] });
  await act();
  await page.waitForTimeout(1000);
  const events = JSON.parse((await browser.stopTracing()).toString()).traceEvents;
  const thread = ({ pid, tid }) => `${pid}.${tid}`;
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(thread));
  const tasks = events.filter((e) => e.ph === 'X' && e.name.endsWith('RunTask') && main.has(thread(e)));
  const worst = (key) => ms(Math.max(0, ...tasks.map((task) => task[key] ?? 0)) / 1000, 4);
  return `${worst('tdur')} of ${worst('dur')}`;
};
const opened = async (page) => {
  await page.goto(origin);
  await page.waitForSelector('.article [role=button]');
};
console.log('\nthe longest task of the main thread, milliseconds: processor time, of so much by the clock');
{
  const page = await browser.newPage({ locale: 'ko-KR', viewport: { width: 1400, height: 900 } });
  console.log(`   first visit      ${await longestTask(page, () => opened(page))}`);
  await page.close();
}
for (const [name, bytes] of [
  ['4 KB', 4_000],
  ['100 KB', 100_000],
  ['1 MB', 1_000_000],
]) {
  const page = await browser.newPage({ locale: 'ko-KR', viewport: { width: 1400, height: 900 } });
  await opened(page);
  await page.waitForTimeout(500);
  const pasted = await longestTask(page, async () => {
    await page.evaluate((value) => {
      const field = document.querySelector('textarea');
      field.value = value;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, text(bytes));
    await page.waitForFunction(() => document.querySelector('.article').textContent.includes('20명을 뽑겠다'), null, { polling: 200 });
  });
  if (await page.locator('textarea').isHidden()) {
    await page.getByRole('button', { name: '원문 고치기' }).click();
    await page.waitForTimeout(1500);
  }
  const typed = await longestTask(page, async () => {
    await page.focus('textarea');
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < 10; i += 1) {
      await page.keyboard.type('1');
      await page.waitForTimeout(300);
    }
  });
  console.log(`${name.padStart(9)} paste    ${pasted}    typing   ${typed}`);
  await page.close();
}
await browser.close();
await close();
