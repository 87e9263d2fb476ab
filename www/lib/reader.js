// Reads a page into the nodes that the core takes, in blocks, and reads it again where it was touched. What is an article
// and how white space shows is decided by the core; here it is only seen what a reader sees. Nothing in the page is
// changed.

import { call, get, viewOf } from './dom.js';

/** The attributes that the core looks at: `PAGE_ATTRIBUTES` in src/article/page.rs. */
const ATTRIBUTES = 'aria-hidden class content datetime id itemprop name property role type'.split(' ');

/** What a document that is not shown has instead of a style; `parse` in www/intake/page.js writes `data-style`. */
const UNSTYLED = { display: '', visibility: '', whiteSpace: '' };

/** The attributes whose change may change what is read. */
export const WATCHED = [...ATTRIBUTES, 'contenteditable', 'hidden', 'open', 'slot', 'style'];

/** Elements whose inside is never text of the page, and our own. */
const SKIPPED = new Set('style noscript template textarea select datalist input canvas audio video object embed math svg rp rt script head mitjul-card mitjul-strokes'.split(' '));

const XHTML = 'http://www.w3.org/1999/xhtml';

/** Ways of being shown that do not begin a line. */
const INLINE = /^(inline|contents|ruby|none)/;
/** Elements within a line, by their names. */
const WITHIN = new Set('a abbr b bdi bdo cite code em font i ins mark q s small span strong sub sup u'.split(' '));

/** What reading matter is counted in: Hangul syllables and words of Latin letters. */
const MATTER = /[가-힣]|[A-Za-zÀ-ɏ]{2,}/g;
const HANGUL = /[가-힣]/g;
/** How much of it a text must have to say something by itself. */
const TELLING = 4;

/** How many nodes and characters a block may have: what is no larger is read again and sent as one. */
const BLOCK_NODES = 16;
const BLOCK_CHARACTERS = 4000;

/** How much of an element is to be read again: itself and what is right below, or everything in it. */
const SHALLOW = 1;
const DEEP = 2;

/** Elements nested more deeply than any page that is written to be read are not looked into one by one. */
const DEEPEST = 600;

/**
 * A run of nodes in document order that is read and sent as one. A node is `{ depth, tag, attributes? }` or
 * `{ depth, text }`; its parent is the last node before it that is one less deep, in whichever block. Blocks with the
 * same `id` have the same nodes.
 */
class Block {
  id;
  nodes;
  /** By the place in `nodes`: the page's text node. */
  texts;
  /** The text nodes that say something by themselves. */
  telling = [];
  matter = 0;
  /** How much of it is Hangul. */
  hangul = 0;

  constructor(nodes, texts) {
    this.nodes = nodes;
    this.texts = texts;
    nodes.forEach(({ text }, i) => {
      const matter = texts[i] ? (text.match(MATTER)?.length ?? 0) : 0;
      this.matter += matter;
      if (matter > 0) this.hangul += text.match(HANGUL)?.length ?? 0;
      if (matter >= TELLING) this.telling.push(texts[i]);
    });
  }

  equals({ nodes }) {
    return this.nodes.length === nodes.length && this.nodes.every((node, i) => sameNode(node, nodes[i]));
  }
}

function sameNode(one, other) {
  if (one.depth !== other.depth || one.tag !== other.tag || one.text !== other.text) return false;
  const [names, others] = [Object.keys(one.attributes ?? {}), Object.keys(other.attributes ?? {})];
  return names.length === others.length && names.every((name) => one.attributes[name] === other.attributes[name]);
}

/** What is known of one node of the page: its own nodes for the core and what was found inside. */
class Entry {
  node;
  depth;
  /** The node's own: an element's tag, or a text. */
  nodes;
  texts;
  /** Empty where everything inside is part of the block. */
  children = [];
  parent;
  block;
  /** A frame's document or an open shadow root that is read inside. */
  opens;
  touched = 0;
  /** Whether something inside is touched. */
  below = false;

  constructor(node, depth, nodes, texts = []) {
    this.node = node;
    this.depth = depth;
    this.nodes = nodes;
    this.texts = texts;
  }
}

