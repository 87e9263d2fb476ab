// The strokes and colours, said once for what is painted into a page and for the cards.
//
// Kinds differ by stroke first, colour second. A page may set `--mitjul-person` and so on; these are the values without it.

import { viewOf } from './dom.js';

export const PREFIX = 'mitjul-';

/** How many parallel strokes are told apart where underlined words lie in one another. */
export const DEPTHS = 3;

const LIGHT = {
  person: '#0063ab',
  organization: '#00735a',
  place: '#a35a00',
  product: '#a03a7c',
  event: '#6446b0',
  title: '#767268',
  amount: '#f0cc4599',
  date: '#1a7fb4',
  claim: '#6f8a6624',
  match: '#1d1c1a',
  active: '#ffd86a80',
  warning: '#b02a00',
  ink: '#1d1c1a',
  paper: '#fffefb',
  faint: '#5d5a53',
  line: '#d9d5ca',
};

const DARK = {
  person: '#6db6f2',
  organization: '#4cc7a0',
  place: '#eeab48',
  product: '#e693c3',
  event: '#b5a2f2',
  title: '#8f8c84',
  amount: '#8f7d1899',
  date: '#7ac6ec',
  claim: '#86a57c2b',
  match: '#e9e6df',
  active: '#8f742066',
  warning: '#ff9a70',
  ink: '#e9e6df',
  paper: '#1d1f22',
  faint: '#a9a59b',
  line: '#393c41',
};

/** Stroke, thickness and line of the kinds that are underlined. */
const UNDERLINES = {
  person: ['solid', 2],
  organization: ['double', 1.25],
  place: ['dotted', 2.5],
  product: ['dashed', 2],
  event: ['wavy', 1.5],
  title: ['solid', 1],
};

/** The line above the words that a pattern of the reader's matches: by its colour the role that it takes, stroke, thickness. */
const LINES = {
  plain: ['match', 'solid', 2],
  blue: ['person', 'solid', 3],
  green: ['organization', 'double', 1.5],
  orange: ['place', 'dotted', 3],
  pink: ['product', 'dashed', 2.5],
  violet: ['event', 'wavy', 1.5],
  grey: ['title', 'solid', 1],
};

/** The name of that line for a colour, or for none. */
export const lineOf = (colour) => `match-${Object.hasOwn(LINES, colour ?? '') ? colour : 'plain'}`;

const palette = (theme) => (theme === 'dark' ? DARK : LIGHT);

/** The usual colour of a kind. */
export const colourOf = (layer, theme) => palette(theme)[layer];

/** The custom properties with their values, for a shadow root's `:host`. */
export const properties = (theme, own = {}) =>
  Object.entries(palette(theme))
    .map(([name, value]) => `--${name}: var(--${PREFIX}${name}, ${own[name] ?? value});`)
    .join(' ');

/**
 * The rules for the CSS Custom Highlight API. Where highlights overlap, each paints its own decoration, so that depth
 * only moves a stroke lower. `own` replaces colours.
 */
export function highlightRules(theme, own = {}) {
  const colours = { ...palette(theme), ...own };
  const colour = (name) => `var(--${PREFIX}${name}, ${colours[name]})`;
  const rule = (name, body) => `::highlight(${PREFIX}${name}) { ${body} }`;
  const rules = [
    rule('claim', `background-color: ${colour('claim')};`),
    rule('amount', `text-decoration: underline 0.5em ${colour('amount')}; text-underline-offset: -0.32em; text-decoration-skip-ink: none;`),
    rule('date', `text-decoration: overline 1.5px ${colour('date')};`),
    rule('active', `background-color: ${colour('active')};`),
    rule('finding', `text-decoration: underline 2px wavy ${colour('warning')}; text-underline-offset: 0.3em;`),
  ];
  const forced = [];
  for (const [name, [line, width]] of Object.entries(UNDERLINES)) {
    for (let depth = 0; depth < DEPTHS; depth += 1) {
      const offset = (0.2 + 0.17 * depth).toFixed(2);
      const body = `text-underline-offset: ${offset}em; text-decoration-skip-ink: none;`;
      rules.push(rule(`${name}-${depth}`, `text-decoration: underline ${width}px ${line} ${colour(name)}; ${body}`));
      forced.push(rule(`${name}-${depth}`, 'text-decoration-color: CanvasText;'));
    }
  }
  for (const [name, [role, line, width]] of Object.entries(LINES)) {
    rules.push(rule(`match-${name}`, `text-decoration: overline ${width}px ${line} ${colour(role)};`));
    forced.push(rule(`match-${name}`, 'text-decoration-color: CanvasText;'));
  }
  // Gecko paints underlines over the words: there the band is the words' own ground.
  const ground = rule('amount', `background-color: ${colour('amount')}; text-decoration: none;`);
  forced.push(rule('date', 'text-decoration-color: CanvasText;'));
  forced.push(rule('amount', 'text-decoration-color: Highlight;'));
  return `${rules.join('\n')}\n@supports (-moz-appearance: none) {\n${ground}\n}\n@media (forced-colors: active) {\n${forced.join('\n')}\n}\n`;
}

/** The same strokes drawn with boxes, where the API is missing. */
export const BOX_RULES = `
:host { all: initial; }
.box { position: absolute; pointer-events: none; box-sizing: border-box; }
.claim { background: var(--claim); }
.active { background: var(--active); }
.amount { background: linear-gradient(transparent 58%, var(--amount) 58% 94%, transparent 94%); }
.date { border-block-start: 1.5px solid var(--date); }
${Object.entries(UNDERLINES)
  .map(([name, [line, width]]) => `.${name} { border-block-end: ${line === 'double' ? 4 : width}px ${line === 'wavy' ? 'ridge' : line} var(--${name}); }`)
  .join('\n')}
${Object.entries(LINES)
  .map(([name, [role, line, width]]) => `.match-${name} { border-block-start: ${line === 'double' ? 4 : width}px ${line === 'wavy' ? 'ridge' : line} var(--${role}); }`)
  .join('\n')}
.finding { border-block-end: 3px dotted var(--warning); }
.depth-1 { padding-block-end: 3px; } .depth-2 { padding-block-end: 6px; }
`;

/** The swatch before a heading or a filter: the stroke of its kind. */
export const SWATCH_RULES = `
.swatch { display: inline-block; inline-size: 1.4em; block-size: 1em; box-sizing: border-box; vertical-align: -0.15em; flex: none; }
${Object.entries(UNDERLINES)
  .map(([name, [line, width]]) =>
    line === 'wavy'
      ? `.swatch.${name} { text-decoration: underline wavy ${width}px var(--${name}); text-underline-offset: 0; line-height: 0.9; overflow: visible; } .swatch.${name}::before { content: "\\a0\\a0\\a0\\a0"; }`
      : `.swatch.${name} { border-block-end: ${line === 'double' ? 4 : width}px ${line} var(--${name}); }`,
  )
  .join('\n')}
.swatch.amount { background: linear-gradient(transparent 45%, var(--amount) 45%); }
.swatch.date { border-block-start: 2px solid var(--date); }
.swatch.match { border-block-start: 2px solid var(--match); }
.swatch.claim { background: var(--claim); border-inline-start: 2px solid var(--faint); }
.swatch.finding { border-block-end: 3px dotted var(--warning); }
`;

/** `dark` where the words of an element are lighter than its ground is likely to be. */
export function themeOf(element) {
  const view = viewOf(element);
  const [red, green, blue] = (view.getComputedStyle(element).color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 140 ? 'dark' : 'light';
}
