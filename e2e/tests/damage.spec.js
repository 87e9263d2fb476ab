// Files that are damaged, cut short, replaced by a portal's page or of another version: said, or mended unseen; never used.

import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sealSums } from '../../www/seal.js';
import { expect, test } from '../harness.js';
import { ARTICLE, field, mark, marks, start } from '../reader.js';
import { serve } from '../serve.js';

const built = process.env.MITJUL_PAGE ?? fileURLToPath(new URL('../../dist', import.meta.url));
const PORTAL = { status: 200, contentType: 'text/html', body: '<!doctype html><title>Wi-Fi</title><p>Log in</p>' };
const sorry = (page) => page.getByRole('alert').filter({ hasText: '불러오지 못했습니다' });
const failed = (page) => page.locator('.status.wrong');
const retry = (page) => page.getByRole('button', { name: '다시 하기' });

/** One bit in the middle is another. */
const flipped = (body) => {
  const bytes = Buffer.from(body);
  bytes[bytes.length >> 1] ^= 1;
  return bytes;
};
/** Still a program, but not what was built. */
const changed = (body) => Buffer.concat([Buffer.from(body), Buffer.from('\n0;')]);
const through = (change) => async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: change(await response.body()) });
};
const LOUD = /integrity|status of 404|app-\w+|mitjul_|worker-|boot-|page-|wasm|WebAssembly|module script|dynamically imported|MIME|Failed to (?:find|load|fetch)|ERR_FAILED/i;

test.describe('from the network', () => {
  // A worker that has been installed in between answers for the network, out of reach of the routes below.
  test.use({ serviceWorkers: 'block' });

  for (const [what, pattern, respond] of [
    ['one bit of the page’s wasm', /\/app-\w+_bg\.wasm/, through(flipped)],
    ['the page’s glue', /\/app-\w+\.js/, through(changed)],
  ]) {
    test(`${what} is not what was built: the reader is told, and can try again`, async ({ page, watch }) => {
      watch.allow(LOUD);
      await page.route(pattern, respond);
      await page.goto('./');
      await expect(sorry(page)).toBeVisible();
      await page.unroute(pattern);
      await page.getByRole('button', { name: '다시 시도' }).click();
      await expect(marks(page).first()).toBeVisible();
    });

    test(`${what}, wrong once, is fetched anew unseen`, async ({ page, watch }) => {
      watch.allow(LOUD);
      await page.route(pattern, respond, { times: 1 });
      await start(page);
      await expect(sorry(page)).toHaveCount(0);
    });
  }

  for (const [what, pattern, respond] of [
    ['one bit of the core', /\/mitjul_ko-\w+\.wasm/, through(flipped)],
    ['the core’s script', /\/mitjul_ko-\w+\.js/, through(changed)],
    ['a portal’s page for the core', /\/mitjul_ko-\w+\.wasm/, (route) => route.fulfill(PORTAL)],
    ['the worker’s script', /\/worker-\w+\.js/, through(changed)],
  ]) {
    test(`${what}: nothing is underlined that could be wrong, and it can be tried again`, async ({ page, watch }) => {
      watch.allow(LOUD);
      await page.route(pattern, respond);
      await page.goto('./');
      await expect(failed(page)).toContainText('분석기를 불러오지 못했습니다');
      await expect(marks(page)).toHaveCount(0);
      await page.unroute(pattern);
      await retry(page).click();
      await expect(marks(page).first()).toBeVisible();
      await expect(page.locator('.status')).toHaveText('');
    });
  }

  test('where the script that starts the page is not what was built, the page says so by its style sheet alone', async ({ page, watch }) => {
    watch.allow(LOUD);
    await page.route(/\/boot-\w+\.js/, through(changed));
    await page.goto('./');
    const late = page.locator('.late');
    await expect(late).toBeHidden();
    // Half a minute later.
    await late.evaluate((element) => element.getAnimations().forEach((animation) => animation.finish()));
    await expect(late).toBeVisible();
    await expect(late).toContainText('다시 열기');
    await page.unroute(/\/boot-\w+\.js/);
    await late.getByRole('link', { name: '다시 열기' }).click();
    await expect(marks(page).first()).toBeVisible();
  });
});

