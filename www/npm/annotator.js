// What every runtime shares: one wasm instance a realm, loaded on demand, and the class around it.

import init, * as core from './mitjul_js.js';

let started;

/** Starts the wasm once. After a failure the next call tries again. */
function start(source) {
  started ??= init({ module_or_path: source }).catch((cause) => {
    started = undefined;
    const error = new Error(`the wasm of mitjul could not be loaded: ${cause.message ?? cause}`, { cause });
    error.code = 'load_failed';
    throw error;
  });
  return started;
}

/** Strings reach the wasm as they are; anything else would be turned into one in silence. */
function words(text) {
  if (typeof text === 'string') return text;
  const error = new TypeError(`the text must be a string, not ${text === null ? 'null' : typeof text}`);
  error.code = 'invalid_text';
  throw error;
}

export class Annotator {
  #core;

  constructor(inner) {
    if (!(inner instanceof core.Annotator)) throw new TypeError('use `await Annotator.load()`');
    this.#core = inner;
  }

  static async load(options = {}) {
    await start(options.wasm);
    return new this(new core.Annotator());
  }

  get version() {
    return core.version();
  }

  annotate(text, options) {
    return this.#core.annotate(words(text), options);
  }

  annotatePage(page, options, writeOptions) {
    return this.#core.annotatePage(page, options, writeOptions);
  }

  compare(texts, options) {
    return this.#core.compare(Array.isArray(texts) ? texts.map(words) : [words(texts)], options);
  }

  compareArticles(texts, articles) {
    return core.compareArticles(texts, articles);
  }

  marks(text, article, options) {
    return core.marks(words(text), article, options);
  }

  toW3C(text, article, options) {
    return core.toW3C(words(text), article, options);
  }

  toCsv(text, article) {
    return core.toCsv(words(text), article);
  }

  toHtml(text, article, options) {
    return core.toHtml(words(text), article, options);
  }

  toMarkdown(text, article, options) {
    return core.toMarkdown(words(text), article, options);
  }

  toText(text, article, options) {
    return core.toText(words(text), article, options);
  }

  free() {
    this.#core.free();
  }
}
