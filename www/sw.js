// Keeps the page for use without a network. The list is written here when the page is built (`cargo xtask precache`);
// with an empty one, as in development, nothing is kept and an older worker takes itself away.
const VERSION = '';
const FILES = [];

const CACHE = `mitjul-${VERSION}`;

addEventListener('install', (event) => {
  // Every file or none: a page of two versions would not run.
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })))));
});

addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('mitjul-') && name !== CACHE) await caches.delete(name);
      }
      if (FILES.length === 0) await registration.unregister();
      else await clients.claim();
    })(),
  );
});

// The reader decides when a newer version takes over.
addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
});

addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET' || FILES.length === 0) return;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(event.request, { ignoreSearch: true }))
      .then((kept) => kept ?? fetch(event.request)),
  );
});
