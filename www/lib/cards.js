// The card that explains what is under the pointer: one element in the top layer, everything in its shadow root.

import { call, get, viewOf } from './dom.js';
import { SWATCH_RULES, properties } from './style.js';
import { words } from './words.js';

const RULES = `
:host {
  all: initial; position: fixed; inset: auto; margin: 0; padding: 0; border: 0; background: none; overflow: visible;
  inline-size: max-content; max-inline-size: min(22rem, calc(100vw - 16px)); color: var(--ink); z-index: 2147483647;
}
:host(:not(:popover-open):not([data-open])) { display: none; }
* { box-sizing: border-box; }
.card {
  font: 400 14px/1.55 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif;
  word-break: keep-all; overflow-wrap: anywhere; background: var(--paper); color: var(--ink); padding: 10px 12px;
  border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 6px 24px #0003, 0 1px 3px #0002;
  max-block-size: min(60vh, 28rem); overflow-y: auto; font-variant-numeric: tabular-nums; animation: appear 90ms ease-out;
}
@keyframes appear { from { opacity: 0; } }
.item + .item, .warnings { margin-block-start: 8px; padding-block-start: 8px; border-block-start: 1px solid var(--line); }
.heading { display: flex; gap: 8px; align-items: baseline; font-weight: 600; margin: 0; font-size: inherit; }
.detail { color: var(--faint); margin: 2px 0 0; }
.warnings { color: var(--faint); }
.warnings p { margin: 0; } .warnings b { font-weight: 600; } .warnings .warning { color: var(--warning); }
.more { margin-block-start: 4px; font-size: 12px; color: var(--faint); }
.foot { display: flex; gap: 4px; align-items: center; margin-block-start: 8px; color: var(--faint); font-size: 12px; }
.foot span { margin-inline-end: auto; }
button {
  font: inherit; color: inherit; background: none; border: 1px solid var(--line); border-radius: 5px; cursor: pointer;
  padding: 1px 8px; min-block-size: 24px; min-inline-size: 24px;
}
button:hover { color: var(--ink); border-color: var(--faint); }
button:focus-visible, .card:focus-visible { outline: 2px solid var(--person); outline-offset: 1px; }
.hidden { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
@media (prefers-reduced-motion: reduce) { .card { animation: none; } }
@media (forced-colors: active) { .card { border-color: CanvasText; } }
${SWATCH_RULES}
`;

/** Gives a shadow root its rules: constructed where the browser lets a script do it, else as an element. */
export function adopt(root, css) {
  try {
    const view = viewOf(root);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    let style = root.querySelector('style');
    if (!style) {
      style = call(root.ownerDocument, 'createElement', 'style');
      root.prepend(style);
    }
    style.textContent = css;
  }
}

/** An element with properties and children; strings become text, never markup. */
export function make(document, name, fields = {}, ...children) {
  const element = call(document, 'createElement', name);
  for (const [key, value] of Object.entries(fields)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined && child !== null));
  return element;
}

/** How many lines of an item are there at first. */
const FIRST_LINES = 2;

export class Card {
  #document;
  #language;
  #guarded;
  #theme = 'light';
  #own = {};
  #host;
  #root;
  #body;
  #live;
  /** Called with -1 or 1 when the reader asks for the same thing's previous or next place. */
  onstep = () => {};
  onclose = () => {};

  /** `guarded`: out of reach for the page's own scripts, which cannot look into it. */
  constructor(document, language, guarded = false) {
    this.#document = document;
    this.#language = language;
    this.#guarded = guarded;
  }

  set language(language) {
    this.#language = language;
  }

