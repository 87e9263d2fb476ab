// In the page: reads, asks the worker, paints. No wasm, as the page's policy would bind it here.

import { Notice } from '../lib/notice.js';
import { Session } from '../lib/session.js';
import { words } from '../lib/words.js';
import { api, settings } from './settings.js';

/** Hangul syllables and Latin words below which a page holds nothing to read. */
const ENOUGH = 20;
/** How long it is said that the page has to be opened again. */
const LONG = 60_000;
/** What this script says to those of older versions in the same page: that it is there. */
const HERE = 'mitjul-here';

/** Whether the extension has been updated or taken away since: then nobody answers this script any more. */
const outdated = () => !api.runtime?.id;

async function ask(message) {
  const send = async () => {
    if (outdated()) throw Object.assign(new Error('the extension was updated'), { code: 'outdated' });
    return api.runtime.sendMessage(message);
  };
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
    const { hidden, colours, keys, dictionary, patterns, shown } = this.#chosen;
    const options = { wholeText: Boolean(selection) };
    if (dictionary.trim() !== '') options.dictionary = dictionary;
    if (patterns.trim() !== '') options.patterns = patterns;
    const send = (page, { matter, language: expects }) => {
      if (matter < (selection ? 1 : ENOUGH)) throw Object.assign(new Error('no text'), { code: 'no_text' });
      return ask({ kind: 'annotate', page, options, labels: shown, expects });
    };
    this.#session = new Session(document, send, {
      language: shown,
      hidden,
      colours,
      keys,
      frames: !selection,
      within: selection,
      observe: !selection,
      guarded: true,
      // A page's scripts can read the ranges of CSS highlights: they would tell what the dictionary holds and what is looked for.
      boxes: dictionary.trim() + patterns.trim() !== '',
      onstate: (state) => this.#hear(state),
    });
    await this.#session.start();
  }

  /** Whether there is an article, but in none of the languages that are read. */
  get #strange() {
    const article = this.#session?.article;
    return article?.languages.length === 0 && article.stretches?.length > 0;
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

  /** Why nothing is underlined, or not all that there is. */
  #reason({ status, lacks }, error) {
    const say = words(this.#chosen.shown);
    if (error?.code === 'no_text') return say.noText;
    if (lacks.length > 0) return lacks.map(say.lacks).join(' ');
    if (status === 'failed') return `${say.failed}${['invalid_dictionary', 'invalid_patterns'].includes(error?.code) ? ` ${error.message}` : ''}`;
    if (status === 'none') return this.#strange ? say.notRead : say.noArticle;
    return '';
  }

  #hear({ error, ...state }) {
    const say = words(this.#chosen.shown);
    const why = this.#reason(state, error);
    this.#state = { ...state, why };
    if (state.status === 'working') this.#notice.later(say.working);
    else if (error?.code === 'outdated') return this.#leave(say.outdated);
    else if (this.#told && ['failed', 'none'].includes(state.status)) this.#notice.remove();
    else if (why) this.#notice.show(why);
    else this.#notice.remove();
    // Said once: a page that changes is read again and again.
    this.#told = state.status !== 'working';
    const status = error?.code === 'no_text' ? 'none' : state.status;
    this.#state.status = status;
    if (!outdated()) api.runtime.sendMessage({ ...state, status, kind: 'state', page: this.#key }).catch(() => {});
  }

  /** Leaves the page as it was, and says why. */
  #leave(why) {
    this.stop();
    this.#notice.show(why, LONG);
  }

  /** What the panel shows. */
  report() {
    const { article, text, marks, hidden } = this.#session ?? {};
    const [page] = location.href.split('#');
    return { ...this.#state, title: document.title, page, text, article, items: marks, hidden: hidden ? [...hidden] : [] };
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
  // After an update both are in the page: the older one makes room. It only listens once it is of no use any more.
  document.dispatchEvent(new CustomEvent(HERE));
  document.addEventListener(HERE, () => outdated() && content.stop());
  api.runtime.onMessage.addListener((message, sender, answer) => {
    if (sender.id !== api.runtime.id) return false;
    const value = content.answer(message);
    answer({ value: value instanceof Promise ? undefined : value });
    return false;
  });
  api.storage.onChanged.addListener((_, area) => area === 'local' && content.renew());
}
