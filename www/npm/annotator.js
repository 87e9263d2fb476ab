// What every runtime shares: one wasm instance a realm, loaded on demand, the data of the languages, a file each, and the
// class around both.

import init, * as core from './mitjul_js.js';

/** The data of each language, beside this file unless it is given. Written so that bundlers see the files. */
const PACKS = {
  ko: () => new URL('./ko.pack', import.meta.url),
  en: () => new URL('./en.pack', import.meta.url),
};

/** The patterns, a wasm of their own beside this file unless it is given: most texts are read without any. */
const PATTERNS = () => new URL('./mitjul_patterns_bg.wasm', import.meta.url);

let started;
/** The module of the patterns, once it was asked for. */
let patterns;

function failure(code, message, cause) {
  return Object.assign(new Error(message, { cause }), { code });
}

/** Starts the wasm once. After a failure the next call tries again. */
function start(source) {
  started ??= init({ module_or_path: source }).catch((cause) => {
    started = undefined;
    throw failure('load_failed', `the wasm of mitjul could not be loaded: ${cause.message ?? cause}`, cause);
  });
  return started;
}

/** Starts the wasm of the patterns once, its bytes read by `read`. After a failure the next call tries again. */
function startPatterns(read, source) {
  patterns ??= Promise.all([import('./mitjul_patterns.js'), read(source ?? PATTERNS())])
    .then(async ([module, bytes]) => {
      await module.default({ module_or_path: bytes });
      return module;
    })
    .catch((cause) => {
      patterns = undefined;
      throw failure('load_failed', `the patterns' wasm of mitjul could not be loaded: ${cause.message ?? cause}`, cause);
    });
  return patterns;
}

/** The options that the core knows, and the patterns among them. */
function apart(options) {
  if (typeof options !== 'object' || options === null || !('patterns' in options)) return [options];
  const { patterns, ...others } = options;
  return [others, patterns ?? ''];
}

/** Refuses what is no language of ours. */
function known(languages) {
  const strange = languages.find((language) => !Object.hasOwn(PACKS, language));
  if (strange === undefined) return;
  throw failure('invalid_options', `unknown language \`${strange}\`, expected one of \`${Object.keys(PACKS).join('`, `')}\``);
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
  /** The module of the patterns, the last that were given, and what they are compiled to. */
  #expressions = { module: undefined, source: undefined, compiled: undefined };
  /** By language: its data on the way. */
  #coming = new Map();

  constructor(inner) {
    if (!(inner instanceof core.Annotator)) throw new TypeError('use `await Annotator.load()`');
    this.#core = inner;
  }

  static async load({ wasm, languages = Object.keys(PACKS), packs = {} } = {}) {
    known(languages);
    // The data comes beside the wasm, not after it.
    const coming = languages.map(async (language) => this.read(packs[language] ?? PACKS[language]()));
    for (const pack of coming) pack.catch(() => {});
    await start(wasm);
    const annotator = new this(new core.Annotator());
    await Promise.all(languages.map((language, i) => annotator.#add(language, packs[language], coming[i])));
    return annotator;
  }

  /** The bytes of a pack: fetched from an address, out of a response, or as they are given. */
  static async read(source, cache = 'default') {
    let given = await source;
    if (typeof given === 'string' || given instanceof URL) given = await fetch(given, { cache });
    if (given instanceof Response) {
      if (!given.ok) throw new Error(`${given.url}: ${given.status}`);
      given = await given.arrayBuffer();
    }
    if (ArrayBuffer.isView(given)) return new Uint8Array(given.buffer, given.byteOffset, given.byteLength);
    if (given instanceof ArrayBuffer) return new Uint8Array(given);
    throw new TypeError('a pack is given as bytes, an address or a response');
  }

  /** Takes up the data of a language. */
  async #add(language, source, coming) {
    const read = (cache) => this.constructor.read(source ?? PACKS[language](), cache);
    const take = (pack) => {
      const code = this.#core.addPack(pack);
      if (code !== language) throw new Error(`it is of the language \`${code}\``);
    };
    try {
      try {
        take(await (coming ?? read()));
      } catch (error) {
        // What did not come, or came damaged, is asked for once more, past what the browser has kept.
        if (source !== undefined) throw error;
        take(await read('reload'));
      }
    } catch (cause) {
      throw failure('load_failed', `the data of mitjul for \`${language}\` could not be loaded: ${cause.message ?? cause}`, cause);
    }
  }

  get version() {
    return core.version();
  }

  get languages() {
    return this.#core.languages;
  }

  async addLanguage(language, source) {
    known([language]);
    if (this.languages.includes(language)) return;
    if (!this.#coming.has(language)) {
      const coming = this.#add(language, source).finally(() => this.#coming.delete(language));
      this.#coming.set(language, coming);
    }
    await this.#coming.get(language);
  }

  async addPatterns(wasm) {
    this.#expressions.module ??= await startPatterns((source) => this.constructor.read(source), wasm);
  }

  /** The expressions, compiled, bad lines and all. */
  #compiled(source) {
    const held = this.#expressions;
    if (typeof source !== 'string') throw failure('invalid_options', `patterns must be a string, not ${typeof source}`);
    if (!held.module) throw failure('invalid_options', 'patterns are read after `await annotator.addPatterns()`');
    if (held.source !== source) {
      held.compiled?.free();
      held.compiled = new held.module.Patterns(source);
      held.source = source;
    }
    return held.compiled;
  }

  checkPatterns(source) {
    return this.#compiled(source).errors;
  }

  /** Adds to an article what the expressions match in its body. */
  #match(text, article, source, page) {
    const compiled = this.#compiled(source);
    const [first] = compiled.errors;
    if (first) throw failure('invalid_patterns', first.message);
    const body = article.body.flatMap(({ start, end }) => [start, end]);
    for (const [name, list] of Object.entries(compiled.find(text, Uint32Array.from(body), page))) {
      if (list.length > 0) article[name] = list;
    }
  }

  annotate(text, options) {
    const [others, source] = apart(options);
    const article = this.#core.annotate(words(text), others);
    if (source) this.#match(text, article, source, false);
    return article;
  }

  annotatePage(page, options, writeOptions) {
    const [others, source] = apart(options);
    const answer = this.#core.annotatePage(page, others, writeOptions);
    if (!source) return answer;
    this.#match(answer.text, answer.article, source, true);
    return { ...answer, marks: core.marks(answer.text, answer.article, writeOptions) };
  }

  outlinePage(page) {
    return core.outlinePage(page);
  }

  compare(texts, options) {
    const all = Array.isArray(texts) ? texts.map(words) : [words(texts)];
    if (!Array.isArray(options)) return this.#core.compare(all, options);
    const given = options.map(apart);
    const answer = this.#core.compare(all, given.map(([others]) => others));
    given.forEach(([, source], i) => source && i < all.length && this.#match(all[i], answer.articles[i], source, false));
    return answer;
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

  pageToW3C(page, article, options) {
    return core.pageToW3C(page, article, options);
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