/** What was read. */
export class Reading {
  blocks;
  /** Every document and open shadow root that was met. */
  documents;
  shadows;
  /** How many of the page's nodes were looked at for it. */
  visited;
  #texts;

  constructor(blocks, documents, shadows, visited) {
    Object.assign(this, { blocks, documents, shadows, visited });
  }

  /** By the number of the core's node: the page's text node. */
  get texts() {
    if (!this.#texts) {
      this.#texts = [];
      for (const { nodes, texts } of this.blocks) for (let i = 0; i < nodes.length; i += 1) this.#texts.push(texts[i]);
    }
    return this.#texts;
  }

  /** Hangul syllables and Latin words. */
  get matter() {
    return this.blocks.reduce((sum, { matter }) => sum + matter, 0);
  }

  /** What most of it seems to be written in. */
  get language() {
    const hangul = this.blocks.reduce((sum, { hangul }) => sum + hangul, 0);
    return hangul * 2 >= this.matter ? 'ko' : 'en';
  }

  /** Whether another reading reads the same. */
  equals({ blocks }) {
    return this.blocks.length === blocks.length && this.blocks.every(({ id }, i) => id === blocks[i].id);
  }

  /** The nodes as `annotatePage` takes them. */
  get nodes() {
    return withParents(this.blocks.map(({ nodes }) => nodes));
  }
}

/** The nodes of blocks in one list, each with the place of its parent. The nodes themselves are written to. */
export function withParents(blocks) {
  const all = [];
  const open = [];
  for (const nodes of blocks) {
    for (const node of nodes) {
      if (node.depth > 0) node.parent = open[node.depth - 1];
      open[node.depth] = all.length;
      all.push(node);
    }
  }
  return all;
}

/**
 * Reads what is shown below `root` (an element or a document), through open shadow roots and, with `frames`, through
 * frames of the same origin. With a document, what the page says of itself is read too. With `within`, only texts that
 * the range meets are read. A document that is parsed and not `shown` has no styles: its elements' names and attributes
 * say how it would look.
 */
export class Reader {
  #root;
  #document;
  #frames;
  #shown;
  #within;
  /** By node: what was read there last. */
  #entries = new WeakMap();
  #top;
  #about;
  #blocks = [];
  #number = 0;
  #visited = 0;
  #seen;

  constructor(root, { frames = false, within, shown = true } = {}) {
    this.#root = root;
    this.#document = get(root, 'ownerDocument') ?? root;
    this.#frames = frames;
    this.#shown = shown;
    this.#within = within;
  }

  /** Notes what a mutation has touched, to be read again. */
  touch({ type, target, addedNodes, nextSibling }) {
    // What stands behind may be shown or not by what is before it.
    const next = type === 'attributes' ? target : nextSibling;
    const isElement = next && get(next, 'nodeType') === 1;
    const behind = isElement && next !== target ? next : isElement ? get(next, 'nextElementSibling') : next?.nextElementSibling;
    if (behind) this.#mark(behind, DEEP);
    if (type === 'attributes') return this.#mark(target, DEEP);
    for (const node of addedNodes) {
      const entry = this.#entries.get(node);
      if (entry) entry.touched = DEEP;
    }
    this.#mark(type === 'characterData' ? get(target, 'parentNode') : target, SHALLOW);
  }

  /** Has an element read again with everything in it, as when a frame has loaded. */
  renew(element) {
    this.#mark(element, DEEP);
  }

