// Whether what was copied is better read as a page than as plain text.

/** Blocks that say something: an article has several. */
const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, tr, blockquote, figcaption, pre, div, section, article, dt, dd, td';
const TELLING = 'h1, h2, h3, h4, table, ul, ol, figure, figcaption, blockquote, nav, aside, header, footer, article, img, a[href]';
/** Hangul syllables and Latin words that make a block say something. */
const MATTER = /[가-힣]|[A-Za-zÀ-ɏ]{2,}/gu;

const letters = (text) => text.replace(/[^\p{L}\p{N}]+/gu, '').length;

/** `document`: the copied page; `text`: the same as plain text. */
export function isPage(document, text) {
  const { body } = document;
  // Editors of code give their colours as a page, and the lines as they stand.
  if (/white-space\s*:\s*pre(?!-line)|font-family\s*:[^;"]*\b(monospace|Consolas|Menlo|Monaco|Courier)/iu.test(body.firstElementChild?.getAttribute('data-style') ?? '')) return false;
  if (document.querySelector('meta[name="Generator" i][content*="Excel" i]')) return false;
  const blocks = [...body.querySelectorAll(BLOCKS)].filter(
    (block) => !block.querySelector(BLOCKS) && (block.textContent.match(MATTER)?.length ?? 0) >= 8,
  );
  if (blocks.length < 2 || !body.querySelector(TELLING)) return false;
  // What a script draws, or a picture shows, is in the plain text only.
  return letters(body.textContent) >= letters(text) * 0.8;
}
