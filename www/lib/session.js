// One annotated part of a page, from reading it to leaving it: collects the text, asks for marks, paints them, opens
// cards, follows changes. The embedded script and the extension differ only in whom they ask.

import { Card } from './cards.js';
import { call, get, viewOf } from './dom.js';
import { Exchange } from './exchange.js';
import { TextMap } from './map.js';
import { Painter } from './painter.js';
import { Reader, WATCHED } from './reader.js';
import { themeOf } from './style.js';

const REST = 80;
const LEAVE = 220;
/** How long a page must be quiet before it is read again, at least; a page that takes longer to read is let be longer. */
const QUIET = 400;
/** The same where only attributes have changed, as they do all the time where things move. */
const CALM = 2000;
/** From how many marks on the page is let do something else between what was heard and the painting. */
const MANY = 5000;
/** How long after a change everything is looked through: a change may show or hide what is far from it. */
const FAR = 10_000;

export class Session {
  #root;
  #document;
  #exchange;
  #reader;
  #options;
  #painter;
  #card;
  /** The last reading, and the way from what was last annotated to what was read for it. */
  #reading;
  #map;
  #article;
  /** The languages of the page whose data could not be had. */
  #lacking = new Set();
  /** By text node: what it said. */
  #telling = new Map();
  #marks = [];
  /** `ends[i]` is the furthest end among the marks up to `i`. */
  #ends = [];
  #places = new Map();
  #warned = new Map();
  #current = -1;
  #pinned = false;
  /** What had the focus before the card took it. */
  #before;
  #timer = 0;
  /** By root: its observer. */
  #observers = new Map();
  #quiet = 0;
  #due = 0;
  #far = 0;
  #everything = false;
  #busy = false;
  #again = false;
  #forced = false;
  #took = 0;
  #stopped = true;
  #turn = 0;
  #listening = [];
  #point;
  #scheme;

  /**
   * `send(message, reading)` resolves to what a `Desk` answers. Options: `language`, `frames`, `observe`,
   * `within` (a range that nothing outside of is marked), `hidden` layers,
   * `theme` (`light`, `dark`, or by the page), `colours`, `keys` (`{ next, previous }` as `KeyboardEvent.code` with Alt),
   * `boxes`, `guarded` (the page's own scripts are not trusted), `onstate(state)`.
   */
  constructor(root, send, options = {}) {
    this.#root = root;
    this.#document = get(root, 'ownerDocument') ?? root;
    this.#exchange = new Exchange(send);
    this.#reader = new Reader(root, options);
    this.#options = options;
    this.#painter = new Painter({ own: options.colours, boxes: options.boxes, guarded: options.guarded });
    this.#painter.hidden = options.hidden ?? [];
    this.#card = new Card(this.#document, options.language ?? 'ko', options.guarded);
    this.#card.onstep = (by) => this.#another(by);
    this.#card.onclose = () => this.close();
  }

  get article() {
    return this.#article;
  }

  get marks() {
    return this.#marks;
  }

  get text() {
    return this.#map?.text ?? '';
  }

  /** By which the worker knows what it remembers of this part. */
  get key() {
    return this.#exchange.key;
  }

