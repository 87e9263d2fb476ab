// The extension, unpacked, in Chromium. `cargo xtask test extension` builds it and sets MITJUL_EXTENSION.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../serve.js';
import { launch } from './extension.js';
import { PAGES, long } from './pages.js';
import { dom, painted, placeOf, ranges, violations, watch } from './tools.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = process.env.MITJUL_EXTENSION ?? join(root, 'pkg/extension');

let folder;
let site;
let other;
let extension;
let page;
let troubles;
let visit = 0;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mitjul-pages-'));
  other = await serve(folder);
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, name), text.replaceAll('ORIGIN2', other.origin));
  writeFileSync(join(folder, 'large.html'), long(1_000_000));
  site = await serve(folder);
  extension = await launch(join(built, 'chrome'));
});

after(async () => {
  await extension?.close();
  await site.close();
  await other.close();
  rmSync(folder, { recursive: true });
});

afterEach(async () => {
  await (await extension.background()).evaluate(() => chrome.storage.local.clear());
  await page?.close();
  page = undefined;
  if (troubles) assert.deepEqual(troubles.splice(0), []);
});

async function open(name) {
  page = await extension.context.newPage();
  troubles = watch(page, site.origin, other.origin);
  // An address of its own: the page of the last test may not be quite gone when this one's button is pressed.
  await page.goto(`${site.origin}/${name}?${(visit += 1)}`);
  return page;
}

/** Opens a page and has it underlined. */
async function underlined(name) {
  await open(name);
  await extension.press(page);
  return extension.reported(page, 'done');
}

/** The words of the card that is open, said in its shadow root. */
const card = (root) => root.host.checkVisibility() && root.querySelector('[role=dialog]')?.innerText;

/** Whether a card has been closed. */
const closed = (root) => Boolean(root.querySelector('[role=dialog]')) && !root.host.checkVisibility();

/** Waits until the button's badge says so. */
async function badge(text) {
  const tab = await extension.tabOf(page);
  let now;
  for (const end = Date.now() + 20_000; now !== text && Date.now() < end; ) {
    now = await (await extension.background()).evaluate((tabId) => chrome.action.getBadgeText({ tabId }), tab);
    await new Promise((done) => setTimeout(done, 30));
  }
  assert.equal(now, text);
}

/** What the content script says now; nothing while the worker through which it is asked is being started anew. */
const reported = () => extension.tell(page, { kind: 'report' }).catch(() => ({}));

/** Waits until a figure is known, or no longer. */
async function amount(words, there = true) {
  let report;
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    report = await reported();
    if (there === report.items?.some(({ layer, start, end }) => layer === 'amount' && report.text.slice(start, end) === words)) return;
  }
  assert.fail(`${words} ${there ? 'was not found' : 'stayed'} in ${report.text}`);
}

/** Waits until the text that is known matches. */
async function text(pattern) {
  let known;
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
    known = (await reported()).text;
    if (pattern.test(known ?? '')) return;
  }
  assert.match(known ?? '', pattern);
}

/** Has the page read anew as its panel's button does, and compares what is painted and known with what was before. */
async function asAnew(where = page) {
  await extension.reported(page, 'done');
  const [before, { article, items, text }] = [await ranges(where), await reported()];
  assert.ok(before.length > 5, JSON.stringify(before));
  await extension.tell(page, { kind: 'rescan' });
  let again;
  for (const until = Date.now() + 30_000; Date.now() < until; await new Promise((done) => setTimeout(done, 50))) {
    again = await reported();
    if (again.counts.sentBlocks === again.counts.blocks) break;
  }
  assert.equal(again.counts.sentBlocks, again.counts.blocks);
  assert.deepEqual(await ranges(where), before);
  assert.deepEqual([again.text, again.article, again.items], [text, article, items]);
}

/** Has the worker write down the questions that it gets; the function gives what it has got since. */
async function listen() {
  const worker = await extension.background();
  await worker.evaluate(() => {
    globalThis.heard = [];
    globalThis.hear ??= chrome.runtime.onMessage.addListener((message) => {
      if (message.kind === 'annotate') globalThis.heard.push(JSON.stringify(message));
      return false;
    }) ?? true;
  });
  return () => worker.evaluate(() => globalThis.heard.splice(0));
}

/** Ends the worker, as the browser does after half a minute. */
async function end() {
  const { targetInfos } = await extension.control.send('Target.getTargets');
  for (const { targetId, type } of targetInfos) if (type === 'service_worker') await extension.control.send('Target.closeTarget', { targetId });
}

