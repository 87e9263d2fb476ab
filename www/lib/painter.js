// Paints marks into documents without touching what is in them: with the CSS Custom Highlight API, or with boxes laid
// over the words where that is missing. Either way leaving takes everything away.

import { call, get } from './dom.js';
import { BOX_RULES, DEPTHS, PREFIX, highlightRules, lineOf, properties } from './style.js';

const UNDERLINED = new Set(['person', 'organization', 'place', 'product', 'event', 'title']);

/** How deep each underlined mark lies below those inside it, so that strokes run beside each other. */
export function depths(marks) {
  const depth = new Map();
  const lined = marks.filter(({ layer }) => UNDERLINED.has(layer));
  for (let i = lined.length - 1; i >= 0; i -= 1) {
    let own = 0;
    for (let j = i + 1; j < lined.length && lined[j].start < lined[i].end; j += 1) {
      own = Math.max(own, depth.get(lined[j].id) + 1);
    }
    depth.set(lined[i].id, Math.min(own, DEPTHS - 1));
  }
  return depth;
}

/** The names under which a mark is painted. */
function names(mark, depth) {
  if (mark.layer === 'match') return lineOf(mark.colour);
  return UNDERLINED.has(mark.layer) ? `${mark.layer}-${depth.get(mark.id) ?? 0}` : mark.layer;
}

/** One document's share, painted with the CSS Custom Highlight API. */
class Highlights {
  #view;
  #document;
  #sheet;
  #groups = new Map();
  /** The document and the shadow roots that have the rules: not every browser lets them through into shadow trees. */
  #roots = new Set();

  constructor(document) {
    this.#document = document;
    this.#view = get(document, 'defaultView');
    this.#roots.add(document);
  }

  static works(view) {
    return Boolean(view?.CSS?.highlights && view.Highlight);
  }