// What follows has a copy of the page of its own, so that its files can change.
const copy = test.extend({
  site: async ({ watch }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'mitjul-page-'));
    await cp(built, folder, { recursive: true });
    const { origin, close } = await serve(folder);
    // Its origin is another than the tests'.
    watch.allow(new RegExp(`^left the origin: ${origin}/`));
    await use({ folder, origin });
    await close();
    await rm(folder, { recursive: true });
  },
});

const controlled = async (page) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
};

/** The names of everything that is kept of the page. */
const kept = (page) =>
  page.evaluate(async () => {
    const names = [];
    for (const cache of await caches.keys()) {
      for (const { url } of await (await caches.open(cache)).keys()) names.push(url.split('/').pop());
    }
    return names;
  });

/** Damages what is kept under names that match. */
const damage = (page, source) =>
  page.evaluate(async (source) => {
    let count = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        if (!new RegExp(source).test(request.url)) continue;
        const response = await cache.match(request);
        const bytes = new Uint8Array(await response.arrayBuffer());
        bytes[bytes.length >> 1] ^= 1;
        await cache.put(request, new Response(bytes, { headers: response.headers }));
        count += 1;
      }
    }
    return count;
  }, source);

for (const [what, pattern] of [
  ['the page itself', '/$'],
  ['the script that starts it', 'boot-'],
  ['its style sheet', '\\.css$'],
  ['its code', '_bg\\.wasm$'],
  ['the worker', 'worker-'],
  ['the code for Korean', 'mitjul_ko-.*wasm$'],
  ['the script of that', 'mitjul_ko-.*js$'],
  ['the data for Korean', 'ko-.*pack$'],
]) {
  copy(`${what}, damaged on the device, is fetched anew and mended`, async ({ page, watch, site, context }) => {
    watch.allow(LOUD);
    await page.goto(site.origin);
    await expect(marks(page).first()).toBeVisible();
    const count = await marks(page).count();
    await controlled(page);
    await expect.poll(() => kept(page)).toEqual(expect.arrayContaining([expect.stringMatching(/^ko-.*pack$/), expect.stringMatching(/^mitjul_ko-.*js$/), expect.stringMatching(/^mitjul_ko-.*wasm$/)]));
    expect(await damage(page, pattern)).toBe(1);
    await page.reload();
    await expect(marks(page)).toHaveCount(count);
    await expect(page.locator('.status')).toHaveText('');
    // What is kept is whole again: the next visit needs no network.
    await expect.poll(() => page.evaluate(async () => {
      const worker = (await navigator.serviceWorker.ready).active;
      const before = (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).join();
      const { port1, port2 } = new MessageChannel();
      const mended = new Promise((done) => (port1.onmessage = done));
      worker.postMessage('mend', [port2]);
      await mended;
      return before === (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).length))).join();
    })).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await expect(marks(page)).toHaveCount(count);
  });
}

copy('without a network, what is damaged on the device is said, and nothing wrong is underlined', async ({ page, watch, site, context }) => {
  watch.allow(LOUD);
  watch.allow(/ERR_INTERNET_DISCONNECTED/);
  await page.goto(site.origin);
  await expect(marks(page).first()).toBeVisible();
  await controlled(page);
  await expect.poll(() => kept(page)).toEqual(expect.arrayContaining([expect.stringMatching(/^mitjul_ko-.*wasm$/)]));
  // The browser's own cache has it, too.
  const session = await context.newCDPSession(page);
  await session.send('Network.clearBrowserCache');
  await damage(page, 'mitjul_ko-.*wasm$');
  await context.setOffline(true);
  await page.reload();
  await expect(failed(page)).toContainText('분석기를 불러오지 못했습니다');
  await expect(marks(page)).toHaveCount(0);
  await context.setOffline(false);
  await retry(page).click();
  await expect(marks(page).first()).toBeVisible();
});

copy('a portal’s page that comes while the page is kept for later is not kept', async ({ page, watch, site, context }) => {
  watch.allow(LOUD);
  const file = (await readdir(site.folder)).find((name) => name === 'icon.svg');
  const whole = await readFile(join(site.folder, file));
  await writeFile(join(site.folder, file), PORTAL.body);
  await page.goto(site.origin);
  await expect(marks(page).first()).toBeVisible();
  // Every file or none.
  await expect.poll(() => page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    return registration?.active ?? registration?.waiting ?? registration?.installing ?? 'given up';
  })).toBe('given up');
  expect(await kept(page)).not.toContain(file);
  await writeFile(join(site.folder, file), whole);
  await page.reload();
  await controlled(page);
  await expect.poll(() => kept(page)).toContain(file);
  await context.setOffline(true);
  await page.reload();
  await expect(marks(page).first()).toBeVisible();
});

