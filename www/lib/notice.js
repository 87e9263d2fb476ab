// A sentence at the corner of the page that goes by itself: what is happening, or why nothing is.

import { adopt, make } from './cards.js';
import { get } from './dom.js';
import { properties, themeOf } from './style.js';

const RULES = `
:host {
  all: initial; position: fixed; inset: auto; inset-block-start: 16px; inset-inline-end: 16px; margin: 0; padding: 0;
  border: 0; background: none; max-inline-size: min(24rem, calc(100vw - 32px)); z-index: 2147483647;
}
p {
  font: 400 14px/1.55 system-ui, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", sans-serif;
  word-break: keep-all; overflow-wrap: anywhere; margin: 0; padding: 10px 14px; background: var(--paper); color: var(--ink);
  border: 1px solid var(--line); border-radius: 8px; box-shadow: 0 6px 24px #0003;
}
`;

const STAY = 8000;
const PATIENCE = 400;

export class Notice {
  #document;
  #host;
  #timer = 0;

  constructor(document) {
    this.#document = document;
  }

  /** Shows a sentence only if it is still wanted in a moment. */
  later(text) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.show(text, 60_000), PATIENCE);
  }

  show(text, stay = STAY) {
    this.remove();
    const document = this.#document;
    this.#host = make(document, 'mitjul-card', { popover: 'manual', class: 'notice' });
    const root = this.#host.attachShadow({ mode: 'closed' });
    const line = make(document, 'p', { role: 'status' });
    root.append(line);
    const body = get(document, 'body');
    adopt(root, `${RULES} :host { ${properties(body ? themeOf(body) : 'light')} }`);
    get(document, 'documentElement').append(this.#host);
    try {
      this.#host.showPopover();
    } catch {
      // A browser without popovers.
    }
    // Written after it is there, so that it is read out.
    line.textContent = text;
    this.#host.addEventListener('click', () => this.remove());
    this.#timer = setTimeout(() => this.remove(), stay);
  }

  remove() {
    clearTimeout(this.#timer);
    this.#host?.remove();
    this.#host = undefined;
  }
}
