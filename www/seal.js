// Makes a built page ready to be published: node www/seal.js FOLDER
//
// Scripts and the style sheet are made small, files are named by what is in them, so that a page of another version asks for
// other files, and whoever loads a file is told its sum: the page for what it starts with, its worker for the languages' code,
// the service worker for everything. `cargo xtask precache` calls it; `sealSums` is for tests that change a built page.

import { build, transform } from 'esbuild';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const hash = (bytes) => createHash('sha256').update(bytes).digest();
/** How the service worker knows a file. */
const sum = (bytes) => hash(bytes).subarray(0, 12).toString('base64');
/** How browsers do. */
const integrity = (bytes) => `sha256-${hash(bytes).toString('base64')}`;

const walk = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();

/** Replaces words that stand once in a text. */
export function replaced(text, words) {
  for (const [from, to] of words) {
    if (text.split(from).length !== 2) throw new Error(`“${from}” does not stand there once`);
    text = text.replace(from, () => to);
  }
  return text;
}

/** The service worker's script with the files and their sums; the version is made of them. */
export function filled(source, files, parts, intake) {
  const list = (sums) => `{${Object.entries(sums).map(([name, sum]) => `\n  ${JSON.stringify(name)}: '${sum}',`).join('')}\n}`;
  const lists = [files, parts, intake].map(list);
  const version = hash([source, ...lists].join('\n')).toString('hex').slice(0, 16);
  const [FILES, PARTS, INTAKE] = lists;
  return replaced(source, [
    ["const VERSION = '';", `const VERSION = '${version}';`],
    ['const FILES = {};', `const FILES = ${FILES};`],
    ['const PARTS = {};', `const PARTS = ${PARTS};`],
    ['const INTAKE = {};', `const INTAKE = ${INTAKE};`],
  ]);
}

/** The packs, the cores with their scripts, and what looks for patterns: `mitjul_ko.js`, `ko.pack`. */
const PART = /^(?:mitjul_\w+\.(?:js|wasm)|\w+\.pack)$/;

async function seal(folder) {
  const at = (name) => join(folder, name);
  const read = (name) => readFileSync(at(name));
  const words = (name) => readFileSync(at(name), 'utf8');
  const minify = { minify: true, charset: 'utf8', legalComments: 'none', logLevel: 'warning' };

  // What is put into one file needs no request of its own.
  const [start] = (await build({ ...minify, entryPoints: [at('boot.js')], bundle: true, format: 'esm', external: ['./intake/*'], write: false })).outputFiles;
  writeFileSync(at('boot.js'), start.text);
  for (const name of ['door.js', 'keep.js', 'merge.js', 'tell.js']) rmSync(at(name));
  const small = readdirSync(folder).filter((name) => /\.(?:js|css)$/.test(name) && !['boot.js', 'sw.js'].includes(name));
  for (const name of small) writeFileSync(at(name), (await transform(words(name), { ...minify, loader: name.split('.').pop() })).code);

  /** Names a file by what is in it. */
  const named = (name) => {
    const [, stem, ending] = name.match(/^(.*)(\.\w+)$/);
    const made = `${stem}-${hash(read(name)).toString('hex').slice(0, 16)}${ending}`;
    renameSync(at(name), at(made));
    return made;
  };
  const withSum = (name) => `${name}#${integrity(read(name))}`;

  const parts = readdirSync(folder).filter((name) => PART.test(name)).sort().map((name) => [name, named(name)]);
  const sheet = named('sheet.js');
  // The packs' own check also tells why one cannot be used.
  const told = parts.map(([plain, made]) => [plain, made.endsWith('.pack') ? made : withSum(made)]);
  writeFileSync(at('worker.js'), replaced(words('worker.js'), [...told, ['./sheet.js', `./${sheet}`]]));
  const worker = named('worker.js');

  // What reads files is a folder of its own; pdf.js and its tables are kept one by one as they are used.
  const intake = walk(at('intake'));
  const own = intake.filter((name) => !name.includes('/'));
  const further = intake.filter((name) => name.includes('/'));
  const sums = Object.fromEntries(further.map((name) => [name, sum(read(`intake/${name}`))]));
  writeFileSync(at('intake/sums.json'), JSON.stringify(sums));
  const contents = [...own, 'sums.json'].map((name) => [name, sum(read(`intake/${name}`))]);
  const reader = `intake-${hash(JSON.stringify(contents)).toString('hex').slice(0, 16)}`;
  renameSync(at('intake'), at(reader));

  writeFileSync(at('boot.js'), replaced(words('boot.js'), [['worker.js', withSum(worker)], ['intake/pdf/', `${reader}/pdf/`], ['./intake/intake.js', `./${reader}/intake.js`]]));
  const boot = named('boot.js');
  const index = words('index.html');
  const [, script] = index.match(/data-js="\.\/([^"]+)"/);
  const [, wasm] = index.match(/data-wasm="\.\/([^"]+)"/);
  const [, css] = index.match(/<link rel="stylesheet" href="\.\/([^"]+)"/);
  writeFileSync(
    at('index.html'),
    replaced(index, [
      ['src="./boot.js"', `src="./${boot}" integrity="${integrity(read(boot))}"`],
      [`data-js="./${script}"`, `data-js="./${withSum(script)}"`],
      [`data-wasm="./${wasm}"`, `data-wasm="./${withSum(wasm)}"`],
      [`<link rel="stylesheet" href="./${css}"`, `<link rel="stylesheet" href="./${css}" integrity="${integrity(read(css))}"`],
    ]),
  );

  const isPart = new Set(parts.map(([, made]) => made));
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && entry.name !== 'sw.js' && !isPart.has(entry.name));
  const list = (names) => Object.fromEntries(names.map((name) => [name === 'index.html' ? './' : name, sum(read(name))]));
  writeFileSync(
    at('sw.js'),
    filled(
      words('sw.js').replace(/^\s*(?:\/\/.*|\/\*\*.*\*\/)\n/gm, ''),
      list(files.map(({ name }) => name).sort()),
      list(parts.map(([, made]) => made)),
      Object.fromEntries(contents.map(([name, sum]) => [`${reader}/${name}`, sum])),
    ),
  );
}

/** Makes the service worker of a page whose files have been changed another version that knows them. */
export function sealSums(folder) {
  const file = join(folder, 'sw.js');
  const listed = readFileSync(file, 'utf8').replace(/^ {2}"(.+)": '[^']*',$/gm, (line, name) => {
    const made = sum(readFileSync(join(folder, name === './' ? 'index.html' : name)));
    return line.replace(/'[^']*',$/, `'${made}',`);
  });
  writeFileSync(file, listed.replace(/const VERSION = '[^']*'/, `const VERSION = '${hash(listed).toString('hex').slice(0, 16)}'`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder] = process.argv.slice(2);
  if (!folder) {
    console.error('usage: node www/seal.js FOLDER');
    process.exit(2);
  }
  await seal(resolve(folder));
}
