// Documents as the nodes that the core takes: what was a page, and what is made into one. They are read by the reader that
// the extension uses.

import { Reader } from '../lib/reader.js';

/** The nodes of a document that is not shown. */
export const nodesOf = (document) => new Reader(document, { shown: false }).read().nodes;

/** A page's source as a document. Nothing in it is loaded or run. */
export function parse(html) {
  // The page's policy counts styles of parsed sources, too: what attributes hide is asked for under another name, and a
  // script that is none keeps its text to itself as a style does.
  const unstyled = html
    .replace(/(<[a-z][^<>]*?\s)style(\s*=)/giu, '$1data-style$2')
    .replace(/<style\b/giu, '<script type="text/css"')
    .replace(/<\/style\b/giu, '</script');
  return parsed(unstyled, 'text/html');
}

/** A document that is not shown, by the page's own policy (www/boot.js). */
export const parsed = (source, type) => new DOMParser().parseFromString(globalThis.mitjulTrusted?.createHTML(source) ?? source, type);

/** A document out of parts: `{ tag, text }` or `{ tag, parts }`. */
export function documentOf({ title, day, parts }) {
  const made = document.implementation.createHTMLDocument(title ?? '');
  if (day) {
    const meta = made.createElement('meta');
    meta.setAttribute('property', 'article:published_time');
    meta.setAttribute('content', day);
    made.head.append(meta);
  }
  const add = (into, { tag, text, parts }) => {
    const element = made.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const inner of parts ?? []) add(element, inner);
    into.append(element);
  };
  const article = made.createElement('article');
  let list;
  for (const part of parts) {
    if (part.tag === 'li') {
      if (!list) article.append((list = made.createElement('ul')));
      add(list, part);
    } else {
      list = undefined;
      add(part.tag === 'footer' ? made.body : article, part);
    }
  }
  made.body.prepend(article);
  return made;
}
