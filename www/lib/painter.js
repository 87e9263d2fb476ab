// Paints marks into documents without touching what is in them: with the CSS Custom Highlight API, or with boxes laid
// over the words where that is missing. Either way leaving takes everything away.

import { BOX_RULES, DEPTHS, PREFIX, highlightRules, properties } from './style.js';

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
    this.#view = document.defaultView;
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
  #host;
  #layer;
  #groups = new Map();
  #wanted = () => true;
  #observer;
  #due = 0;
  #theme;

  constructor(document) {
    this.#document = document;
  }

  style(theme, own) {
    const { defaultView } = this.#document;
    if (!this.#host) {
      this.#host = this.#document.createElement('mitjul-strokes');
      this.#host.setAttribute('aria-hidden', 'true');
      const root = this.#host.attachShadow({ mode: 'open' });
      this.#layer = this.#document.createElement('div');
      root.append(this.#layer);
      this.#document.documentElement.append(this.#host);
      // What moves words: a new size of the page, or of what is in it.
      this.#observer = new defaultView.ResizeObserver(() => this.#later());
      this.#observer.observe(this.#document.documentElement);
      if (this.#document.body) this.#observer.observe(this.#document.body);
      this.#document.addEventListener('scroll', this.#later, { capture: true, passive: true });
      this.#document.fonts?.ready.then(this.#later);
    }
    this.#theme = new defaultView.CSSStyleSheet();
    const place = 'position: absolute; inset-block-start: 0; inset-inline-start: 0; z-index: 2147483646; pointer-events: none;';
    this.#theme.replaceSync(`${BOX_RULES} :host { ${place} ${properties(theme, own)} }`);
    this.#host.shadowRoot.adoptedStyleSheets = [this.#theme];
  }

  #later = () => {
    const view = this.#document.defaultView;
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
    const range = this.#document.createRange();
    const { left, top } = this.#host.getBoundingClientRect();
    for (const [name, stretches] of this.#groups) {
      if (!this.#wanted(name)) continue;
      const [layer, depth] = name.split('-');
      for (const { node, from, to } of stretches) {
        if (!node.isConnected || to > node.length) continue;
        range.setStart(node, from);
        range.setEnd(node, to);
        for (const rect of range.getClientRects()) {
          const box = this.#document.createElement('div');
          box.className = `box ${layer} depth-${depth ?? 0}`;
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
    this.#document.removeEventListener('scroll', this.#later, { capture: true });
    this.#host?.remove();
    this.#host = this.#layer = undefined;
  }
}

/** Paints the marks of one text into every document that the text was read from. */
export class Painter {
  #shares = new Map();
  #hidden = new Set();
  #theme = 'light';
  #own;
  #boxes;

  /** `own`: colours by layer that replace the usual ones; `boxes`: not to use the API. */
  constructor({ own = {}, boxes = false } = {}) {
    this.#own = own;
    this.#boxes = boxes;
  }

  #share(document) {
    let share = this.#shares.get(document);
    if (!share) {
      const api = !this.#boxes && Highlights.works(document.defaultView);
      share = api ? new Highlights(document) : new Boxes(document);
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
