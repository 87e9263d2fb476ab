// Writes the check sheet: as a table, a log, reviews, and into the page and the annotations that the core writes. It also
// reads notes and checks out of annotations and out of our own JSON. The worker loads it when it is asked for something.
//
// A sheet is { headline, published, labels, language, lines }, as src/app/view/sheet/lines.rs makes it. `labels` is the
// language of the words around; offsets count UTF-16 code units.

const WORDS = {
  ko: {
    open: '아직', confirmed: '맞음', wrong: '틀림', misleading: '오해할 만함', unverifiable: '확인 못 함', not_needed: '필요 없음',
    high: '높음', normal: '보통', low: '낮음',
    claim: '발언', amount: '수치', finding: '살펴볼 점', entity: '이름', date: '날짜', passage: '글귀',
    title: '검증 기록', checked: '확인한 것', remaining: '아직 확인하지 않은 것', lost: '더는 기사에 없는 것', notes: '메모',
    evidence: '근거', note: '메모', tags: '꼬리표', who: '확인한 이', day: '확인한 날', priority: '우선순위', about: '말한 이·내용',
    status: '판정', words: '말', changed: '판정한 뒤에 기사의 말이 바뀌었습니다.', none: '아직 확인한 것이 없습니다.',
    progress: (n, all) => `${all}개 가운데 ${n}개 확인함`,
  },
  en: {
    open: 'open', confirmed: 'confirmed', wrong: 'wrong', misleading: 'misleading', unverifiable: 'cannot be checked', not_needed: 'not needed',
    high: 'high', normal: 'normal', low: 'low',
    claim: 'claim', amount: 'figure', finding: 'finding', entity: 'name', date: 'date', passage: 'passage',
    title: 'Claim log', checked: 'Checked', remaining: 'Not checked yet', lost: 'No longer in the text', notes: 'Notes',
    evidence: 'Evidence', note: 'Note', tags: 'Tags', who: 'Checked by', day: 'Checked on', priority: 'Priority', about: 'Who, what',
    status: 'Status', words: 'Words', changed: 'The words of the article have changed since.', none: 'Nothing is checked yet.',
    progress: (n, all) => `${n} of ${all} checked`,
  },
};

const SIGNS = { open: '○', confirmed: '✓', wrong: '✗', misleading: '△', unverifiable: '?', not_needed: '–' };
const ROWS = new Set(['claim', 'amount', 'finding']);

const wordsOf = (sheet) => WORDS[sheet.labels] ?? WORDS.ko;
const isRow = (line) => ROWS.has(line.subject);
/** A check counts while the words are those that were checked. */
const isChecked = (line) => isRow(line) && line.status !== 'open' && !line.changed;
/** Whether the reader has left anything there. */
const isSaid = (line) =>
  line.status !== 'open' || line.priority !== 'normal' || line.evidence.length > 0 || line.note.trim() !== '' || line.tags.length > 0;

/** The parts of a sheet, each in its order. */
function parted({ lines }) {
  const rows = lines.filter((line) => isRow(line) && !line.lost);
  return {
    rows,
    checked: rows.filter((line) => line.status !== 'open'),
    open: rows.filter((line) => line.status === 'open'),
    lost: lines.filter((line) => line.lost),
    notes: lines.filter((line) => !isRow(line) && !line.lost),
  };
}

const progress = (sheet, { rows }) => wordsOf(sheet).progress(rows.filter(isChecked).length, rows.length);

/** A piece of evidence: its link, where it begins with one, and its words. */
export function evidenceParts(evidence) {
  const [, link, words] = /^\s*(https?:\/\/\S+)?\s*(.*?)\s*$/su.exec(evidence);
  return { link, words };
}

// ---- A table

