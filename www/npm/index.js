// Browsers, bundlers, workers: the wasm is fetched from beside this file unless it is given.

export { Annotator } from './annotator.js';
