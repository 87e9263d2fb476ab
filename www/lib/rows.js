// What the core found, as rows that stay the same where the text around them does: places are told from the place before,
// names by themselves and not by their number. Of a text that has changed in one place few rows have then changed, and
// only they are sent.

/** Fields that hold an id, or a list of ids. */
const REFERENCES = new Set(['id', 'organization', 'entity', 'same_as', 'entities', 'amounts', 'dates', 'claims']);

const parts = (id) => [id[0], Number(id.slice(1))];

/** Tells ids and places from those before. One for the rows of one list, in their order. */
class Telling {
  #names;
  #place = 0;
  #numbers = {};

  /** `names`: of an entity's id its name, or the other way round. */
  constructor(names) {
    this.#names = names;
  }

  #told = (id) => {
    if (this.#names.has(id)) return this.#names.get(id);
    const [letter, number] = parts(id);
    const told = `${letter}${number - (this.#numbers[letter] ?? 0)}`;
    this.#numbers[letter] = number;
    return told;
  };

  #heard = (told) => {
    if (this.#names.has(told)) return this.#names.get(told);
    const [letter, step] = parts(told);
    this.#numbers[letter] = (this.#numbers[letter] ?? 0) + step;
    return `${letter}${this.#numbers[letter]}`;
  };

  /** `sign` is -1 to tell and 1 to hear; `from` is the place that places are told from. */
  #walk(value, from, sign, refer) {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((each) => this.#walk(each, from, sign, refer));
    const { start, end } = value;
    const placed = typeof start === 'number' && typeof end === 'number';
    // An end is told from its start, and what lies inside from where the whole begins.
    const begin = placed ? (sign < 0 ? start : start + from) : from;
    const own = placed ? { start: start + sign * from, end: end + sign * begin } : {};
    for (const name in value) {
      const field = value[name];
      if (field === null || typeof field === 'number' || typeof field === 'boolean') {
        if (!placed || (name !== 'start' && name !== 'end')) own[name] = field;
      } else if (name === 'caption') {
        if (sign < 0) own[name] = field;
      } else if (name === 'groups') {
        // Their names are the reader's.
        own[name] = field;
      } else if (!REFERENCES.has(name)) own[name] = this.#walk(field, begin, sign, refer);
      else own[name] = Array.isArray(field) ? field.map(refer) : refer(field);
    }
    return own;
  }

  /** `caption` is what there is to say of the row. */
  tell(row, caption) {
    const told = this.#walk(row, this.#place, -1, this.#told);
    if (caption) told.caption = caption;
    this.#place = row.start ?? this.#place;
    return told;
  }

  /** The row, without its caption. */
  hear(told) {
    const row = this.#walk(told, this.#place, 1, this.#heard);
    this.#place = row.start ?? this.#place;
    return row;
  }
}

/** Of every entity a name that no other has. */
function namesOf(entities) {
  const counts = new Map();
  return entities.map(({ kind, name }) => {
    const words = `=${kind} ${name}`;
    counts.set(words, (counts.get(words) ?? 0) + 1);
    return counts.get(words) > 1 ? `${words} ${counts.get(words)}` : words;
  });
}

/** The pieces, each told from the one before. */
function tellPieces(pieces) {
  const rows = [];
  for (let i = 0; i < pieces.length; i += 4) {
    const [start, node] = i === 0 ? [0, 0] : [pieces[i - 4], pieces[i - 3]];
    rows.push([pieces[i] - start, pieces[i + 1] - node, pieces[i + 2], pieces[i + 3]]);
  }
  return rows;
}

function hearPieces(rows) {
  const pieces = [];
  let [start, node] = [0, 0];
  for (const [forth, on, from, length] of rows) {
    start += forth;
    node += on;
    pieces.push(start, node, from, length);
  }
  return pieces;
}

/** What `annotatePage` gave, as lists of rows. */
export function toRows({ text, pieces, article, marks }) {
  /** What there is to say of an id, which is the same for all mentions of a name. */
  const captions = new Map();
  for (const { id, heading, details } of marks) {
    const dot = id.indexOf('.');
    const whole = dot < 0 ? id : id.slice(0, dot);
    if (!captions.has(whole)) captions.set(whole, { heading, details });
  }
  const { entities, ...lists } = article;
  const named = namesOf(entities);
  const names = new Map(entities.map(({ id }, i) => [id, named[i]]));
  const rows = { lines: text.split('\n'), pieces: tellPieces(pieces), rest: [{}] };
  for (const [name, list] of Object.entries(lists)) {
    const telling = new Telling(names);
    if (Array.isArray(list)) rows[name] = list.map((row) => telling.tell(row, captions.get(row.id)));
    else rows.rest[0][name] = list;
  }
  // Their own ids are counted; the names are for others to call them by.
  rows.entities = entities.map(({ id, mentions, organization, ...entity }) => ({ ...entity, organization: names.get(organization) ?? null, caption: captions.get(id) }));
  const telling = new Telling(names);
  rows.mentions = entities
    .flatMap(({ mentions }, i) => mentions.map((mention) => [named[i], mention]))
    .sort(([, one], [, other]) => one.start - other.start)
    .map(([name, mention]) => [name, telling.tell(mention)]);
  return rows;
}

