// Starts Firefox with the unpacked extension, by Marionette, the remote control that is built into it: the driver of
// WebDriver is a program of its own, which neither npm nor Debian has.
// https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFERENCES = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'intl.locale.requested': 'ko',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.enabled': false,
};

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** Connects once Firefox listens. */
async function reach(port) {
  for (const end = Date.now() + 60_000; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
    const socket = connect(port, '127.0.0.1');
    const there = await new Promise((done) => {
      socket.once('connect', () => done(true));
      socket.once('error', () => done(false));
    });
    if (there) return socket;
  }
  throw new Error('Firefox does not listen');
}

/** Messages are `length:json`; a command is `[0, number, name, parameters]`, its answer `[1, number, error, value]`. */
function speak(socket) {
  let rest = Buffer.alloc(0);
  let number = 0;
  const open = new Map();
  socket.on('data', (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let colon = rest.indexOf(58); colon >= 0; colon = rest.indexOf(58)) {
      const end = colon + 1 + Number(rest.subarray(0, colon).toString());
      if (rest.length < end) return;
      const message = JSON.parse(rest.subarray(colon + 1, end).toString());
      rest = rest.subarray(end);
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message;
      const { done, fail } = open.get(id);
      open.delete(id);
      if (error) fail(new Error(`${error.error}: ${error.message}`));
      else done(value);
    }
  });
  return (name, parameters = {}) =>
    new Promise((done, fail) => {
      number += 1;
      open.set(number, { done, fail });
      const text = JSON.stringify([0, number, name, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}

export async function launch(program, extension) {
  const profile = mkdtempSync(join(tmpdir(), 'mitjul-firefox-'));
  const port = await freePort();
  const preferences = Object.entries({ ...PREFERENCES, 'marionette.port': port });
  writeFileSync(join(profile, 'user.js'), preferences.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(''));
  const firefox = spawn(program, ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile], { stdio: 'ignore' });
  const gone = new Promise((done) => firefox.once('exit', done));
  const socket = await reach(port);
  const say = speak(socket);
  await say('WebDriver:NewSession');
  const { value: id } = await say('Addon:Install', { path: extension, temporary: true });

  /** Runs a function in the page, or, as `chrome`, in the browser itself; in the sandbox `system` closed shadow roots are open; what it returns must fit into JSON. */
  async function run(body, args = [], context = 'content', sandbox) {
    await say('Marionette:SetContext', { value: context });
    try {
      const script = `const done = arguments[arguments.length - 1]; (${body})(...Array.from(arguments).slice(0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
      const { value } = await say('WebDriver:ExecuteAsyncScript', { script, args, ...(sandbox && { sandbox }) });
      if (value.error) throw new Error(value.error);
      return value.value;
    } finally {
      await say('Marionette:SetContext', { value: 'content' });
    }
  }

  const go = (url) => say('WebDriver:Navigate', { url });

  /** Presses the toolbar button on the page that is open. */
  const press = () =>
    run(
      async (id) => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { extension } = ExtensionParent.WebExtensionPolicy.getByID(id);
        const action = ExtensionParent.apiManager.global.browserActionFor(extension);
        action.triggerAction(Services.wm.getMostRecentWindow('navigator:browser'));
      },
      [id],
      'chrome',
    );

  const act = (actions) => say('WebDriver:PerformActions', { actions }).then(() => say('WebDriver:ReleaseActions'));

  /** Presses Alt and a key in the page. */
  const alt = (key) =>
    act([{ type: 'key', id: 'keyboard', actions: [['keyDown', '\uE00A'], ['keyDown', key], ['keyUp', key], ['keyUp', '\uE00A']].map(([type, value]) => ({ type, value })) }]);

  /** Opens the context menu at a place of the page and chooses an item of the extension's by its number. */
  const choose = async (x, y, name) => {
    const mouse = [{ type: 'pointerMove', x, y, origin: 'viewport' }, { type: 'pointerDown', button: 2 }, { type: 'pointerUp', button: 2 }];
    await act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions: mouse }]);
    await run(
      async (id, name) => {
        const menu = Services.wm.getMostRecentWindow('navigator:browser').document.getElementById('contentAreaContextMenu');
        const wanted = `${id.replace(/[@.]/g, '_')}-menuitem-_${name}`;
        for (let tries = 0; tries < 200 && menu.state !== 'open'; tries += 1) await new Promise((done) => menu.ownerDocument.defaultView.setTimeout(done, 25));
        const items = [...menu.querySelectorAll('menuitem')].map((item) => item.id);
        const item = menu.ownerDocument.getElementById(wanted);
        if (!item) throw new Error(`${wanted} is not among ${items.filter((item) => item.includes('menuitem-')).join(', ')} (${menu.state})`);
        menu.activateItem(item);
      },
      [id, name],
      'chrome',
    );
  };

  /** The address of the extension's panel, and the number of the tab that is open. */
  const panel = () =>
    run(
      async (id) => {
        const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
        const { gBrowser } = Services.wm.getMostRecentWindow('navigator:browser');
        const policy = ExtensionParent.WebExtensionPolicy.getByID(id);
        return [policy.getURL('panel.html'), ExtensionParent.apiManager.global.tabTracker.getId(gBrowser.selectedTab)];
      },
      [id],
      'chrome',
    );

  const newTab = async () => {
    const { handle } = await say('WebDriver:NewWindow', { type: 'tab', focus: true });
    await say('WebDriver:SwitchToWindow', { handle });
  };

  const close = async () => {
    await say('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
    socket.destroy();
    await gone;
    rmSync(profile, { recursive: true, force: true });
  };

  return { id, run, go, press, alt, choose, panel, newTab, close };
}
