// Starts Chromium with the unpacked extension, and presses its button as a reader does.

import { chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../browser.js';

export async function launch(extension, options = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'mitjul-profile-'));
  const { executablePath, args } = launchOptions();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    // Playwright's own headless is the old one, which knows no extensions.
    headless: false,
    args: [
      ...args,
      '--headless=new',
      '--no-sandbox',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      '--enable-unsafe-extension-debugging',
    ],
    viewport: { width: 1000, height: 800 },
    locale: 'ko-KR',
    ...options,
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  // Known before its script has run: a press before that would be lost.
  for (let tries = 0; tries < 200; tries += 1) {
    if (await worker.evaluate(() => Boolean(globalThis.chrome?.action?.onClicked.hasListeners()))) break;
    await new Promise((done) => setTimeout(done, 25));
  }
  const control = await context.browser().newBrowserCDPSession();

  /** Presses the toolbar button on a page: what gives the extension the right to it. */
  async function press(page) {
    await page.bringToFront();
    const { targetInfos } = await control.send('Target.getTargets', { filter: [{ type: 'tab' }] });
    const { targetId } = targetInfos.find(({ url }) => url === page.url());
    // A press can be lost while the browser stops or starts the worker: it has arrived when the page's script answers,
    // and where there can be none another press does no harm.
    for (let tries = 0; tries < 3; tries += 1) {
      await control.send('Extensions.triggerAction', { id, targetId });
      for (const end = Date.now() + 4000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
        if (await tell(page, { kind: 'report' }).catch(() => undefined)) return;
      }
    }
  }

  /** The worker as it now is, woken if need be. */
  const background = async () => context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));

  /** The number of a page's tab. */
  const tabOf = async (page) => {
    await page.bringToFront();
    return (await background()).evaluate(async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0].id);
  };

  /** Sends a page's content script a message, as menus and panel do. */
  const tell = async (page, message) => {
    const tab = await tabOf(page);
    const answer = await (await background()).evaluate(([tab, message]) => chrome.tabs.sendMessage(tab, message, { frameId: 0 }), [tab, message]);
    return answer?.value;
  };

  /** Tells the worker that an item of the context menu was chosen on a page: the menu itself is out of reach. */
  const choose = async (page, menuItemId) => {
    const tab = await tabOf(page);
    await (await background()).evaluate(async ([tab, menuItemId]) => chrome.contextMenus.onClicked.dispatch({ menuItemId }, await chrome.tabs.get(tab)), [tab, menuItemId]);
  };

  /** What the content script says once it says one of `wanted`. */
  const reported = async (page, ...wanted) => {
    let report;
    for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
      report = await tell(page, { kind: 'report' }).catch(() => undefined);
      if (wanted.includes(report?.status)) return report;
    }
    throw new Error(`the page did not come to ${wanted.join(' or ')}: ${report?.status ?? 'no answer'}`);
  };

  const sessions = new WeakMap();

  /**
   * What a function says of each of the extension's shadow roots in a page, which are closed to the page and to
   * Playwright's locators alike.
   */
  const look = async (page, body) => {
    if (!sessions.has(page)) sessions.set(page, await context.newCDPSession(page));
    const session = sessions.get(page);
    const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
    const roots = [];
    const walk = (node) => {
      if (node.localName === 'mitjul-card') roots.push(...(node.shadowRoots ?? []));
      node.children?.forEach(walk);
    };
    walk(root);
    const said = [];
    for (const { backendNodeId } of roots) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId });
      const functionDeclaration = `function () { return (${body})(this); }`;
      const { result } = await session.send('Runtime.callFunctionOn', { objectId: object.objectId, functionDeclaration, returnByValue: true });
      said.push(result.value);
    }
    return said;
  };

  /** Waits for a shadow root of the extension's of which a function says something true, and gives that. */
  const shown = async (page, body) => {
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
      const said = (await look(page, body).catch(() => [])).find(Boolean);
      if (said) return said;
    }
    throw new Error(`nothing that the extension shows gives ${body}: ${JSON.stringify(await look(page, (root) => root.textContent))}`);
  };

  const close = async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  };

  return { context, id, control, profile, press, background, tabOf, tell, choose, reported, look, shown, close };
}
