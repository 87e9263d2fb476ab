// The extension in Firefox, from the folder that goes into its archive. `cargo xtask test extension` builds it, and sets
// MITJUL_FIREFOX to the program where there is one.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.js';
import { launch } from './firefox.js';
import { PAGES } from './pages.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = process.env.MITJUL_EXTENSION ?? join(root, 'pkg/extension');

let folder;
let site;
let firefox;
let visit = 0;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mitjul-pages-'));
  for (const name of ['strict.html', 'plain.html']) writeFileSync(join(folder, name), PAGES[name]);
  site = await serve(folder);
  firefox = await launch(process.env.MITJUL_FIREFOX ?? 'firefox', join(built, 'firefox'));
});

after(async () => {
  await firefox?.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

const open = (name) => firefox.go(`${site.origin}/${name}?${(visit += 1)}`);
const dom = () => firefox.run(async () => document.documentElement.outerHTML);

/** What is painted, by name, once there is something, or nothing if `none` is asked for. */
const painted = (none = false) =>
  firefox.run(
    async (none) => {
      const read = () =>
        Object.fromEntries(
          [...CSS.highlights]
            .filter(([name]) => name.startsWith('mitjul-'))
            .map(([name, ranges]) => [name.slice('mitjul-'.length), [...ranges].map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset))]),
        );
      for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
        if ((Object.keys(read()).length === 0) === none) break;
      }
      return read();
    },
    [none],
  );

test('under a strict policy the article is underlined, and leaving restores the page to the byte', async () => {
  await open('strict.html');
  const before = await dom();
  await firefox.press();
  const words = await painted();
  assert.ok(words.amount.includes('1조2000억원'), JSON.stringify(words));
  assert.ok(words['person-0'].includes('김하늘'));
  assert.ok(words.claim.join(' ').includes('더 늘 것'));
  assert.equal(await dom(), before);
  await firefox.press();
  assert.deepEqual(await painted(true), {});
  assert.equal(await dom(), before);
});

test('a key opens the card of the first mark', async () => {
  await open('plain.html');
  await firefox.press();
  await painted();
  await firefox.alt('.');
  const look = async () => {
    const read = () => document.querySelector('mitjul-card')?.openOrClosedShadowRoot?.querySelector('[role=dialog]');
    for (const end = Date.now() + 30_000; Date.now() < end && !read()?.checkVisibility(); ) await new Promise((done) => setTimeout(done, 50));
    return read()?.innerText;
  };
  const card = await firefox.run(look, [], 'content', 'system');
  assert.match(card, /새물전자/);
  assert.match(card, /기관|organization/);
});

test('the context menu underlines the selection only', async () => {
  await open('plain.html');
  await firefox.press();
  await painted();
  await firefox.press();
  await painted(true);
  const [x, y] = await firefox.run(async () => {
    const [, second] = document.querySelectorAll('article p:not(.byline)');
    getSelection().selectAllChildren(second);
    const { left, top } = getSelection().getRangeAt(0).getClientRects()[0];
    return [Math.round(left) + 10, Math.round(top) + 5];
  });
  await firefox.choose(x, y, 'selection');
  const words = await painted();
  assert.deepEqual(words.amount, ['5억 달러']);
});

test('the context menu opens the sidebar, and what it shows is the page', async () => {
  await open('plain.html');
  await firefox.press();
  await painted();
  await firefox.choose(300, 400, 'panel');
  const sidebar = await firefox.run(
    async () => {
      const browser = Services.wm.getMostRecentWindow('navigator:browser');
      for (let tries = 0; tries < 200 && !browser.SidebarController.isOpen; tries += 1) await new Promise((done) => browser.setTimeout(done, 25));
      return browser.SidebarController.currentID;
    },
    [],
    'chrome',
  );
  assert.match(sidebar, /mitjul/);
  const [address, tab] = await firefox.panel();
  await firefox.newTab();
  await firefox.go(`${address}?tab=${tab}`);
  const text = await firefox.run(async () => {
    for (const end = Date.now() + 30_000; Date.now() < end && !document.body.innerText.includes('김하늘'); ) await new Promise((done) => setTimeout(done, 50));
    return document.body.innerText;
  });
  assert.match(text, /김하늘/);
});
