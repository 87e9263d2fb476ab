// Starts the page. Trunk writes where its parts are into this script's own element: an inline script would break the
// page's policy.
// The annotator loads beside the page's own code, not after it; the page takes this worker over. One that fails before
// that is forgotten, and the page starts another, which it hears fail.
const worker = new Worker('worker.js', { type: 'module' });
worker.addEventListener('error', () => delete globalThis.mitjulWorker, { once: true });
globalThis.mitjulWorker = worker;
const { js, wasm } = document.querySelector('script[data-wasm]').dataset;
const { default: init } = await import(new URL(js, document.baseURI).href);
await init({ module_or_path: new URL(wasm, document.baseURI).href });

// Keeps the page for use without a network, and tells it when a newer version has been fetched.
if ('serviceWorker' in navigator && isSecureContext) {
  try {
    const registration = await navigator.serviceWorker.register('sw.js');
    const tell = () => dispatchEvent(new CustomEvent('mitjul-update'));
    const watch = (worker) =>
      worker?.addEventListener('statechange', () => {
        // Without a controller this is the first version, not a newer one.
        if (worker.state === 'installed' && navigator.serviceWorker.controller) tell();
      });
    if (registration.waiting && navigator.serviceWorker.controller) tell();
    watch(registration.installing);
    registration.addEventListener('updatefound', () => watch(registration.installing));
    addEventListener('mitjul-reload', () => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting?.postMessage('take over');
    });
  } catch {
    // A private window may forbid it: the page works all the same, with the network.
  }
}
