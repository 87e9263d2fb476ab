// PDF files: the text layer of their pages, laid out as the parts of a page. pdf.js is loaded when the first one comes; its
// worker and the tables for Korean fonts are files of the page's own.

import { letters, partsOf } from './layout.js';
import { Problem } from './problem.js';

const here = new URL('./pdf/', import.meta.url);
/** Pages that are read: an article is shorter, and a book has no end. */
const PAGES = 200;
/** Letters below which a page has no text of its own. */
const TELLING = 20;

let loading;

async function loaded() {
  loading ??= import(new URL('pdf.min.js', here).href).then((library) => {
    const script = globalThis.mitjulTrusted?.createScriptURL('pdf') ?? new URL('pdf.worker.min.js', here);
    library.GlobalWorkerOptions.workerPort = new Worker(script, { type: 'module' });
    return library;
  });
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}

/** Throws a `Problem`. `told` hears of each page. */
export async function readPdf(bytes, told = () => {}) {
  const library = await loaded().catch(() => {
    throw new Problem('unloaded');
  });
  const task = library.getDocument({
    data: bytes,
    cMapUrl: new URL('cmaps/', here).href,
    cMapPacked: true,
    isEvalSupported: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    const count = Math.min(document.numPages, PAGES);
    const pages = [];
    for (let number = 1; number <= count; number += 1) {
      pages.push(await runsOf(await document.getPage(number), library));
      told(number, count);
    }
    const found = letters(pages);
    const empty = found.filter((letters) => letters < TELLING).length;
    if (empty === count) throw new Problem(strange(pages) ? 'letters' : 'scanned');
    const { info } = (await document.getMetadata().catch(() => undefined)) ?? {};
    const title = info?.Title?.trim();
    return {
      title: title && !/\.(docx?|hwpx?|html?|indd|pdf|txt)$|^(microsoft word|untitled|제목 없음)/iu.test(title) ? title : undefined,
      parts: partsOf(pages),
      notes: [
        ...(empty > 0 ? [{ code: 'partlyScanned', details: { empty, count } }] : []),
        ...(document.numPages > count ? [{ code: 'cut', details: { count, all: document.numPages } }] : []),
      ],
    };
  } catch (error) {
    if (error.name === 'PasswordException') throw new Problem('locked');
    if (['InvalidPDFException', 'FormatError', 'XRefParseException'].includes(error.name)) throw new Problem('broken');
    throw error;
  } finally {
    await task.destroy();
  }
}

/** Signs that no font has told the meaning of. */
function strange(pages) {
  const text = pages.flatMap(({ runs }) => runs.map(({ text }) => text)).join('');
  const unknown = text.match(/[\u0000-\u001f\ue000-\uf8ff\ufffd]/gu)?.length ?? 0;
  return unknown > 50 && unknown * 2 > text.trim().length;
}

/** The runs of a page as lines.js takes them. */
async function runsOf(page, { Util }) {
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
  const runs = [];
  for (const item of items) {
    const [a, b, c, d, x, y] = Util.transform(transform, item.transform);
    const size = Math.hypot(c, d) || item.height;
    // What stands askew is a stamp or a mark across the page.
    if (Math.abs(b) > Math.abs(a) * 0.1 || size < 1) continue;
    runs.push({ text: item.str, x, y, width: item.width, size });
  }
  page.cleanup();
  return { width, height, runs };
}