describe('the packages', () => {
  test('Firefox finds nothing to remark', () => {
    const output = execFileSync(join(root, 'node_modules/.bin/web-ext'), ['lint', '--source-dir', join(built, 'firefox'), '--output', 'json'], {
      encoding: 'utf8',
      env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
    });
    const { errors, warnings, notices } = JSON.parse(output);
    assert.deepEqual({ errors, warnings, notices }, { errors: [], warnings: [], notices: [] });
  });

  test('both have the version of the crate, the permissions that they need and no others', () => {
    const version = readFileSync(join(root, 'Cargo.toml'), 'utf8').match(/^version = "(.+)"$/m)[1];
    const own = ['activeTab', 'contextMenus', 'scripting', 'storage'];
    for (const [browser, permissions] of [['chrome', [...own, 'sidePanel']], ['firefox', own]]) {
      const manifest = JSON.parse(readFileSync(join(built, browser, 'manifest.json'), 'utf8'));
      assert.equal(manifest.version, version);
      assert.deepEqual(manifest.permissions.sort(), permissions.sort());
      assert.equal(manifest.commands._execute_action.suggested_key.default, 'Alt+Shift+M');
      assert.deepEqual(manifest.optional_host_permissions, ['http://*/*', 'https://*/*']);
      assert.equal(manifest.host_permissions, undefined);
      assert.equal(manifest.web_accessible_resources, undefined);
      const policy = manifest.content_security_policy.extension_pages;
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /https?:|unsafe-inline|'unsafe-eval'|\*/);
    }
  });
});

