// A device that keeps nothing, or not in time: what could not be kept is said and can be saved to a file, and nothing is said
// to be kept before it is.

import { readFile } from 'node:fs/promises';
import { expect, test, violations } from '../harness.js';
import { ARTICLE, article, card, field, mark, marks, start } from '../reader.js';

const TYPED = '바람전자는 10일 서울에서 새 공장에 7조원을 들인다고 밝혔다.';
const keepButton = (page) => page.getByRole('button', { name: '서가에 두기' });
const shelf = (page) => page.getByRole('dialog', { name: '서가' });
const openShelf = async (page) => {
  await page.getByRole('button', { name: '서가', exact: true }).click();
  await expect(shelf(page)).toBeVisible();
};
const told = (page, words) => page.getByRole('alert').filter({ hasText: words });
const unkept = (page) => told(page, '이 브라우저에 보관하지 못했습니다');
const saved = async (page, button) => {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readFile(await download.path(), 'utf8');
};
const correct = async (page) => {
  await mark(page, '김하늘').click();
  await card(page).getByText('고치기').first().click();
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
};

/** What is in the database, with further records where some are given. */
const records = (page, given) =>
  page.evaluate(
    (given) =>
      new Promise((done, fail) => {
        const open = indexedDB.open('mitjul', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('articles', { keyPath: 'id' });
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          const transaction = open.result.transaction('articles', 'readwrite');
          let value;
          const articles = transaction.objectStore('articles');
          for (const record of given ?? []) articles.put(record);
          articles.getAll().onsuccess = ({ target }) => (value = target.result);
          transaction.oncomplete = () => {
            open.result.close();
            done(value);
          };
        };
      }),
    given,
  );
const articles = async (page) => (await records(page)).filter(({ id }) => !id.startsWith('draft:'));

const KINDS = {
  'a storage that is full': () => {
    // As browsers do it: the request succeeds, the transaction does not.
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given);
      request.addEventListener('success', () => globalThis.full && this.transaction.abort());
      return request;
    };
  },
  'a database that cannot be opened': () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = function (...given) {
      if (!globalThis.full) return open.apply(this, given);
      throw new DOMException('denied', 'SecurityError');
    };
    // From the beginning: one that is open stays open.
    globalThis.full = true;
  },
  'a database that never answers': () => {
    IDBFactory.prototype.open = function () {
      return globalThis.full ? new EventTarget() : undefined;
    };
    globalThis.full = true;
  },
};

for (const [what, script] of Object.entries(KINDS)) {
  test(`${what}: what is written is said not to be kept, and can be saved`, async ({ page }) => {
    await page.addInitScript(script);
    await start(page);
    await page.evaluate(() => (globalThis.full = true));
    await field(page).fill(ARTICLE);
    await expect(mark(page, '김하늘')).toBeVisible();
    await expect(unkept(page)).toBeVisible();
    await keepButton(page).click();
    await correct(page);
    await expect(unkept(page).last()).toContainText('바람전자, 3조5000억원 들여');
    // Not a word of it having been kept.
    await expect(page.getByText('서가에 두었습니다', { exact: false })).toHaveCount(0);
    await expect(keepButton(page)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await expect(unkept(page).getByRole('button', { name: '고친 것 저장' })).toBeVisible();
    const note = unkept(page).filter({ has: page.getByRole('button', { name: '고친 것 저장' }) }).first();
    expect(await saved(page, note.getByRole('button', { name: '글 저장' }))).toBe(ARTICLE);
    expect(JSON.parse(await saved(page, note.getByRole('button', { name: '고친 것 저장' })))).toEqual([expect.objectContaining({ do: 'relabel', kind: 'place' })]);
  });
}

test('what could not be kept is kept with the next change, once there is room, and the notice goes', async ({ page }) => {
  await page.addInitScript(KINDS['a storage that is full']);
  await start(page);
  await page.evaluate(() => (globalThis.full = true));
  await field(page).fill(ARTICLE);
  await expect(unkept(page)).toBeVisible();
  await page.evaluate(() => (globalThis.full = false));
  await field(page).press('End');
  await field(page).pressSequentially(' 끝');
  await expect(unkept(page)).toHaveCount(0);
  await expect.poll(async () => (await records(page)).length).toBe(1);
});

test('a browser without room for one more byte says so', async ({ page, context, baseURL }) => {
  await start(page);
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL).origin, quotaSize: 1 });
  await field(page).fill(`${ARTICLE}\n${TYPED.repeat(2000)}`);
  await expect(unkept(page)).toBeVisible();
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(baseURL).origin });
});

