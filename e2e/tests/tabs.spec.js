// Two tabs that work on the same things: what one does the other hears, and where it has not heard, both stay.

import { expect, test } from '../harness.js';
import { ARTICLE, card, field, mark, marks, start } from '../reader.js';

const CLAIM = '문을 열겠다';
const keepButton = (page) => page.getByRole('button', { name: '서가에 두기' });
const shelf = (page) => page.getByRole('dialog', { name: '서가' });
const openShelf = async (page) => {
  await page.getByRole('button', { name: '서가', exact: true }).click();
  await expect(shelf(page)).toBeVisible();
};
const closeShelf = (page) => shelf(page).getByRole('button', { name: '닫기' }).click();
const told = (page, words) => page.getByRole('alert').filter({ hasText: words });

/** What is in the database. */
const records = (page) =>
  page.evaluate(
    () =>
      new Promise((done, fail) => {
        const open = indexedDB.open('mitjul', 1);
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          const all = open.result.transaction('articles').objectStore('articles').getAll();
          all.onsuccess = () => {
            open.result.close();
            done(all.result);
          };
        };
      }),
  );
const articles = async (page) => (await records(page)).filter(({ id }) => !id.startsWith('draft:'));

/** A tab that does not hear what the others do: as if they had done it at the same moment. */
const deaf = (page) =>
  page.addInitScript(() => {
    delete globalThis.BroadcastChannel;
    addEventListener('storage', (event) => event.stopImmediatePropagation(), true);
  });

/** An article on the shelf, open in two tabs. */
async function both(page, context, { hears = true } = {}) {
  await start(page);
  await field(page).fill(ARTICLE);
  await expect(mark(page, '김하늘')).toBeVisible();
  await keepButton(page).click();
  await expect(keepButton(page)).toBeHidden();
  const other = await context.newPage();
  if (!hears) await deaf(other);
  await start(other);
  await openShelf(other);
  await shelf(other).getByRole('button', { name: '열기' }).click();
  await expect(mark(other, '김하늘')).toBeVisible();
  await page.bringToFront();
  return other;
}

const correct = async (page) => {
  await page.bringToFront();
  await mark(page, '김하늘').click();
  await card(page).getByText('고치기').first().click();
  await card(page).getByLabel('종류').selectOption({ label: '장소' });
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
};
const check = async (page, key) => {
  await page.bringToFront();
  await page.getByRole('tab', { name: '검증' }).click();
  await page.locator('.check-row').filter({ hasText: CLAIM }).first().locator('.row').focus();
  await page.keyboard.press(key);
};
const checked = (page) => page.locator('.check-row').filter({ hasText: CLAIM }).first();

const names = async (page) => {
  const dialog = page.getByRole('dialog', { name: '내 사전' });
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: '내 사전' }).click();
  return dialog;
};
const addName = async (page, name) => {
  await page.bringToFront();
  const dialog = await names(page);
  await dialog.getByRole('button', { name: '이름 더하기' }).click();
  await dialog.getByLabel('이름', { exact: true }).last().fill(name);
};
const dictionary = (page) => page.evaluate(() => localStorage.getItem('dictionary').split('\n').map((line) => line.split('\t')[1]).filter(Boolean));

test('a name of one tab is in the other at once, and a row under the reader’s hands is the row that changes', async ({ page, context }) => {
  await start(page);
  const other = await context.newPage();
  await start(other);
  await addName(page, '김하늘');
  await addName(other, '한빛전자');
  await page.bringToFront();
  const dialog = await names(page);
  await expect(dialog.getByLabel('이름', { exact: true })).toHaveCount(2);
  await dialog.getByRole('button', { name: '지우기' }).first().click();
  await expect.poll(() => dictionary(other)).toEqual(['한빛전자']);
  await other.bringToFront();
  await expect((await names(other)).getByLabel('이름', { exact: true })).toHaveCount(1);
});

test('names and patterns that two tabs add at the same moment are both kept, and what one deletes stays deleted', async ({ page, context }) => {
  await page.addInitScript(() => localStorage.getItem('patterns') ?? localStorage.setItem('patterns', '하나\t가\n둘\t나\n'));
  await start(page);
  await addName(page, '김하늘');
  const other = await context.newPage();
  await deaf(other);
  await start(other);
  await addName(page, '이도윤');
  const dialog = await names(page);
  await dialog.getByRole('button', { name: '지우기' }).first().click();
  await addName(other, '한빛전자');
  await expect.poll(() => dictionary(page)).toEqual(['이도윤', '한빛전자']);
  await dialog.getByRole('button', { name: '닫기' }).click();
  await (await names(other)).getByRole('button', { name: '닫기' }).click();
  const patterns = async (page) => {
    await page.bringToFront();
    await page.getByRole('button', { name: '내 패턴…' }).click();
    return page.getByRole('dialog', { name: '내 패턴' });
  };
  const one = await patterns(page);
  await one.getByRole('button', { name: '지우기' }).first().click();
  const two = await patterns(other);
  await two.getByRole('button', { name: '패턴 더하기' }).click();
  await two.getByRole('listitem').last().getByLabel('정규식').fill('다');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('patterns'))).toBe('둘\t나\n\t다\n');
});

