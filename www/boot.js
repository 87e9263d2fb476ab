import './door.js';
import './keep.js';

// Starts the page. Trunk writes where its parts are into this script's own element: an inline script would break the
// page's policy.

// With Trusted Types nothing that came with an article can act: the only scripts that are started from a text are these,
// and what is parsed (www/intake/page.js), into documents that are never shown, has no script and no handler.
const [WORKER, WORKER_SUM] = 'worker.js'.split('#');
const SCRIPTS = { worker: WORKER, service: 'sw.js', pdf: 'intake/pdf/pdf.worker.min.js' };
const scriptOf = (name) => {
  if (!Object.hasOwn(SCRIPTS, name)) throw new TypeError(`${name} is no script of this page`);
  return SCRIPTS[name];
};
globalThis.mitjulTrusted = globalThis.trustedTypes?.createPolicy('mitjul', {
  createScriptURL: scriptOf,
  // What a page says of itself for machines stands in scripts of that type: they are no programs.
  createHTML: (source) =>
    source
      .replace(/<script\b(?![^>]*\bld\+json)/giu, '<script type="text/plain"')
      .replace(/<[a-z][^<>]*>/giu, (tag) => tag.replace(/\son(?=\w+\s*=)/giu, ' data-on')),
});
const script = (name) => globalThis.mitjulTrusted?.createScriptURL(name) ?? scriptOf(name);

/** How long the page's own code may take before the reader is told that something is wrong. */
const PATIENCE = 20_000;

const SORRY = {
  ko: ['밑줄을 여는 데 필요한 파일을 불러오지 못했습니다. 이 기기에 보관된 글과 메모는 그대로 있습니다.', '다시 시도'],
  en: ['A file that this page needs could not be loaded. What you have kept on this device is still there.', 'Try again'],
};

/** Puts what has happened where the page would be. */
function sorry() {
  const shell = document.getElementById('shell');
  if (!shell || shell.querySelector('[role=alert]')) return;
  const language = /^ko\b/i.test(tag) ? 'ko' : 'en';
  const [words, again] = SORRY[language];
  const note = document.createElement('div');
  note.setAttribute('role', 'alert');
  note.lang = language;
  const line = document.createElement('p');
  const button = document.createElement('button');
  line.textContent = words;
  button.textContent = again;
  button.addEventListener('click', anew);
  note.append(line, button);
  shell.querySelector('.late')?.remove();
  shell.setAttribute('role', 'main');
  const brand = shell.querySelector('.brand');
  brand.setAttribute('role', 'heading');
  brand.setAttribute('aria-level', '1');
  shell.append(note);
}

/** Loads the page again, when what is damaged of what was kept for use without a network has been taken away. */
async function anew() {
  const worker = navigator.serviceWorker?.controller;
  if (worker) {
    const { port1, port2 } = new MessageChannel();
    const mended = new Promise((done) => (port1.onmessage = done));
    worker.postMessage('mend', [port2]);
    await Promise.race([mended, new Promise((done) => setTimeout(done, 5000))]);
  }
  location.reload();
}

/**
 * Fails where a script that has been loaded is not what was built: its sum stands behind its name. The browser has it
 * already; browsers check the sum of what is fetched, but not of what is imported.
 */
async function sound(file, integrity) {
  if (integrity) (await fetch(file, { integrity, cache: 'force-cache' })).body?.cancel();
}

// The annotator loads beside the page's own code, not after it; the page takes this worker over. One that fails before
// that is forgotten, and the page starts another, which it hears fail. Its name is the language whose data it asks for
// first: that of the article that was read last, else the page's.
let tag = navigator.language;
try {
  tag = localStorage.getItem('read') ?? localStorage.getItem('lang') ?? tag;
} catch {
  // Storage may be forbidden.
}
/** How long the worker may say nothing while it is asked something. */
const SILENCE = 10_000;

