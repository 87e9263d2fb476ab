// A page that is made ready to be published: whoever loads a file knows its name and its sum.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { filled, replaced, sealSums } from '../../www/seal.js';

const www = fileURLToPath(new URL('../../www/', import.meta.url));
let folder;

const sha = (name, encoding = 'base64') => createHash('sha256').update(readFileSync(join(folder, name))).digest(encoding);
const words = (name) => readFileSync(join(folder, name), 'utf8');
const file = (beginning) => readdirSync(folder).find((name) => name.startsWith(`${beginning}-`));

/** What Trunk and `cargo xtask precache` put there, with little in it. */
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'mitjul-sealed-'));
  for (const name of ['boot.js', 'door.js', 'keep.js', 'merge.js', 'tell.js', 'worker.js', 'sheet.js', 'sw.js', 'icon.svg']) copyFileSync(join(www, name), join(folder, name));
  const made = { 'app-0123456789abcdef.js': 'export default () => {};', 'app-0123456789abcdef_bg.wasm': 'wasm', 'page-0123456789abcdef.css': 'a { color: red; }', 'intake/intake.js': 'export {};', 'intake/pdf/pdf.worker.min.js': '1', 'intake/pdf/cmaps/a.bcmap': 'a' };
  for (const core of ['ko', 'en', 'all', 'patterns']) Object.assign(made, { [`mitjul_${core}.js`]: `export const core = '${core}';`, [`mitjul_${core}.wasm`]: core });
  for (const language of ['ko', 'en']) made[`${language}.pack`] = `pack ${language}`;
  made['index.html'] = `<link rel="stylesheet" href="./page-0123456789abcdef.css" /><script type="module" src="./boot.js" data-js="./app-0123456789abcdef.js" data-wasm="./app-0123456789abcdef_bg.wasm"></script>`;
  for (const [name, content] of Object.entries(made)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  execFileSync(process.execPath, [join(www, 'seal.js'), folder]);
});

after(() => rmSync(folder, { recursive: true }));

test('the page tells the sum of everything that it starts with', () => {
  const index = words('index.html');
  const sums = [...index.matchAll(/(?:href|src)="\.\/([^"]+)" integrity="sha256-([^"]+)"/g)];
  assert.deepEqual(sums.map(([, name]) => name.replace(/-.*\./, '.')), ['page.css', 'boot.js']);
  for (const [, name, sum] of sums) assert.equal(sha(name), sum);
  const code = [...index.matchAll(/data-\w+="\.\/([^"#]+)#sha256-([^"]+)"/g)];
  assert.equal(code.length, 2);
  for (const [, name, sum] of code) assert.equal(sha(name), sum);
});

test('the worker knows the code of the languages by name and sum, and the data by name', () => {
  const worker = words(file('worker'));
  const code = [...worker.matchAll(/(mitjul_\w+-[0-9a-f]{16}\.\w+)#sha256-([\w+/=]+)/g)];
  assert.equal(code.length, 8);
  for (const [, name, sum] of code) assert.equal(sha(name), sum);
  for (const [name] of worker.matchAll(/(?<!\w)(?:ko|en|sheet)-[0-9a-f]{16}\.(?:pack|js)/g)) assert.ok(existsSync(join(folder, name)), name);
  const boot = words(file('boot'));
  const [, name, sum] = boot.match(/(worker-[0-9a-f]{16}\.js)#sha256-([\w+/=]+)/);
  assert.equal(sha(name), sum);
  const [intake] = boot.match(/intake-[0-9a-f]{16}\/intake\.js/);
  assert.ok(existsSync(join(folder, intake)));
  for (const gone of ['door.js', 'keep.js', 'merge.js', 'tell.js', 'worker.js', 'boot.js', 'intake']) assert.ok(!existsSync(join(folder, gone)), gone);
});

test('the service worker knows the sum of every file', () => {
  const told = Object.fromEntries([...words('sw.js').matchAll(/^ {2}"(.+)": '(.+)',$/gm)].map(([, name, sum]) => [name, sum]));
  const sums = Object.keys(told).find((name) => name.endsWith('/sums.json'));
  const further = JSON.parse(words(sums));
  for (const [name, sum] of Object.entries(further)) told[sums.replace('sums.json', name)] = sum;
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.equal(Object.keys(told).length, names.length - 1);
  for (const [name, sum] of Object.entries(told)) {
    assert.equal(Buffer.from(sha(name === './' ? 'index.html' : name, 'hex'), 'hex').subarray(0, 12).toString('base64'), sum, name);
  }
});

test('a file that changes makes another version of the service worker', () => {
  const before = words('sw.js');
  writeFileSync(join(folder, 'icon.svg'), 'another');
  sealSums(folder);
  const after = words('sw.js');
  const changed = after.split('\n').filter((line, i) => line !== before.split('\n')[i]);
  assert.equal(changed.length, 2);
  assert.match(changed[0], /const VERSION/);
  assert.match(changed[1], /icon\.svg/);
});

test('a script that has lost the places for names and sums is refused', () => {
  assert.throws(() => filled('const FILES = {};', {}, {}, {}), /VERSION/);
  assert.throws(() => replaced('a a', [['a', 'b']]), /once/);
});
