// The extension on pages whose scripts are against it: what they can see, what they can do, and what they can break.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.js';
import { launch } from './extension.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = process.env.MITJUL_EXTENSION ?? join(root, 'pkg/extension');

const STORY =
  '<h1>새물전자, 올해 공장 두 곳 짓는다</h1><p>새물전자는 지난해 매출이 1조2000억원으로 30% 늘었다고 12일 밝혔다.</p><p>김하늘 대표는 “내년에는 더 늘 것”이라고 말했다. 달빛제지도 5억원을 낸다.</p>';

const page = (body) => `<!doctype html><html lang="ko"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>새물전자, 올해 공장 두 곳 짓는다</title></head><body>${body}</body></html>`;

/** Names that hide what a form or a document is asked for. */
const FORM = 'childNodes nodeType localName parentNode ownerDocument getAttribute shadowRoot nextElementSibling namespaceURI isContentEditable matches'.split(' ');
const DOCUMENT =
  'body documentElement defaultView createElement createRange createTreeWalker querySelectorAll addEventListener removeEventListener activeElement nodeType ownerDocument childNodes caretPositionFromPoint fonts'.split(' ');

const PAGES = {
  'form.html': page(`<main><form>${FORM.map((name) => `<input type="hidden" name="${name}">`).join('')}<article>${STORY}</article></form></main>`),
  'document.html': page(`<main><article>${STORY}</article></main>${DOCUMENT.map((name) => `<img name="${name}" alt="">`).join('')}`),
  'nested.html': page(`<main><article>${STORY}</article></main>${'<div>'.repeat(2500)}<p>가장 안쪽의 글입니다.</p>${'</div>'.repeat(2500)}`),
  'around.html': page(`<main>${'<div>'.repeat(2500)}<article>${STORY}</article>${'</div>'.repeat(2500)}</main>`),
  'curious.html': page(`<main><article>${STORY}</article></main>`),
};

let folder;
let site;
let extension;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mitjul-hostile-'));
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, name), text);
  site = await serve(folder);
  extension = await launch(join(built, 'chrome'));
});

after(async () => {
  await extension?.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

async function open(name) {
  const page = await extension.context.newPage();
  await page.goto(`${site.origin}/${name}`);
  return page;
}

for (const name of ['form.html', 'document.html', 'nested.html', 'around.html']) {
  test(`${name}: what the page names or nests keeps nobody from reading it`, async () => {
    const page = await open(name);
    await extension.press(page);
    const { items, text } = await extension.reported(page, 'done');
    const words = items.map(({ start, end }) => text.slice(start, end));
    for (const wanted of ['1조2000억원', '김하늘']) assert.ok(words.includes(wanted), JSON.stringify(words));
    await extension.press(page);
    await extension.reported(page, 'off');
    await page.close();
  });
}

test('a page cannot look into the card, nor drive it', async () => {
  const page = await open('curious.html');
  await extension.press(page);
  await extension.reported(page, 'done');
  // What the page's script plays is not what the reader does.
  await page.evaluate(() => {
    for (let i = 0; i < 5; i += 1) {
      document.dispatchEvent(new KeyboardEvent('keydown', { code: 'Period', key: '.', altKey: true, bubbles: true }));
      document.body.dispatchEvent(new MouseEvent('click', { clientX: 60, clientY: 60, bubbles: true, composed: true }));
      document.body.dispatchEvent(new PointerEvent('pointermove', { clientX: 60 + i, clientY: 120, bubbles: true, composed: true, pointerType: 'mouse' }));
    }
  });
  await page.waitForTimeout(500);
  assert.equal(await page.evaluate(() => document.querySelectorAll('mitjul-card').length), 0);
  // A real key opens it, and closed it stays to the page.
  await page.keyboard.press('Alt+Period');
  const words = await extension.shown(page, (root) => root.querySelector('[role=dialog]')?.innerText);
  assert.match(words, /새물전자/);
  const seen = await page.evaluate(() => {
    const host = document.querySelector('mitjul-card');
    return [host.shadowRoot, host.innerHTML, host.textContent, host.innerText, document.activeElement?.localName];
  });
  assert.deepEqual(seen, [null, '', '', '', 'body']);
  // Escape that only the script pressed leaves it open.
  await page.evaluate(() => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })));
  assert.ok(await extension.shown(page, (root) => root.host.checkVisibility()));
  await page.close();
});

test("a page does not learn which of its words stand in the reader's dictionary", async () => {
  /** All that a script of the page can gather. */
  const gather = (page) =>
    page.evaluate(() => {
      const ranges = [...CSS.highlights].flatMap(([name, all]) => [...all].map(({ startContainer, startOffset, endOffset }) => `${name} ${startContainer.data.slice(startOffset, endOffset)}`));
      const hosts = [...document.querySelectorAll('mitjul-card, mitjul-strokes')].map((host) => [host.localName, host.shadowRoot, host.outerHTML, host.clientHeight, host.childNodes.length]);
      return JSON.stringify([ranges, hosts, document.adoptedStyleSheets.length, document.elementFromPoint(60, 120)?.localName]);
    });
  const told = [];
  for (const dictionary of ['product\t달빛제지\t\n', 'person\t없는이름\t\n']) {
    await (await extension.background()).evaluate((dictionary) => chrome.storage.local.set({ dictionary }), dictionary);
    const page = await open('curious.html');
    await extension.press(page);
    const { items, text } = await extension.reported(page, 'done');
    assert.equal(
      items.some(({ layer, start, end }) => layer === 'product' && text.slice(start, end) === '달빛제지'),
      dictionary.includes('달빛제지'),
    );
    told.push(await gather(page));
    await page.close();
  }
  assert.equal(told[0], told[1]);
});
