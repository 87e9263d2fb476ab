// What every browser test starts from: `import { test, expect, violations } from '../harness.js'`.
//
// A page of these tests is watched. When a test ends, it fails if the page wrote an error to the console, threw one
// that nobody caught, broke its own Content Security Policy, or asked for anything outside its own origin. A test that
// provokes such a thing on purpose says so: `watch.allow(/pattern/)`.

import { test as base, expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

class Watch {
  #origin;
  #allowed = [];
  #mark = 0;
  /** Every request of the context, in order: `{ url, method, type }`. */
  requests = [];
  /** What went wrong, in words. */
  troubles = [];

  constructor(origin) {
    this.#origin = origin;
  }

  follow(context) {
    context.on('request', (request) => {
      this.requests.push({ url: request.url(), method: request.method(), type: request.resourceType() });
    });
    context.on('requestfailed', (request) => {
      // Leaving a page ends what it was still loading.
      const reason = request.failure()?.errorText ?? 'unknown';
      if (reason !== 'net::ERR_ABORTED') this.troubles.push(`request failed (${reason}): ${request.url()}`);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.troubles.push(`status ${response.status()}: ${response.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error') this.troubles.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => this.troubles.push(`uncaught: ${error.error()}`));
  }

  /** Lets a trouble that matches pass. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  /** Forgets the requests so far: from here on the page is loaded, and `since` counts. */
  mark() {
    this.#mark = this.requests.length;
  }

  /** The requests since `mark`. */
  get since() {
    return this.requests.slice(this.#mark);
  }

  /** Requests that left the page's own origin. Data and blob addresses never reach a network. */
  get foreign() {
    return this.requests
      .map((request) => new URL(request.url))
      .filter((url) => !['data:', 'blob:'].includes(url.protocol) && url.origin !== this.#origin)
      .map(String);
  }

  verdict() {
    const wrong = [...this.troubles, ...this.foreign.map((url) => `left the origin: ${url}`)];
    return wrong.filter((trouble) => !this.#allowed.some((pattern) => pattern.test(trouble)));
  }
}

export const test = base.extend({
  watch: [
    async ({ context, baseURL }, use) => {
      const watch = new Watch(new URL(baseURL).origin);
      watch.follow(context);
      await use(watch);
      expect(watch.verdict(), 'what the page did wrong while the test ran').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/**
 * The accessibility violations of the page as it stands, each as `rule: what (where)`, so that
 * `expect(await violations(page)).toEqual([])` shows what to mend. axe is evaluated by the debugger, which the page's
 * policy does not bind; nothing is added to the document.
 */
export async function violations(page, options = {}) {
  await page.evaluate(`window.axe || void (() => { ${axeSource} })()`);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), {
    resultTypes: ['violations'],
    ...options,
  });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`));
}

/** The page's policy, as its directives: `{ 'default-src': ["'none'"], … }`. */
export async function policy(page) {
  const text = await page.locator('meta[http-equiv="Content-Security-Policy" i]').first().getAttribute('content');
  const directives = (text ?? '').split(';').map((directive) => directive.trim().split(/\s+/));
  return Object.fromEntries(directives.filter(([name]) => name).map(([name, ...values]) => [name, values]));
}
