// What comes in from outside: files of every sort, dropped or chosen, and pages that are pasted. Nothing leaves the device:
// every test fails when a request does (see harness.js).

import { expect, test, violations } from '../harness.js';
import { HTML, cp949, docx, koreanPdf, lockedPdf, mail, newspaper, scanned, utf16 } from '../intake/files.js';
import { article, field, mark, start } from '../reader.js';

const notices = (page) => page.getByRole('region', { name: '알림' });
/** The field, also where it is folded away. */
const source = (page) => page.locator('#source-text');
const headline = (page) => article(page).getByRole('heading');

/** Lets files go over the page, as `[name, bytes, type]`. */
async function drop(page, ...files) {
  const given = files.map(([name, bytes, type = '']) => ({ name, type, bytes: Buffer.from(bytes).toString('base64') }));
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, type, bytes } of given) {
      data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
    }
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, given);
}

/** Pastes what programs put on the clipboard; returns whether the page took it up itself. */
const pasteAs = (page, types, selector = '#source-text') =>
  page.evaluate(
    ([types, selector]) => {
      const target = document.querySelector(selector);
      target.focus?.();
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(types)) data.setData(type, text);
      return !target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [types, selector],
  );

test.beforeEach(({ page }) => start(page));

test('a saved page is read as one: headline, caption, day, and what is not the article apart', async ({ page }) => {
  await drop(page, ['bus.html', HTML, 'text/html']);
  await expect(headline(page)).toHaveText('하늘시, 버스 요금 올린다');
  await expect(mark(page, '400억원')).toBeVisible();
  await expect(article(page).locator('.caption')).toContainText('하늘시 버스 차고지');
  await expect(page.getByLabel('기사 날짜')).toHaveValue('2026-11-17');
  await expect(page.getByText('페이지에서 읽음')).toBeVisible();
  await expect(article(page)).not.toContainText('보이지 않는 글');
  await expect(article(page).locator('.left-out').first()).toContainText('줄');
  // As plain text the page's own word on its day is not there; what was there can be had back.
  await page.getByRole('button', { name: '글자로만 읽기' }).click();
  await expect(page.getByText('페이지에서 읽음')).toBeHidden();
  await page.getByRole('button', { name: '되살리기' }).click();
  await expect(page.getByText('페이지에서 읽음')).toBeVisible();
});

test('what a page has told stays with its text while that is edited, and over a reload', async ({ page }) => {
  await drop(page, ['bus.html', HTML]);
  await expect(article(page).locator('.caption')).toContainText('버스 차고지');
  await page.getByRole('button', { name: '원문 고치기' }).click();
  const text = await source(page).inputValue();
  await field(page).fill(text.replace('하늘시, 버스 요금 올린다', '하늘시, 시내버스 요금 올린다'));
  await expect(headline(page)).toHaveText('하늘시, 시내버스 요금 올린다');
  await expect(article(page).locator('.caption')).toContainText('버스 차고지');
  await page.waitForTimeout(400);
  await page.reload();
  await expect(article(page).locator('.caption')).toContainText('버스 차고지');
  await expect(page.getByLabel('기사 날짜')).toHaveValue('2026-11-17');
});

test('a Korean PDF is read with its columns, over pages, without its running heads', async ({ page }) => {
  await drop(page, ['news.pdf', newspaper(), 'application/pdf']);
  await expect(headline(page)).toHaveText('새물전자, 3조원 들여 공장 짓는다');
  await expect(mark(page, '7조2000억원')).toBeVisible();
  const text = await source(page).inputValue();
  expect(text).toContain('새 공장을 짓는 데 3조원을 들인다고 밝혔다');
  expect(text).toContain('이를 것으로 내다봤다. 반도체를');
  expect(text).toContain('열기로 했으며 내년 봄에');
  expect(text).not.toContain('- 3 -');
  expect(text.split('한들신문').length).toBe(2);
});