  #mark(node, much) {
    for (let at = node; at; at = above(at)) {
      const entry = this.#entries.get(at);
      if (!entry) continue;
      // What is not known itself came or went, or is part of a block; below a host that may be the block of a slot.
      entry.touched = Math.max(entry.touched, shadowOf(at) ? DEEP : at === node ? much : SHALLOW);
      for (let up = entry.parent; up && !up.below; up = up.parent) up.below = true;
      return;
    }
  }

  /** Reads what was touched since the last time, or, at first and with `everything`, all there is. */
  read({ everything = false } = {}) {
    this.#visited = 0;
    this.#seen = new Set([this.#document]);
    const whole = this.#root === this.#document;
    const root = whole ? get(this.#root, 'body') : this.#root;
    this.#top = root ? this.#visit(root, whole ? 1 : 0, everything) : undefined;
    if (this.#top) this.#keep(this.#top);
    const blocks = [];
    const documents = [this.#document];
    const shadows = [];
    if (whole) blocks.push(...this.#head());
    const gather = ({ block, children, opens }) => {
      blocks.push(block);
      if (opens) (get(opens, 'nodeType') === 9 ? documents : shadows).push(opens);
      for (const child of children) gather(child);
    };
    if (this.#top) gather(this.#top);
    this.#name(blocks);
    this.#blocks = blocks;
    return new Reading(blocks, documents, shadows, this.#visited);
  }

  /** Gives every block its id: an old one where the same nodes have only been put there anew. */
  #name(blocks) {
    const fresh = blocks.filter(({ id }) => id === undefined);
    if (fresh.length === 0) return;
    const present = new Set(blocks.map(({ id }) => id));
    const gone = new Map();
    for (const { id, nodes } of this.#blocks) {
      if (present.has(id)) continue;
      const words = JSON.stringify(nodes.map(({ parent, ...node }) => node));
      if (gone.has(words)) gone.get(words).push(id);
      else gone.set(words, [id]);
    }
    for (const block of fresh) {
      const old = gone.size > 0 ? gone.get(JSON.stringify(block.nodes))?.shift() : undefined;
      block.id = old ?? this.#number++;
    }
  }

  /** What a page says of itself: titles, dates, descriptions for machines. */
  #head() {
    const nodes = [{ depth: 0, tag: 'html' }, { depth: 1, tag: 'head' }];
    for (const node of call(this.#document, 'querySelectorAll', 'title, meta[content], script[type="application/ld+json" i]')) {
      if (node.namespaceURI !== XHTML) continue;
      nodes.push(element(node, node.localName, 2));
      if (node.localName !== 'meta') nodes.push({ depth: 3, text: node.textContent.slice(0, 100_000) });
    }
    const block = new Block(nodes, []);
    if (!this.#about?.equals(block)) this.#about = block;
    return [this.#about];
  }

  #visit(node, depth, anew) {
    const type = get(node, 'nodeType');
    if (type === 3) return this.#words(node, depth);
    if (type !== 1) return;
    const entry = this.#element(node, depth, anew);
    if (!entry) this.#entries.delete(node);
    return entry;
  }

  #element(node, depth, anew) {
    const old = this.#entries.get(node);
    if (old && !anew && old.depth === depth && !old.touched) {
      if (!old.below) return old;
      const entry = new Entry(node, depth, old.nodes, old.texts);
      entry.opens = old.opens;
      for (const child of old.children) this.#add(entry, this.#visit(child.node, child.depth, false));
      return this.#finish(entry, old);
    }
    this.#visited += 1;
    const inside = anew || !old || old.touched === DEEP;
    const name = get(node, 'localName');
    if (SKIPPED.has(name)) return;
    if (name === 'iframe' || name === 'frame') return this.#frames ? this.#frame(node, depth, inside, old) : undefined;
    const style = this.#shown ? viewOf(node)?.getComputedStyle(node) : styleOf(node);
    if (!style || style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse') return;
    if (get(node, 'namespaceURI') === XHTML && get(node, 'isContentEditable')) return;
    // What the page shows as a block is one, whatever its name.
    const tag = (name === 'span' || name.includes('-')) && style.display && !INLINE.test(style.display) ? 'div' : name;
    const keeps = tag !== 'pre' && /^(pre|break-spaces)/.test(style.whiteSpaceCollapse ? '' : style.whiteSpace);
    const nodes = [element(node, tag, depth)];
    if (keeps || (style.whiteSpaceCollapse ?? '').startsWith('preserve')) nodes.push({ depth: depth + 1, tag: 'pre' });
    const entry = new Entry(node, depth, nodes);
    const below = depth + nodes.length;
    let children = get(node, 'childNodes');
    if (depth > DEEPEST) {
      children = textsIn(node);
    } else if (shadowOf(node) && name !== 'mitjul-article') {
      entry.opens = shadowOf(node);
      children = get(entry.opens, 'childNodes');
    } else if (name === 'slot' && node.assignedNodes().length > 0) {
      children = node.assignedNodes();
    }
    for (const child of children) this.#add(entry, this.#visit(child, below, inside));
    return this.#finish(entry, old);
  }

  #words(node, depth) {
    if (node.data === '' || (this.#within && !this.#within.intersectsNode(node))) return;
    const old = this.#entries.get(node);
    if (old?.depth === depth && old.nodes[0].text === node.data) return old;
    this.#visited += 1;
    return this.#finish(new Entry(node, depth, [{ depth, text: node.data }], [node]), old);
  }

  #frame(node, depth, inside, old) {
    let inner;
    try {
      inner = node.contentDocument;
    } catch {
      return;
    }
    const style = viewOf(node)?.getComputedStyle(node);
    const body = inner ? get(inner, 'body') : undefined;
    if (!body || this.#seen.has(inner) || !style || style.display === 'none' || style.visibility === 'hidden') return;
    this.#seen.add(inner);
    const entry = new Entry(node, depth, [element(node, 'div', depth)]);
    entry.opens = inner;
    this.#add(entry, this.#visit(body, depth + 1, inside));
    return this.#finish(entry, old);
  }

  #add(entry, child) {
    if (!child) return;
    entry.children.push(child);
    child.parent = entry;
  }

  #keep(entry) {
    this.#entries.set(entry.node, entry);
  }

  /** Makes the block of an entry whose children are known: one of all, if that is small. */
  #finish(entry, old) {
    const { children } = entry;
    let { nodes, texts } = entry;
    const count = children.reduce((sum, { block }) => sum + block.nodes.length, nodes.length);
    const small = count <= BLOCK_NODES && children.every(({ children, opens }) => children.length === 0 && !opens);
    const size = () => children.reduce((sum, { block }) => sum + block.nodes.reduce((sum, { text }) => sum + (text?.length ?? 0), 0), 0);
    if (small && !entry.opens && size() <= BLOCK_CHARACTERS) {
      nodes = [...nodes];
      texts = [...texts];
      for (const { node, block } of children) {
        block.texts.forEach((text, i) => (texts[nodes.length + i] = text));
        nodes.push(...block.nodes);
        this.#entries.delete(node);
      }
      entry.children = [];
    } else {
      for (const child of children) this.#keep(child);
    }
    entry.block = new Block(nodes, texts);
    if (old?.block.equals(entry.block)) entry.block.id = old.block.id;
    return entry;
  }
}

/** What the attributes of an element say of how it would be shown. */
function styleOf(node) {
  if (call(node, 'hasAttribute', 'hidden')) return undefined;
  const own = call(node, 'getAttribute', 'data-style');
  if (!own) return UNSTYLED;
  const value = (name) => own.match(new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\w-]+)`, 'iu'))?.[1].toLowerCase() ?? '';
  // Editors say of every few words that their white space counts.
  const whiteSpace = WITHIN.has(get(node, 'localName')) ? '' : value('white-space');
  return { display: value('display'), visibility: value('visibility'), whiteSpace };
}

/** What holds a node: its parent, the host of a shadow root, the frame of a document. */
function above(node) {
  const type = get(node, 'nodeType');
  if (type === 9) return get(node, 'defaultView')?.frameElement;
  return get(node, 'parentNode') ?? (type === 11 ? node.host : undefined);
}

/** The open shadow root of an element. */
function shadowOf(node) {
  return get(node, 'nodeType') === 1 ? get(node, 'shadowRoot') : undefined;
}

/** The texts anywhere inside an element that are not skipped, without what holds them. */
function textsIn(node) {
  const document = get(node, 'ownerDocument');
  const choose = (each) => (get(each, 'nodeType') === 1 ? (SKIPPED.has(get(each, 'localName')) ? 2 : 3) : 1);
  const walker = call(document, 'createTreeWalker', node, 5, choose);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  return texts;
}

function element(node, tag, depth) {
  const entry = { depth, tag };
  for (const name of ATTRIBUTES) {
    const value = call(node, 'getAttribute', name);
    if (value) (entry.attributes ??= {})[name] = value.slice(0, 500);
  }
  return entry;
}
