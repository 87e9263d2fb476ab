// What a reader has typed or pasted is never lost: not by a reload, a closed tab, another paste or the sample.

import { expect, test } from '../harness.js';
import { ARTICLE, article, field, mark, paste, start } from '../reader.js';

const TYPED = '바람전자는 10일 서울에서 새 공장에 7조원을 들인다고 밝혔다.';

/** Waits until the database has a draft, or none. */
async function drafts(page, count) {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise((done, fail) => {
            const open = indexedDB.open('mitjul', 1);
            open.onerror = () => fail(open.error);
            open.onsuccess = () => {
              const all = open.result.transaction('articles').objectStore('articles').getAllKeys();
              all.onsuccess = () => done(all.result.filter((id) => id.startsWith('draft:')).length);
            };
          }),
      ),
    )
    .toBe(count);
}

test('a reload brings back what was typed', async ({ page }) => {
  await start(page);
  await field(page).fill(TYPED);
  await drafts(page, 1);
  await page.reload();
  await expect(field(page)).toHaveValue(TYPED);
  await expect(mark(page, '7조원')).toBeVisible();
});

test('the text of a closed tab is offered in the next one, and can be thrown away', async ({ page, context }) => {
  await start(page);
  await field(page).fill(TYPED);
  await drafts(page, 1);
  // A second tab beside the first is not offered what is being written there.
  const beside = await context.newPage();
  await start(beside);
  await expect(beside.getByRole('button', { name: '되살리기' })).toBeHidden();
  await page.close();
  await beside.close();
  const next = await context.newPage();
  await start(next);
  await next.getByRole('button', { name: '되살리기' }).click();
  await expect(field(next)).toHaveValue(TYPED);
  await drafts(next, 1);
  await next.close();
  const last = await context.newPage();
  await start(last);
  await last.getByRole('button', { name: '버리기' }).click();
  await drafts(last, 0);
  await expect(article(last)).toContainText('한빛전자');
});

test('a text that is replaced can be had back', async ({ page }) => {
  await start(page);
  await field(page).fill(TYPED);
  await expect(mark(page, '7조원')).toBeVisible();
  await page.getByRole('button', { name: '예시 기사 보기' }).click();
  await expect(article(page)).toContainText('한빛전자');
  await page.getByRole('button', { name: '되살리기' }).click();
  await expect(field(page)).toHaveValue(TYPED);
  await field(page).press('Control+a');
  await paste(page, ARTICLE);
  await expect(field(page)).toHaveValue(ARTICLE);
  await page.getByRole('button', { name: '되살리기' }).click();
  await expect(field(page)).toHaveValue(TYPED);
});

test('what is put on the shelf is no draft any more', async ({ page }) => {
  await start(page);
  await field(page).fill(TYPED);
  await drafts(page, 1);
  await page.getByRole('button', { name: '서가에 두기' }).click();
  await drafts(page, 0);
});
