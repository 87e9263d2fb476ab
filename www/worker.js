// Annotates, away from the page. A question is { id, text, options }; the answer is { id, article } or
// { id, code, message }; one without an id says that the core itself could not be loaded. A newer question takes the
// place of one that waits.
import init, { Annotator } from './mitjul_js.js';

let waiting = null;
let annotator = null;

function answer() {
  const { id, text, options } = waiting;
  waiting = null;
  try {
    const begun = performance.now();
    const article = annotator.annotate(text, options);
    postMessage({ id, article, took: performance.now() - begun });
  } catch (error) {
    // A core that has trapped is of no further use: the page starts another worker.
    if (error instanceof WebAssembly.RuntimeError) postMessage({ code: 'stopped', message: String(error) });
    else postMessage({ id, code: error.code ?? 'internal', message: String(error.message ?? error) });
  }
}

addEventListener('message', ({ data }) => {
  const idle = waiting === null;
  waiting = data;
  // Everything that has arrived by then is one question: the last.
  if (annotator && idle) setTimeout(answer);
});

try {
  await init();
  annotator = new Annotator();
  if (waiting) answer();
} catch (error) {
  postMessage({ code: 'not_loaded', message: String(error) });
}