copy('data that comes damaged to a page that is kept for later is not kept, and is fetched anew', async ({ page, watch, site }) => {
  watch.allow(LOUD);
  watch.allow(/pack/);
  const name = (await readdir(site.folder)).find((name) => /^en-.*pack$/.test(name));
  const whole = await readFile(join(site.folder, name));
  // The patterns and English are not fetched by themselves.
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await writeFile(join(site.folder, name), flipped(whole));
  await page.goto(site.origin);
  await expect(marks(page).first()).toBeVisible();
  await controlled(page);
  const both = `${ARTICLE}\nThe company said on Monday that it would build the plant and that it had been in talks with the city.`;
  await field(page).fill(both);
  await expect(failed(page)).toContainText('영어');
  await expect(mark(page, '3조5000억원')).toBeVisible();
  expect(await kept(page)).not.toContain(name);
  await writeFile(join(site.folder, name), whole);
  await retry(page).click();
  await expect(page.locator('.status')).toHaveText('');
  await expect.poll(() => kept(page)).toContain(name);
});

/** Publishes another version in place of the first: the worker is another, and what names it. */
async function republish(folder) {
  const hash = (bytes) => createHash('sha256').update(bytes).digest();
  const names = await readdir(folder);
  const gone = [];
  let replace = [];
  for (const stem of ['worker', 'boot']) {
    const old = names.find((name) => name.startsWith(`${stem}-`));
    const before = await readFile(join(folder, old), 'utf8');
    let after = `${before}\n0;`;
    for (const [from, to] of replace) after = after.replaceAll(from, to);
    const name = `${stem}-${hash(after).toString('hex').slice(0, 16)}.js`;
    await writeFile(join(folder, old), after);
    await rename(join(folder, old), join(folder, name));
    replace = [...replace, [old, name], [hash(before).toString('base64'), hash(after).toString('base64')]];
    gone.push(old);
  }
  for (const name of ['index.html', 'sw.js']) {
    let text = await readFile(join(folder, name), 'utf8');
    for (const [from, to] of replace) text = text.replaceAll(from, to);
    await writeFile(join(folder, name), text);
  }
  sealSums(folder);
  return gone;
}

copy('an update takes nothing away that an open tab still needs', async ({ page, watch, site, context }) => {
  watch.allow(LOUD);
  await page.goto(site.origin);
  await expect(marks(page).first()).toBeVisible();
  await controlled(page);
  const older = await page.evaluate(() => caches.keys());
  const gone = await republish(site.folder);
  const other = await context.newPage();
  await other.goto(site.origin);
  await other.getByRole('button', { name: '새로 열기' }).click();
  await expect(other.locator('script[data-wasm]')).not.toHaveAttribute('src', `./${gone[1]}`);
  await expect(marks(other).first()).toBeVisible();
  // The first tab runs on, with files that the server has no longer: another worker, the code of both languages.
  await field(page).fill(ARTICLE);
  await expect(mark(page, '3조5000억원')).toBeVisible();
  expect(await kept(page)).toEqual(expect.arrayContaining(gone));
  await Promise.race([page.workers()[0].evaluate(() => self.close()).catch(() => {}), page.waitForTimeout(500)]);
  await expect(page.getByText('분석기를 다시 켰습니다', { exact: false })).toBeVisible();
  await field(page).fill(`${ARTICLE}\n바람전자는 7조원을 더 들인다고 말했다.`);
  await expect(mark(page, '7조원')).toBeVisible();
  // Its own update button reloads it now, and with the last tab of the older version its files go.
  await page.getByRole('button', { name: '새로 열기' }).click();
  await expect(page.locator('script[data-wasm]')).not.toHaveAttribute('src', `./${gone[1]}`);
  await expect(field(page)).toHaveValue(/7조원을 더/);
  await other.reload();
  await expect.poll(async () => (await other.evaluate(() => caches.keys())).filter((name) => older.includes(name))).toEqual([]);
});
