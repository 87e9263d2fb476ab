// Keeps the page for use without a network. The lists are written here when the page is built (www/seal.js); with empty ones,
// as in development, nothing is kept and an older worker takes itself away.
//
// Nothing is kept, and nothing of the page's own answered, that is not what was built: each file is known by a sum. What has
// been kept is looked at again whenever it is asked for, so that what is damaged on the device is fetched anew. Files are
// named by what is in them; those of older versions stay as long as a tab is open that was there before this one took over.
const VERSION = '';
// Files by name, each with the beginning of its SHA-256.
const FILES = {};
// The code and the data of the languages, each file kept once it was in use.
const PARTS = {};
// What reads files and pasted pages: kept once the first has come. What it loads further is kept when it is loaded; the sums
// of that are in a file of their own.
const INTAKE = {};

const OURS = 'mitjul-';
const CACHE = OURS + VERSION;
const SUMS = Object.keys(INTAKE).find((name) => name.endsWith('/sums.json'));
const FOLDER = SUMS?.slice(0, -'sums.json'.length);
/** A note of the tabs that were there before this version took over. */
const TABS = 'tabs.json';

const address = (name) => new URL(name, registration.scope).href;
/** A file's name; the page itself is asked for by its folder. */
const nameOf = (url) => decodeURIComponent(url.slice(registration.scope.length).replace(/[?#].*$/s, '')) || './';
/** A part's name without what is in it, which every version has. */
const part = (name) => name.match(/([^/]+)-[0-9a-f]{16}(\.\w+)$/)?.slice(1).join('');

async function sumOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCharCode(...sum.subarray(0, 12)));
}

/** An answer that holds what it should; nothing otherwise. */
async function sound(response, sum) {
  if (!response?.ok) return undefined;
  const bytes = await response.arrayBuffer().catch(() => undefined);
  if (!bytes || (await sumOf(bytes)) !== sum) return undefined;
  return new Response(bytes, { headers: { 'Content-Type': response.headers.get('Content-Type') ?? '' } });
}

/** Fetches a file: what the browser has of it will do if it is sound. */
async function fetched(name, sum, ways = ['force-cache', 'reload']) {
  for (const cache of ways) {
    const response = await sound(await fetch(address(name), { cache }).catch(() => undefined), sum);
    if (response) return response;
  }
  throw new TypeError(`${name} cannot be had, or is not what it should be`);
}

/** The sum of a file of this version. */
async function wanted(name) {
  const sum = FILES[name] ?? PARTS[name] ?? INTAKE[name];
  if (sum || !FOLDER || !name.startsWith(FOLDER)) return sum;
  const cache = await caches.open(CACHE);
  const sums = (await sound(await cache.match(address(SUMS)), INTAKE[SUMS])) ?? (await fetched(SUMS, INTAKE[SUMS]));
  return (await sums.json())[name.slice(FOLDER.length)];
}

const others = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);

/** What an older version has kept of the languages and of reading files, as it is in this one. */
async function inUse() {
  const names = new Set();
  for (const other of await others()) {
    for (const { url } of await (await caches.open(other)).keys()) names.add(nameOf(url));
  }
  const parts = new Set([...names].map(part));
  const all = Object.entries(PARTS).filter(([name]) => parts.has(part(name)));
  if ([...names].some((name) => /^intake\b/.test(name))) all.push(...Object.entries(INTAKE));
  return Object.fromEntries(all);
}

addEventListener('install', (event) => {
  // Every file or none: a page of two versions would not run.
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      const put = async ([name, sum]) => {
        if (!(await cache.match(address(name)))) await cache.put(address(name), await fetched(name, sum));
      };
      await Promise.all(Object.entries({ ...FILES, ...(await inUse()) }).map(put));
    })(),
  );
});

const tabs = async () => (await clients.matchAll({ type: 'window', includeUncontrolled: true })).map(({ id }) => id);

/** Takes older versions away once no tab needs them. */
async function tidy() {
  const older = await others();
  if (older.length === 0) return;
  const noted = await (await caches.open(CACHE)).match(address(TABS));
  const open = new Set(await tabs());
  if (((await noted?.json()) ?? []).some((id) => open.has(id))) return;
  for (const name of older) await caches.delete(name);
}

addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      if (Object.keys(FILES).length === 0) {
        for (const name of await others()) await caches.delete(name);
        await registration.unregister();
        return;
      }
      await (await caches.open(CACHE)).put(address(TABS), new Response(JSON.stringify(await tabs())));
      await tidy();
      await clients.claim();
    })(),
  );
});

async function keep(name) {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(address(name)))) await cache.put(address(name), await fetched(name, PARTS[name]));
}

/** Takes away what is damaged of what is kept. */
async function mend() {
  const cache = await caches.open(CACHE);
  for (const request of await cache.keys()) {
    const sum = await wanted(nameOf(request.url)).catch(() => undefined);
    if (sum && !(await sound(await cache.match(request), sum))) await cache.delete(request);
  }
}

addEventListener('message', (event) => {
  const { data, ports } = event;
  // The reader decides when a newer version takes over.
  if (data === 'take over') skipWaiting();
  else if (data === 'mend') event.waitUntil(mend().finally(() => ports[0]?.postMessage('mended')));
  // What cannot be fetched now is kept another time.
  else if (Object.hasOwn(PARTS, data.keep)) event.waitUntil(keep(data.keep).catch(() => {}));
});

/** Of what is kept, what is sound. */
async function kept(event, cache, name, sum) {
  const response = await cache.match(address(name));
  if (!response) return undefined;
  const checked = sound(response.clone(), sum).then(async (good) => good ?? void (await cache.delete(address(name))));
  if (!name.endsWith('.wasm')) return checked;
  // The page has its own eye on this one, and the browser compiles it while it comes: beside is early enough to mend it.
  event.waitUntil(checked);
  return response;
}

async function answer(event) {
  const { request } = event;
  const name = nameOf(request.url);
  if (request.mode === 'navigate') event.waitUntil(tidy());
  const sum = await wanted(name).catch(() => undefined);
  if (!sum) return (await older(name)) ?? fetch(request);
  // What is asked for anew is asked for because what was kept is of no use.
  const anew = request.cache === 'reload' || request.url.endsWith('?again');
  const cache = await caches.open(CACHE);
  const found = anew ? undefined : await kept(event, cache, name, sum);
  if (found) return found;
  try {
    const response = await fetched(name, sum, anew ? ['reload'] : undefined);
    event.waitUntil(cache.put(address(name), response.clone()).catch(() => {}));
    return response;
  } catch (error) {
    // Names that do not tell what is in them: on the server there may be a newer version already.
    if (part(name) || name.startsWith(FOLDER)) throw error;
    return fetch(request);
  }
}

/** What an older version has kept: its tabs may still want it. */
async function older(name) {
  for (const other of await others()) {
    const response = await (await caches.open(other)).match(address(name), { ignoreSearch: true });
    if (response) return response;
  }
  return undefined;
}

addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  if (method !== 'GET' || !url.startsWith(registration.scope) || Object.keys(FILES).length === 0) return;
  event.respondWith(answer(event));
});
