// In the page: reads, asks the worker, paints. No wasm, as the page's policy would bind it here.

import { Notice } from '../lib/notice.js';
import { Session } from '../lib/session.js';
import { words } from '../lib/words.js';
import { api, settings } from './settings.js';

/** Hangul syllables below which a page is not taken for Korean reading matter. */
const ENOUGH = 40;

async function ask(message) {
  const send = () => api.runtime.sendMessage(message);
  // The browser may end the worker between question and answer; the next question starts it again.
  const { value, error } = (await send().catch(() => undefined)) ?? (await send());
  if (error) throw Object.assign(new Error(error.message), { code: error.code });
  return value;
}

class Content {
  #session;
  #notice = new Notice(document);
  #state = { status: 'off', marks: 0, findings: 0 };
  #chosen;
  #selection;
  #told = false;
  #pressed;
  /** By which the worker knows the session that was stopped. */
  #key;

  get on() {
    return Boolean(this.#session);
  }

  async start(selection) {
    if (this.#session) this.stop();
    this.#selection = selection;
    this.#chosen = await settings();
    const { hidden, colours, keys, dictionary, shown } = this.#chosen;
    const options = { wholeText: Boolean(selection) };
    if (dictionary.trim() !== '') options.dictionary = dictionary;
    const send = (page, { hangul }) => {
      if (hangul < (selection ? 1 : ENOUGH)) throw Object.assign(new Error('not Korean'), { code: 'not_korean' });
      return ask({ kind: 'annotate', page, options, language: shown });
    };
    this.#session = new Session(document, send, {
      language: shown,
      hidden,
      colours,
      keys,
      frames: !selection,
      within: selection,
      observe: !selection,
      onstate: (state) => this.#hear(state),
    });
    await this.#session.start();
  }

  stop() {
    const session = this.#session;
    this.#key = session?.key;
    this.#session = undefined;
    this.#notice.remove();
    session?.stop();
  }

  /** `press`: which press of the button. The worker may have to send one twice. */
  toggle(press) {
    if (press && press === this.#pressed) return;
    this.#pressed = press;
    if (this.on) this.stop();
    else this.start();
  }

  #hear({ error, ...state }) {
    this.#state = state;
    const say = words(this.#chosen.shown);
    if (state.status === 'working') this.#notice.later(say.working);
    else if (this.#told && ['failed', 'none'].includes(state.status)) this.#notice.remove();
    else if (state.status === 'failed') this.#notice.show(error?.code === 'not_korean' ? say.notKorean : `${say.failed}${error?.code === 'invalid_dictionary' ? ` ${error.message}` : ''}`);
    else if (state.status === 'none') this.#notice.show(say.noArticle);
    else this.#notice.remove();
    // Said once: a page that changes is read again and again.
    this.#told = state.status !== 'working';
    const status = error?.code === 'not_korean' ? 'none' : state.status;
    this.#state.status = status;
    api.runtime.sendMessage({ ...state, status, kind: 'state', page: this.#key }).catch(() => {});
  }

  /** What the panel shows. */
  report() {
    const { article, text, marks, hidden } = this.#session ?? {};
    return { ...this.#state, title: document.title, text, article, items: marks, hidden: hidden ? [...hidden] : [] };
  }

  answer(message) {
    switch (message.kind) {
      case 'toggle':
        return this.toggle(message.press);
      case 'start':
        return this.on ? undefined : void this.start();
      case 'stop':
        return this.stop();
      case 'selection': {
        const selection = getSelection();
        if (selection?.rangeCount) this.start(selection.getRangeAt(0).cloneRange());
        return undefined;
      }
      case 'rescan':
        return this.on ? void this.#session.rescan() : void this.start();
      case 'step':
        return this.#session?.step(message.by);
      case 'goto':
        return this.#session?.goTo(message.id);
      case 'hide':
        if (this.#session) this.#session.hidden = message.layers;
        return undefined;
      case 'report':
        return this.report();
      default:
        return undefined;
    }
  }

  /** Takes up what the reader has changed in the options. */
  renew() {
    if (this.on) this.start(this.#selection);
  }
}

// Put here twice, the first stays.
if (!globalThis.mitjulContent) {
  const content = new Content();
  globalThis.mitjulContent = content;
  api.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== api.runtime.id) return false;
    const value = content.answer(message);
    answer({ value: value instanceof Promise ? undefined : value });
    return false;
  });
  api.storage.onChanged.addListener((_, area) => area === 'local' && content.renew());
}