test('a correction in one tab is seen in the other, and a check there does not undo it', async ({ page, context }) => {
  const other = await both(page, context);
  await correct(page);
  await expect(mark(other, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
  await check(other, '2');
  await page.bringToFront();
  await page.getByRole('tab', { name: '검증' }).click();
  await expect(checked(page)).toContainText('틀림');
  await expect(mark(page, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
  await expect.poll(async () => (await articles(page)).map(({ edits, checks }) => [edits.length, checks.length])).toEqual([[1, 1]]);
});

test('a correction and a check of two tabs that have not heard of each other are both kept', async ({ page, context }) => {
  const other = await both(page, context, { hears: false });
  await correct(page);
  await expect.poll(async () => (await articles(page))[0].edits.length).toBe(1);
  await check(other, '2');
  await expect.poll(async () => (await articles(page)).map(({ edits, checks }) => [edits.length, checks.length])).toEqual([[1, 1]]);
  // With its own check kept, the tab has seen the correction, too.
  await expect(mark(other, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
});

test('two answers to one question: the last stays, and that is said', async ({ page, context }) => {
  const other = await both(page, context, { hears: false });
  await check(page, '1');
  await expect.poll(async () => (await articles(page))[0].checks.length).toBe(1);
  await check(other, '2');
  await expect(told(other, '두 탭이 같은 것을 다르게 판정했습니다')).toBeVisible();
  await expect(checked(other)).toContainText('틀림');
});

test('where both tabs have changed the text, there are two articles', async ({ page, context }) => {
  const other = await both(page, context, { hears: false });
  await field(page).fill(`${ARTICLE}\n바람전자는 말을 아꼈다.`);
  await expect.poll(async () => (await articles(page))[0].text).toContain('말을 아꼈다');
  await other.bringToFront();
  await other.getByRole('button', { name: '원문 고치기' }).click();
  await field(other).fill(`${ARTICLE}\n소방서는 원인을 찾는다.`);
  await expect(told(other, '두 탭에서 다르게 고친 글입니다')).toBeVisible();
  await expect.poll(async () => (await articles(page)).map(({ text }) => text.split('\n').pop()).sort()).toEqual(['바람전자는 말을 아꼈다.', '소방서는 원인을 찾는다.']);
  // From now on each is written in its own tab.
  await field(other).fill(`${ARTICLE}\n소방서는 원인을 찾았다.`);
  await expect.poll(async () => (await articles(page)).map(({ text }) => text.split('\n').pop()).sort()).toEqual(['바람전자는 말을 아꼈다.', '소방서는 원인을 찾았다.']);
});

for (const hears of [true, false]) {
  test(`what one tab deletes the other does not bring back${hears ? '' : ', though it has not heard of it'}; its own work is still there`, async ({ page, context }) => {
    const other = await both(page, context, { hears });
    await openShelf(page);
    await shelf(page).getByRole('button', { name: '지우기' }).click();
    await expect.poll(() => articles(page)).toEqual([]);
    if (hears) await expect(told(other, '서가에서 지워진 글입니다')).toBeVisible();
    await correct(other);
    await expect(told(other, '서가에서 지워진 글입니다')).toBeVisible();
    // As a draft of that tab.
    await expect.poll(async () => (await records(page)).map(({ id, edits }) => [id.startsWith('draft:'), edits.length])).toEqual([[true, 1]]);
    await other.reload();
    await expect(mark(other, '김하늘')).toHaveAccessibleName(/김하늘: 장소/);
    expect(await articles(page)).toEqual([]);
    // Unless the reader says so.
    await keepButton(other).click();
    await expect.poll(async () => (await articles(page)).length).toBe(1);
  });
}

test('the shelf of an open tab changes with that of the other, and deleting is undone after its dialog was closed', async ({ page, context }) => {
  const other = await both(page, context);
  await openShelf(page);
  await shelf(page).getByRole('textbox', { name: '이름' }).fill('딴 이름');
  await shelf(page).getByRole('textbox', { name: '이름' }).press('Enter');
  await openShelf(other);
  await expect(shelf(other).getByRole('textbox', { name: '이름' })).toHaveValue('딴 이름');
  await page.bringToFront();
  await shelf(page).getByRole('button', { name: '지우기' }).click();
  await expect(shelf(other).getByRole('listitem')).toHaveCount(0);
  await closeShelf(page);
  await openShelf(page);
  await shelf(page).getByRole('button', { name: '되돌리기' }).click();
  await expect(shelf(page).getByRole('listitem')).toHaveCount(1);
  await expect(shelf(other).getByRole('listitem')).toHaveCount(1);
});

test('articles have names of their own where the clock stands still and chance is none', async ({ page, context }) => {
  await context.addInitScript(() => {
    Date.now = () => 1;
    Math.random = () => 0.5;
  });
  const other = await context.newPage();
  for (const [tab, words] of [[page, '하나'], [other, '둘']]) {
    await start(tab);
    for (const number of [1, 2]) {
      await field(tab).fill(`${words} ${number}. 바람전자는 10일 서울에서 새 공장에 ${number}조원을 들인다고 밝혔다.`);
      await expect(mark(tab, `${number}조원`)).toBeVisible();
      if (await field(tab).isHidden()) await tab.getByRole('button', { name: '원문 고치기' }).click();
      await keepButton(tab).click();
      await expect(keepButton(tab)).toBeHidden();
      await tab.getByRole('button', { name: '예시 기사 보기' }).click();
      await expect(marks(tab).first()).toBeVisible();
    }
  }
  await expect.poll(async () => (await articles(page)).length).toBe(4);
});