  get #documents() {
    return this.#reading?.documents ?? [this.#document];
  }

  #state(status, more = {}) {
    const findings = this.#article?.findings ?? [];
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    const lacks = (this.#article?.missing ?? []).filter((language) => this.#lacking.has(language));
    this.#options.onstate?.({ status, marks: this.#marks.length, findings: findings.length, warnings, lacks, ...more });
  }

  /** Reads, asks, paints. Resolves when the words are underlined. */
  async start() {
    this.#stopped = false;
    this.#state('working');
    try {
      this.#restyle();
      // From the beginning: what changes while the page is first read must not be missed.
      this.#observe();
    } catch (error) {
      return this.#fail(error);
    }
    await this.#follow();
  }

  #restyle() {
    const { theme = 'auto', colours } = this.#options;
    const element = (this.#root === this.#document ? get(this.#document, 'body') : undefined) ?? this.#root;
    const chosen = theme === 'auto' ? themeOf(element) : theme;
    this.#painter.style(chosen, colours);
    this.#card.style(chosen, colours);
  }

  async #read() {
    const begin = performance.now();
    const forced = this.#forced || !this.#article;
    const reading = this.#reader.read({ everything: this.#forced || this.#everything });
    const read = performance.now();
    this.#reading = reading;
    if (this.#forced) {
      this.#exchange.forget();
      this.#lacking.clear();
    }
    this.#forced = this.#everything = false;
    if (!forced && this.#stays(reading)) {
      // The same blocks, if in other nodes: the words are only found anew.
      const { reading: before } = this.#map;
      if (!reading.equals(before) || reading.texts.every((node, i) => node === before.texts[i])) return;
      this.#map = this.#map.moved(reading);
      this.#remember(reading);
      this.#paint();
      return;
    }
    this.#turn += 1;
    const turn = this.#turn;
    let wait;
    do {
      const asked = performance.now();
      const answer = await this.#answer(reading, turn, wait);
      if (!answer) return;
      const answered = performance.now();
      this.#map = new TextMap(answer.text, answer.pieces, reading);
      this.#take(answer);
      this.#remember(reading);
      this.#paint();
      const times = { collect: read - begin, ask: answered - asked, paint: performance.now() - answered };
      if (!forced) this.#took = performance.now() - begin;
      const counts = { visited: reading.visited, ...this.#exchange.counts };
      const { missing } = answer.article;
      if (wait) for (const language of missing) this.#lacking.add(language);
      // Asked again for the languages whose data was not at hand: what is in the others does not wait for them.
      wait = missing.filter((language) => !this.#lacking.has(language));
      if (this.#marks.length > 0) this.#state('done', { times, counts });
      else if (wait.length === 0) this.#state(missing.length > 0 ? 'failed' : 'none', { times, counts });
    } while (wait.length > 0);
  }

  /** What the worker answers; nothing where it has failed or the page has gone on. */
  async #answer(reading, turn, wait) {
    try {
      const answer = await this.#exchange.ask(reading, wait);
      if (answer.marks.length > MANY) await new Promise((done) => setTimeout(done));
      return turn === this.#turn && !this.#stopped ? answer : undefined;
    } catch (error) {
      if (turn === this.#turn && !this.#stopped) this.#fail(error);
      return undefined;
    }
  }

  /** Nothing stays underlined: what was is no longer what the page says. */
  #fail(error) {
    this.close();
    this.#map = this.#article = undefined;
    this.#marks = [];
    this.#painter.paint([]);
    this.#state('failed', { error });
  }

  /** Notes which texts say something: long ones, and short ones of the article itself, as in its tables. */
  #remember(reading) {
    const told = new Set(this.#article.body.flatMap(({ start, end }) => this.#map.stretches(start, end).map(({ node }) => node)));
    this.#telling = new Map();
    for (const { texts, telling } of reading.blocks) {
      for (const node of texts) if (node && (told.has(node) || telling.includes(node))) this.#telling.set(node, node.data);
    }
  }

  /**
   * Whether nothing that says something has come, gone or changed: clocks, counters and tickers are not why a page is
   * annotated again.
   */
  #stays(reading) {
    if (reading.equals(this.#map.reading)) return true;
    let met = 0;
    for (const { texts, telling } of reading.blocks) {
      for (const node of texts) {
        if (!node) continue;
        const known = this.#telling.has(node);
        if (known ? this.#telling.get(node) !== node.data : telling.includes(node)) return false;
        met += known ? 1 : 0;
      }
    }
    return met === this.#telling.size;
  }

  #take({ article, marks: all }) {
    const marks = this.#options.within ? this.#inside(all) : all;
    this.#article = article;
    this.#marks = marks;
    this.#ends = [];
    this.#places = new Map();
    let furthest = 0;
    marks.forEach((mark, i) => {
      furthest = Math.max(furthest, mark.end);
      this.#ends.push(furthest);
      const dot = mark.id.indexOf('.');
      const whole = dot < 0 ? mark.id : mark.id.slice(0, dot);
      const places = this.#places.get(whole);
      if (places) places.push(i);
      else this.#places.set(whole, [i]);
    });
    this.#warned = new Map();
    for (const finding of article.findings) {
      for (const id of [...finding.amounts, ...finding.claims]) {
        if (!this.#warned.has(id)) this.#warned.set(id, []);
        this.#warned.get(id).push({ text: finding.message[this.#options.language ?? 'ko'], warning: finding.severity === 'warning' });
      }
    }
  }

  /** The marks that a selection meets. */
  #inside(marks) {
    const { startContainer, startOffset, endContainer, endOffset } = this.#options.within;
    const from = startContainer.nodeType === 3 ? this.#map.offsetOf(startContainer, startOffset) : 0;
    const last = endContainer.nodeType === 3 ? this.#map.offsetOf(endContainer, endOffset) : -1;
    const to = last < 0 ? this.#map.text.length : last;
    return marks.filter(({ start, end }) => end > from && start < to);
  }

  #paint() {
    // Of a warning's amounts and claims the amounts are shown: a claim is a whole sentence. A note is on the cards only.
    const warnings = this.#article.findings.filter(({ severity }) => severity === 'warning');
    const amounts = new Set(warnings.flatMap(({ amounts, claims }) => (amounts.length > 0 ? amounts : claims)));
    this.#painter.paint(this.#marks, this.#map, amounts);
    if (this.#current >= 0 && this.#card.isOpen) this.#painter.activate(this.#marks[this.#current], this.#map);
  }

  /** The indices of the shown marks that cover an offset, innermost first. */
  #covering(offset) {
    const found = [];
    let low = 0;
    let high = this.#marks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#marks[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    for (let i = low - 1; i >= 0 && this.#ends[i] > offset; i -= 1) {
      const { end, layer } = this.#marks[i];
      if (end > offset && !this.#painter.hidden.has(layer)) found.push(i);
    }
    return found.sort((one, other) => length(this.#marks[one]) - length(this.#marks[other]));
  }

  /** The rectangles of a mark in its own document's window. */
  #rects(mark) {
    const rects = [];
    for (const { node, from, to } of this.#map.stretches(mark.start, mark.end)) {
      if (!node.isConnected || to > node.length) continue;
      const range = call(node.ownerDocument, 'createRange');
      range.setStart(node, from);
      range.setEnd(node, to);
      for (const rect of range.getClientRects()) if (rect.width > 0) rects.push({ rect, node });
    }
    return rects;
  }

  /** What lies under a point of a document's window. */
  #at(document, x, y) {
    if (!this.#map) return;
    let node;
    let at;
    if ('caretPositionFromPoint' in Document.prototype) {
      const place = call(document, 'caretPositionFromPoint', x, y, { shadowRoots: this.#reading.shadows });
      [node, at] = [place?.offsetNode, place?.offset];
    } else if ('caretRangeFromPoint' in Document.prototype) {
      const range = call(document, 'caretRangeFromPoint', x, y);
      [node, at] = [range?.startContainer, range?.startOffset];
    }
    if (!node || node.nodeType !== 3) return;
    const offset = this.#map.offsetOf(node, at);
    if (offset < 0) return;
    // A caret stands between two characters: either may be the one under the point.
    for (const place of [offset, offset - 1]) {
      const found = this.#covering(place);
      for (const index of found) {
        const hit = this.#rects(this.#marks[index]).find(({ rect }) => rect.left - 1 <= x && x <= rect.right + 1 && rect.top - 2 <= y && y <= rect.bottom + 6);
        if (hit) return { found, rect: outer(hit.rect, document, this.#document) };
      }
    }
  }

  #show(found, rect, how) {
    const items = found.slice(0, 3).map((index) => {
      const mark = this.#marks[index];
      const all = this.#places.get(mark.id.split('.')[0]);
      return { mark, place: [all.indexOf(index) + 1, all.length] };
    });
    const findings = [...new Map(found.flatMap((index) => this.#warned.get(this.#marks[index].id) ?? []).map((finding) => [finding.text, finding])).values()];
    this.#current = found[0];
    this.#pinned = Boolean(how?.pinned);
    this.#card.show(rect, items, findings, how);
    this.#painter.activate(this.#marks[found[0]], this.#map);
  }

  close() {
    clearTimeout(this.#timer);
    this.#pinned = false;
    const inside = this.#card.isOpen && get(this.#document, 'activeElement') === this.#card.host;
    this.#card.hide();
    if (inside) this.#before?.focus({ preventScroll: true });
    this.#painter.deactivate();
  }

  /** Goes to the next (1) or previous (-1) mark that is shown. */
  step(by) {
    if (this.#marks.length === 0) return;
    let index = this.#current;
    for (let tries = 0; tries < this.#marks.length; tries += 1) {
      index = (index + by + this.#marks.length) % this.#marks.length;
      if (index < 0) index = this.#marks.length - 1;
      const { layer } = this.#marks[index];
      if (!this.#painter.hidden.has(layer) && this.#rects(this.#marks[index]).length > 0) return this.goTo(index);
    }
  }

  #another(by) {
    const all = this.#places.get(this.#marks[this.#current]?.id.split('.')[0]);
    if (!all) return;
    this.goTo(all[(all.indexOf(this.#current) + by + all.length) % all.length]);
  }

  /** Brings a mark, by its index or id, into view and opens its card. */
  goTo(target) {
    const index = typeof target === 'number' ? target : (this.#places.get(target)?.[0] ?? this.#marks.findIndex(({ id }) => id === target));
    const mark = this.#marks[index];
    const [first] = mark ? this.#rects(mark) : [];
    if (!first) return false;
    const element = first.node.parentElement ?? first.node.getRootNode().host;
    const view = viewOf(first.node);
    if (first.rect.top < 0 || first.rect.bottom > view.innerHeight) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
    }
    const [now] = this.#rects(mark);
    if (!now) return false;
    if (now.rect.top < 0 || now.rect.bottom > view.innerHeight) view.scrollBy({ top: now.rect.top - view.innerHeight / 2, behavior: 'instant' });
    const [last] = this.#rects(mark);
    this.#show([index], outer(last.rect, first.node.ownerDocument, this.#document), { pinned: true, announce: true });
    return true;
  }

  set hidden(layers) {
    this.#painter.hidden = layers;
    if (this.#card.isOpen) this.close();
  }

  get hidden() {
    return this.#painter.hidden;
  }

  #on(target, name, listener, options) {
    // What a page's script only pretends that the reader does is not heard where the page is not to be trusted.
    const heard = this.#options.guarded ? (event) => event.isTrusted && listener(event) : listener;
    const node = 'nodeType' in target;
    if (node) call(target, 'addEventListener', name, heard, options);
    else target.addEventListener(name, heard, options);
    this.#listening.push(() => (node ? call(target, 'removeEventListener', name, heard, options) : target.removeEventListener(name, heard, options)));
  }

  #listen() {
    for (const document of this.#documents) this.#listenIn(document);
    this.#on(get(this.#document, 'defaultView'), 'resize', () => this.close());
    this.#scheme = get(this.#document, 'defaultView').matchMedia('(prefers-color-scheme: dark)');
    this.#on(this.#scheme, 'change', () => this.#restyle());
  }

  #listenIn(document) {
    const passive = { passive: true, capture: true };
    this.#on(
      document,
      'pointermove',
      (event) => {
        if (event.pointerType === 'touch' || this.#pinned) return;
        clearTimeout(this.#timer);
        if (this.#card.has(event.target)) return;
        this.#point = [document, event.clientX, event.clientY];
        this.#timer = setTimeout(() => this.#rest(), this.#card.isOpen ? REST + 40 : REST);
      },
      passive,
    );
    this.#on(
      document,
      'click',
      (event) => {
        if (this.#card.has(event.target)) return;
        const hit = this.#at(document, event.clientX, event.clientY);
        // A link or button in the text keeps its meaning, and a selection is not a click.
        const own = event.composedPath().some((each) => each instanceof Node && get(each, 'nodeType') === 1 && call(each, 'matches', 'a[href], button, input, label, summary'));
        const selecting = get(document, 'defaultView').getSelection()?.isCollapsed === false;
        if (hit && !own && !selecting) this.#show(hit.found, hit.rect, { pinned: true });
        else if (this.#card.isOpen) this.close();
      },
      passive,
    );
    if (this.#options.observe) this.#on(document, 'load', ({ target }) => this.#loaded(target), passive);
    this.#on(document, 'scroll', (event) => !this.#card.has(event.target) && this.#card.isOpen && this.#carry(), passive);
    this.#on(
      document,
      'keydown',
      (event) => {
        const { next = 'Period', previous = 'Comma' } = this.#options.keys ?? {};
        if (event.key === 'Escape' && this.#card.isOpen) return this.close();
        // The card stands at the end of the document: Tab leads straight into one that is there to stay.
        if (event.key === 'Tab' && !event.shiftKey && this.#pinned && this.#card.isOpen && !this.#card.has(event.target)) {
          event.preventDefault();
          this.#before = get(this.#document, 'activeElement');
          return this.#card.focus();
        }
        if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        if (event.code !== next && event.code !== previous) return;
        event.preventDefault();
        event.stopPropagation();
        this.step(event.code === next ? 1 : -1);
      },
      { capture: true },
    );
  }

  /** A frame that has loaded holds another document; a style sheet may show or hide anything. */
  #loaded(target) {
    if (/^i?frame$/i.test(target.nodeName)) {
      this.#reader.renew(target);
      this.#later(QUIET);
    } else if (/^link$/i.test(target.nodeName)) {
      this.#lookThrough(CALM);
    }
  }

  #rest() {
    const hit = this.#at(...this.#point);
    if (hit) {
      if (!this.#card.isOpen || this.#current !== hit.found[0]) this.#show(hit.found, hit.rect);
    } else if (this.#card.isOpen) {
      this.#timer = setTimeout(() => this.close(), LEAVE);
    }
  }

  /** A pinned card stays with its words while they are moved; another goes. */
  #carry() {
    if (!this.#pinned) return this.close();
    const [place] = this.#rects(this.#marks[this.#current]);
    if (place) this.#card.place(outer(place.rect, place.node.ownerDocument, this.#document));
    else this.close();
  }

  /** Reads the page again now. */
  rescan() {
    this.#forced = true;
    return this.#follow();
  }

  #observe() {
    if (!this.#options.observe) return;
    const whole = this.#root === this.#document;
    const roots = new Set([...(whole ? this.#documents : [this.#root]), ...(this.#reading?.shadows ?? [])]);
    for (const [root, observer] of this.#observers) {
      if (roots.has(root)) continue;
      observer.disconnect();
      this.#observers.delete(root);
    }
    for (const root of roots) {
      if (this.#observers.has(root)) continue;
      const { MutationObserver } = viewOf(root);
      const observer = new MutationObserver((changes) => this.#notice(changes));
      observer.observe(root, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: WATCHED });
      this.#observers.set(root, observer);
    }
  }

  #notice(changes) {
    const others = changes.filter(({ target, addedNodes, removedNodes }) => !this.#isOwn(target, addedNodes, removedNodes));
    if (others.length === 0) return;
    for (const change of others) this.#reader.touch(change);
    this.#later(others.every(({ type }) => type === 'attributes') ? CALM : QUIET);
    const rules = ({ target, addedNodes, removedNodes }) =>
      [target, target.parentNode, ...addedNodes, ...removedNodes].some((node) => /^(style|link)$/i.test(node?.nodeName ?? ''));
    this.#lookThrough(others.some(rules) ? CALM : FAR);
  }

  /** Reads everything again when there is time. */
  #lookThrough(after) {
    if (this.#far) return;
    this.#far = setTimeout(() => {
      const view = get(this.#document, 'defaultView');
      const go = () => {
        this.#far = 0;
        if (this.#stopped) return;
        this.#everything = true;
        this.#follow();
      };
      if (view?.requestIdleCallback) view.requestIdleCallback(go, { timeout: FAR });
      else go();
    }, after);
  }

  /** Whether a change is the coming and going of the card or the strokes. */
  #isOwn(target, added, removed) {
    const own = (node) => /^mitjul-(card|strokes)$/i.test(node.nodeName);
    if (own(target)) return true;
    const nodes = [...added, ...removed];
    return nodes.length > 0 && nodes.every(own);
  }

  #later(quiet) {
    // Never put off what was to come sooner, nor for ever where something changes all the time.
    const due = performance.now() + Math.max(quiet, 2 * this.#took);
    if (this.#stopped || (this.#quiet && this.#due <= due)) return;
    clearTimeout(this.#quiet);
    this.#due = due;
    this.#quiet = setTimeout(() => {
      this.#quiet = 0;
      this.#follow();
    }, due - performance.now());
  }

  /** Reads the page again, once at a time. */
  async #follow() {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#again = false;
    try {
      await this.#read();
    } catch (error) {
      // Whatever a page has come up with: the reader is told.
      if (!this.#stopped) this.#fail(error);
    } finally {
      this.#busy = false;
    }
    if (this.#stopped) return;
    // Frames and shadow trees may have come or gone.
    for (const off of this.#listening.splice(0)) off();
    this.#listen();
    this.#observe();
    if (this.#again) this.#later(QUIET);
  }

  /** Leaves the page as it was. */
  stop() {
    this.#stopped = true;
    this.#turn += 1;
    clearTimeout(this.#quiet);
    this.#quiet = 0;
    clearTimeout(this.#far);
    this.#far = 0;
    for (const observer of this.#observers.values()) observer.disconnect();
    this.#observers.clear();
    for (const off of this.#listening.splice(0)) off();
    this.close();
    this.#card.remove();
    this.#painter.clear();
    this.#article = undefined;
    this.#marks = [];
    this.#state('off');
  }
}

const length = ({ start, end }) => end - start;

/** A rectangle of a frame's window as the outer window sees it. */
function outer(rect, document, outermost) {
  let { left, top, right, bottom } = rect;
  for (let view = get(document, 'defaultView'); view && view.document !== outermost && view.frameElement; view = view.parent) {
    const frame = view.frameElement.getBoundingClientRect();
    const x = frame.left + view.frameElement.clientLeft;
    const y = frame.top + view.frameElement.clientTop;
    [left, top, right, bottom] = [left + x, top + y, right + x, bottom + y];
  }
  return { left, top, right, bottom };
}
