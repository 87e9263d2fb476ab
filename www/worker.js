// Annotates, away from the page. A question about the page's own article is { id, text, options }; a newer one takes the
// place of one that waits. The answer is { id, article, took } or { id, code, message }; where a lot was found, most of it
// comes before, as { id, part }, so that the page never has much to read at once. Any other question is
// { beside, call, values }, a method of the annotator or a function of the core, answered by { beside, value } or { beside, code, message }. An answer without a number says
// that the core itself could not be loaded or has stopped.
import init, * as core from './mitjul_js.js';

const LISTS = ['blocks', 'body', 'entities', 'amounts', 'dates', 'claims', 'findings'];
/** How many things are sent at once: some milliseconds' worth of reading. */
const MANY = 300;

let waiting = null;
const beside = [];
let annotator = null;
let failed = null;

function send(id, article, took) {
  // The page has the words themselves, and what is said in quotations is most of them.
  for (const claim of article.claims) claim.text = '';
  const weight = (item) => 1 + (item.mentions?.length ?? 0);
  const all = LISTS.reduce((sum, list) => sum + article[list].reduce((sum, item) => sum + weight(item), 0), 0);
  if (all > MANY) {
    for (const list of LISTS) {
      let part = [];
      let heavy = 0;
      for (const item of article[list]) {
        part.push(item);
        heavy += weight(item);
        if (heavy >= MANY) {
          postMessage({ id, part: { [list]: part } });
          part = [];
          heavy = 0;
        }
      }
      article[list] = part;
    }
  }
  postMessage({ id, article, took });
}

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
      const article = annotator.annotate(text, options);
      send(id, article, performance.now() - begun);
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