/** What `annotatePage` gave, of its rows. */
export function fromRows(rows) {
  const { lines, pieces, rest, entities, mentions, ...lists } = rows;
  const article = { ...rest[0] };
  const named = namesOf(entities);
  const ids = new Map(named.map((name, i) => [name, `e${i + 1}`]));
  article.entities = entities.map(({ caption, organization, ...entity }, i) => ({ ...entity, id: `e${i + 1}`, organization: ids.get(organization) ?? null, mentions: [] }));
  const marks = [];
  const mark = (id, layer, { start, end, colour }, { heading, details }) => marks.push({ id, layer, ...(colour && { colour }), start, end, heading, details });
  for (const [name, list] of Object.entries(lists)) {
    const telling = new Telling(ids);
    article[name] = list.map((row) => telling.hear(row));
  }
  article.claims.forEach((row, i) => mark(row.id, 'claim', row, lists.claims[i].caption));
  const places = new Map(named.map((name, i) => [name, i]));
  const telling = new Telling(ids);
  for (const [name, told] of mentions) {
    const { id, kind, mentions } = article.entities[places.get(name)];
    const mention = telling.hear(told);
    mentions.push(mention);
    mark(`${id}.${mentions.length}`, kind, mention, entities[places.get(name)].caption);
  }
  article.amounts.forEach((row, i) => mark(row.id, 'amount', row, lists.amounts[i].caption));
  article.dates.forEach((row, i) => mark(row.id, 'date', row, lists.dates[i].caption));
  article.matches?.forEach((row, i) => mark(row.id, 'match', row, lists.matches[i].caption));
  // As the core puts them: what begins at the same place stands in the order above, the longer first.
  marks.sort((one, other) => one.start - other.start || other.end - one.end);
  return { text: lines.join('\n'), pieces: hearPieces(pieces), article, marks };
}

function same(one, other) {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  let count = 0;
  for (const name in one) {
    if (!same(one[name], other[name])) return false;
    count += 1;
  }
  return count === Object.keys(other).length;
}

/**
 * How one list of rows becomes another: `[from, count, rows]`, one after the other, each `count` rows of the old list
 * and then new ones.
 */
function change(before, after) {
  if (before.length === 0) return [[0, 0, after]];
  let first = 0;
  const shorter = Math.min(before.length, after.length);
  while (first < shorter && same(before[first], after[first])) first += 1;
  let last = 0;
  while (last < shorter - first && same(before[before.length - 1 - last], after[after.length - 1 - last])) last += 1;
  const places = new Map();
  const words = new Array(before.length);
  for (let i = before.length - last - 1; i >= first; i -= 1) {
    words[i] = JSON.stringify(before[i]);
    if (places.has(words[i])) places.get(words[i]).push(i);
    else places.set(words[i], [i]);
  }
  const steps = [[0, first, []]];
  const copy = (at) => {
    const step = steps.at(-1);
    if (step[2].length === 0 && step[0] + step[1] === at) step[1] += 1;
    else steps.push([at, 1, []]);
  };
  let next = first;
  for (const row of after.slice(first, after.length - last)) {
    const own = JSON.stringify(row);
    // The one that follows the last, or the next one behind it: rows that are alike keep their order.
    let at = words[next] === own && next < before.length - last ? next : undefined;
    const list = at === undefined ? places.get(own) : undefined;
    while (list?.length > 0 && at === undefined) {
      const place = list.pop();
      if (place >= next) at = place;
    }
    if (at === undefined) steps.at(-1)[2].push(row);
    else {
      copy(at);
      next = at + 1;
    }
  }
  if (last > 0) {
    const step = steps.at(-1);
    if (step[2].length === 0 && step[0] + step[1] === before.length - last) step[1] += last;
    else steps.push([before.length - last, last, []]);
  }
  return steps;
}

/** How lists of rows become others; whole lists where there were none. */
export const changes = (before, after) => Object.fromEntries(Object.entries(after).map(([name, list]) => [name, change(before[name] ?? [], list)]));

/** Lists of rows after `changes`. */
export function changed(before, steps) {
  return Object.fromEntries(
    Object.entries(steps).map(([name, list]) => [
      name,
      list.flatMap(([from, count, rows]) => (count > 0 ? [...before[name].slice(from, from + count), ...rows] : rows)),
    ]),
  );
}

/** How many rows there are, and how many of them are new. */
export function countRows(steps) {
  let [all, fresh] = [0, 0];
  for (const list of Object.values(steps)) {
    for (const [, count, rows] of list) {
      all += count + rows.length;
      fresh += rows.length;
    }
  }
  return { all, fresh };
}
