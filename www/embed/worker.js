// Annotates away from the page, which never waits.

import { Annotator } from '../npm/annotator.js';

let ready;

onmessage = async ({ data: { id, page, options, language } }) => {
  try {
    ready ??= Annotator.load();
    const annotator = await ready;
    postMessage({ id, ...annotator.annotatePage(page, options, { language }) });
  } catch (error) {
    if (error.code === 'load_failed') ready = undefined;
    postMessage({ id, error: { message: error.message, code: error.code } });
  }
};
