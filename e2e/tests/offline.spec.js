// Without a network, and when a newer version comes.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sealSums } from '../../www/seal.js';
import { expect, test, violations } from '../harness.js';
import { ARTICLE, field, mark, marks, start } from '../reader.js';
import { serve } from '../serve.js';

const built = process.env.MITJUL_PAGE ?? fileURLToPath(new URL('../../dist', import.meta.url));
const kept = async (page) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
};

/** The parts of languages that are kept, without what is in them. */
const parts = (page) =>
  page.evaluate(async () => {
    const found = new Set();
    for (const name of await caches.keys()) {
      for (const { url } of await (await caches.open(name)).keys()) found.add(url.match(/([^/]+)-[0-9a-f]{16}(\.(?:js|wasm|pack))$/)?.slice(1).join(''));
    }
    return ['ko.pack', 'en.pack', 'mitjul_ko.js', 'mitjul_ko.wasm', 'mitjul_all.js', 'mitjul_all.wasm'].filter((part) => found.has(part));
  });
const KOREAN = ['ko.pack', 'mitjul_ko.js', 'mitjul_ko.wasm'];

test('the second visit needs no network', async ({ page, context }) => {
  await start(page);
  await kept(page);
  await expect.poll(() => parts(page)).toEqual(expect.arrayContaining(KOREAN));
  await context.setOffline(true);
  await page.reload();
  await expect(marks(page).first()).toBeVisible();
  await field(page).fill(ARTICLE);
  await expect(mark(page, '3조5000억원')).toBeVisible();
});

test('a language that was met once needs no network either', async ({ page, context }) => {
  await start(page);
  await kept(page);
  await expect.poll(() => parts(page)).toEqual(expect.arrayContaining(KOREAN));
  await field(page).fill('The company said on Monday that it would build the plant and that it had been in talks with the city.');
  await expect.poll(() => parts(page)).toEqual(expect.arrayContaining(['en.pack', 'mitjul_all.js', 'mitjul_all.wasm']));
  await context.setOffline(true);
  await page.reload();
  await field(page).fill(`${ARTICLE}\nThe company said on Monday that it would build the plant and that it had been in talks with the city.`);
  await expect(mark(page, '3조5000억원')).toBeVisible();
  await expect(page.locator('.status')).toHaveText('');
});

test('a newer version is offered, and comes when the reader asks for it', async ({ page, watch }) => {
  const folder = await mkdtemp(join(tmpdir(), 'mitjul-page-'));
  await cp(built, folder, { recursive: true });
  const { origin, close } = await serve(folder);
  // A copy of the page, so that it can change: its origin is another than the tests'.
  watch.allow(new RegExp(`^left the origin: ${origin}/`));
  try {
    await page.goto(origin);
    await expect(marks(page).first()).toBeVisible();
    await kept(page);
    const before = await readFile(join(folder, 'index.html'), 'utf8');
    const after = before.replace('<meta name="referrer"', '<meta name="edition" content="newer" /><meta name="referrer"');
    expect(after).not.toBe(before);
    await writeFile(join(folder, 'index.html'), after);
    sealSums(folder);
    await page.reload();
    const offer = page.getByText('새 판이 있습니다.');
    await expect(offer).toBeVisible();
    await expect(page.locator('meta[name=edition]')).toHaveCount(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '새로 열기' }).click();
    await expect(page.locator('meta[name=edition]')).toHaveCount(1);
    await expect(marks(page).first()).toBeVisible();
    await expect(offer).toBeHidden();
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
});
