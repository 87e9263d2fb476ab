// What the page keeps on the device, for its own code (src/app/keep.rs): the shelf and the drafts in IndexedDB, the reader's
// names and patterns in local storage. Nothing counts as kept before it is; what could not be kept is said and can be saved
// to a file (tell.js). Several tabs may work on the same things: what one changes the others hear, and where both have
// changed something both changes stay (merge.js). What is still on its way when the page is left is written down at once, and
// kept by whichever tab is there next.

import { mergeArticle, mergeLines, same } from './merge.js';
import { again, settle, tell } from './tell.js';

const NAME = 'mitjul';
const ARTICLES = 'articles';
const DRAFT = 'draft:';
const LEFT = 'left:';
/** How long a database may take to answer, and how long it may once it did not. */
const PATIENCE = 5000;
const LITTLE = 500;
/** A draft that nobody has asked for in this time is forgotten: thirty days. */
const FORGOTTEN = 30 * 24 * 3600 * 1000;

/** A name that nothing else has: a clock may stand still. */
const fresh = () => [Date.now(), ...crypto.getRandomValues(new Uint32Array(3))].map((number) => number.toString(16)).join('-');

const isDraft = (id) => id.startsWith(DRAFT);
const channel = globalThis.BroadcastChannel && new BroadcastChannel(NAME);
const hear = (detail) => dispatchEvent(new CustomEvent('mitjul-shelf', { detail }));

// The database

let opening;

