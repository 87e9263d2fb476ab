// The way back from a text that the core made of a page to the nodes that it was read from.

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
