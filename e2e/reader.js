// What a reader does on the page, for the browser tests: start, type, paste, point, select.

import { expect } from './harness.js';

export const ARTICLE = `바람전자, 3조5000억원 들여 공장 짓는다
바람전자는 10일 서울에서 새 공장에 3조5000억원을 들인다고 밝혔다.
김하늘 바람전자 사장은 “내년 3월에 문을 열겠다”고 말했다.`;

export const article = (page) => page.getByRole('article');
export const marks = (page) => article(page).getByRole('button');
export const field = (page) => page.getByRole('textbox', { name: '기사 원문' });
export const card = (page) => page.getByRole('dialog');
export const mark = (page, words) => marks(page).filter({ hasText: words }).first();

export const start = async (page) => {
  await page.goto('./');
  await expect(marks(page).first()).toBeVisible();
};

export const paste = async (page, text) => {
  await page.evaluate((text) => {
    const field = document.querySelector('textarea');
    field.focus();
    const data = new DataTransfer();
    data.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    document.execCommand('insertText', false, text);
  }, text);
};

/** Selects words of the article, from where they first stand, over as many marks as they reach. */
export const select = async (page, words) => {
  await page.evaluate((words) => {
    const walk = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walk.nextNode()) nodes.push(walk.currentNode);
    const at = nodes.map((n) => n.data).join('').indexOf(words);
    const range = document.createRange();
    let before = 0;
    for (const node of nodes) {
      const end = before + node.data.length;
      if (before <= at && at < end) range.setStart(node, at - before);
      if (before < at + words.length && at + words.length <= end) range.setEnd(node, at + words.length - before);
      before = end;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
  }, words);
};