function database() {
  opening ??= new Promise((done, fail) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ARTICLES, { keyPath: 'id' });
    request.onerror = () => fail(request.error);
    request.onsuccess = () => {
      const open = request.result;
      const gone = () => (opening = undefined);
      // Cleared by the reader, or wanted by a newer version.
      open.onclose = gone;
      open.onversionchange = () => {
        open.close();
        gone();
      };
      done(open);
    };
  }).catch((error) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Runs `work(table, give)` in a transaction, and resolves to what was given once the transaction has been completed. */
async function transact(mode, work, tries = 1) {
  let transaction;
  try {
    transaction = (await database()).transaction(ARTICLES, mode);
  } catch (error) {
    // The connection was closed since it was opened.
    if (tries === 0 || error.name !== 'InvalidStateError') throw error;
    opening = undefined;
    return transact(mode, work, tries - 1);
  }
  return new Promise((done, fail) => {
    let value;
    transaction.oncomplete = () => done(value);
    transaction.onabort = () => fail(transaction.error ?? new Error('aborted'));
    work(transaction.objectStore(ARTICLES), (given) => (value = given));
  });
}

let patience = PATIENCE;

async function inTime(promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => {
      patience = LITTLE;
      fail(new Error('the database does not answer'));
    }, patience);
  });
  try {
    const answer = await Promise.race([promise, late]);
    patience = PATIENCE;
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/** Every record that can be had. One that the database itself cannot read takes no other with it. */
async function everything() {
  const all = (table, give) => (table.getAll().onsuccess = ({ target }) => give(target.result));
  try {
    return await transact('readonly', all);
  } catch {
    const keys = await transact('readonly', (table, give) => (table.getAllKeys().onsuccess = ({ target }) => give(target.result)));
    const one = (key) => transact('readonly', (table, give) => (table.get(key).onsuccess = ({ target }) => give(target.result)));
    const found = await Promise.allSettled(keys.map(one));
    return found.map(({ value }) => value).filter(Boolean);
  }
}

// The tab

/** The name of this tab's draft: stays over a reload, and is another one in a copy of the tab. */
const draft = (async () => {
  let name;
  try {
    name = sessionStorage.getItem('tab') ?? undefined;
  } catch {
    // Storage may be forbidden.
  }
  // Held for as long as the tab is there. After a reload it is free in a moment; in a copy of a tab it never is.
  const claim = (options) =>
    new Promise((done) => {
      if (!navigator.locks) return done(true);
      const hold = () => new Promise(() => done(true));
      navigator.locks.request(DRAFT + name, options, hold).catch(() => done(false));
    });
  if (name === undefined || !(await claim({ signal: AbortSignal.timeout(1000) }))) {
    name = fresh();
    await claim({});
    try {
      sessionStorage.setItem('tab', name);
    } catch {
      // The draft is one of a tab that is gone, then.
    }
  }
  return DRAFT + name;
})();
let own;
draft.then((name) => (own = name));

/** The names of the drafts of all tabs that are there. */
async function held() {
  const locks = await navigator.locks?.query();
  return new Set(locks?.held.map(({ name }) => name));
}

// What is on its way

/** By name: the article as this tab last knew it to be kept. */
const bases = new Map();
const waiting = new Set();
let leaving = false;

let notes = 0;

function note(entry) {
  try {
    // In the order in which they were made.
    entry.key ??= [LEFT, Date.now(), String((notes += 1)).padStart(6, '0'), fresh()].join('-');
    localStorage.setItem(entry.key, JSON.stringify({ ...entry, key: undefined }));
  } catch {
    // Full or forbidden: the transaction that has begun may still be completed.
  }
}

const strike = ({ key }) => key && localStorage.removeItem(key);

addEventListener('pagehide', () => {
  leaving = true;
  for (const entry of waiting) note(entry);
});
addEventListener('pageshow', () => (leaving = false));

/** Keeps what another page was about to keep when it was left. */
async function takeUp() {
  let names = [];
  try {
    names = Object.keys(localStorage).filter((name) => name.startsWith(LEFT)).sort();
  } catch {
    // Storage may be forbidden.
  }
  for (const key of names) {
    try {
      const entry = JSON.parse(localStorage.getItem(key));
      if (!entry) continue;
      // Left before it was known which tab it was.
      if (entry.record.id === DRAFT) entry.record.id += fresh();
      const { kept } = await inTime(keep(entry));
      localStorage.removeItem(key);
      if (!kept || isDraft(kept.id)) continue;
      spread(kept);
      hear({ id: kept.id, record: kept });
    } catch {
      // Another time.
    }
  }
}

addEventListener('storage', ({ key, newValue }) => key?.startsWith(LEFT) && newValue !== null && takeUp());

// Articles

/** What is to be stored where `theirs` is: `kept`, if anything. `before` stays beside it, where that is another article now. */
function decided({ record: mine, base, earlier, anew }, theirs, clash) {
  if (isDraft(mine.id)) return { kept: theirs?.saved > mine.saved ? theirs : mine };
  // What was deleted elsewhere does not come back by itself.
  if (!theirs) return { kept: base && !anew ? undefined : mine };
  const like = [base, ...earlier].find((one) => one && same(one, theirs)) ?? base;
  const merged = like ? mergeArticle(like, mine, theirs, clash) : same({ ...theirs, saved: 0 }, { ...mine, saved: 0 }) && theirs;
  return merged ? { kept: merged } : { kept: { ...mine, id: fresh() }, before: theirs };
}

/** Stores an article beside what is there, in one transaction. */
async function keep(entry) {
  let clashed = false;
  const done = await transact('readwrite', (table, give) => {
    table.get(entry.record.id).onsuccess = ({ target }) => {
      const outcome = decided(entry, target.result, () => (clashed = true));
      if (outcome.kept) table.put(outcome.kept);
      give(outcome);
    };
  });
  return { ...done, clashed };
}

/** Tells the other tabs. */
function spread(kept) {
  if (!isDraft(kept.id)) channel?.postMessage({ id: kept.id, record: kept });
}

channel?.addEventListener('message', ({ data }) => hear(data));

/** What of an article can be saved to files that the page reads again. */
const filesOf = (record) => {
  const json = (word, name, value) => ({ word, name, type: 'application/json', content: JSON.stringify(value, null, 2) });
  const files = [{ word: 'text', name: 'mitjul.txt', type: 'text/plain', content: record.text }];
  if (record.edits?.length > 0) files.push(json('edits', 'mitjul-corrections.json', record.edits));
  if (record.checks?.length > 0) files.push(json('checks', 'mitjul-checks.json', { checks: record.checks }));
  return files;
};

/** One after the other, so that each is told from what the one before has left. */
let line = Promise.resolve();
const inLine = (work) => {
  const result = line.then(work);
  line = result.catch(() => {});
  return result;
};
/** The newest of each article, where that could not be kept. */
const unkept = new Map();
/** By key: the lines as this tab last knew them to be kept. */
const known = new Map();

const keeping = {
  fresh,

  /**
   * Everything that is kept. This tab's draft is called `draft:`; drafts of other tabs that are there are left out.
   */
  async all() {
    // Said when it is late, and taken back when it comes after all.
    const late = setTimeout(() => tell('shelf', 'shelf'), PATIENCE);
    try {
      const own = await draft;
      await takeUp();
      const records = await everything();
      settle('shelf');
      const open = await held();
      const now = Date.now();
      const wanted = [];
      for (const record of records) {
        const { id, saved } = record;
        if (!isDraft(id)) wanted.push(record);
        else if (id === own) wanted.push({ ...record, id: DRAFT });
        else if (now - saved > FORGOTTEN) keeping.remove(id, '');
        else if (!open.has(id)) wanted.push(record);
      }
      return wanted;
    } catch (error) {
      console.warn(error);
      tell('shelf', 'shelf');
      return [];
    } finally {
      clearTimeout(late);
    }
  },

  /** Says how many of the records could not be read. */
  strange(count) {
    if (count > 0) tell('strange', 'strange', count);
  },

  /** The article as the page has taken it up: what it changes from now on is told from that. */
  known(record) {
    bases.set(record.id, record);
  },

  /**
   * Keeps an article, `anew` also where it was deleted. Resolves to the article as it is kept now, which another tab may have
   * changed too: under another name where both texts were changed; to nothing where another tab has deleted it. Fails, and
   * has said so, where it cannot be kept.
   */
  put(record, anew) {
    if (record.id === DRAFT && own) record.id = own;
    const earlier = [...waiting].map((other) => other.record).filter((other) => other.id === record.id);
    const entry = { record, anew, base: bases.get(record.id), earlier };
    waiting.add(entry);
    // A page that is left has no time to wait.
    if (leaving) note(entry);
    return inLine(async () => {
      if (record.id === DRAFT) record.id = await draft;
      entry.base = bases.get(record.id);
      const { id, title } = record;
      let work;
      const well = () => {
        unkept.delete(id);
        settle(`kept ${id}`);
        again(`kept ${id}`);
      };
      try {
        // Of a text that is being written only the last is of use.
        if (isDraft(id) && [...waiting].findLast((other) => other.record.id === id) !== entry) return record;
        work = keep(entry);
        const { kept, before, clashed } = await inTime(work);
        well();
        if (!kept) {
          bases.delete(id);
          keeping.gone(id, title);
          return null;
        }
        bases.set(kept.id, kept.id === id ? record : kept);
        spread(kept);
        if (clashed) tell(`clash ${id}`, 'clash', title);
        if (before) {
          tell(`twice ${id}`, 'twice', title);
          // Once the page has taken up the other name.
          setTimeout(() => hear({ id, record: before }));
        }
        return kept;
      } catch (error) {
        console.warn(error);
        unkept.set(id, record);
        tell(`kept ${id}`, 'article', title, () => filesOf(unkept.get(id) ?? record));
        // A database that was only late: it is kept after all.
        work?.then(({ kept }) => {
          if (unkept.get(id) !== record || !kept) return;
          well();
          if (isDraft(kept.id)) return;
          spread(kept);
          hear({ id: kept.id, record: kept });
        }).catch(() => {});
        throw error;
      } finally {
        waiting.delete(entry);
        strike(entry);
      }
    });
  },

  /** Says that another tab has deleted the article that is on the page. */
  gone(id, title) {
    tell(`gone ${id}`, 'gone', title);
  },

  /** Keeps a draft. */
  keepDraft(record) {
    keeping.put(record, true).catch(() => {});
  },

  /** Deletes an article or a draft. Where that cannot be done it says so, and the article is heard of again. */
  remove(id, title) {
    return inLine(async () => {
      try {
        const name = id === DRAFT ? await draft : id;
        await inTime(transact('readwrite', (table) => table.delete(name)));
        bases.delete(name);
        if (!isDraft(name)) channel?.postMessage({ id: name, record: null });
      } catch (error) {
        console.warn(error);
        if (isDraft(id)) return;
        tell(`stays ${id}`, 'stays', title);
        if (bases.has(id)) hear({ id, record: bases.get(id) });
      }
    });
  },

  // Names and patterns

  /** The reader's lines under a key; nothing where there are none. */
  lines(key) {
    try {
      const lines = localStorage.getItem(key) ?? undefined;
      known.set(key, lines ?? '');
      return lines;
    } catch {
      return undefined;
    }
  },

  /** Keeps lines, and gives them back as they are kept: with what another tab has added, without what it took away. */
  keepLines(key, mine) {
    try {
      const base = known.get(key) ?? '';
      // Nothing there is nothing that another tab has decided: the reader has cleared the storage.
      const theirs = localStorage.getItem(key);
      const merged = mergeLines(base, mine, theirs ?? base);
      if (merged !== (theirs ?? '')) localStorage.setItem(key, merged);
      known.set(key, merged);
      unkept.delete(key);
      settle(key);
      again(key);
      return merged;
    } catch (error) {
      console.warn(error);
      unkept.set(key, mine);
      const file = () => [{ word: 'file', name: `mitjul-${key}.tsv`, type: 'text/tab-separated-values', content: unkept.get(key) ?? mine }];
      if (mine !== '') tell(key, key, undefined, file);
      return mine;
    }
  },
};

addEventListener('storage', ({ key, newValue }) => {
  if (!known.has(key) || newValue === null || newValue === known.get(key)) return;
  known.set(key, newValue);
  dispatchEvent(new CustomEvent('mitjul-lines', { detail: { key, lines: newValue } }));
});

globalThis.mitjulKeep = keeping;