const COLUMNS = [
  ['id', (line) => line.on ?? ''],
  ['subject', (line) => line.subject],
  ['status', (line) => line.status],
  ['priority', (line) => line.priority],
  ['text', (line) => line.text],
  ['about', (line) => line.about],
  ['evidence', (line) => line.evidence.join('\n')],
  ['note', (line) => line.note.trim()],
  ['tags', (line) => line.tags.join(', ')],
  ['checked_by', (line) => line.who],
  ['checked_on', (line) => line.day ?? ''],
  ['check_worthiness', (line) => (isRow(line) && !line.lost ? String(line.worth) : '')],
  ['start', (line) => (line.lost ? '' : String(line.start))],
  ['end', (line) => (line.lost ? '' : String(line.end))],
  ['lost', (line) => (line.lost ? 'true' : '')],
  ['changed', (line) => (line.changed ? 'true' : '')],
];

/** A cell as RFC 4180 has it. Spreadsheets run one that begins like a formula: such words get an apostrophe in front. */
export function cell(words) {
  const isNumber = /^[+-]?[\d.,]+%?$/.test(words);
  const harmless = /^\s*[=+\-@]|^[\t\r]/.test(words) && !isNumber ? `'${words}` : words;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The whole sheet as comma-separated values, a row each. */
export function sheetCsv(_, sheet) {
  const rows = [COLUMNS.map(([name]) => name), ...sheet.lines.map((line) => COLUMNS.map(([, of]) => of(line)))];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

// ---- A log in Markdown

/** Backslashes before what Markdown would take for marks; line breaks become spaces. */
const plain = (words) =>
  words
    .trim()
    .replace(/[\\`*_[\]<>|~&#]/g, '\\$&')
    .replace(/^(\s*)([+=-]|\d+[.)])/u, '$1\\$2')
    .replace(/\s+/g, ' ');

/** An address between angle brackets: what would end it is written as a code. */
const address = (link) => `<${link.replace(/[<>\\]/g, encodeURIComponent)}>`;

function logged(line, w) {
  const sign = isRow(line) && !(line.lost && line.status === 'open') ? `${SIGNS[line.status]} ${w[line.status]} — ` : '';
  const about = line.about ? ` (${plain(line.about)})` : '';
  const out = [`### ${sign}${w[line.subject]}${about}`, '', `> ${plain(line.text)}`, ''];
  if (line.changed) out.push(`*${w.changed}*`, '');
  const facts = [
    [w.note, plain(line.note)],
    [w.priority, line.priority === 'normal' ? '' : w[line.priority]],
    [w.tags, line.tags.map(plain).join(', ')],
    [w.who, line.status === 'open' ? '' : plain(line.who)],
    [w.day, line.day ?? ''],
  ];
  for (const [name, words] of facts) if (words) out.push(`- ${name}: ${words}`);
  if (line.evidence.length > 0) out.push(`- ${w.evidence}:`);
  for (const evidence of line.evidence) {
    const { link, words } = evidenceParts(evidence);
    out.push(`  - ${[link && address(link), plain(words)].filter(Boolean).join(' ')}`);
  }
  out.push('');
  return out;
}

/** What was checked, with evidence and notes, and what is still to be checked. */
export function sheetLog(_, sheet) {
  const w = wordsOf(sheet);
  const parts = parted(sheet);
  const out = [`# ${w.title}${sheet.headline ? `: ${plain(sheet.headline)}` : ''}`, ''];
  out.push([sheet.published, progress(sheet, parts)].filter(Boolean).join(' · '), '');
  const full = (name, lines) => {
    if (lines.length > 0) out.push(`## ${name} (${lines.length})`, '', ...lines.flatMap((line) => logged(line, w)));
  };
  if (parts.checked.length === 0) out.push(w.none, '');
  full(w.checked, parts.checked);
  full(w.lost, parts.lost);
  full(w.notes, parts.notes);
  full(w.remaining, parts.open.filter(isSaid));
  const bare = parts.open.filter((line) => !isSaid(line));
  if (bare.length > 0) {
    if (!parts.open.some(isSaid)) out.push(`## ${w.remaining} (${parts.open.length})`, '');
    for (const line of bare) out.push(`- [ ] ${w[line.subject]}: ${plain(line.text)}${line.about ? ` (${plain(line.about)})` : ''}`);
    out.push('');
  }
  return out.join('\n');
}

// ---- Reviews

/** How good a claim is on a scale from 1 to 5; none where that could not be told. */
const RATINGS = { confirmed: 5, misleading: 2, wrong: 1 };

/**
 * A `ClaimReview` of schema.org for every claim that was checked. Whoever publishes one adds the address of the published
 * review (`url`), which nobody knows here.
 */
export function sheetReviews(_, sheet) {
  const w = wordsOf(sheet);
  const checked = sheet.lines.filter(({ subject, status }) => subject === 'claim' && !['open', 'not_needed'].includes(status));
  const reviews = checked.map((line) => {
    const links = line.evidence.map(evidenceParts).filter(({ link }) => link);
    const quotations = line.evidence.map(evidenceParts).filter(({ link, words }) => !link && words);
    const value = RATINGS[line.status];
    const review = {
      '@type': 'ClaimReview',
      inLanguage: sheet.labels,
      claimReviewed: line.text,
      itemReviewed: {
        '@type': 'Claim',
        ...(line.about && { author: { '@type': 'Thing', name: line.about } }),
        appearance: {
          '@type': 'NewsArticle',
          ...(sheet.headline && { headline: sheet.headline }),
          ...(sheet.published && { datePublished: sheet.published }),
          inLanguage: sheet.language,
        },
      },
      reviewRating: {
        '@type': 'Rating',
        ...(value && { ratingValue: value, bestRating: 5, worstRating: 1 }),
        alternateName: w[line.status],
      },
    };
    if (line.day) review.datePublished = line.day;
    if (line.who) review.author = { '@type': 'Person', name: line.who };
    const body = [line.note.trim(), ...quotations.map(({ words }) => words)].filter(Boolean).join('\n');
    if (body) review.reviewBody = body;
    if (line.tags.length > 0) review.keywords = line.tags;
    if (links.length > 0) {
      review.citation = links.map(({ link, words }) => ({ '@type': 'CreativeWork', url: link, ...(words && { abstract: words }) }));
    }
    return review;
  });
  return { '@context': 'https://schema.org', '@graph': reviews };
}

// ---- Into what the core writes

const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '\0': '\ufffd' };
const escaped = (words) => words.replace(/[&<>"'\0]/g, (c) => ESCAPES[c]);

const REPORT_STYLE = `
.sheet { border-top: 2px solid currentColor; margin-top: 2rem; font-size: 0.9375rem; }
.sheet li { margin: 0 0 1rem; } .sheet ol, .sheet ul { padding-inline-start: 1.25rem; }
.sheet blockquote { margin: 0.25rem 0; padding-inline-start: 0.75rem; border-inline-start: 2px solid var(--faint); }
.sheet .small { color: var(--faint); font-size: 0.8125rem; } .sheet .said { white-space: pre-line; } .sheet p { margin: 0; }
.sheet a { color: inherit; }
`;

function reported(line, w) {
  const sign = isRow(line) && !(line.lost && line.status === 'open') ? `<b>${SIGNS[line.status]} ${w[line.status]}</b> · ` : '';
  const small = [
    line.priority === 'normal' ? '' : `${w.priority}: ${w[line.priority]}`,
    ...line.tags.map((tag) => `#${tag}`),
    line.status === 'open' ? '' : line.who,
    line.day ?? '',
  ].filter(Boolean);
  const evidence = line.evidence.map(evidenceParts).map(({ link, words }) => {
    const anchor = link ? `<a href="${escaped(link)}" rel="noopener noreferrer nofollow">${escaped(link)}</a> ` : '';
    return `<li>${anchor}${escaped(words)}</li>`;
  });
  return [
    `<li><p>${sign}${w[line.subject]}${line.about ? ` · ${escaped(line.about)}` : ''}</p>`,
    `<blockquote>${escaped(line.text)}</blockquote>`,
    line.changed ? `<p class="small">${w.changed}</p>` : '',
    line.note.trim() ? `<p class="said">${escaped(line.note.trim())}</p>` : '',
    evidence.length > 0 ? `<ul>${evidence.join('')}</ul>` : '',
    small.length > 0 ? `<p class="small">${escaped(small.join(' · '))}</p>` : '',
    '</li>',
  ].join('');
}

/** The core's page with the sheet behind the article. */
export function sheetHtml(core, sheet, text, article, options) {
  const page = core.toHtml(text, article, options);
  if (!sheet.lines.some(isSaid)) return page;
  const w = wordsOf(sheet);
  const parts = parted(sheet);
  const said = { ...parts, open: parts.open.filter(isSaid) };
  const section = (name, lines) =>
    lines.length > 0 ? `<h3>${name}</h3><ol>${lines.map((line) => reported(line, w)).join('\n')}</ol>` : '';
  const report = [
    `<section class="sheet" lang="${sheet.labels}"><h2>${w.title}</h2><p class="small">${escaped(progress(sheet, parts))}</p>`,
    section(w.checked, said.checked),
    section(w.remaining, said.open),
    section(w.lost, said.lost),
    section(w.notes, said.notes),
    '</section>',
  ].join('\n');
  // The last of each: words of the article cannot look like them, they are escaped.
  const style = page.indexOf('</style>');
  const end = page.lastIndexOf('</main>');
  return `${page.slice(0, style)}${REPORT_STYLE}${page.slice(style, end)}${report}\n${page.slice(end)}`;
}

/** As many characters of context as the core gives. */
const CONTEXT = 32;

/** What a line says, as bodies of a W3C annotation. */
function bodies(line, sheet) {
  const w = wordsOf(sheet);
  const body = (purpose, value) => ({ type: 'TextualBody', purpose, value });
  const out = [];
  if (line.status !== 'open') out.push({ ...body('assessing', w[line.status]), 'mitjul:status': line.status });
  if (line.note.trim()) out.push(body('commenting', line.note.trim()));
  for (const tag of line.tags) out.push(body('tagging', tag));
  for (const evidence of line.evidence) {
    const { link, words } = evidenceParts(evidence);
    if (link) out.push({ type: 'SpecificResource', purpose: 'linking', source: link, ...(words && { 'mitjul:quotation': words }) });
    else out.push({ ...body('commenting', words), 'mitjul:evidence': true });
  }
  return out;
}

function common(line) {
  return {
    ...(line.who && { creator: { type: 'Person', name: line.who } }),
    ...(line.day && { modified: `${line.day}T00:00:00Z` }),
    ...(line.priority !== 'normal' && { 'mitjul:priority': line.priority }),
  };
}

/** The core's annotations with what the reader says of them, and the reader's notes as annotations of their own. */
export function sheetW3C(core, sheet, text, article, options) {
  const collection = core.toW3C(text, article, options);
  const page = collection.first;
  const source = options?.source ?? 'urn:mitjul:text';
  const byId = new Map(page.items.map((item) => [item.id.slice(source.length + 1), item]));
  const points = (end) => [...text.slice(0, end)].length;
  let number = 0;
  for (const line of sheet.lines.filter(isSaid)) {
    const known = line.on && byId.get(line.on);
    if (known) {
      known.body.push(...bodies(line, sheet));
      Object.assign(known, common(line), line.status === 'open' ? {} : { motivation: ['describing', 'assessing'] });
      continue;
    }
    number += 1;
    const quote = line.lost
      ? { type: 'TextQuoteSelector', exact: line.text }
      : {
          type: 'TextQuoteSelector',
          exact: text.slice(line.start, line.end),
          prefix: [...text.slice(0, line.start)].slice(-CONTEXT).join(''),
          suffix: [...text.slice(line.end, line.end + 2 * CONTEXT)].slice(0, CONTEXT).join(''),
        };
    const position = { type: 'TextPositionSelector', start: points(line.start), end: points(line.end) };
    page.items.push({
      id: `${source}#n${number}`,
      type: 'Annotation',
      motivation: isRow(line) ? 'assessing' : 'commenting',
      'mitjul:subject': line.subject,
      ...(line.kind && { 'mitjul:kind': line.kind }),
      ...common(line),
      body: bodies(line, sheet),
      target: { source, selector: line.lost ? [quote] : [quote, position] },
    });
  }
  collection.total = page.items.length;
  if (number > 0 || sheet.lines.some(isSaid)) {
    collection['@context'] = [collection['@context'], { mitjul: 'https://mitjul.github.io/ns#' }];
  }
  return collection;
}

/** The article as our JSON has it, with what the reader has checked and noted. */
export function sheetJson(core, sheet, article) {
  const checks = sheet.lines.filter(isSaid).map(({ worth, about, changed, ...check }) => check);
  const written = core.unpackArticle(article);
  return checks.length > 0 ? { ...written, checks } : written;
}

// ---- Reading

const LAYERS = new Set(['person', 'organization', 'place', 'product', 'event', 'title', 'amount', 'date', 'claim']);
const list = (value) => (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]);
const text = (value) => (typeof value === 'string' ? value : '');
const one = (value, known, otherwise) => (known.includes(value) ? value : otherwise);
const STATUSES = Object.keys(SIGNS);
const PRIORITIES = ['high', 'normal', 'low'];
const SUBJECTS = ['claim', 'amount', 'finding', 'entity', 'date', 'passage'];

/** How many characters two texts have in common from their beginning. */
function alike(one, other) {
  let n = 0;
  while (n < one.length && n < other.length && one[n] === other[n]) n += 1;
  return n;
}
const reversed = (words) => [...words].reverse().join('');

/**
 * Where words stand: at their position if they stand there, else at the place with the most of the words around them, and
 * of those the nearest. UTF-16 code units.
 */
export function anchor(article, { exact, prefix = '', suffix = '', start, end }) {
  const known = Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= article.length;
  if (known && (exact === undefined || exact === '' || article.slice(start, end) === exact)) return { start, end };
  if (!exact?.trim()) return null;
  let best = null;
  for (let at = article.indexOf(exact); at >= 0; at = article.indexOf(exact, at + 1)) {
    const around =
      alike(reversed(article.slice(Math.max(0, at - prefix.length), at)), reversed(prefix)) +
      alike(article.slice(at + exact.length, at + exact.length + suffix.length), suffix);
    const far = Math.abs(at - (known || Number.isInteger(start) ? start : 0));
    if (!best || around > best.around || (around === best.around && far < best.far)) best = { around, far, start: at };
  }
  return best && { start: best.start, end: best.start + exact.length };
}

function entry(article, place, fields) {
  const found = anchor(article, place);
  return {
    kind: null,
    status: 'open',
    priority: 'normal',
    evidence: [],
    note: '',
    tags: [],
    who: '',
    day: null,
    ...fields,
    text: place.exact ?? (found ? article.slice(found.start, found.end) : ''),
    start: found?.start ?? 0,
    end: found?.end ?? 0,
    lost: !found,
  };
}

/** The annotations of a collection, a page, a list or whatever holds them; what others call `rows` too. */
function annotationsIn(given) {
  if (Array.isArray(given)) return given.flatMap(annotationsIn);
  if (!given || typeof given !== 'object') return [];
  if (given.target) return [given];
  return [given.first, given.items, given.rows, given.annotations].flatMap((inner) => (inner ? annotationsIn(inner) : []));
}

/** A W3C annotation as an entry of the sheet; nothing where it only says what the core found. */
function fromAnnotation(annotation, article) {
  const bodies = list(annotation.body ?? annotation.bodyValue).map((body) =>
    typeof body === 'string' ? { type: 'TextualBody', purpose: 'commenting', value: body } : body,
  );
  const byCore = bodies.some(({ purpose }) => purpose === 'describing');
  const fields = { subject: 'passage', evidence: [], tags: [], note: '' };
  const notes = [];
  let layer = null;
  for (const body of bodies) {
    const words = text(body.value).trim();
    if (body.purpose === 'describing') continue;
    if (byCore && !layer && body.purpose === 'tagging' && LAYERS.has(words)) layer = words;
    else if (body.purpose === 'tagging') fields.tags.push(words);
    else if (body.purpose === 'linking') {
      const link = text(body.source ?? body.id ?? body.value);
      fields.evidence.push([link, text(body['mitjul:quotation'])].filter(Boolean).join(' '));
    } else if (body['mitjul:status']) fields.status = one(body['mitjul:status'], STATUSES, 'open');
    else if (body['mitjul:evidence']) fields.evidence.push(words);
    else if (words) notes.push(words);
  }
  // As Hypothesis writes them.
  if (text(annotation.text)) notes.push(annotation.text.trim());
  fields.tags.push(...list(annotation.tags).map(text));
  if (notes.length + fields.tags.length + fields.evidence.length === 0 && !fields.status && !annotation['mitjul:priority']) {
    if (byCore) return null;
    // Words that somebody only highlighted.
    fields.tags.push('highlight');
  }
  fields.note = notes.join('\n');
  fields.subject = one(annotation['mitjul:subject'], SUBJECTS, layer === null ? 'passage' : ['claim', 'amount', 'date'].includes(layer) ? layer : 'entity');
  fields.kind = text(annotation['mitjul:kind']) || null;
  fields.priority = one(annotation['mitjul:priority'], PRIORITIES, 'normal');
  fields.who = text(annotation.creator?.name ?? annotation.creator);
  if (fields.status && fields.status !== 'open') fields.day = /^\d{4}-\d{2}-\d{2}/.exec(text(annotation.modified))?.[0] ?? null;
  fields.tags = fields.tags.filter(Boolean);
  const selectors = list(annotation.target).flatMap((target) => list(target?.selector));
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector') ?? {};
  const position = selectors.find(({ type }) => type === 'TextPositionSelector') ?? {};
  // Positions count code points, as the model asks.
  const units = (point) => (Number.isInteger(point) ? [...article].slice(0, point).join('').length : undefined);
  const place = { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix, start: units(position.start), end: units(position.end) };
  return entry(article, place, fields);
}

/** One of our own entries. */
function fromCheck(check, article) {
  const { start, end } = check;
  const fields = {
    subject: one(check.subject, SUBJECTS, 'passage'),
    kind: text(check.kind) || null,
    status: one(check.status, STATUSES, 'open'),
    priority: one(check.priority, PRIORITIES, 'normal'),
    evidence: list(check.evidence).map(text).filter(Boolean),
    note: text(check.note),
    tags: list(check.tags).map(text).filter(Boolean),
    who: text(check.who),
    day: /^\d{4}-\d{2}-\d{2}$/.test(check.day) ? check.day : null,
  };
  return entry(article, { exact: text(check.text), start, end }, fields);
}

/**
 * The entries of a file: W3C annotations, or our own JSON with its checks. Each says where it stands in the article; one
 * that stands nowhere is `lost`. Throws where the file is neither.
 */
export function sheetRead(_, json, article) {
  const given = JSON.parse(json);
  if (Array.isArray(given?.checks)) return given.checks.map((check) => fromCheck(check, article));
  const annotations = annotationsIn(given);
  if (annotations.length === 0) throw Object.assign(new Error('neither annotations nor checks'), { code: 'invalid_file' });
  return annotations.map((annotation) => fromAnnotation(annotation, article)).filter(Boolean);
}
