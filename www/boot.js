// Starts the page. Trunk writes where its parts are into this script's own element: an inline script would break the
// page's policy.
const { js, wasm } = document.querySelector('script[data-wasm]').dataset;
const { default: init } = await import(new URL(js, document.baseURI).href);
await init({ module_or_path: new URL(wasm, document.baseURI).href });
