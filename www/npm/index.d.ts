import type { AnnotatedArticle, AnnotatedPage, AnnotateOptions, ComparedArticles, ComparisonRecord, Mark, Page, WriteOptions } from './mitjul_js.js';

export type {
  AmountKind,
  AmountRecord,
  AnnotatedArticle,
  AnnotatedPage,
  AnnotateOptions,
  BlockRecord,
  BlockRole,
  Bound,
  ClaimKind,
  ClaimRecord,
  ComparedArticles,
  ComparisonRecord,
  DateRecord,
  DayPart,
  Direction,
  EntityKind,
  EntityRecord,
  FindingKind,
  FindingRecord,
  Mark,
  MentionRecord,
  Message,
  Modality,
  Page,
  PageNode,
  PublishedFrom,
  Range,
  Severity,
  SourceRecord,
  TextRange,
  WriteOptions,
} from './mitjul_js.js';

/** Where the wasm comes from: its bytes, a compiled module, its address, or a response that carries it. */
export type WasmSource = BufferSource | WebAssembly.Module | URL | string | Response;

export interface LoadOptions {
  /** Without it the file that came with the package is taken. The first load of a realm decides. */
  wasm?: WasmSource | Promise<WasmSource>;
}

/** An `Error` with a code that stays the same from version to version. */
export interface MitjulError extends Error {
  code:
    | 'load_failed'
    | 'invalid_text'
    | 'invalid_options'
    | 'invalid_date'
    | 'invalid_dictionary'
    | 'invalid_article'
    | 'invalid_page'
    | 'internal';
}

/**
 * Finds and explains the names, amounts, dates and claims of a Korean news article. Load it once and keep it.
 *
 * Offsets count UTF-16 code units, as JavaScript strings do. What is wrong with an argument is thrown as a
 * {@link MitjulError}; a strange article is not an error, it yields less.
 */
export class Annotator {
  private constructor();

  /** Loads the wasm, with the model in it. Throws `load_failed`; a later call tries again. */
  static load(options?: LoadOptions): Promise<Annotator>;

  /** The version of mitjul. */
  readonly version: string;

  /** Annotates one article: plain text, or HTML as text. */
  annotate(text: string, options?: AnnotateOptions | null): AnnotatedArticle;

  /** Finds the article in a page (its elements and texts in document order) and annotates it. */
  annotatePage(page: Page, options?: AnnotateOptions | null, writeOptions?: WriteOptions | null): AnnotatedPage;

  /** Annotates articles and sets them side by side; `options` belong to the texts by their order. */
  compare(texts: readonly string[], options?: readonly (AnnotateOptions | null | undefined)[] | null): ComparedArticles;

  /** Sets articles side by side as they are given: what somebody has corrected in them counts. */
  compareArticles(texts: readonly string[], articles: readonly AnnotatedArticle[]): ComparisonRecord;

  /** Every annotation in the order of the text, with the words that a reader is shown. */
  marks(text: string, article: AnnotatedArticle, options?: WriteOptions | null): Mark[];

  /** A collection of W3C Web Annotations. Positions count Unicode code points, as that model asks. */
  toW3C(text: string, article: AnnotatedArticle, options?: WriteOptions | null): Record<string, unknown>;

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