test('an article is only said to be kept once it is', async ({ page }) => {
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    // A disk that takes its time: nothing is completed before it is let go.
    const held = new Promise((done) => (globalThis.go = done));
    IDBDatabase.prototype.transaction = function (...given) {
      const made = transaction.apply(this, given);
      let complete;
      Object.defineProperty(made, 'oncomplete', { set: (hear) => (complete = hear) });
      made.addEventListener('complete', () => held.then(complete));
      return made;
    };
  });
  await page.goto('./');
  await expect(marks(page).first()).toBeVisible();
  // The shelf has been asked for, and waits as well.
  await page.evaluate(() => globalThis.go);
  await field(page).fill(ARTICLE);
  await expect(mark(page, '김하늘')).toBeVisible();
  await keepButton(page).click();
  await expect(page.getByText('서가에 두었습니다.', { exact: true })).toHaveCount(0);
  await expect(keepButton(page)).toBeVisible();
  await page.evaluate(() => globalThis.go());
  await expect(page.getByText('서가에 두었습니다.', { exact: true })).toBeAttached();
  await expect(keepButton(page)).toBeHidden();
});

test('names and patterns that cannot be kept are said not to be, and can be saved', async ({ page }) => {
  await start(page);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.getByRole('button', { name: '내 사전' }).click();
  const dialog = page.getByRole('dialog', { name: '내 사전' });
  await dialog.getByRole('button', { name: '이름 더하기' }).click();
  await dialog.getByLabel('이름', { exact: true }).fill('C# 모임');
  await dialog.getByRole('button', { name: '닫기' }).click();
  const note = told(page, '내 사전을 이 브라우저에 보관하지 못했습니다');
  expect(await saved(page, note.getByRole('button', { name: '파일로 저장' }))).toBe('person\tC# 모임\n');
  await page.getByRole('button', { name: '내 패턴…' }).click();
  const patterns = page.getByRole('dialog', { name: '내 패턴' });
  await patterns.getByRole('button', { name: '패턴 더하기' }).click();
  await patterns.getByLabel('정규식').fill('[0-9]+억');
  await patterns.getByRole('button', { name: '닫기' }).click();
  await expect(told(page, '내 패턴을 이 브라우저에 보관하지 못했습니다')).toBeVisible();
});

test('without any storage, as in some private windows, the page reads all the same', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) {
      Object.defineProperty(globalThis, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  await start(page);
  await expect(told(page, '서가를 읽지 못했습니다')).toBeVisible();
  await field(page).fill(TYPED);
  await expect(mark(page, '7조원')).toBeVisible();
  await expect(unkept(page)).toBeVisible();
});

test('a storage that the reader clears takes nothing from the open page', async ({ page, context, baseURL }) => {
  await start(page);
  await page.getByRole('button', { name: '내 사전' }).click();
  const dialog = page.getByRole('dialog', { name: '내 사전' });
  await dialog.getByRole('button', { name: '이름 더하기' }).click();
  await dialog.getByLabel('이름', { exact: true }).fill('한빛');
  await dialog.getByRole('button', { name: '닫기' }).click();
  await field(page).fill(ARTICLE);
  await expect(mark(page, '김하늘')).toBeVisible();
  await keepButton(page).click();
  await expect(keepButton(page)).toBeHidden();
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(baseURL).origin, storageTypes: 'indexeddb,local_storage' });
  await correct(page);
  // It is on the page, and kept as a draft: whether it was cleared or deleted nobody can tell.
  await expect(told(page, '서가에서 지워진 글입니다')).toBeVisible();
  await expect.poll(async () => (await records(page)).map(({ edits }) => edits.length)).toEqual([1]);
  await page.getByRole('button', { name: '내 사전' }).click();
  await dialog.getByRole('button', { name: '이름 더하기' }).click();
  await dialog.getByLabel('이름', { exact: true }).last().fill('바람');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('dictionary'))).toBe('person\t한빛\nperson\t바람\n');
});

