// Puts what reads files and pasted pages beside the page: node www/intake/build.js FOLDER
// `cargo xtask precache` calls it. Nothing of it is part of the first load.

import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const PDF = join(MODULES, 'pdfjs-dist');

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node www/intake/build.js FOLDER');
  process.exit(2);
}
const out = join(resolve(folder), 'intake');
rmSync(out, { recursive: true, force: true });
await build({
  entryPoints: [join(HERE, 'intake.js')],
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: ['chrome111', 'firefox115', 'safari16.4'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});

// The licences ask to stand beside what is bundled.
const licence = (name) => {
  const file = readdirSync(join(MODULES, name)).find((file) => /^licen[cs]e/iu.test(file));
  return `${name}\n\n${readFileSync(join(MODULES, name, file), 'utf8')}`;
};
writeFileSync(join(out, 'LICENCES.txt'), ['fflate', 'postal-mime'].map(licence).join('\n'));

// pdf.js as it is published, with the tables that tell what the signs of Korean (and other) fonts mean.
const pdf = join(out, 'pdf');
mkdirSync(pdf, { recursive: true });
for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs']) cpSync(join(PDF, 'legacy/build', name), join(pdf, name.replace('.mjs', '.js')));
cpSync(join(PDF, 'LICENSE'), join(pdf, 'LICENSE'));
mkdirSync(join(pdf, 'cmaps'));
for (const name of readdirSync(join(PDF, 'cmaps'))) cpSync(join(PDF, 'cmaps', name), join(pdf, 'cmaps', name));
