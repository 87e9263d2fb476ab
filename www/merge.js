// Two tabs have worked on the same thing since both last knew it alike: what becomes of it. Everything here has three sides,
// `base` as both knew it, `mine` of this tab and `theirs` as it is stored now; what either side has added, changed or taken
// away holds, and what nobody touched stays, fields and entries of another version of the page too.

const blank = (value) => value === null || value === undefined || value === false || value === '' || (Array.isArray(value) && value.length === 0);

/** A value as a string that is the same for the same value: fields in order, without those that say nothing. */
const written = (value) =>
  JSON.stringify(value, (_, inner) => {
    if (!inner || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const fields = Object.entries(inner).filter(([, field]) => !blank(field));
    return Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1)));
  }) ?? '';

export const same = (one, other) => (blank(one) && blank(other)) || written(one) === written(other);

/** Lists whose entries stand for themselves. */
export function mergeList(base = [], mine = [], theirs = []) {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map((list) => new Set(list.map(written)));
  const stays = theirs.filter((entry) => inMine.has(written(entry)) || !inBase.has(written(entry)));
  const added = mine.filter((entry) => !inBase.has(written(entry)) && !inTheirs.has(written(entry)));
  return [...stays, ...added];
}

/** Text in lines, of which none stands twice. */
export function mergeLines(base, mine, theirs) {
  if (base === theirs) return mine;
  const lines = (text) => text.split('\n').filter((line) => line.trim() !== '');
  const merged = mergeList(lines(base), lines(mine), lines(theirs));
  return merged.map((line) => `${line}\n`).join('');
}

/** Words that both have changed: the longer where it holds the other, else one under the other. */
function mergeWords(mine, theirs) {
  if (mine.includes(theirs)) return mine;
  return theirs.includes(mine) ? theirs : `${theirs}\n${mine}`;
}

/** The fields of `mine`, and those that it no longer has: what says nothing is not written. */
const fields = (base, mine) => new Set([...Object.keys(mine), ...Object.keys(base ?? {})]);

/** Sets a field, or takes it away where it says nothing any more. */
function put(merged, field, value) {
  if (value === undefined) delete merged[field];
  else merged[field] = value;
}

/** An entry of the check sheet that both have changed. `clash` is called where only one of two answers can stay. */
function mergeCheck(base, mine, theirs, clash) {
  const merged = { ...theirs };
  for (const field of fields(base, mine)) {
    const [was, here, there] = [base?.[field], mine[field], theirs[field]];
    if (same(here, was) || same(here, there)) continue;
    if (Array.isArray(here ?? was)) put(merged, field, mergeList(was, here, there));
    else if (field === 'note' && !same(there, was)) merged[field] = mergeWords(here ?? '', there ?? '');
    else {
      if ((field === 'status' || field === 'who') && !same(there, was)) clash();
      put(merged, field, here);
    }
  }
  return merged;
}

function mergeChecks(base = [], mine = [], theirs = [], clash) {
  const key = ({ subject, kind, start, end }) => written([subject, kind ?? null, start, end]);
  const by = (list) => new Map(list.map((check) => [key(check), check]));
  const [was, here] = [by(base), by(mine)];
  const merged = [];
  for (const there of theirs) {
    const name = key(there);
    const own = here.get(name);
    here.delete(name);
    if (own) merged.push(mergeCheck(was.get(name), own, there, clash));
    // What this tab has taken away comes back only with what was written there since.
    else if (!was.has(name) || !same(was.get(name), there)) merged.push(there);
  }
  for (const [name, own] of here) {
    if (!was.has(name) || !same(was.get(name), own)) merged.push(own);
  }
  return merged;
}

/**
 * An article that is stored and was changed here; nothing where the text of both was changed, so that there are two
 * articles now.
 */
export function mergeArticle(base, mine, theirs, clash = () => {}) {
  const untouched = (one) => Object.keys(base).every((field) => field === 'saved' || same(one[field], base[field]));
  if (!same(mine.text, theirs.text)) {
    if (untouched(mine)) return theirs;
    return untouched(theirs) ? { ...theirs, ...mine } : undefined;
  }
  const merged = { ...theirs };
  for (const field of fields(base, mine)) {
    if (field === 'edits' || field === 'flips') merged[field] = mergeList(base[field], mine[field], theirs[field]);
    else if (field === 'checks') merged.checks = mergeChecks(base.checks, mine.checks, theirs.checks, clash);
    else if (!same(mine[field], base[field])) put(merged, field, mine[field]);
  }
  return merged;
}
