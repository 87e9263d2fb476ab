// Node (and runtimes that take its part): fetch there knows no files, so they are read.

import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Annotator as Base } from './annotator.js';

const OWN = new URL('./mitjul_js_bg.wasm', import.meta.url);

export class Annotator extends Base {
  static async load(options = {}) {
    let wasm = (await options.wasm) ?? OWN;
    if (wasm instanceof URL && wasm.protocol === 'file:') wasm = await readFile(wasm);
    return super.load({ ...options, wasm });
  }

  static read(source, cache) {
    return source instanceof URL && source.protocol === 'file:' ? readFileSync(source) : super.read(source, cache);
  }
}
