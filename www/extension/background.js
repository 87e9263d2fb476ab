// The worker: runs the core when it is asked to, and passes on what buttons and menus mean. It keeps nothing that could
// not be had again: what is found lives in the page's content script, so that the worker may be stopped at any time.

import { Core } from '../lib/core.js';
import { api, patternOf } from './settings.js';

const SCRIPTS = ['content.js'];

const core = new Core();

/** Sends a message to a page's content script, which is put there first if need be. */
async function tell(tabId, message) {
  try {
    return await api.tabs.sendMessage(tabId, message, { frameId: 0 });
  } catch {
    // Nobody listens yet.
    await api.scripting.executeScript({ target: { tabId }, files: SCRIPTS });
    return await api.tabs.sendMessage(tabId, message, { frameId: 0 });
  }
}

/** As `tell`; where the browser forbids it (its own pages, its shop) the button says so. */
async function attempt(tabId, message) {
  try {
    await tell(tabId, message);
  } catch (error) {
    console.info(`mitjul: ${error.message}`);
    await api.action.setBadgeText({ tabId, text: '×' }).catch(() => {});
    await api.action.setTitle({ tabId, title: api.i18n.getMessage('cannot') }).catch(() => {});
  }
}

api.action.onClicked.addListener((tab) => attempt(tab.id, { kind: 'toggle', press: Math.random() }));

// Firefox has a command of its own for its sidebar.
api.commands.onCommand.addListener((name, tab) => name === 'panel' && api.sidePanel?.open({ tabId: tab.id }));

/** Lets the scripts start by themselves on the sites that were granted. */
async function register() {
  const { origins = [] } = await api.permissions.getAll();
  const matches = origins.filter((origin) => /^https?:|^\*:/.test(origin));
  await api.scripting.unregisterContentScripts({ ids: ['always'] }).catch(() => {});
  if (matches.length === 0) return;
  await api.scripting.registerContentScripts([
    { id: 'always', js: [...SCRIPTS, 'always.js'], matches, runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}

api.permissions.onAdded.addListener(register);
api.permissions.onRemoved.addListener(register);

api.runtime.onInstalled.addListener(async () => {
  await api.contextMenus.removeAll();
  const item = (id, title, contexts) => api.contextMenus.create({ id, title: api.i18n.getMessage(title), contexts });
  item('selection', 'menuSelection', ['selection']);
  item('panel', 'menuPanel', ['action', 'page']);
  item('always', 'menuAlways', ['action']);
  await register();
});

api.contextMenus.onClicked.addListener((info, tab) => {
  // Panel and permission must be asked for before anything is waited for: else the click no longer counts.
  if (info.menuItemId === 'panel') {
    if (api.sidePanel) api.sidePanel.open({ tabId: tab.id });
    else api.sidebarAction?.open();
  } else if (info.menuItemId === 'always') {
    const pattern = patternOf(tab.url ?? info.pageUrl);
    if (!pattern) return;
    const origins = [pattern];
    api.permissions.request({ origins }).then((granted) => granted && attempt(tab.id, { kind: 'start' }));
  } else if (info.menuItemId === 'selection') {
    attempt(tab.id, { kind: 'selection' });
  }
});

const ANSWERS = {
  annotate(question) {
    return core.answer(question);
  },

  /** Whether a dictionary can be read. */
  async check({ dictionary }) {
    await core.check(dictionary);
    return {};
  },

  /** What is wrong with patterns. */
  async checkPatterns({ patterns }) {
    return { errors: await core.checkPatterns(patterns) };
  },

  async state({ status, marks, findings, warnings, page }, sender) {
    if (status === 'off') core.forget(page);
    const tabId = sender.tab?.id;
    if (tabId === undefined) return {};
    const text = status === 'failed' ? '!' : findings > 0 ? String(findings) : '';
    await api.action.setBadgeText({ tabId, text });
    await api.action.setBadgeBackgroundColor({ tabId, color: warnings > 0 || status === 'failed' ? '#b02a00' : '#5d5a53' });
    const name = api.i18n.getMessage('name');
    await api.action.setTitle({ tabId, title: status === 'done' ? `${name} · ${marks}` : api.i18n.getMessage('action') });
    return {};
  },
};

api.runtime.onMessage.addListener((message, sender, answer) => {
  const handle = Object.hasOwn(ANSWERS, message.kind) ? ANSWERS[message.kind] : undefined;
  if (!handle || sender.id !== api.runtime.id) return false;
  handle(message, sender).then(
    (value) => answer({ value }),
    (error) => answer({ error: { message: error.message, code: error.code } }),
  );
  return true;
});
