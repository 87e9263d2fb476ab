// What the tests of the embedded script and of the extension share.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Collects what goes wrong in a page: errors and warnings on the console, uncaught errors, requests that leave `origins`. */
export function watch(page, ...origins) {
  const troubles = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && troubles.push(`console: ${message.text()}`));
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!origins.includes(url.origin) && !['data:', 'blob:', 'chrome-extension:'].includes(url.protocol)) troubles.push(`left the origin: ${url}`);
  });
  return troubles;
}

/** What is painted in a page by name: `{ 'person-0': ['김하늘', …], … }`. Works in any world: the registry is the page's. */
export const painted = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights]
        .filter(([name]) => name.startsWith('mitjul-'))
        .map(([name, ranges]) => [
          name.slice('mitjul-'.length),
          [...ranges].map(({ startContainer, startOffset, endOffset }) => startContainer.data.slice(startOffset, endOffset)),
        ]),
    ),
  );

/** Every painted range with its place in the document, and the words: `person-0 /1/0/2 3-6 김하늘`. */
export const ranges = (page) =>
  page.evaluate(() => {
    const path = (node) => {
      const parent = node.parentNode ?? node.host;
      return parent ? `${path(parent)}/${node.host && !node.parentNode ? 'shadow' : [...parent.childNodes].indexOf(node)}` : '';
    };
    return [...CSS.highlights]
      .filter(([name]) => name.startsWith('mitjul-'))
      .flatMap(([name, all]) => [...all].map(({ startContainer: node, startOffset, endOffset }) => `${name} ${path(node)} ${startOffset}-${endOffset} ${node.data.slice(startOffset, endOffset)}`))
      .sort();
  });

/** The middle of a word on the screen. */
export async function placeOf(page, words, nth = 0) {
  const place = await page.evaluate(
    ([words, nth]) => {
      const walk = (node, found = []) => {
        if (node.nodeType === 3 && node.data.includes(words)) found.push(node);
        for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) walk(child, found);
        return found;
      };
      const node = walk(document.body)[nth];
      if (!node) return null;
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const range = document.createRange();
      const at = node.data.indexOf(words);
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      const rect = range.getClientRects()[0];
      return [rect.left + rect.width / 2, rect.top + rect.height / 2];
    },
    [words, nth],
  );
  assert.ok(place, `${words} is not in the page`);
  return place;
}

/** Accessibility violations, as `rule: what (where)`. */
export async function violations(page) {
  await page.evaluate(`window.axe || void (() => { ${axe} })()`);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/** Everything of a page's DOM, shadow roots and frames included, as text. */
export const dom = (page) =>
  page.evaluate(() => {
    const write = (node) => {
      if (node.nodeType !== 1) return `${node.nodeType}:${JSON.stringify(node.nodeValue)}`;
      const attributes = [...node.attributes].map(({ name, value }) => `${name}=${JSON.stringify(value)}`).join(' ');
      const inside = [...node.childNodes].map(write).join('');
      const shadow = node.shadowRoot ? `#shadow[${[...node.shadowRoot.childNodes].map(write).join('')}]` : '';
      let frame = '';
      if (node.localName === 'iframe' && node.contentDocument) frame = `#frame[${write(node.contentDocument.documentElement)}]`;
      return `<${node.localName} ${attributes}>${shadow}${frame}${inside}</>`;
    };
    return write(document.documentElement);
  });