  style(theme, own) {
    this.#sheet ??= new this.#view.CSSStyleSheet();
    this.#sheet.replaceSync(highlightRules(theme, own));
    for (const root of this.#roots) this.#adopt(root);
  }

  #adopt(root) {
    const sheets = [...root.adoptedStyleSheets];
    if (!sheets.includes(this.#sheet)) root.adoptedStyleSheets = [...sheets, this.#sheet];
  }

  /** Has exactly these stretches under a name. What stood there before stays as it is. */
  set(name, stretches) {
    let group = this.#groups.get(name);
    if (!group) {
      group = { highlight: new this.#view.Highlight(), ranges: new Map() };
      // The tint lies below the strokes, what is being looked at above it.
      group.highlight.priority = name === 'claim' ? -2 : name === 'active' ? -1 : 0;
      this.#groups.set(name, group);
    }
    const before = group.ranges;
    group.ranges = new Map();
    for (const { node, from, to } of stretches) {
      const places = group.ranges.get(node) ?? new Map();
      group.ranges.set(node, places);
      const place = `${from}-${to}`;
      // Two marks of a name at one place look like one.
      if (places.has(place)) continue;
      const known = before.get(node)?.get(place);
      before.get(node)?.delete(place);
      places.set(place, known ?? this.#range(node, from, to));
      if (!known) group.highlight.add(places.get(place));
    }
    for (const places of before.values()) for (const range of places.values()) group.highlight.delete(range);
  }

  #range(node, from, to) {
    const root = node.getRootNode();
    if (!this.#roots.has(root) && root.adoptedStyleSheets) {
      this.#roots.add(root);
      this.#adopt(root);
    }
    return new this.#view.StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to });
  }

  /** Shows the groups whose names are wanted. */
  show(wanted) {
    const highlights = this.#view.CSS?.highlights;
    if (!highlights) return;
    for (const [name, { highlight }] of this.#groups) {
      if (!wanted(name) || highlight.size === 0) highlights.delete(PREFIX + name);
      else if (highlights.get(PREFIX + name) !== highlight) highlights.set(PREFIX + name, highlight);
    }
  }

  get names() {
    return [...this.#groups.keys()];
  }

  clear() {
    for (const [name, { highlight }] of this.#groups) {
      highlight.clear();
      // A frame that was taken out of the page has no registry any more.
      this.#view.CSS?.highlights?.delete(PREFIX + name);
    }
    this.#groups.clear();
    for (const root of this.#roots) {
      const sheets = [...root.adoptedStyleSheets];
      if (sheets.includes(this.#sheet)) root.adoptedStyleSheets = sheets.filter((sheet) => sheet !== this.#sheet);
    }
    this.#roots = new Set([this.#document]);
    this.#sheet = undefined;
  }
}

/** One document's share, painted with boxes in a shadow root of its own beside the body. */
class Boxes {
  #document;
  #guarded;
  #host;
  #root;
  #layer;
  #groups = new Map();
  #wanted = () => true;
  #observer;
  #due = 0;
  #theme;

  constructor(document, guarded) {
    this.#document = document;
    this.#guarded = guarded;
  }

  style(theme, own) {
    const defaultView = get(this.#document, 'defaultView');
    if (!this.#host) {
      this.#host = call(this.#document, 'createElement', 'mitjul-strokes');
      this.#host.setAttribute('aria-hidden', 'true');
      // A page that is hostile must not learn from the boxes what the reader has underlined.
      this.#root = this.#host.attachShadow({ mode: this.#guarded ? 'closed' : 'open' });
      this.#layer = call(this.#document, 'createElement', 'div');
      this.#root.append(this.#layer);
      const whole = get(this.#document, 'documentElement');
      const body = get(this.#document, 'body');
      whole.append(this.#host);
      // What moves words: a new size of the page, or of what is in it.
      this.#observer = new defaultView.ResizeObserver(() => this.#later());
      this.#observer.observe(whole);
      if (body) this.#observer.observe(body);
      call(this.#document, 'addEventListener', 'scroll', this.#scrolled, { capture: true, passive: true });
      this.#document.fonts?.ready?.then(this.#later);
    }
    this.#theme = new defaultView.CSSStyleSheet();
    const place = 'position: absolute; inset-block-start: 0; inset-inline-start: 0; z-index: 2147483646; pointer-events: none;';
    this.#theme.replaceSync(`${BOX_RULES} :host { ${place} ${properties(theme, own)} }`);
    this.#root.adoptedStyleSheets = [this.#theme];
  }

  /** The page as a whole takes the boxes along when it scrolls. */
  #scrolled = ({ target }) => {
    if (target !== this.#document) this.#later();
  };

  #later = () => {
    const view = get(this.#document, 'defaultView');
    if (!this.#due && view) {
      this.#due = view.requestAnimationFrame(() => {
        this.#due = 0;
        this.#draw();
      });
    }
  };

  #draw() {
    if (!this.#layer) return;
    const boxes = [];
    const range = call(this.#document, 'createRange');
    const { left, top } = this.#host.getBoundingClientRect();
    for (const [name, stretches] of this.#groups) {
      if (!this.#wanted(name)) continue;
      const [layer, depth] = name.split('-');
      for (const { node, from, to } of stretches) {
        if (!node.isConnected || to > node.length) continue;
        range.setStart(node, from);
        range.setEnd(node, to);
        for (const rect of range.getClientRects()) {
          const box = call(this.#document, 'createElement', 'div');
          box.className = layer === 'match' ? `box ${name}` : `box ${layer} depth-${depth ?? 0}`;
          box.style.left = `${rect.left - left}px`;
          box.style.top = `${rect.top - top}px`;
          box.style.width = `${rect.width}px`;
          box.style.height = `${rect.height + 3 * (Number(depth) || 0)}px`;
          boxes.push(box);
        }
      }
    }
    this.#layer.replaceChildren(...boxes);
  }

  set(name, stretches) {
    this.#groups.set(name, stretches);
    this.#later();
  }

  show(wanted) {
    this.#wanted = wanted;
    this.#later();
  }

  get names() {
    return [...this.#groups.keys()];
  }

  clear() {
    this.#groups.clear();
    this.#observer?.disconnect();
    call(this.#document, 'removeEventListener', 'scroll', this.#scrolled, { capture: true });
    this.#host?.remove();
    this.#host = this.#root = this.#layer = undefined;
  }
}

/** Paints the marks of one text into every document that the text was read from. */
export class Painter {
  #shares = new Map();
  #hidden = new Set();
  #theme = 'light';
  #own;
  #boxes;
  #guarded;

  /**
   * `own`: colours by layer that replace the usual ones; `boxes`: not to use the API; `guarded`: boxes are out of reach for
   * the page's scripts.
   */
  constructor({ own = {}, boxes = false, guarded = false } = {}) {
    this.#own = own;
    this.#boxes = boxes;
    this.#guarded = guarded;
  }

  #share(document) {
    let share = this.#shares.get(document);
    if (!share) {
      const api = !this.#boxes && Highlights.works(get(document, 'defaultView'));
      share = api ? new Highlights(document) : new Boxes(document, this.#guarded);
      share.style(this.#theme, this.#own);
      this.#shares.set(document, share);
    }
    return share;
  }

  #refresh() {
    const wanted = (name) => !this.#hidden.has(name.split('-')[0]);
    for (const share of this.#shares.values()) share.show(wanted);
  }

  /** Paints `marks` in place of what was painted; `warned` holds the ids that findings are about. */
  paint(marks, map, warned = new Set()) {
    /** By document, by name. */
    const groups = new Map();
    const put = (name, stretches) => {
      for (const stretch of stretches) {
        const document = stretch.node.ownerDocument;
        if (!groups.has(document)) groups.set(document, new Map());
        const own = groups.get(document);
        if (own.has(name)) own.get(name).push(stretch);
        else own.set(name, [stretch]);
      }
    };
    const depth = depths(marks);
    for (const mark of marks) {
      const stretches = map.stretches(mark.start, mark.end);
      put(names(mark, depth), stretches);
      if (warned.has(mark.id)) put('finding', stretches);
    }
    for (const document of groups.keys()) this.#share(document);
    for (const [document, share] of this.#shares) {
      const own = groups.get(document) ?? new Map();
      for (const name of share.names) if (name !== 'active' && !own.has(name)) share.set(name, []);
      for (const [name, stretches] of own) share.set(name, stretches);
    }
    this.#refresh();
  }

  /** Marks one stretch of the text as the one that is being looked at. */
  activate(mark, map) {
    const stretches = mark ? map.stretches(mark.start, mark.end) : [];
    for (const [document, share] of this.#shares) share.set('active', stretches.filter(({ node }) => node.ownerDocument === document));
    this.#refresh();
  }

  deactivate() {
    this.activate();
  }

  /** Which layers are not shown. */
  set hidden(layers) {
    this.#hidden = new Set(layers);
    this.#refresh();
  }

  get hidden() {
    return this.#hidden;
  }

  style(theme, own = this.#own) {
    this.#theme = theme;
    this.#own = own;
    for (const share of this.#shares.values()) share.style(theme, own);
  }

  /** Takes everything away. */
  clear() {
    for (const share of this.#shares.values()) share.clear();
    this.#shares.clear();
  }
}
