// Without a network, and when a newer version comes.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test, violations } from '../harness.js';
import { ARTICLE, field, mark, marks, start } from '../reader.js';
import { serve } from '../serve.js';

const built = process.env.MITJUL_PAGE ?? fileURLToPath(new URL('../../dist', import.meta.url));
const kept = async (page) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
};

test('the second visit needs no network', async ({ page, context }) => {
  await start(page);
  await kept(page);
  await context.setOffline(true);
  await page.reload();
  await expect(marks(page).first()).toBeVisible();
  await field(page).fill(ARTICLE);
  await expect(mark(page, '3조5000억원')).toBeVisible();
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
    const change = async (name, from, to) => {
      const before = await readFile(join(folder, name), 'utf8');
      const after = before.replace(from, to);
      expect(after).not.toBe(before);
      await writeFile(join(folder, name), after);
    };
    await change('sw.js', /const VERSION = '[^']*'/, "const VERSION = 'newer'");
    await change('index.html', '<meta name="referrer"', '<meta name="edition" content="newer" /><meta name="referrer"');
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