/**
 * A worker that is watched. It holds a lock for as long as it lives: whoever gets it hears that the worker is gone, which
 * browsers do not say. To the page it says `{ code }`: `stopped` where it has ended, `not_loaded` where its script is not what
 * was built, `slow` where it has said nothing for long.
 */
function start(name) {
  const lock = `worker:${globalThis.mitjulKeep.fresh()}`;
  const worker = new Worker(script('worker'), { type: 'module', name: `${name} ${lock}` });
  const over = new AbortController();
  const say = (code) => over.signal.aborted || worker.dispatchEvent(new MessageEvent('message', { data: { code } }));
  let timer;
  const awaited = () => {
    clearTimeout(timer);
    timer = setTimeout(() => say('slow'), SILENCE);
  };
  const { postMessage, terminate } = worker;
  // Nothing is asked of a worker that is not what was built.
  const checked = sound(WORKER, WORKER_SUM).catch((error) => {
    say('not_loaded');
    // The next one is started with what is on the server.
    fetch(WORKER, { cache: 'reload' }).catch(() => {});
    throw error;
  });
  checked.catch(() => {});
  worker.postMessage = (...given) => {
    checked.then(() => over.signal.aborted || postMessage.apply(worker, given)).catch(() => {});
    awaited();
  };
  worker.terminate = () => {
    over.abort();
    clearTimeout(timer);
    terminate.call(worker);
  };
  worker.addEventListener('message', ({ data }) => {
    // A file that has come is a sign of life, an answer the end of waiting.
    if (data.taken || data.awaits?.length > 0) awaited();
    else clearTimeout(timer);
    if (data.alive) navigator.locks.request(lock, { signal: over.signal }, () => say('stopped')).catch(() => {});
  });
  return worker;
}
let early = start(/^ko\b/i.test(tag) ? 'ko' : 'en');
const forget = () => (early = undefined);
early.addEventListener('error', forget, { once: true });
early.addEventListener('message', async ({ data }) => {
  if (data.code) forget();
  // The data that is in use is kept for use without a network, too: the first was fetched before there was anybody to keep it.
  if (data.taken && navigator.serviceWorker) (await navigator.serviceWorker.ready).active.postMessage({ keep: data.taken });
});
/** The worker for the page's code: the one that is on its way, once, else another. */
globalThis.mitjulWorker = (name) => {
  const worker = early ?? start(name);
  early = undefined;
  return worker;
};

/** Packs or unpacks bytes by the browser's own means (`CompressionStream`, `DecompressionStream`), up to a size. */
globalThis.mitjulStream = async (name, bytes, limit) => {
  const reader = new Blob([bytes]).stream().pipeThrough(new globalThis[name]('deflate-raw')).getReader();
  const parts = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      reader.cancel();
      throw new RangeError(`more than ${limit} bytes`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
};

setTimeout(sorry, PATIENCE);
const { dataset } = document.querySelector('script[data-wasm]');
/** Loads the page's code, the second time past all that is kept. Nothing of it runs that is not what was built. */
async function load(again) {
  const [js, wasm] = [dataset.js, dataset.wasm].map((file) => {
    const [name, integrity] = file.split('#');
    return { href: new URL(name, document.baseURI).href, integrity };
  });
  const code = fetch(wasm.href, { integrity: wasm.integrity, cache: again ? 'reload' : 'default' });
  code.catch(() => {});
  // A script that has failed once stays so under its address.
  const { default: init } = await import(js.href + again);
  await sound(js.href + again, js.integrity);
  await init({ module_or_path: code });
}
try {
  await load('').catch(() => load('?again'));
} catch (error) {
  sorry();
  throw error;
}

// Keeps the page for use without a network, and tells it when a newer version has been fetched.
if ('serviceWorker' in navigator && isSecureContext) {
  try {
    const registration = await navigator.serviceWorker.register(script('service'));
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
      // Another tab may have let it take over already.
      if (!registration.waiting) location.reload();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting?.postMessage('take over');
    });
  } catch {
    // A private window may forbid it: the page works all the same, with the network.
  }
}
