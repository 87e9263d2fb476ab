// The embeddable script: `<mitjul-article>` around an article, or `data-mitjul="SELECTOR"` on the script element.
// README.md beside this file says how it is used.

import { adopt, make } from '../lib/cards.js';
import { Session } from '../lib/session.js';
import { SWATCH_RULES, properties, themeOf } from '../lib/style.js';
import { LAYERS, languageOf, words } from '../lib/words.js';

/** How far off the screen an article may be when its underlines are made. */
const NEAR = '600px';
/** How long the worker, and with it the model's memory, is kept without work. */
const IDLE = 20_000;

/** The one worker of the page, there while there is work. */
const engine = {
  worker: undefined,
  waiting: new Map(),
  number: 0,
  idle: 0,

  ask(task) {
    clearTimeout(this.idle);
    if (!this.worker) {
      this.worker = new Worker(new URL('worker.js', import.meta.url), { type: 'module', name: 'mitjul' });
      this.worker.onmessage = ({ data }) => this.settle(data);
      this.worker.onerror = (event) => {
        for (const id of [...this.waiting.keys()]) this.settle({ id, error: { message: event.message ?? 'the worker did not start' } });
        this.stop();
      };
    }
    this.number += 1;
    const id = this.number;
    return new Promise((done, fail) => {
      this.waiting.set(id, { done, fail });
      this.worker.postMessage({ ...task, id });
    });
  },

  settle({ id, error, ...answer }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (error) waiting?.fail(Object.assign(new Error(error.message), { code: error.code }));
    else waiting?.done(answer);
    if (this.waiting.size === 0) this.idle = setTimeout(() => this.stop(), IDLE);
  },

  stop() {
    clearTimeout(this.idle);
    this.worker?.terminate();
    this.worker = undefined;
  },
};

const FILTER_RULES = `
:host { display: block; }
:host([hidden]) { display: none; }
.bar {
  display: flex; flex-wrap: wrap; gap: 4px 6px; align-items: center; margin-block-end: 12px; color: var(--faint);
  font: 400 13px/1.5 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif;
}
.bar button {
  display: inline-flex; gap: 6px; align-items: center; font: inherit; color: var(--ink); background: none; cursor: pointer;
  border: 1px solid var(--line); border-radius: 999px; padding: 2px 10px; min-block-size: 26px;
}
.bar button[aria-pressed="false"] { color: var(--faint); text-decoration: line-through; }
.bar button[aria-pressed="false"] .swatch { visibility: hidden; }
.bar button:focus-visible { outline: 2px solid var(--person); outline-offset: 1px; }
.bar .count { color: var(--faint); font-variant-numeric: tabular-nums; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
.failed { margin: 0 0 12px; color: var(--faint); font: 400 13px/1.5 system-ui, sans-serif; }
${SWATCH_RULES}
`;

/** What stands in an element's attributes. */
function settings(element) {
  const [published, kinds, theme] = ['published', 'kinds', 'theme'].map((name) => element.getAttribute(name));
  // `language` is what `labels` was called first.
  const language = element.getAttribute('labels') ?? element.getAttribute('language');
  const options = { wholeText: !element.hasAttribute('find') };
  const lang = element.getAttribute('lang')?.match(/^(ko|en)\b/i)?.[1].toLowerCase();
  if (lang) options.lang = lang;
  if (/^\d{4}-\d{2}-\d{2}$/.test(published ?? '')) options.published = published;
  const dictionary = element.getAttribute('dictionary');
  if (dictionary && document.getElementById(dictionary)) options.dictionary = document.getElementById(dictionary).textContent;
  const patterns = element.getAttribute('patterns');
  if (patterns && document.getElementById(patterns)) options.patterns = document.getElementById(patterns).textContent;
  const shown = kinds === null ? LAYERS : kinds.split(/\s+/);
  return {
    options,
    language: language ? languageOf(language) : languageOf(document.documentElement.lang || navigator.language),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    hidden: LAYERS.filter((layer) => !shown.includes(layer)),
  };
}

/** Annotates an element when it is near the screen; `onstate` hears how it goes. */
class Attached {
  session;
  #near;

  constructor(element, onstate = () => {}) {
    const { options, language, theme, hidden } = settings(element);
    const send = (page, reading) => engine.ask({ page, options, labels: language, expects: options.lang ?? reading.language });
    this.session = new Session(element, send, {
      language,
      theme,
      hidden,
      observe: element.hasAttribute('live'),
      boxes: element.hasAttribute('boxes'),
      onstate: (state) => {
        onstate(state);
        element.dispatchEvent(new CustomEvent('mitjul', { bubbles: true, detail: state }));
      },
    });
    this.#near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        this.#near.disconnect();
        this.session.start();
      },
      { rootMargin: NEAR },
    );
    this.#near.observe(element);
  }

  remove() {
    this.#near.disconnect();
    this.session.stop();
  }
}

