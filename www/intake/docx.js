// Word files: their paragraphs, headings, lists and tables as the parts of a page. A file is an archive of XML.

import { strFromU8, unzipSync } from 'fflate';
import { parsed } from './page.js';
import { Problem } from './problem.js';

/** The longest part of the archive that is unpacked, in bytes: more is no article, or a trap. */
const PART_LIMIT = 64 * 1024 * 1024;
const WANTED = /^(word\/(document|styles)\.xml|docProps\/core\.xml)$/u;

/** Throws a `Problem`. */
export function readDocx(bytes) {
  let files;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!WANTED.test(name)) return false;
        if (originalSize > PART_LIMIT) throw new Problem('long');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Problem ? error : new Problem('broken');
  }
  const xml = (name) => {
    if (!files[name]) return undefined;
    const document = parsed(strFromU8(files[name]), 'application/xml');
    return document.querySelector('parsererror') ? undefined : document;
  };
  const document = xml('word/document.xml');
  if (!document) throw new Problem(files['word/document.xml'] ? 'broken' : 'other');
  const styles = headings(xml('word/styles.xml'));
  const core = xml('docProps/core.xml');
  const body = all(document, 'body')[0];
  const parts = body ? inside(body, styles) : [];
  if (parts.length === 0) throw new Problem('empty');
  return { title: core && all(core, 'title')[0]?.textContent.trim(), parts };
}

const all = (node, name) => [...node.getElementsByTagNameNS('*', name)];
const child = (node, ...names) => names.reduce((at, name) => [...(at?.children ?? [])].find(({ localName }) => localName === name), node);
const value = (node) => node?.getAttributeNS(node.namespaceURI, 'val') ?? node?.getAttribute('w:val') ?? undefined;

/** By the id of a style: the tag that it stands for, also by the style that it is based on. */
function headings(document) {
  const styles = new Map();
  if (!document) return styles;
  const own = new Map(all(document, 'style').map((style) => [style.getAttribute('w:styleId'), style]));
  const tag = (id, seen = 0) => {
    const style = own.get(id);
    if (!style || seen > 8) return undefined;
    const name = (value(child(style, 'name')) ?? '').toLowerCase();
    const level = value(child(style, 'pPr', 'outlineLvl'));
    if (/^(title|제목)$/u.test(name)) return 'h1';
    if (/^(subtitle|부제)$/u.test(name)) return 'h2';
    const heading = name.match(/^(?:heading|제목|개요)\s*([1-6])$/u)?.[1];
    if (heading) return `h${heading}`;
    if (level !== undefined && Number(level) < 6) return `h${Number(level) + 1}`;
    if (/^caption|캡션/u.test(name)) return 'figcaption';
    if (/quote|인용/u.test(name)) return 'blockquote';
    return tag(value(child(style, 'basedOn')), seen + 1);
  };
  for (const id of own.keys()) styles.set(id, tag(id));
  return styles;
}

/** The parts of a body or a cell. */
function inside(node, styles) {
  const parts = [];
  for (const at of node.children) {
    if (at.localName === 'p') parts.push(...paragraph(at, styles));
    else if (at.localName === 'tbl') parts.push(table(at, styles));
    // Content controls and changes that were taken hold paragraphs.
    else if (['sdt', 'sdtContent', 'ins', 'moveTo', 'customXml'].includes(at.localName)) parts.push(...inside(at, styles));
  }
  return parts;
}

function table(node, styles) {
  const rows = [...node.children].filter(({ localName }) => localName === 'tr');
  const cells = (row) => [...row.children].filter(({ localName }) => localName === 'tc').map((cell) => {
    const parts = inside(cell, styles);
    return parts.length === 1 && parts[0].text !== undefined ? { tag: 'td', text: parts[0].text } : { tag: 'td', parts };
  });
  return { tag: 'table', parts: rows.map((row) => ({ tag: 'tr', parts: cells(row) })) };
}

function paragraph(node, styles) {
  const text = words(node).replace(/[ \t]+/gu, ' ').trim();
  const properties = child(node, 'pPr');
  const style = styles.get(value(child(properties, 'pStyle')));
  const outline = value(child(properties, 'outlineLvl'));
  const tag = style ?? (outline !== undefined && Number(outline) < 6 ? `h${Number(outline) + 1}` : child(properties, 'numPr') ? 'li' : 'p');
  // A line break within a paragraph parts lines.
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => ({ tag, text: line }));
}

/** The text of a paragraph as it reads when every change is taken, without what is in its notes and boxes. */
function words(node) {
  let text = '';
  for (const at of node.children) {
    switch (at.localName) {
      case 't':
        text += at.textContent;
        break;
      case 'tab':
        text += '\t';
        break;
      case 'br':
      case 'cr':
        text += ['page', 'column'].includes(at.getAttribute('w:type')) ? '' : '\n';
        break;
      case 'noBreakHyphen':
        text += '-';
        break;
      case 'pPr':
      case 'rPr':
      case 'del':
      case 'moveFrom':
      case 'delText':
      case 'instrText':
      case 'drawing':
      case 'pict':
      case 'object':
      case 'Fallback':
        break;
      default:
        text += words(at);
    }
  }
  return text;
}
