// Hands a page over to the core as its nodes, and finds the way back from the text that the core made of them. What is
// an article and how white space shows is decided there; here it is only seen what a reader sees. Nothing in the page is
// changed.

/** The attributes that the core looks at: `PAGE_ATTRIBUTES` in src/article/page.rs. */
const ATTRIBUTES = 'aria-hidden class content datetime id itemprop name property role type'.split(' ');

/** Elements whose inside is never text of the page, and our own. */
const SKIPPED = new Set('style noscript template textarea select datalist input canvas audio video object embed math svg rp rt script head mitjul-card mitjul-strokes'.split(' '));

/** Ways of being shown that do not begin a line. */
const INLINE = /^(inline|contents|ruby|none)/;

const HANGUL = /[가-힣]/g;
/** Hangul syllables that a text must have to say something by itself. */
const TELLING = 4;

/** What was read: the nodes for the core, and for each text the node in the page. */
export class Reading {
  /** `{ parent?, tag?, attributes?, text? }` in document order. */
  nodes = [];
  /** By the same number: the text node. */
  texts = [];
  /** Every document and open shadow root that was met. */
  documents = [];
  shadows = [];

  /** Whether another reading read the same. */
  equals(other) {
    return (
      this.nodes.length === other.nodes.length &&
      this.nodes.every(({ tag, text, parent }, i) => {
        const node = other.nodes[i];
        return tag === node.tag && text === node.text && parent === node.parent;
      })
    );
  }

  /** The texts that say something: clocks, counters and tickers are not why a page is read again. */
  get telling() {
    return this.texts.filter((node) => (node.data.match(HANGUL)?.length ?? 0) >= TELLING);
  }
}

/**
 * Reads what is shown below `root` (an element or a document), through open shadow roots and, with `frames`, through
 * frames of the same origin. With a document, what the page says of itself is read too. With `within`, only texts that
 * the range meets are read.
 */
export function collect(root, { frames = false, within } = {}) {
  const reading = new Reading();
  const { nodes, texts } = reading;
  const seen = new Set();

  const add = (node) => {
    nodes.push(node);
    return nodes.length - 1;
  };

  const element = (tag, parent, node) => {
    const entry = parent === undefined ? { tag } : { parent, tag };
    for (const name of ATTRIBUTES) {
      const value = node?.getAttribute(name);
      if (value) (entry.attributes ??= {})[name] = value.slice(0, 500);
    }
    return add(entry);
  };

  const words = (node, parent) => {
    if (node.data === '' || (within && !within.intersectsNode(node))) return;
    const number = add({ parent, text: node.data });
    texts[number] = node;
  };

  const children = (node, parent) => {
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child, parent);
  };

  const visit = (node, parent) => {
    if (node.nodeType === 3) return words(node, parent);
    if (node.nodeType !== 1) return;
    const name = node.localName;
    if (SKIPPED.has(name)) return;
    if (name === 'iframe' || name === 'frame') return frames ? frame(node, parent) : undefined;
    const style = node.ownerDocument.defaultView?.getComputedStyle(node);
    if (!style || style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse') return;
    if (node.isContentEditable) return;
    // What the page shows as a block is one, whatever its name.
    const tag = (name === 'span' || name.includes('-')) && !INLINE.test(style.display) ? 'div' : name;
    const keeps = tag !== 'pre' && /^(pre|break-spaces)/.test(style.whiteSpaceCollapse ? '' : style.whiteSpace);
    let number = element(tag, parent, node);
    if (keeps || (style.whiteSpaceCollapse ?? '').startsWith('preserve')) number = element('pre', number);
    if (node.shadowRoot && name !== 'mitjul-article') {
      reading.shadows.push(node.shadowRoot);
      children(node.shadowRoot, number);
    } else if (name === 'slot' && node.assignedNodes().length > 0) {
      for (const assigned of node.assignedNodes()) visit(assigned, number);
    } else {
      children(node, number);
    }
  };

  const frame = (node, parent) => {
    let inner;
    try {
      inner = node.contentDocument;
    } catch {
      return;
    }
    const style = node.ownerDocument.defaultView?.getComputedStyle(node);
    if (!inner?.body || seen.has(inner) || !style || style.display === 'none' || style.visibility === 'hidden') return;
    seen.add(inner);
    reading.documents.push(inner);
    visit(inner.body, element('div', parent, node));
  };

  /** What a page says of itself: titles, dates, descriptions for machines. */
  const about = (document, parent) => {
    const number = element('head', parent);
    for (const node of document.querySelectorAll('title, meta[content], script[type="application/ld+json" i]')) {
      if (node.namespaceURI !== 'http://www.w3.org/1999/xhtml') continue;
      const own = element(node.localName, number, node);
      if (node.localName !== 'meta') add({ parent: own, text: node.textContent.slice(0, 100_000) });
    }
  };

  const document = root.ownerDocument ?? root;
  seen.add(document);
  reading.documents.push(document);
  if (root === document) {
    const top = element('html');
    about(document, top);
    if (document.body) visit(document.body, top);
  } else {
    visit(root);
  }
  return reading;
}

/** A text with the way back: which node holds the character at an offset. Offsets count UTF-16 code units. */
export class TextMap {
  text;
  reading;
  /** Pieces in the order of the text, four numbers each: start in the text, node, start in the node, length. */
  #pieces;
  /** Text node to the numbers of its pieces. */
  #places = new Map();

  constructor(text, pieces, reading) {
    this.text = text;
    this.reading = reading;
    this.#pieces = pieces;
    for (let i = 0; i < pieces.length; i += 4) {
      const node = reading.texts[pieces[i + 1]];
      const place = this.#places.get(node);
      if (place) place.push(i);
      else this.#places.set(node, [i]);
    }
  }

  /** The same text of a page that was read again and reads the same. */
  moved(reading) {
    return new TextMap(this.text, this.#pieces, reading);
  }

  /** The piece that holds an offset, or the last one before it. */
  #pieceAt(offset) {
    let low = 0;
    let high = this.#pieces.length / 4;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#pieces[middle * 4] <= offset) low = middle + 1;
      else high = middle;
    }
    return (low - 1) * 4;
  }

  /** The stretches of nodes that show the text between two offsets: `{ node, from, to }`. */
  stretches(start, end) {
    const found = [];
    const pieces = this.#pieces;
    for (let i = Math.max(0, this.#pieceAt(start)); i < pieces.length && pieces[i] < end; i += 4) {
      const from = Math.max(start - pieces[i], 0);
      const to = Math.min(end - pieces[i], pieces[i + 3]);
      if (from >= to) continue;
      const node = this.reading.texts[pieces[i + 1]];
      const last = found.at(-1);
      if (last?.node === node) last.to = pieces[i + 2] + to;
      else found.push({ node, from: pieces[i + 2] + from, to: pieces[i + 2] + to });
    }
    return found;
  }

  /** The offset in the text of a place in a node, or -1. */
  offsetOf(node, at) {
    for (const i of this.#places.get(node) ?? []) {
      const inside = at - this.#pieces[i + 2];
      if (inside >= 0 && inside <= this.#pieces[i + 3]) return this.#pieces[i] + inside;
    }
    return -1;
  }
}
