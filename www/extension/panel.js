// The side panel: what the page's content script has found, by subject. It asks; it keeps nothing.

import { make } from '../lib/cards.js';
import { SWATCH_RULES } from '../lib/style.js';
import { LAYERS } from '../lib/words.js';
import { pageWords } from './pages.js';
import { api, settings } from './settings.js';

const el = (...all) => make(document, ...all);
const header = document.querySelector('header');
const main = document.querySelector('main');
const sheet = new CSSStyleSheet();
sheet.replaceSync(SWATCH_RULES);
document.adoptedStyleSheets = [sheet];

const TABS = ['overview', 'claims', 'figures', 'findings'];
let chosen = 'overview';
let report;
let say;
let tab;

/** A panel beside a page shows that page; opened as a tab of its own (`?tab=`) it shows the named one. */
async function subject() {
  const named = Number(new URLSearchParams(location.search).get('tab'));
  if (named) return named;
  const [active] = await api.tabs.query({ active: true, currentWindow: true });
  return active?.id;
}

async function tell(message) {
  try {
    return (await api.tabs.sendMessage(tab, message, { frameId: 0 }))?.value;
  } catch {
    return undefined;
  }
}

async function refresh() {
  tab = await subject();
  const { shown } = await settings();
  say = pageWords(shown);
  document.documentElement.lang = shown;
  report = await tell({ kind: 'report' });
  draw();
}

const swatch = (layer) => el('span', { class: `swatch ${layer}`, 'aria-hidden': 'true' });
const go = (id) => () => tell({ kind: 'goto', id });

function overview() {
  return LAYERS.slice(0, 6).flatMap((layer) => {
    const found = report.article.entities.filter(({ kind }) => kind === layer);
    if (found.length === 0) return [];
    const rows = found
      .sort((one, other) => other.mentions.length - one.mentions.length)
      .map((entity) =>
        el(
          'li',
          {},
          el(
            'button',
            { class: 'row', type: 'button', onclick: go(entity.id) },
            swatch(layer),
            entity.name,
            entity.titles.length > 0 ? el('span', { class: 'faint' }, entity.titles.join(', ')) : null,
            el('span', { class: 'count' }, String(entity.mentions.length)),
          ),
        ),
      );
    return [el('h2', {}, say[layer]), el('ul', {}, rows)];
  });
}

const headings = () => new Map(report.items.map((item) => [item.id, item]));

function claims() {
  const marks = headings();
  return report.article.claims.map((claim) =>
    el(
      'button',
      { class: 'item', type: 'button', onclick: go(claim.id) },
      el('b', {}, marks.get(claim.id)?.heading ?? ''),
      el('span', { class: 'said' }, claim.text),
      marks.get(claim.id)?.details.map((line) => el('span', { class: 'faint' }, line)),
    ),
  );
}

function figures() {
  const marks = headings();
  return [...report.article.amounts, ...report.article.dates]
    .sort((one, other) => one.start - other.start)
    .map(({ id, text }) => {
      const { layer, heading, details } = marks.get(id) ?? { details: [] };
      return el(
        'button',
        { class: 'item', type: 'button', onclick: go(id) },
        el('b', {}, swatch(layer), ' ', text),
        el('span', { class: 'value' }, heading ?? ''),
        details.map((line) => el('span', { class: 'faint value' }, line)),
      );
    });
}

function findings() {
  const shown = document.documentElement.lang;
  const warned = ({ severity }) => (severity === 'warning' ? 0 : 1);
  return [...report.article.findings].sort((one, other) => warned(one) - warned(other)).map((finding) =>
    el(
      'button',
      { class: `item ${finding.severity}`, type: 'button', onclick: go(finding.amounts[0] ?? finding.claims[0]) },
      el('b', {}, `${say[finding.severity]} · ${finding.message[shown]}`),
      finding.amounts.map((id) => el('span', { class: 'faint' }, report.article.amounts.find((amount) => amount.id === id)?.text ?? '')),
    ),
  );
}

const CONTENT = { overview, claims, figures, findings };

function draw() {
  const button = (label, message) => el('button', { type: 'button', onclick: () => tell(message).then(() => setTimeout(refresh, 50)) }, label);
  if (!report) {
    header.replaceChildren();
    main.replaceChildren(el('p', { class: 'faint', role: 'status' }, say.cannot));
    return;
  }
  const on = Boolean(report.article);
  header.replaceChildren(
    el('h1', {}, report.title || say.overview),
    el(
      'div',
      { class: 'deeds' },
      on
        ? [
            button(say.previous, { kind: 'step', by: -1 }),
            button(say.next, { kind: 'step', by: 1 }),
            button(say.again, { kind: 'rescan' }),
            button(say.stop, { kind: 'stop' }),
          ]
        : button(say.start, { kind: 'start' }),
    ),
  );
  if (!on) {
    const why = { working: say.working, none: say.noArticle, failed: say.failed };
    main.removeAttribute('role');
    main.replaceChildren(el('p', { class: 'faint', role: 'status' }, why[report.status] ?? say.off));
    return;
  }
  const { article } = report;
  const counts = { overview: article.entities.length, claims: article.claims.length, figures: article.amounts.length + article.dates.length, findings: article.findings.length };
  const tabs = TABS.map((name) =>
    el(
      'button',
      { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-selected': String(name === chosen), 'aria-controls': 'body', tabindex: name === chosen ? '0' : '-1', onclick: () => choose(name) },
      say[name],
      ' ',
      el('span', { class: 'count' }, String(counts[name])),
    ),
  );
  const list = el('div', { role: 'tablist', 'aria-label': say.card }, tabs);
  list.addEventListener('keydown', ({ key }) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (by) choose(TABS[(TABS.indexOf(chosen) + by + TABS.length) % TABS.length], true);
  });
  header.append(list);
  const body = CONTENT[chosen]();
  const empty = chosen === 'findings' ? say.noFindings : say.nothing;
  main.replaceChildren(
    el('div', { role: 'tabpanel', id: 'body', 'aria-labelledby': `tab-${chosen}` }, body.length > 0 ? body : el('p', { class: 'faint' }, empty)),
  );
}

function choose(name, focus) {
  chosen = name;
  draw();
  if (focus) document.getElementById(`tab-${name}`).focus();
}

api.runtime.onMessage.addListener((message, sender) => {
  if (message.kind === 'state' && sender.tab?.id === tab) refresh();
  return false;
});
api.tabs.onActivated.addListener(refresh);
api.tabs.onUpdated.addListener((id, { status }) => id === tab && status === 'complete' && refresh());
api.storage.onChanged.addListener(refresh);
refresh();
