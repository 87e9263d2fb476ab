// What comes in: files, and what is pasted as a page. Loaded when the first of them comes (www/boot.js), and what reads a
// sort of file when the first of that sort comes. Nothing leaves the device.
//
// Each answer is { articles, said }: `articles`, each { name, text } or { name, page, text }, where `page` is { nodes }
// as the core takes it and `text` is what was pasted as plain text beside it; `said`, a sentence for the reader.

import { isPage } from './clip.js';
import { decode } from './decode.js';
import { FILE_LIMIT, TEXT_LIMIT, kindOf } from './kinds.js';
import { readMarkdown } from './markdown.js';
import { documentOf, nodesOf, parse } from './page.js';
import { Problem } from './problem.js';
import { words } from './words.js';

/** Milliseconds after which it is said that something is being read: most of it has been, by then. */
const LONG = 300;

const size = (text) => new TextEncoder().encode(text).length;

/** Whatever reads a sort of file, when one has come. */
async function loaded(load) {
  try {
    return await load();
  } catch {
    throw new Problem('unloaded');
  }
}

/** What was pasted: as a page where that says more than the plain text. */
export function readClip(html, text) {
  const page = parse(html);
  if (!isPage(page, text)) return { articles: [{ text }] };
  return { articles: [{ page: limited(nodesOf(page)), text }], said: words().asPage };
}

/** Files, in the order in which they came. `told` hears sentences while they are read. */
export async function readFiles(files, told = () => {}) {
  const articles = [];
  const problems = [];
  for (const file of files) {
    const say = (sentence) => problems.push(words().about(file.name, sentence));
    let long = false;
    const timer = setTimeout(() => {
      long = true;
      told(words().reading(file.name));
    }, LONG);
    try {
      const { notes = [], ...article } = await readFile(file, (sentence) => long && told(sentence));
      articles.push({ ...article, name: article.title || file.name.replace(/\.[^.]+$/u, '') });
      for (const { code, details } of notes) say(words()[code](details));
    } catch (error) {
      const sentence = words()[error instanceof Problem ? error.code : 'failed'];
      if (!(error instanceof Problem)) console.warn(error);
      say(sentence);
    } finally {
      clearTimeout(timer);
    }
  }
  const said = [...(articles.length > 1 ? [words().opened(articles.length)] : []), ...problems];
  if (articles.length === 0) said.push(words().kept);
  return { articles, said: said.join(' ') };
}

async function readFile(file, told) {
  if (file.size > FILE_LIMIT) throw new Problem('long');
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder is a file that cannot be read.
    throw new Problem(file.type === '' && !file.name.includes('.') ? 'folder' : 'failed');
  }
  if (bytes.length === 0) throw new Problem('empty');
  const kind = kindOf(file.name, bytes);
  switch (kind) {
    case 'text': {
      const text = textOf(bytes);
      if (size(text) > TEXT_LIMIT) throw new Problem('long');
      return { text };
    }
    case 'markdown': {
      const { title, day, parts } = readMarkdown(textOf(bytes));
      if (title && !parts.some(({ tag }) => tag === 'h1')) parts.unshift({ tag: 'h1', text: title });
      return { title, page: limited(nodesOf(documentOf({ title, day, parts }))) };
    }
    case 'html': {
      const page = parse(textOf(bytes));
      return { title: page.title.trim(), page: limited(nodesOf(page)) };
    }
    case 'mail': {
      const { readMail } = await loaded(() => import('./mail.js'));
      const { title, nodes } = await readMail(bytes);
      return { title, page: limited(nodes) };
    }
    case 'docx': {
      const { readDocx } = await loaded(() => import('./docx.js'));
      const read = readDocx(bytes);
      return { title: read.title, page: limited(nodesOf(documentOf(read))) };
    }
    case 'pdf': {
      const { readPdf } = await loaded(() => import('./pdf.js'));
      const read = await readPdf(bytes, (page, pages) => pages > 1 && told(words().readingPages(file.name, page, pages)));
      return { title: read.title, notes: read.notes, page: limited(nodesOf(documentOf(read))) };
    }
    default:
      throw new Problem(kind);
  }
}

function textOf(bytes) {
  const text = decode(bytes);
  if (text === undefined) throw new Problem('binary');
  if (text.trim() === '') throw new Problem('empty');
  return text;
}

/** The nodes as a page, where their text is no longer than the core takes. */
function limited(nodes) {
  let text = 0;
  let shown = false;
  for (const node of nodes) {
    if (node.text === undefined) continue;
    text += size(node.text);
    shown ||= node.text.trim() !== '';
  }
  if (text > TEXT_LIMIT) throw new Problem('long');
  if (!shown) throw new Problem('empty');
  return { nodes };
}
