// The panel's worker: the core, without the data of any language. It puts into bytes what the page's content script has
// found, as the page's views take it, and writes the files in which it leaves. Questions and answers are those of
// www/worker.js, except that a question about the article brings it: { id, text, article }.

import init, * as core from '../npm/mitjul_js.js';
import * as sheet from '../sheet.js';

const ready = init();

function answer({ beside, call, values }) {
  const value = Object.hasOwn(sheet, call) ? sheet[call](core, ...values) : core[call](...values);
  return { beside, value };
}

addEventListener('message', async ({ data }) => {
  const { id, text, article, beside } = data;
  try {
    await ready;
    if (article) postMessage({ id, packed: core.packArticle(text, article), awaits: [], lacks: [] });
    else postMessage(answer(data));
  } catch (error) {
    // A core that could not be loaded, or has stopped, is of no further use.
    const gone = !error.code || error instanceof WebAssembly.RuntimeError;
    if (!gone || beside !== undefined) postMessage({ ...(beside === undefined ? { id } : { beside }), code: error.code ?? 'internal' });
    else postMessage({ code: 'not_loaded' });
  }
});
