// The side panel: the page's own views (src/app/side.rs) of what the content script has found in the tab beside it. Here is
// what stands between the two: the tab is followed, asked and told, and said what is wrong where there is nothing to show.
// What was found is kept nowhere; what the reader notes of it is, in the extension's own storage (www/keep.js).

import '../keep.js';
import { make } from '../lib/cards.js';
import init from './app.js';
import { pageWords } from './pages.js';
import { api, settings } from './settings.js';

const el = (...all) => make(document, ...all);
const header = document.querySelector('header');
const why = document.querySelector('.why');

let report;
let say;
let tab;
/** Whether the tab is one of those of which nothing is to be kept. */
let hidden = false;

/** A panel beside a page shows that page; opened as a tab of its own (`?tab=`) it shows the named one. */
async function subject() {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  if (named) return api.tabs.get(named).catch(() => undefined);
  const [active] = await api.tabs.query({ active: true, currentWindow: true });
  return active;
}

async function tell(message) {
  try {
    return (await api.tabs.sendMessage(tab, message, { frameId: 0 }))?.value;
  } catch {
    return undefined;
  }
}

/** What the page's views take for their worker: the article is already there, and the scribe only has to pass it on. */
class Teller {
  onmessage;
  onerror;
  #scribe = new Worker('scribe.js', { type: 'module' });
  /** The last question about the article, and what it was last answered with. */
  #asked;
  #answer;

  constructor() {
    this.#scribe.onmessage = (event) => {
      if (event.data.code === 'not_loaded') fail();
      this.onmessage?.(event);
    };
    this.#scribe.onerror = (event) => {
      fail();
      this.onerror?.(event);
    };
  }

  postMessage(question) {
    if (question.beside !== undefined) return this.#scribe.postMessage(question);
    this.#asked = question;
    this.renew();
  }

  /** Answers the last question, again where what was found in the same text is something else now. */
  renew() {
    if (!this.#asked || !report?.article || report.text !== this.#asked.text) return;
    const { id, text } = this.#asked;
    const answer = `${id} ${JSON.stringify(report.article)}`;
    if (answer === this.#answer) return;
    this.#answer = answer;
    this.#scribe.postMessage({ id, text, article: report.article });
  }

  terminate() {
    this.#scribe.terminate();
  }
}

let teller;
globalThis.mitjulWorker = () => (teller = new Teller());

globalThis.mitjulTab = {
  current: () => ({ language: document.documentElement.lang, ...(report?.article && { page: report.page, text: report.text }) }),
  show: (id) => tell({ kind: 'goto', id }),
};

// Of a private window nothing is kept. What was deleted in the options or in another window is gone, but what is checked
// after that counts.
const { put } = globalThis.mitjulKeep;
globalThis.mitjulKeep.put = (record) => (hidden ? Promise.resolve(record) : put(record, true));

/** Says why there is nothing to see. */
function fail() {
  document.body.classList.remove('on');
  why.hidden = false;
  why.textContent = say.failed;
}

let turn = 0;

async function refresh() {
  const mine = (turn += 1);
  const subjected = await subject();
  const { shown } = await settings();
  if (mine !== turn) return;
  tab = subjected?.id;
  hidden = Boolean(subjected?.incognito);
  const answer = await tell({ kind: 'report' });
  // Another tab has come in between.
  if (mine !== turn) return;
  report = answer;
  say = pageWords(shown);
  document.documentElement.lang = shown;
  draw();
  dispatchEvent(new CustomEvent('mitjul-tab'));
  teller?.renew();
}

function draw() {
  const button = (label, message) => el('button', { type: 'button', onclick: () => tell(message).then(() => setTimeout(refresh, 50)) }, label);
  const on = Boolean(report?.article);
  document.body.classList.toggle('on', on);
  const otherwise = report?.status === 'working' ? say.working : say.off;
  why.textContent = report ? report.why || (on ? '' : otherwise) : say.cannot;
  why.hidden = why.textContent === '';
  if (!report) {
    header.replaceChildren(el('h1', {}, document.title));
    return;
  }
  const deeds = on
    ? [button(say.previous, { kind: 'step', by: -1 }), button(say.next, { kind: 'step', by: 1 }), button(say.again, { kind: 'rescan' }), button(say.stop, { kind: 'stop' })]
    : button(say.start, { kind: 'start' });
  header.replaceChildren(el('h1', {}, report.title || document.title), el('div', { class: 'deeds' }, deeds), ...(on ? [el('h2', { class: 'sr' }, say.found)] : []));
}

api.runtime.onMessage.addListener((message, sender) => {
  if (message.kind === 'state' && sender.tab?.id === tab) refresh();
  return false;
});
api.tabs.onActivated.addListener(refresh);
api.tabs.onUpdated.addListener((id, { status }) => id === tab && status === 'complete' && refresh());
api.storage.onChanged.addListener(refresh);

await refresh();
try {
  await init({ module_or_path: fetch('app_bg.wasm') });
} catch (error) {
  fail();
  throw error;
}
