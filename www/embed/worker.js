// Annotates away from the page, which never waits.

import { Core } from '../lib/core.js';

const core = new Core();

onmessage = async ({ data: { id, ...question } }) => {
  try {
    postMessage({ id, ...(await core.answer(question)) });
  } catch (error) {
    postMessage({ id, error: { message: error.message, code: error.code } });
  }
};