test('a strange record hides no other, and what a newer version has written stays', async ({ page }) => {
  await start(page);
  const split = { do: 'split', start: 0, end: 2 };
  const newer = { do: 'underline twice', start: 0, end: 4 };
  await records(page, [
    { id: 'strange' },
    { id: 'stranger', text: 7, edits: 'x' },
    { id: 'newer', title: '새 판의 글', text: ARTICLE, edits: [newer, split], checks: [{ subject: 'mood' }], saved: 2, colour: 'red' },
    { id: 'plain', title: '보통 글', text: TYPED, edits: [], flips: [], saved: 1 },
  ]);
  await page.reload();
  await expect(told(page, '2편은 이 판이 읽지 못합니다')).toBeVisible();
  await openShelf(page);
  await expect(shelf(page).getByRole('listitem')).toHaveCount(2);
  await shelf(page).getByRole('listitem').first().getByRole('button', { name: '열기' }).click();
  await expect(mark(page, '김하늘')).toBeVisible();
  await correct(page);
  const kept = async () => (await records(page)).find(({ id }) => id === 'newer');
  await expect.poll(async () => (await kept()).edits.length).toBe(3);
  expect(await kept()).toMatchObject({ colour: 'red', checks: [{ subject: 'mood' }], edits: [newer, split, { do: 'relabel' }] });
  expect((await records(page)).length).toBe(4);
});

test('a key or a correction right before a reload is not lost', async ({ page }) => {
  await start(page);
  await field(page).fill(ARTICLE);
  await expect(mark(page, '김하늘')).toBeVisible();
  await field(page).press('Control+End');
  await field(page).press('Space');
  await page.reload();
  await expect(field(page)).toHaveValue(`${ARTICLE} `);
  await expect(mark(page, '김하늘')).toBeVisible();
  await correct(page);
  await page.reload();
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
});

test('what is on its way when a page is left is kept by the next, though the database had no time', async ({ page, context }) => {
  await page.addInitScript(() => {
    const { transaction } = IDBDatabase.prototype;
    // Every change comes too late.
    IDBDatabase.prototype.transaction = function (names, mode, ...more) {
      const made = transaction.call(this, names, mode, ...more);
      if (globalThis.late && mode === 'readwrite') made.abort();
      return made;
    };
  });
  await start(page);
  await field(page).fill(ARTICLE);
  await expect(mark(page, '김하늘')).toBeVisible();
  await keepButton(page).click();
  await expect(keepButton(page)).toBeHidden();
  await page.evaluate(() => addEventListener('pagehide', () => (globalThis.late = true), true));
  await correct(page);
  await page.goto('about:blank');
  const next = await context.newPage();
  await start(next);
  await expect.poll(async () => (await articles(next)).map(({ edits }) => edits.length)).toEqual([1]);
  expect(await next.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('left:')))).toEqual([]);
});

test('corrections of the sample come back after a reload, and are offered when it is replaced', async ({ page }) => {
  await start(page);
  await expect(field(page)).toHaveValue('');
  const first = article(page).locator('.m.person').first();
  const words = await first.textContent();
  await first.click();
  await card(page).getByText('고치기').first().click();
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await expect(mark(page, words)).toHaveAccessibleName(/장소/);
  await page.reload();
  await expect(mark(page, words)).toHaveAccessibleName(/장소/);
  await field(page).fill(TYPED);
  await expect(mark(page, '7조원')).toBeVisible();
  await page.getByRole('button', { name: '되살리기' }).click();
  await expect(mark(page, words)).toHaveAccessibleName(/장소/);
});

test('a copy of a tab has a draft of its own', async ({ page, context }) => {
  await start(page);
  await field(page).fill(TYPED);
  await expect.poll(async () => (await records(page)).length).toBe(1);
  const name = await page.evaluate(() => sessionStorage.getItem('tab'));
  const other = await context.newPage();
  // As browsers copy a tab.
  await other.addInitScript((name) => sessionStorage.getItem('tab') ?? sessionStorage.setItem('tab', name), name);
  await start(other);
  await field(other).fill(ARTICLE);
  await expect.poll(async () => (await records(page)).map(({ text }) => text).sort()).toEqual([ARTICLE, TYPED].sort());
});