class MitjulArticle extends HTMLElement {
  static observedAttributes = ['kinds', 'labels', 'language', 'lang', 'theme', 'published'];
  #attached;
  #bar;
  #language;
  #due = 0;

  /** The annotated article, or `undefined` while there is none. */
  get article() {
    return this.#attached?.session.article;
  }

  connectedCallback() {
    articles.add(this);
    // The content may not be parsed yet: the observer that is set up here only speaks after this task.
    this.#attach();
  }

  disconnectedCallback() {
    articles.delete(this);
    this.#detach();
  }

  attributeChangedCallback() {
    if (!this.#attached || this.#due) return;
    this.#due = setTimeout(() => {
      this.#due = 0;
      if (!this.isConnected) return;
      this.#detach();
      this.#attach();
    });
  }

  #attach() {
    if (!this.shadowRoot) {
      this.attachShadow({ mode: 'open' });
      this.#bar = make(document, 'div', { part: 'filters', class: 'bar', role: 'group' });
      this.shadowRoot.append(this.#bar, document.createElement('slot'));
    }
    const { language, theme } = settings(this);
    this.#language = language;
    adopt(this.shadowRoot, `${FILTER_RULES} :host { ${properties(theme === 'auto' ? themeOf(this) : theme)} }`);
    this.#bar.hidden = true;
    this.#bar.replaceChildren();
    this.#attached = new Attached(this, (state) => this.#hear(state));
  }

  #detach() {
    this.#attached?.remove();
    this.#attached = undefined;
    this.#bar?.replaceChildren();
  }

  #hear({ status, lacks }) {
    const say = words(this.#language);
    const wrong = lacks.length > 0 || status === 'failed';
    if (status === 'failed' || (status === 'done' && wrong)) {
      const retry = make(document, 'button', { type: 'button' }, say.retry);
      retry.addEventListener('click', () => this.#attached?.session.rescan());
      this.#bar.hidden = false;
      this.#bar.replaceChildren(make(document, 'span', { role: 'status' }, lacks.length > 0 ? lacks.map(say.lacks).join(' ') : say.failed), retry);
    }
    if (status !== 'done' || this.getAttribute('filters') === 'none') return;
    const said = wrong ? [...this.#bar.children] : [];
    const { session } = this.#attached;
    this.#bar.hidden = false;
    this.#bar.setAttribute('aria-label', say.filters);
    this.#bar.lang = this.#language;
    this.#bar.replaceChildren(
      ...said,
      ...LAYERS.flatMap((layer) => {
        const count = session.marks.filter((mark) => mark.layer === layer).length;
        if (count === 0) return [];
        const button = make(
          document,
          'button',
          { type: 'button', part: 'filter', 'aria-pressed': String(!session.hidden.has(layer)) },
          make(document, 'span', { class: `swatch ${layer}`, 'aria-hidden': 'true' }),
          say[layer],
          make(document, 'span', { class: 'count' }, String(count)),
        );
        button.addEventListener('click', () => {
          const hidden = new Set(session.hidden);
          if (!hidden.delete(layer)) hidden.add(layer);
          session.hidden = [...hidden];
          button.setAttribute('aria-pressed', String(!hidden.has(layer)));
        });
        return [button];
      }),
    );
  }

  /** Leaves the article as it was. */
  remove() {
    super.remove();
  }
}

const articles = new Set();
const selected = new Map();

/** Annotates every element that a selector names, without an element around it. */
function annotate(selector) {
  for (const element of document.querySelectorAll(selector)) {
    if (!selected.has(element)) selected.set(element, new Attached(element));
  }
}

/** Takes the underlines, cards and the worker away; the page is as it was before. */
function remove() {
  for (const attached of selected.values()) attached.remove();
  selected.clear();
  for (const element of articles) element.disconnectedCallback();
  engine.stop();
}

if (!customElements.get('mitjul-article')) {
  customElements.define('mitjul-article', MitjulArticle);
  Object.defineProperty(globalThis, 'mitjul', { value: Object.freeze({ annotate, remove }), configurable: true });
  const own = [...document.querySelectorAll('script[data-mitjul]')].find(({ src }) => src === import.meta.url);
  if (own?.dataset.mitjul) annotate(own.dataset.mitjul);
}