describe('on a page', () => {
  for (const name of ['plain.html', 'strict.html', 'rtl-korean.html', 'shadow.html', 'frames.html']) {
    test(`${name}: the article is underlined, and leaving restores the page to the byte`, async () => {
      await open(name);
      const before = await dom(page);
      await extension.press(page);
      const { marks } = await extension.reported(page, 'done');
      assert.ok(marks > 5);
      const frame = name === 'frames.html' ? page.frames().find((frame) => frame.url().startsWith(site.origin) && frame !== page.mainFrame()) : page;
      const words = await painted(frame);
      assert.ok(words.amount.includes('1조2000억원'), JSON.stringify(words));
      assert.ok(words['person-0'].includes('김하늘'));
      assert.ok(words.claim.join(' ').includes('더 늘 것'));
      assert.equal(await dom(page), before);

      if (name !== 'frames.html') await page.mouse.move(...(await placeOf(page, '1조2000억원')));
      else {
        const outer = await page.locator('iframe').first().boundingBox();
        const [x, y] = await placeOf(frame, '1조2000억원');
        await page.mouse.move(outer.x + 2 + x, outer.y + 2 + y);
      }
      assert.match(await extension.shown(page, card), /1조 2000억원/);

      await extension.press(page);
      await extension.reported(page, 'off');
      assert.deepEqual(await painted(frame), {});
      assert.equal(await dom(page), before);
      assert.equal(await frame.evaluate(() => document.adoptedStyleSheets.length), 0);
    });
  }

  test('the menu of the page is not read as the article', async () => {
    const { text, article } = await underlined('plain.html');
    const body = article.body.map(({ start, end }) => text.slice(start, end)).join('\n');
    assert.match(body, /새물전자는/);
    assert.doesNotMatch(body, /정치/);
  });

  test('highlights and style sheets of the page itself stay', async () => {
    await underlined('highlights.html');
    const own = () => page.evaluate(() => [[...CSS.highlights.keys()].filter((name) => !name.startsWith('mitjul-')), [...document.adoptedStyleSheets].length]);
    assert.deepEqual((await own())[0], ['search']);
    await extension.press(page);
    await extension.reported(page, 'off');
    assert.deepEqual(await own(), [['search'], 1]);
    assert.deepEqual(await painted(page), {});
  });

  test('a megabyte is underlined while the page stays usable, and a small change is a small matter', async () => {
    await open('large.html');
    await page.evaluate(() => {
      // Gaps between ticks: what a content script does is not reported to the page as a long task.
      let last = performance.now();
      window.longest = 0;
      setInterval(() => {
        const now = performance.now();
        window.longest = Math.max(window.longest, now - last);
        last = now;
      }, 10);
    });
    await extension.press(page);
    const { marks } = await extension.reported(page, 'done');
    assert.ok(marks > 10_000);
    const longest = await page.evaluate(() => new Promise((done) => setTimeout(() => done(window.longest), 300)));
    assert.ok(longest > 0 && longest < 4000, `the page stood still for ${longest} ms`);

    const messages = await listen();
    await page.evaluate(() => {
      window.before = new Set([...CSS.highlights].flatMap(([, ranges]) => [...ranges]));
      window.changed = document.querySelectorAll('p')[500];
      window.changed.firstChild.data = '새물전자는 제주 공장의 지난해 매출이 7777억원으로 3.1% 늘었다고 5일 밝혔다.';
    });
    // The whole of what is known is long: only what is painted is asked for again and again.
    await page.waitForFunction(() => [...CSS.highlights.get('mitjul-amount')].some(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset) === '7777억원'), null, { polling: 100 });
    const [message, ...others] = await messages();
    assert.ok(message.length < 3000 && others.length === 0, `${message.length} characters`);
    const { counts } = await reported();
    assert.ok(counts.visited < 10 && counts.sentBlocks === 1 && counts.blocks > 3000, JSON.stringify(counts));
    assert.ok(counts.sentRows < 200 && counts.rows > 30_000, JSON.stringify(counts));
    const [kept, fresh, elsewhere] = await page.evaluate(() => {
      const now = [...CSS.highlights].flatMap(([, ranges]) => [...ranges]);
      const fresh = now.filter((range) => !window.before.has(range));
      return [now.length - fresh.length, fresh.length, fresh.filter(({ startContainer }) => !window.changed.contains(startContainer)).length];
    });
    assert.ok(kept > 10_000 && fresh > 0, `${kept} kept, ${fresh} new`);
    assert.equal(elsewhere, 0);
  });

  describe('what changes is followed, and is what reading anew gives:', () => {
    test('what is added, changed and taken away', async () => {
      await underlined('dynamic.html');
      await page.evaluate(() => {
        const paragraph = document.createElement('p');
        paragraph.textContent = '회사는 70억원을 기부하기로 했다.';
        document.querySelector('article').append(paragraph);
      });
      await amount('70억원');
      await asAnew();
      await page.evaluate(() => {
        document.querySelector('article p:last-child').firstChild.data = '회사는 90억원을 기부하기로 했다.';
      });
      await amount('90억원');
      await asAnew();
      await page.evaluate(() => {
        document.querySelector('article p').after(document.querySelector('article p:last-child'));
        document.querySelector('b').replaceWith('넘겼');
      });
      await text(/1조2000억원을 넘겼고/);
      await asAnew();
      await page.evaluate(() => document.querySelector('article p:last-child').remove());
      await amount('80억 달러', false);
      await asAnew();
      await page.evaluate(() => {
        document.querySelectorAll('article p')[1].hidden = true;
      });
      await amount('90억원', false);
      await asAnew();
    });

    test('a cell of a table', async () => {
      await underlined('dynamic.html');
      await page.evaluate(() => {
        const table = '<table><tr><th>항목</th><th>지난해 실적</th><th>올해 목표</th></tr><tr><td>매출</td><td>1조원</td><td>2조원</td></tr><tr><td>이익</td><td>900억원</td><td>1100억원</td></tr></table>';
        document.querySelectorAll('article p')[2].insertAdjacentHTML('afterend', table);
      });
      await amount('1100억원');
      await page.evaluate(() => (document.querySelectorAll('td')[2].firstChild.data = '3조원'));
      await amount('3조원');
      await asAnew();
    });

    test('what a style sheet hides', async () => {
      await underlined('dynamic.html');
      await page.evaluate(() => {
        const style = document.createElement('style');
        style.textContent = 'article p:last-child { display: none }';
        document.head.append(style);
      });
      await amount('80억 달러', false);
      await asAnew();
    });

    test('a shadow tree and a frame', async () => {
      await underlined('shadow.html');
      await page.evaluate(() => (document.querySelector('news-story').shadowRoot.querySelector('p:last-child').textContent = '회사는 90억원을 기부하기로 했다.'));
      await amount('90억원');
      await asAnew();
      await page.close();

      await underlined('frames.html');
      const frame = page.frames().find((frame) => frame.url().startsWith(site.origin) && frame !== page.mainFrame());
      await frame.evaluate(() => (document.querySelector('article p:last-child').textContent = '회사는 90억원을 기부하기로 했다.'));
      await amount('90억원');
      await asAnew(frame);
      // Another page in the frame: nothing in the page itself changes by that.
      await frame.evaluate(() => location.replace('dynamic.html'));
      await frame.waitForURL(/dynamic/);
      await amount('80억 달러');
      await asAnew(frame);
    });

    test('a page that goes on as it is scrolled', async () => {
      await underlined('endless.html');
      for (const words of ['101억원', '105억원', '111억원']) {
        for (let tries = 0; tries < 100 && !(await page.evaluate((words) => document.querySelector('main').textContent.includes(words), words)); tries += 1) {
          await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          await page.waitForTimeout(60);
        }
        await amount(words);
        await asAnew();
      }
    });

    test('a site that loads no new page', async () => {
      await underlined('single.html');
      await page.evaluate(() => window.go('next'));
      await amount('3300억원');
      await asAnew();
      assert.ok(!(await painted(page)).amount.includes('80억 달러'));
      await page.evaluate(() => window.go('list'));
      await extension.reported(page, 'none');
      assert.deepEqual(await painted(page), {});
      await page.evaluate(() => window.go('first'));
      await amount('80억 달러');
      await asAnew();
    });

    test('after the worker has ended in between', async () => {
      await underlined('dynamic.html');
      await end();
      await page.evaluate(() => (document.querySelector('article p:last-child').firstChild.data = '회사는 90억원을 기부하기로 했다.'));
      await amount('90억원');
      const { counts } = await reported();
      assert.equal(counts.sentBlocks, counts.blocks);
      await asAnew();
    });
  });

  test('a clock that ticks and an advertisement that comes are no reason to annotate again', async () => {
    await underlined('dynamic.html');
    const messages = await listen();
    await page.evaluate(() => {
      const clock = document.createElement('time');
      document.body.prepend(clock);
      setInterval(() => (clock.textContent = String(performance.now())), 20);
    });
    await page.waitForTimeout(1200);
    await page.evaluate(() => document.querySelector('article p').before(document.createElement('aside')));
    await page.waitForTimeout(1500);
    assert.deepEqual(await messages(), []);
    await page.evaluate(() => document.querySelector('article').append('회사는 90억원을 기부하기로 했다.'));
    await amount('90억원');
    assert.equal((await messages()).length, 1);
  });

  for (const [name, message] of [
    ['french.html', /밑줄은 한국어와 영어 기사에/],
    ['rtl.html', /읽을 글이 거의 없습니다/],
    ['list.html', /기사를 찾지 못했습니다/],
  ]) {
    test(`${name}: the reader is told why nothing is underlined`, async () => {
      await open(name);
      const before = await dom(page);
      await extension.press(page);
      assert.match(await extension.shown(page, (root) => root.querySelector('[role=status]')?.textContent), message);
      assert.deepEqual(await painted(page), {});
      await extension.press(page);
      await page.locator('mitjul-card').waitFor({ state: 'detached' });
      assert.equal(await dom(page), before);
    });
  }

  test('an English page is underlined as a Korean one is', async () => {
    await open('english.html');
    await extension.press(page);
    await amount('1.2 trillion won');
    const words = await painted(page);
    assert.ok(words.claim.join(' ').includes('It will grow'));
  });

  test('only the selection is underlined when that is asked for', async () => {
    await underlined('plain.html');
    await page.evaluate(() => {
      const [, second] = document.querySelectorAll('article p:not(.byline)');
      getSelection().selectAllChildren(second);
    });
    await extension.choose(page, 'selection');
    await page.waitForFunction(() => [...(CSS.highlights.get('mitjul-amount') ?? [])].length === 1);
    const words = await painted(page);
    assert.deepEqual(words.amount, ['5억 달러']);
    assert.ok(words['person-0'].includes('김하늘'));
  });

  test('the menus have an item for each thing that they are said to do', async () => {
    const worker = await extension.background();
    for (const id of ['selection', 'panel', 'always']) await worker.evaluate((id) => chrome.contextMenus.update(id, { enabled: true }), id);
    await assert.rejects(worker.evaluate(() => chrome.contextMenus.update('other', { enabled: true })));
  });

  test('keys go from mark to mark, and Escape closes', async () => {
    await underlined('plain.html');
    const heading = (root) => root.host.checkVisibility() && root.querySelector('[role=dialog] .heading')?.textContent;
    const seen = [];
    for (let i = 0; i < 4; i += 1) {
      await page.keyboard.press('Alt+Period');
      seen.push(await extension.shown(page, heading));
    }
    await page.keyboard.press('Alt+Comma');
    assert.equal(await extension.shown(page, heading), seen[2]);
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press('Escape');
    await extension.shown(page, closed);
  });

  test('Tab leads into a card that was opened by a key, and Escape back', async () => {
    await underlined('plain.html');
    await page.getByRole('link', { name: '경제' }).focus();
    await page.keyboard.press('Alt+Period');
    await extension.shown(page, card);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'mitjul-card');
    // The name's next place is reached from button to button.
    const inside = async () => (await extension.look(page, (root) => root.activeElement?.getAttribute('aria-label'))).find(Boolean);
    for (let tries = 0; tries < 4 && (await inside()) !== '다음'; tries += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await extension.shown(page, (root) => root.textContent.includes('중 2번째'));
    assert.equal(await inside(), '다음');
    await page.keyboard.press('Escape');
    await extension.shown(page, closed);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), '경제');
  });

  test('the worker may end in between', async () => {
    await underlined('plain.html');
    await extension.press(page);
    await end();
    await extension.press(page);
    await page.waitForFunction(() => CSS.highlights.has('mitjul-amount'));
  });

  test('the badge counts the findings, and what a warning is about is underlined', async () => {
    const { findings, warnings, article } = await underlined('findings.html');
    assert.ok(warnings > 0);
    assert.equal(findings, article.findings.length);
    await badge(String(findings));
    assert.ok((await painted(page)).finding.includes('60%'));
    await page.mouse.click(...(await placeOf(page, '60%')));
    assert.match(await extension.shown(page, (root) => [...root.querySelectorAll('.warning')].at(-1)?.textContent), /30%/);
    await extension.press(page);
    await extension.reported(page, 'off');
    await badge('');
  });

  test('where the browser lets no extension in, the button says so', async () => {
    page = await extension.context.newPage();
    await page.goto('chrome://version');
    const { targetInfos } = await extension.control.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const { targetId } = targetInfos.find(({ url }) => url === page.url());
    await extension.control.send('Extensions.triggerAction', { id: extension.id, targetId });
    await badge('×');
    const tab = await extension.tabOf(page);
    assert.match(await (await extension.background()).evaluate((tabId) => chrome.action.getTitle({ tabId }), tab), /밑줄을 그을 수 없습니다|Nothing can be underlined/);
  });

  test('a press that is told twice counts once', async () => {
    await underlined('plain.html');
    await extension.tell(page, { kind: 'toggle', press: 7 });
    await extension.tell(page, { kind: 'toggle', press: 7 });
    await extension.reported(page, 'off');
    assert.deepEqual(await painted(page), {});
  });

  test('leaving restores the page though a frame has gone', async () => {
    await open('frames.html');
    await extension.press(page);
    await extension.reported(page, 'done');
    await page.evaluate(() => document.querySelector('iframe').remove());
    const before = await dom(page);
    await extension.press(page);
    await extension.reported(page, 'off');
    assert.deepEqual(await painted(page), {});
    assert.equal(await dom(page), before);
    assert.equal(await page.evaluate(() => document.adoptedStyleSheets.length), 0);
  });
});