  style(theme, own = {}) {
    this.#theme = theme;
    this.#own = own;
    if (this.#root) adopt(this.#root, `${RULES} :host { ${properties(theme, own)} }`);
  }

  get host() {
    return this.#host;
  }

  get isOpen() {
    return Boolean(this.#host?.hasAttribute('data-open'));
  }

  /** Whether an event or a focused element is the card's own. */
  has(target) {
    return Boolean(this.#host) && target === this.#host;
  }

  #build() {
    const document = this.#document;
    this.#host = make(document, 'mitjul-card', { popover: 'manual' });
    this.#root = this.#host.attachShadow({ mode: this.#guarded ? 'closed' : 'open' });
    this.#body = make(document, 'div', { class: 'card', part: 'card', role: 'dialog', tabindex: '-1', lang: this.#language });
    this.#live = make(document, 'div', { class: 'hidden', role: 'status' });
    this.#root.append(this.#body, this.#live);
    this.#body.addEventListener('keydown', (event) => {
      if (event.isTrusted && event.key === 'Escape') {
        event.stopPropagation();
        this.onclose();
      }
    });
    get(document, 'documentElement').append(this.#host);
    this.style(this.#theme, this.#own);
  }

  /**
   * Shows `items` (`{ mark, place?: [n, all] }`, innermost first) and `findings` (`{ text, warning }`) at a rectangle of the
   * window. `pinned` gives it buttons; `announce` has it read out.
   */
  show(rect, items, findings, { pinned = false, announce = false } = {}) {
    if (!this.#host?.isConnected) this.#build();
    const focused = this.#root.activeElement;
    const document = this.#document;
    const say = words(this.#language);
    const el = (...all) => make(document, ...all);
    const parts = items.map(({ mark }) => {
      const lines = mark.details.map((line) => el('p', { class: 'detail', part: 'detail' }, line));
      // A button in place of one line would spare nothing.
      const rest = lines.length === FIRST_LINES + 1 ? [] : lines.splice(FIRST_LINES);
      const item = el(
        'div',
        { class: 'item' },
        el('p', { class: 'heading', part: 'heading' }, el('span', { class: `swatch ${mark.layer}`, 'aria-hidden': 'true' }), mark.heading),
        lines,
      );
      if (rest.length > 0) {
        const open = (event) => {
          event.currentTarget.replaceWith(...rest);
          this.place(rect);
          this.focus();
        };
        item.append(pinned ? el('button', { type: 'button', class: 'more', onclick: open }, say.more) : rest[0]);
      }
      return item;
    });
    if (findings.length > 0) {
      const warned = findings.some(({ warning }) => warning);
      const sentences = findings.map(({ text, warning }) => el('p', { class: warning ? 'warning' : 'note' }, text));
      parts.push(el('div', { class: 'warnings', part: 'warnings' }, el('b', { class: warned ? 'warning' : 'note' }, say.finding), sentences));
    }
    const [first] = items;
    if (pinned && first) {
      const [number, all] = first.place ?? [1, 1];
      const step = (by, label, sign) => el('button', { type: 'button', 'aria-label': label, title: label, onclick: () => this.onstep(by) }, sign);
      const foot = el('div', { class: 'foot' }, el('span', {}, all > 1 ? say.of(number, all) : ''));
      if (all > 1) foot.append(step(-1, say.previous, '‹'), step(1, say.next, '›'));
      const copy = el('button', { type: 'button' }, say.copy);
      copy.addEventListener('click', async () => {
        await get(document, 'defaultView').navigator.clipboard?.writeText([first.mark.heading, ...first.mark.details].join('\n')).catch(() => {});
        copy.textContent = say.copied;
      });
      foot.append(copy, el('button', { type: 'button', onclick: () => this.onclose() }, say.close));
      parts.push(foot);
    }
    this.#body.replaceChildren(...parts);
    this.#body.setAttribute('aria-label', `${say.card}: ${first?.mark.heading ?? ''}`);
    this.#host.setAttribute('data-open', '');
    // The top layer, so that nothing of the page lies above it; shown anew, so that it is above a dialog opened since.
    try {
      if (this.#host.matches(':popover-open')) this.#host.hidePopover();
      this.#host.showPopover();
    } catch {
      // A browser without popovers: fixed, above what it can.
    }
    this.place(rect);
    // Who goes on by the card's own buttons stays on them.
    if (focused) {
      const label = focused.getAttribute('aria-label');
      ([...this.#body.querySelectorAll('button')].find((button) => label && button.getAttribute('aria-label') === label) ?? this.#body).focus();
    }
    this.#live.textContent = announce ? [first?.mark.heading, ...(first?.mark.details ?? []), ...findings.map(({ text }) => text)].join('. ') : '';
  }

  /** Below the words, above where there is no room, never over them, never outside. */
  place(rect) {
    const { clientWidth: width, clientHeight: height } = get(this.#document, 'documentElement');
    const view = get(this.#document, 'defaultView');
    const [w, h] = [width || view.innerWidth, Math.min(height || view.innerHeight, view.innerHeight)];
    this.#host.style.left = '0px';
    this.#host.style.top = '0px';
    const card = this.#host.getBoundingClientRect();
    const gap = 6;
    const below = rect.bottom + gap;
    const above = rect.top - gap - card.height;
    const top = below + card.height <= h - 4 ? below : above >= 4 ? above : Math.max(4, h - card.height - 4);
    const left = Math.min(Math.max(8, rect.left), Math.max(8, w - card.width - 8));
    this.#host.style.left = `${Math.round(left - card.left)}px`;
    this.#host.style.top = `${Math.round(top - card.top)}px`;
  }

  focus() {
    this.#body?.focus();
  }

  hide() {
    if (!this.isOpen) return;
    this.#host.removeAttribute('data-open');
    try {
      this.#host.hidePopover();
    } catch {
      // As above.
    }
    this.#body.replaceChildren();
  }

  /** Takes the card out of the page. */
  remove() {
    this.#host?.remove();
    this.#host = this.#root = this.#body = this.#live = undefined;
  }
}
