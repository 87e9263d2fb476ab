// Annotates away from the page, which never waits.

import { Desk } from '../lib/exchange.js';
import { Annotator } from '../npm/annotator.js';

const desk = new Desk();
let ready;

onmessage = async ({ data: { id, page, options, language } }) => {
  try {
    ready ??= Annotator.load();
    const annotator = await ready;
    postMessage({ id, ...desk.answer(page, ({ nodes }) => annotator.annotatePage({ nodes }, options, { language })) });
  } catch (error) {
    if (error.code === 'load_failed') ready = undefined;
    postMessage({ id, error: { message: error.message, code: error.code } });
  }
};