test('nothing that reads files is loaded before the first comes, and then only its own', async ({ page, watch }) => {
  expect(watch.requests.filter(({ url }) => /\/intake-\w+\//.test(url))).toEqual([]);
  await drop(page, ['a.txt', '새물전자는 10일 공장에 3조원을 들인다고 밝혔다.']);
  await expect(mark(page, '3조원')).toBeVisible();
  const loaded = () => watch.requests.filter(({ url }) => /\/intake-\w+\//.test(url)).map(({ url }) => new URL(url).pathname);
  expect(loaded().some((path) => /pdf|docx|mail/u.test(path))).toBe(false);
  await drop(page, ['news.pdf', newspaper()]);
  await expect(headline(page)).toHaveText('새물전자, 3조원 들여 공장 짓는다');
  expect(loaded().some((path) => path.includes('/pdf/cmaps/'))).toBe(true);
  expect(loaded().some((path) => /docx|mail/u.test(path))).toBe(false);
});

test('a Word file is read with its title, list and table, as when every change is taken', async ({ page }) => {
  await drop(page, ['lab.docx', docx()]);
  await expect(headline(page)).toHaveText('달빛섬유, 부산에 연구소 연다');
  await expect(mark(page, '800억원')).toBeVisible();
  const text = await source(page).inputValue();
  expect(text).toContain('연구소를 연다고 밝혔다');
  expect(text).not.toContain('닫는다고');
  expect(text).toContain('2027년 150억원');
});

test('a mail is read with its subject and day', async ({ page }) => {
  await drop(page, ['press.eml', mail(), 'message/rfc822']);
  await expect(headline(page)).toHaveText('푸른항공, 여수 길 늘린다');
  await expect(mark(page, '4만5000원')).toBeVisible();
  await expect(page.getByLabel('기사 날짜')).toHaveValue('2026-11-18');
});

test('text files of old encodings are read, those of Windows Korea too', async ({ page }) => {
  const words = '똠방각하출판은 10일 책 3000권을 보냈다고 밝혔다.';
  for (const bytes of [cp949(words), utf16(words), utf16(words, { big: true, mark: true })]) {
    await drop(page, ['old.txt', bytes]);
    await expect(source(page)).toHaveValue(words);
    await drop(page, ['other.md', '# 다른 글\n\n사이에 다른 글을 연다.']);
    await expect(headline(page)).toHaveText('다른 글');
  }
});

test('several files go to the shelf, the first one is opened', async ({ page }) => {
  await drop(page, ['bus.html', HTML], ['lab.docx', docx()], ['press.eml', mail()]);
  await expect(notices(page)).toContainText('파일 3개를 읽어 서가에 두고 첫 글을 폈습니다.');
  await expect(headline(page)).toHaveText('하늘시, 버스 요금 올린다');
  await page.getByRole('button', { name: '서가', exact: true }).click();
  const shelf = page.getByRole('dialog', { name: '서가' });
  await expect(shelf.getByRole('listitem')).toHaveCount(3);
  await shelf.getByRole('listitem').filter({ has: page.locator('input[value^="달빛섬유"]') }).getByRole('button', { name: '열기' }).click();
  await expect(headline(page)).toHaveText('달빛섬유, 부산에 연구소 연다');
});

test('the button opens files, also from the keyboard', async ({ page }) => {
  const chooser = page.getByLabel('파일 열기');
  await chooser.focus();
  await expect(chooser).toBeFocused();
  await chooser.setInputFiles({ name: 'lab.docx', mimeType: '', buffer: docx() });
  await expect(headline(page)).toHaveText('달빛섬유, 부산에 연구소 연다');
});

test('a target shows itself while a file is dragged', async ({ page }) => {
  const target = page.getByText('여기에 놓으면 읽습니다');
  await expect(target).toBeHidden();
  const drag = (kind) =>
    page.evaluate((kind) => {
      const data = new DataTransfer();
      data.items.add(new File(['글'], 'a.txt'));
      document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }, kind);
  await drag('dragenter');
  await expect(target).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await drag('dragleave');
  await expect(target).toBeHidden();
});

const REFUSED = [
  ['scan.pdf', scanned(), '스캔한 문서'],
  ['locked.pdf', lockedPdf(), '암호가 걸린 파일'],
  ['cut.pdf', newspaper().subarray(0, 200), '깨졌거나 도중에 잘렸습니다'],
  ['a.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), '암호가 걸린 파일'],
  ['a.hwp', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'PDF나 DOCX로 저장'],
  ['a.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), '그림 파일'],
  ['a.bin', Buffer.from([1, 2, 3, 4]), '읽지 못하는 파일'],
  ['a.txt', Buffer.from([1, 2, 3, 4]), '글 파일이 아니거나'],
  ['empty.txt', Buffer.from(''), '안에 글이 없습니다'],
  ['long.txt', Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), '2 MB까지'],
];

test('what cannot be read is told by name, with what to do, and the text on the page stays', async ({ page }) => {
  test.setTimeout(90_000);
  await field(page).fill('바람전자는 10일 새 공장에 7조원을 들인다고 밝혔다.');
  await expect(mark(page, '7조원')).toBeVisible();
  for (const [name, bytes, sentence] of REFUSED) {
    await drop(page, [name, bytes]);
    await expect(notices(page)).toContainText(sentence);
    await expect(notices(page)).toContainText(`‘${name}’`);
    await expect(notices(page)).toContainText('화면의 글은 그대로 있습니다.');
    await expect(mark(page, '7조원')).toBeVisible();
  }
});

test('a PDF with some pages that are pictures is read as far as it goes', async ({ page }) => {
  const words = ['새물전자는 20일 공장을 짓는 데 3조원을', '들인다고 밝혔다. 문은 내년에 연다.'];
  await drop(page, ['half.pdf', koreanPdf([words.map((text, i) => ({ text, x: 60, y: 90 + 16 * i })), []])]);
  await expect(mark(page, '3조원')).toBeVisible();
  await expect(notices(page)).toContainText('2쪽 가운데 1쪽은 그림뿐');
});

const PLAIN = '정치 경제 사회\n하늘시, 버스 요금 올린다\n하늘시는 17일 버스 요금을 내년 2월부터 1500원으로 올린다고 밝혔다. 지금은 1300원이다.\n하늘시 버스 차고지. 시 제공\n최나무 하늘시장은 “버스 회사의 빚이 400억원에 이른다”고 말했다. 요금이 오르는 것은 네 해 만이다.\n많이 본 뉴스\n지하철 막차 늦춘다\n공원 문 연다\n' + '하늘시는 시민의 뜻을 물어 다음 달에 정한다고 덧붙였다. '.repeat(2);
const COPIED = HTML.replace('</article>', '<p>하늘시는 시민의 뜻을 물어 다음 달에 정한다고 덧붙였다. 하늘시는 시민의 뜻을 물어 다음 달에 정한다고 덧붙였다.</p></article>');

test('a copied page is read as one, and as plain text where the reader wants it', async ({ page }) => {
  expect(await pasteAs(page, { 'text/html': COPIED, 'text/plain': PLAIN })).toBe(true);
  await expect(headline(page)).toHaveText('하늘시, 버스 요금 올린다');
  await expect(article(page).locator('.caption')).toContainText('버스 차고지');
  await expect(notices(page)).toContainText('웹 페이지로 읽어');
  await page.getByRole('button', { name: '글자로만 읽기' }).click();
  await expect(source(page)).toHaveValue(PLAIN);
});

test('words from an editor, and words within a text, are plain text', async ({ page }) => {
  const code = `<meta charset="utf-8"><div style="font-family: Menlo, monospace; white-space: pre;">${PLAIN.split('\n').map((line) => `<div>${line}</div>`).join('')}</div>`;
  expect(await pasteAs(page, { 'text/html': code, 'text/plain': PLAIN })).toBe(true);
  await expect(source(page)).toHaveValue(PLAIN);
  await expect(page.getByRole('button', { name: '글자로만 읽기' })).toBeHidden();
  await page.getByRole('button', { name: '원문 고치기' }).click();
  // Into a text, and a few words: the browser does it.
  expect(await pasteAs(page, { 'text/html': COPIED, 'text/plain': PLAIN })).toBe(false);
  await field(page).fill('');
  expect(await pasteAs(page, { 'text/html': '<p>몇 마디</p>', 'text/plain': '몇 마디' })).toBe(false);
});

test('a page that is pasted outside the field is read, too', async ({ page }) => {
  expect(await pasteAs(page, { 'text/html': COPIED, 'text/plain': PLAIN }, 'body')).toBe(true);
  await expect(headline(page)).toHaveText('하늘시, 버스 요금 올린다');
});

test('of an address alone it is said that it cannot be fetched, and the extension is offered', async ({ page }) => {
  await field(page).fill('https://press.invalid/news/1');
  await expect(page.getByText('주소만으로는 읽지 못합니다.')).toBeVisible();
  await expect(page.getByRole('link', { name: '확장 프로그램' })).toHaveAttribute('rel', /noopener/u);
  await field(page).fill('https://press.invalid/news/1 을 보라고 했다.');
  await expect(page.getByText('주소만으로는 읽지 못합니다.')).toBeHidden();
});