describe('the options', () => {
  async function options() {
    const own = await extension.context.newPage();
    await own.goto(`chrome-extension://${extension.id}/options.html`);
    await own.getByRole('heading').waitFor();
    return own;
  }

  test('kinds, colours, language and keys take effect on open pages', async () => {
    await underlined('plain.html');
    const own = await options();
    assert.deepEqual(await violations(own), []);
    await own.getByRole('checkbox', { name: '인물' }).uncheck();
    await page.waitForFunction(() => CSS.highlights.has('mitjul-amount') && !CSS.highlights.has('mitjul-person-0'));
    await own.getByLabel('장소: 색').fill('#010203');
    await page.waitForFunction(() => getComputedStyle(document.querySelector('p'), '::highlight(mitjul-place-0)').textDecorationColor === 'rgb(1, 2, 3)');
    await own.getByRole('combobox').selectOption('en');
    await own.getByText('What is underlined').waitFor();
    await extension.reported(page, 'done');
    await own.getByRole('textbox', { name: /Next/ }).press('j');
    await page.bringToFront();
    await page.waitForTimeout(300);
    await extension.reported(page, 'done');
    await page.keyboard.press('Alt+KeyJ');
    await extension.shown(page, (root) => [...root.querySelectorAll('button')].some(({ textContent }) => textContent === 'Close'));
    await own.close();
  });

  test('a dictionary is taken if it can be read', async () => {
    await underlined('plain.html');
    const own = await options();
    const field = own.getByRole('textbox', { name: '사전' });
    await field.fill('이름뿐');
    await field.blur();
    await own.getByText('사전을 저장하지 않았습니다').waitFor();
    assert.deepEqual(await (await extension.background()).evaluate(() => chrome.storage.local.get('dictionary')), {});
    await field.fill('product\t가전\t');
    await field.blur();
    await own.getByText('저장했습니다.', { exact: true }).waitFor();
    const { items } = await extension.reported(page, 'done');
    assert.ok(items.some(({ layer, heading }) => layer === 'product' && heading.includes('가전')), JSON.stringify(items.slice(0, 20)));
    // What the page's scripts can see of the underlines would tell which of its words the dictionary holds.
    await page.waitForFunction(() => document.querySelector('mitjul-strokes') && CSS.highlights.size === 0);
    assert.equal(await page.evaluate(() => document.querySelector('mitjul-strokes').shadowRoot), null);
    await own.close();
  });
});

