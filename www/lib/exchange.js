// What a page and the worker that holds the core say to each other: the page sends the blocks that the worker has not
// got, the worker the rows that the page has not got. Neither relies on the other's memory: a worker that was started
// anew asks for everything, and to a page that has lost count everything is sent.

import { changed, changes, countRows, fromRows, toRows } from './rows.js';
import { withParents } from './reader.js';

/** How many pages a worker remembers. */
const PAGES = 4;

/** Numbers in their order as runs: first, last, first, last … */
function toRuns(numbers) {
  const runs = [];
  for (const number of numbers) {
    if (runs.length > 0 && runs.at(-1) + 1 === number) runs[runs.length - 1] = number;
    else runs.push(number, number);
  }
  return runs;
}

function* fromRuns(runs) {
  for (let i = 0; i < runs.length; i += 2) for (let number = runs[i]; number <= runs[i + 1]; number += 1) yield number;
}

const random = () => Math.random().toString(36).slice(2);

/** The page's side: one for each part that is read. */
export class Exchange {
  #send;
  /** By which the worker knows it. */
  key = random();
  /** The ids of the blocks that the worker has. */
  #sent = new Set();
  #rows = {};
  #token;
  /** Of the last answer: how many blocks and rows there are, and how many of them were sent. */
  counts = {};

  /** `send(message, reading)` resolves to what the worker's `Desk` answers. */
  constructor(send) {
    this.#send = send;
  }

  #message({ blocks }, wait) {
    const fresh = blocks.filter(({ id }) => !this.#sent.has(id));
    this.counts = { blocks: blocks.length, sentBlocks: fresh.length };
    return {
      key: this.key,
      token: this.#token,
      ids: toRuns(blocks.map(({ id }) => id)),
      fresh: { ids: toRuns(fresh.map(({ id }) => id)), blocks: fresh.map(({ nodes }) => nodes) },
      wait,
    };
  }

  /**
   * Resolves to what `annotatePage` gives for a reading: `{ text, pieces, article, marks }`. It is answered once the data of
   * the languages in `wait` has come.
   */
  async ask(reading, wait) {
    let answer;
    try {
      answer = await this.#send(this.#message(reading, wait), reading);
      if (answer.unknown) {
        this.forget();
        answer = await this.#send(this.#message(reading, wait), reading);
      }
    } catch (error) {
      this.forget();
      throw error;
    }
    const { steps, token } = answer;
    this.#sent = new Set(reading.blocks.map(({ id }) => id));
    this.#rows = changed(this.#rows, steps);
    this.#token = token;
    const { all, fresh } = countRows(steps);
    Object.assign(this.counts, { rows: all, sentRows: fresh });
    return fromRows(this.#rows);
  }

  /** Has everything sent anew. */
  forget() {
    this.#sent = new Set();
    this.#rows = {};
    this.#token = undefined;
  }
}

/** The worker's side: remembers the last pages. */
export class Desk {
  #pages = new Map();

  /** `annotate({ nodes })` is the core's `annotatePage`. */
  answer({ key, token, ids, fresh }, annotate) {
    const held = this.#pages.get(key);
    const given = new Map();
    let i = 0;
    for (const id of fromRuns(fresh.ids)) given.set(id, fresh.blocks[i++]);
    const blocks = new Map();
    for (const id of fromRuns(ids)) {
      const nodes = given.get(id) ?? held?.blocks.get(id);
      if (!nodes) return { unknown: true };
      blocks.set(id, nodes);
    }
    const rows = toRows(annotate({ nodes: withParents([...blocks.values()]) }));
    const known = token !== undefined && held?.token === token ? held.rows : {};
    const page = { blocks, rows, token: random() };
    this.forget(key);
    this.#pages.set(key, page);
    for (const oldest of this.#pages.keys()) if (this.#pages.size > PAGES) this.#pages.delete(oldest);
    return { steps: changes(known, rows), token: page.token };
  }

  forget(key) {
    this.#pages.delete(key);
  }
}
