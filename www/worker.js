// Annotates, away from the page. A question about the page's own article is { id, text, options }; a newer one takes the
// place of one that waits. The answer is { id, packed, took }, the article as bytes, or { id, code, message }. Any other
// question is { beside, call, values }, a method of the annotator or a function of the core, answered by
// { beside, value } or { beside, code, message }. An answer without a number says that the core itself could not be
// loaded or has stopped.
import init, * as core from './mitjul_js.js';

let waiting = null;
const beside = [];
let annotator = null;
let failed = null;

function attempt(number, work) {
  try {
    work();
  } catch (error) {
    // A core that has trapped is of no further use: the page starts another worker.
    if (error instanceof WebAssembly.RuntimeError) postMessage({ code: 'stopped', message: String(error) });
    else postMessage({ ...number, code: error.code ?? 'internal', message: String(error.message ?? error) });
  }
}

function answer() {
  if (waiting) {
    const { id, text, options } = waiting;
    waiting = null;
    attempt({ id }, () => {
      const begun = performance.now();
      const packed = annotator.annotatePacked(text, options);
      postMessage({ id, packed, took: performance.now() - begun }, [packed.buffer]);
    });
  }
  for (const { beside: number, call, values } of beside.splice(0)) {
    const ask = () => (call in annotator ? annotator[call](...values) : core[call](...values));
    attempt({ beside: number }, () => postMessage({ beside: number, value: ask() }));
  }
}

addEventListener('message', ({ data }) => {
  // The page may not have listened yet when it was said first.
  if (failed) postMessage(failed);
  const idle = waiting === null && beside.length === 0;
  if (data.beside === undefined) waiting = data;
  else beside.push(data);
  // Everything that has arrived by then is one question: the last.
  if (annotator && idle) setTimeout(answer);
});

try {
  await init();
  annotator = new core.Annotator();
  answer();
} catch (error) {
  failed = { code: 'not_loaded', message: String(error) };
  postMessage(failed);
}