describe('always on a site', () => {
  test('a page that is read while the extension is updated says so, and the new version takes over from the old one', async () => {
    // Its own browser: the extension is started anew.
    const own = await launch(join(built, 'chrome'));
    try {
      const page = await own.context.newPage();
      await page.goto(`${site.origin}/plain.html`);
      await own.press(page);
      const underlined = () => page.waitForFunction(() => CSS.highlights.get('mitjul-amount')?.size > 0);
      await underlined();
      const update = async () => {
        const next = own.context.waitForEvent('serviceworker');
        await own.control.send('Extensions.loadUnpacked', { path: join(built, 'chrome') });
        const fresh = await next;
        for (let tries = 0; tries < 200; tries += 1) {
          if (await fresh.evaluate(() => Boolean(globalThis.chrome?.action?.onClicked.hasListeners())).catch(() => false)) break;
          await new Promise((done) => setTimeout(done, 25));
        }
      };
      /** What the extension has in the page: nodes of its own, underlined figures. */
      const inPage = () => page.evaluate(() => [document.querySelectorAll('mitjul-card').length, CSS.highlights.get('mitjul-amount').size]);
      await update();
      // What is on the page stays underlined until the page changes and nobody can be asked any more.
      assert.ok(await page.evaluate(() => CSS.highlights.get('mitjul-amount').size > 0));
      await page.evaluate(() => {
        const line = document.createElement('p');
        line.textContent = '바람전자는 11일 서울에서 공장을 하나 더 짓는 데 7조원을 들인다고 밝혔다.';
        document.querySelector('p').after(line);
      });
      await own.shown(page, (root) => root.textContent.includes('새 판으로 바뀌었습니다'));
      await page.waitForFunction(() => !(CSS.highlights.get('mitjul-amount')?.size > 0));
      await own.press(page);
      await underlined();
      await own.reported(page, 'done');
      const before = await inPage();
      // A press right after an update: the older script makes room, and there is one card and one set of underlines.
      await update();
      await own.press(page);
      await own.reported(page, 'done');
      await underlined();
      assert.deepEqual(await inPage(), before);
    } finally {
      await own.close();
    }
  });

  test('pages of a site that was granted are underlined by themselves', async () => {
    // Granting is a dialog of the browser's own: here the site is granted in the manifest.
    const granted = mkdtempSync(join(tmpdir(), 'mitjul-granted-'));
    cpSync(join(built, 'chrome'), granted, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(granted, 'manifest.json'), 'utf8'));
    writeFileSync(join(granted, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
    const always = await launch(granted);
    try {
      const worker = await always.background();
      for (let tries = 0; tries < 100 && !(await worker.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length)); tries += 1) {
        await new Promise((done) => setTimeout(done, 50));
      }
      const own = await always.context.newPage();
      await own.goto(`${site.origin}/plain.html`);
      await own.waitForFunction(() => CSS.highlights.has('mitjul-amount'));
      await own.goto(`chrome-extension://${always.id}/options.html`);
      await own.getByRole('group', { name: '늘 켜는 사이트' }).getByText('http://127.0.0.1/*').waitFor();
      await own.getByRole('button', { name: '빼기' }).waitFor();
    } finally {
      await always.close();
      rmSync(granted, { recursive: true });
    }
  });
});
