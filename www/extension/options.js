// The options. Everything is kept on this machine as soon as it is changed; the dictionary and the patterns once they
// can be read. What was checked in the panel (www/keep.js) can be deleted here.

import '../keep.js';
import { make } from '../lib/cards.js';
import { SWATCH_RULES, colourOf } from '../lib/style.js';
import { LAYERS } from '../lib/words.js';
import { pageWords } from './pages.js';
import { api, settings } from './settings.js';

const el = (...all) => make(document, ...all);
const main = document.querySelector('main');
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];
const save = (change) => api.storage.local.set(change);

async function draw() {
  const { hidden, colours, dictionary, patterns, language, keys, shown } = await settings();
  const say = pageWords(shown);
  document.documentElement.lang = shown;
  document.title = `${api.i18n.getMessage('name')} · ${say.options}`;
  const own = Object.entries(colours).map(([layer, colour]) => `--${layer}: ${colour};`).join(' ');
  sheet.replaceSync(`${SWATCH_RULES} :root { ${own} }`);

  const theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const kinds = LAYERS.map((layer) => {
    const box = el('input', { type: 'checkbox', checked: !hidden.includes(layer) });
    box.addEventListener('change', () => save({ hidden: LAYERS.filter((each) => (each === layer ? !box.checked : hidden.includes(each))) }));
    const colour = el('input', { type: 'color', 'aria-label': `${say[layer]}: ${say.colour}`, value: (colours[layer] ?? colourOf(layer, theme)).slice(0, 7) });
    colour.addEventListener('change', () => save({ colours: { ...colours, [layer]: colour.value + translucent(layer) } }));
    const { [layer]: gone, ...rest } = colours;
    const usual = el('button', { type: 'button', onclick: () => save({ colours: rest }) }, say.usual);
    return el('div', { class: 'kind' }, el('label', {}, box, el('span', { class: `swatch ${layer}`, 'aria-hidden': 'true' }), say[layer]), colour, gone ? usual : null);
  });

  const text = el('textarea', { id: 'dictionary', 'aria-describedby': 'dictionary-help', spellcheck: 'false', lang: 'ko' });
  text.value = dictionary;
  const verdict = el('p', { role: 'status' });
  text.addEventListener('change', async () => {
    const { error } = await api.runtime.sendMessage({ kind: 'check', dictionary: text.value });
    verdict.className = error ? 'wrong' : 'faint';
    verdict.textContent = error ? say.notSaved(error.message) : say.saved;
    if (!error) await save({ dictionary: text.value });
  });

  const expressions = el('textarea', { id: 'patterns', 'aria-describedby': 'patterns-help', spellcheck: 'false' });
  expressions.value = patterns;
  const judged = el('div', { role: 'status' });
  expressions.addEventListener('change', async () => {
    const source = expressions.value;
    const { value, error } = await api.runtime.sendMessage({ kind: 'checkPatterns', patterns: source });
    const errors = error ? [error.message] : value.errors.map((wrong) => say.wrongPattern(wrong.line, wrong.column, wrong[shown]));
    judged.className = errors.length > 0 ? 'wrong' : 'faint';
    judged.replaceChildren(el('ul', {}, (errors.length > 0 ? errors : [say.saved]).map((words) => el('li', {}, words))));
    if (errors.length === 0) await save({ patterns: source });
  });

  const choice = el(
    'select',
    { 'aria-label': say.language },
    [['auto', say.auto], ['ko', '한국어'], ['en', 'English']].map(([value, label]) => el('option', { value, selected: value === language }, label)),
  );
  choice.addEventListener('change', () => save({ language: choice.value }));

  const key = (name) => {
    const field = el('input', { type: 'text', readonly: true, size: '8', value: keyName(keys[name]), 'aria-describedby': 'key-help' });
    field.addEventListener('keydown', (event) => {
      if (['Tab', 'Escape', 'Alt', 'Control', 'Shift', 'Meta'].includes(event.key)) return;
      event.preventDefault();
      save({ keys: { ...keys, [name]: event.code } });
    });
    return el('label', {}, say[name], ' Alt +', field);
  };

  const { origins = [] } = await api.permissions.getAll();
  const sites = origins.map((origin) =>
    el('div', { class: 'site' }, el('span', {}, origin), el('button', { type: 'button', onclick: () => api.permissions.remove({ origins: [origin] }).then(draw) }, say.remove)),
  );

  const checked = (await globalThis.mitjulKeep.all()).map(({ id, title }) =>
    el('div', { class: 'site' }, el('span', {}, title || id), el('button', { type: 'button', 'aria-label': `${say.remove}: ${title || id}`, onclick: () => globalThis.mitjulKeep.remove(id, title).then(draw) }, say.remove)),
  );

  const group = (label, ...inside) => el('fieldset', {}, el('legend', {}, label), el('div', {}, inside.flat()));
  main.replaceChildren(
    el('h1', {}, `${api.i18n.getMessage('name')} · ${say.options}`),
    el('p', { class: 'faint' }, say.privacy),
    group(say.kinds, kinds),
    group(say.language, choice),
    el('fieldset', {}, el('legend', {}, el('label', { for: 'dictionary' }, say.dictionary)), el('p', { class: 'faint', id: 'dictionary-help' }, say.dictionaryHelp), text, verdict),
    el('fieldset', {}, el('legend', {}, el('label', { for: 'patterns' }, say.match)), el('p', { class: 'faint', id: 'patterns-help' }, say.patternsHelp), expressions, judged),
    group(say.keys, el('p', { class: 'faint', id: 'key-help' }, say.keyHelp), el('div', { class: 'keys' }, key('previous'), key('next'))),
    group(say.sites, sites.length > 0 ? sites : el('p', { class: 'faint' }, say.noSites)),
    group(say.checked, checked.length > 0 ? checked : el('p', { class: 'faint' }, say.noChecked)),
  );
}

/** What stands on a key, as far as that can be told from its place. */
const SIGNS = { Comma: ',', Period: '.', Slash: '/', Semicolon: ';', Quote: "'", BracketLeft: '[', BracketRight: ']', Backslash: '\\', Minus: '-', Equal: '=', Backquote: '`', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
const keyName = (code) => SIGNS[code] ?? code.replace(/^(Key|Digit)/, '');

/** Bands and tints stay see-through whatever the colour. */
const translucent = (layer) => ({ amount: '99', claim: '24' })[layer] ?? '';

addEventListener('mitjul-shelf', draw);
api.storage.onChanged.addListener(async (changes) => {
  if ('dictionary' in changes || 'patterns' in changes) return;
  const controls = () => [...main.querySelectorAll('input, select, button, textarea')];
  const at = controls().indexOf(document.activeElement);
  await draw();
  controls()[at]?.focus();
});
draw();
