import type { AnnotatedArticle, AnnotatedPage, AnnotateOptions as CoreOptions, ComparedArticles, ComparisonRecord, Mark, OutlinedPage, Page, WriteOptions } from './mitjul_js.js';

export type {
  AmountKind,
  AmountRecord,
  AnnotatedArticle,
  AnnotatedPage,
  BlockRecord,
  BlockRole,
  Bound,
  ClaimKind,
  ClaimRecord,
  Colour,
  ComparedArticles,
  ComparisonRecord,
  DateRecord,
  DayPart,
  Direction,
  EntityKind,
  EntityRecord,
  FindingKind,
  FindingRecord,
  GivenBlock,
  Mark,
  MatchRecord,
  MentionRecord,
  Message,
  Modality,
  OutlinedPage,
  Page,
  PageNode,
  PublishedFrom,
  Range,
  Severity,
  SourceRecord,
  TextRange,
  UnsearchedRecord,
  WriteOptions,
} from './mitjul_js.js';

/** Where the wasm comes from: its bytes, a compiled module, its address, or a response that carries it. */
export type WasmSource = BufferSource | WebAssembly.Module | URL | string | Response;

/** A language that articles are read in. */
export type Language = 'ko' | 'en';

/** Where the data of a language comes from: its bytes, its address, or a response that carries it. */
export type PackSource = BufferSource | URL | string | Response;

export interface LoadOptions {
  /** Without it the file that came with the package is taken. The first load of a realm decides. */
  wasm?: WasmSource | Promise<WasmSource>;
  /** The languages to read, each with a file of data: every one without it. More can be added later. */
  languages?: readonly Language[];
  /** Where their data comes from; the files that came with the package where it is left out. */
  packs?: { readonly [language in Language]?: PackSource | Promise<PackSource> };
}

/** How an article is to be read. */
export interface AnnotateOptions extends CoreOptions {
  /**
   * Regular expressions to look for, a line each: `label<TAB>expression<TAB>colour?`, in the syntax of Rust's crate `regex`.
   * What they match is in the article's `matches`. They are read after `await annotator.addPatterns()`; a line that cannot
   * be used is an error, `invalid_patterns`.
   */
  patterns?: string;
}

/** A line of patterns that cannot be used as it stands. */
export interface PatternError {
  /** The line, from 1. */
  line: number;
  /** Where in the line, in characters from 1, if at one place. */
  column: number | null;
  /** Why, in Korean. */
  ko: string;
  /** Why, in English. */
  en: string;
  /** All of it in one sentence. */
  message: string;
}

/** An `Error` with a code that stays the same from version to version. */
export interface MitjulError extends Error {
  code:
    | 'load_failed'
    | 'invalid_text'
    | 'invalid_options'
    | 'invalid_date'
    | 'invalid_dictionary'
    | 'invalid_patterns'
    | 'invalid_article'
    | 'invalid_page'
    | 'internal';
}

/**
 * Finds and explains the names, amounts, dates and claims of a Korean or English news article. Load it once and keep it.
 *
 * Offsets count UTF-16 code units, as JavaScript strings do. What is wrong with an argument is thrown as a
 * {@link MitjulError}; a strange article is not an error, it yields less.
 */
export class Annotator {
  private constructor();

  /** Loads the wasm and the data of the languages. Throws `load_failed`; a later call tries again. */
  static load(options?: LoadOptions): Promise<Annotator>;

  /** The languages that are read. What is in another is left unread, and named in the article's `missing`. */
  readonly languages: Language[];

  /** Loads the data of one more language. Throws `load_failed`; a later call tries again. */
  addLanguage(language: Language, pack?: PackSource | Promise<PackSource>): Promise<void>;

  /** Loads what `patterns` need, a wasm of its own. Throws `load_failed`; a later call tries again. */
  addPatterns(wasm?: BufferSource | URL | string | Response | Promise<BufferSource | URL | string | Response>): Promise<void>;

  /** What is wrong with patterns, line by line; nothing where all can be used. After `addPatterns`. */
  checkPatterns(patterns: string): PatternError[];

  /** The version of mitjul. */
  readonly version: string;

  /** Annotates one article: plain text, or HTML as text. */
  annotate(text: string, options?: AnnotateOptions | null): AnnotatedArticle;

  /** Finds the article in a page (its elements and texts in document order) and annotates it. */
  annotatePage(page: Page, options?: AnnotateOptions | null, writeOptions?: WriteOptions | null): AnnotatedPage;

  /** The article of a page and nothing more: its text, and which of its blocks are the article. */
  outlinePage(page: Page): OutlinedPage;

  /** Annotates articles and sets them side by side; `options` belong to the texts by their order. */
  compare(texts: readonly string[], options?: readonly (AnnotateOptions | null | undefined)[] | null): ComparedArticles;

  /** Sets articles side by side as they are given: what somebody has corrected in them counts. */
  compareArticles(texts: readonly string[], articles: readonly AnnotatedArticle[]): ComparisonRecord;

  /** Every annotation in the order of the text, with the words that a reader is shown. */
  marks(text: string, article: AnnotatedArticle, options?: WriteOptions | null): Mark[];

  /** A collection of W3C Web Annotations. Positions count Unicode code points, as that model asks. */
  toW3C(text: string, article: AnnotatedArticle, options?: WriteOptions | null): Record<string, unknown>;

  /**
   * The same for an article that `annotatePage` has found, to be found again in the page: positions count in
   * `document.body.textContent`, and what is quoted stands there letter by letter. For that the page holds every text below
   * its body, also those that are not shown.
   */
  pageToW3C(page: Page, article: AnnotatedArticle, options?: WriteOptions | null): Record<string, unknown>;

  /** A table of the annotations, comma-separated, one a row. */
  toCsv(text: string, article: AnnotatedArticle): string;

  /** A self-contained HTML file: the article with its underlines and cards, without scripts. */
  toHtml(text: string, article: AnnotatedArticle, options?: WriteOptions | null): string;

  /** The article in Markdown with its annotations as notes. */
  toMarkdown(text: string, article: AnnotatedArticle, options?: WriteOptions | null): string;

  /** What was found, as plain text. */
  toText(text: string, article: AnnotatedArticle, options?: WriteOptions | null): string;

  /** Gives the memory back at once. The annotator must not be used afterwards. */
  free(): void;
}
