// Builds the faces outside of the page from the JavaScript module that `cargo xtask` made:
// node www/build.js npm|embed|extension MODULE OUT
//
// Versions come from Cargo.toml, licences of data from the headers in data/.

import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const WWW = join(ROOT, 'www');
const WASM = 'mitjul_js_bg.wasm';
/** The data of each language; where it is read, it is loaded beside the wasm. */
const PACKS = ['ko.pack', 'en.pack'];
/** The page's own code, of which the extension's side panel shows the views. */
const APP = 'app_bg.wasm';
/** The patterns, loaded where there are any. */
const PATTERNS = 'mitjul_patterns_bg.wasm';

export const version = readFileSync(join(ROOT, 'Cargo.toml'), 'utf8').match(/^version = "(.+)"$/m)[1];

const read = (...path) => readFileSync(join(...path), 'utf8');
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`;

function fresh(out) {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
}

/** The package as npm publishes it. */
function npm(module, out) {
  fresh(out);
  for (const name of ['annotator.js', 'index.js', 'node.js', 'index.d.ts']) cpSync(join(WWW, 'npm', name), join(out, name));
  for (const name of ['mitjul_js.js', 'mitjul_js.d.ts', WASM, 'mitjul_patterns.js', PATTERNS, ...PACKS]) cpSync(join(module, name), join(out, name));
  for (const name of readdirSync(ROOT).filter((name) => name.startsWith('LICENSE'))) cpSync(join(ROOT, name), join(out, name));
  writeFileSync(join(out, 'DATA-LICENCES.md'), dataLicences());
  const description = JSON.parse(read(WWW, 'npm', 'package.json'));
  writeFileSync(join(out, 'package.json'), `${JSON.stringify({ ...description, version }, null, 2)}\n`);
  const wasm = readFileSync(join(module, WASM));
  const glue = readFileSync(join(module, 'mitjul_js.js'));
  const total = (...files) => {
    const sum = (size) => kilobytes(files.reduce((all, file) => all + size(file).length, 0));
    return `${sum((b) => b)}, ${sum(gzipSync)} gzip, ${sum(brotliCompressSync)} brotli`;
  };
  const [korean, english] = PACKS.map((name) => total(readFileSync(join(module, name))));
  const expressions = total(readFileSync(join(module, PATTERNS)), readFileSync(join(module, 'mitjul_patterns.js')));
  const sizes = `The wasm and the code around it: ${total(wasm, glue)}. The data for Korean: ${korean}; for English: ${english}. The patterns’, where they are used: ${expressions}.`;
  writeFileSync(join(out, 'README.md'), read(WWW, 'npm', 'README.md').replace('{{sizes}}', sizes));
}

/** Bundles entry points; the glue of the wasm is taken from `module`. */
async function bundle(module, out, entryPoints, format) {
  await build({
    entryPoints,
    outdir: out,
    bundle: true,
    format,
    target: ['chrome111', 'firefox115', 'safari16.4'],
    // Readable: reviewers of extension shops ask for it, and gzip takes most of what minifying would.
    minifySyntax: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    define: { MITJUL_VERSION: JSON.stringify(version) },
    // The glue is beside the package's own code only where the package is built.
    plugins: [
      {
        name: 'glue',
        setup(plugin) {
          plugin.onResolve({ filter: /\/(mitjul_js|mitjul_patterns|app)\.js$/ }, ({ path }) => ({ path: join(module, basename(path)) }));
          // The page's policy forbids to put elements together as markup, and its code never does: here it cannot either.
          plugin.onLoad({ filter: /\/app\.js$/ }, ({ path }) => ({ contents: readFileSync(path, 'utf8').replace(/\w+\.innerHTML = [^;]+;/, "throw new Error('markup');") }));
        },
      },
    ],
  });
}

/** The folder that a site puts beside its pages. */
async function embed(module, out) {
  fresh(out);
  const from = join(WWW, 'embed');
  await bundle(module, out, [join(from, 'mitjul.js'), join(from, 'worker.js')], 'esm');
  for (const name of [WASM, PATTERNS, ...PACKS]) cpSync(join(module, name), join(out, name));
  for (const name of ['example.html', 'example.css', 'README.md']) cpSync(join(from, name), join(out, name));
  for (const name of readdirSync(ROOT).filter((name) => name.startsWith('LICENSE'))) cpSync(join(ROOT, name), join(out, name));
  writeFileSync(join(out, 'DATA-LICENCES.md'), dataLicences());
}

/** What the browsers want said differently. */
const BROWSERS = {
  chrome: (manifest) => ({
    ...manifest,
    minimum_chrome_version: '116',
    permissions: [...manifest.permissions, 'sidePanel'],
    background: { service_worker: 'background.js', type: 'module' },
    side_panel: { default_path: 'panel.html' },
    commands: { ...manifest.commands, panel: { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_menuPanel__' } },
  }),
  firefox: (manifest) => ({
    ...manifest,
    background: { scripts: ['background.js'], type: 'module' },
    sidebar_action: { default_panel: 'panel.html', default_title: '__MSG_name__', default_icon: manifest.action.default_icon, open_at_install: false },
    commands: { ...manifest.commands, _execute_sidebar_action: { suggested_key: { default: 'Alt+Shift+P' } } },
    browser_specific_settings: {
      gecko: {
        id: 'mitjul@mitjul.github.io',
        // The first with the CSS Custom Highlight API.
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['none'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    },
  }),
};

/** The extension for Chrome and Edge, and for Firefox: a folder each, and beside it what the shops take. */
async function extension(module, out) {
  fresh(out);
  const from = join(WWW, 'extension');
  const manifest = JSON.parse(read(from, 'manifest.json'));
  for (const [browser, adapt] of Object.entries(BROWSERS)) {
    const folder = join(out, browser);
    mkdirSync(folder);
    await bundle(module, folder, ['background', 'panel', 'scribe', 'options'].map((name) => join(from, `${name}.js`)), 'esm');
    await bundle(module, folder, ['content', 'always'].map((name) => join(from, `${name}.js`)), 'iife');
    for (const name of ['panel.html', 'panel.css', 'options.html', 'pages.css', 'icons', '_locales']) {
      cpSync(join(from, name), join(folder, name), { recursive: true });
    }
    cpSync(join(WWW, 'css/page.css'), join(folder, 'page.css'));
    for (const name of [WASM, PATTERNS, APP, ...PACKS]) cpSync(join(module, name), join(folder, name));
    for (const name of readdirSync(ROOT).filter((name) => name.startsWith('LICENSE'))) cpSync(join(ROOT, name), join(folder, name));
    writeFileSync(join(folder, 'DATA-LICENCES.md'), dataLicences());
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ ...adapt(manifest), version }, null, 2)}\n`);
    execFileSync(
      join(ROOT, 'node_modules/.bin/web-ext'),
      ['build', '--source-dir', folder, '--artifacts-dir', out, '--overwrite-dest', '--filename', `mitjul-${version}-${browser}.zip`],
      { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } },
    );
  }
}

/** Which data there is, where it comes from and under which licence, as the files' own headers say. */
function dataLicences() {
  const data = join(ROOT, 'data');
  const parts = [
    '# Sources and licences of the linguistic data in the packs and the wasm\n',
    'Each entry is the header of the file in the repository. A file without a word on its licence is under that of the code.\n',
  ];
  let files = [];
  try {
    files = readdirSync(data, { recursive: true }).map((name) => join(data, name)).sort();
  } catch {
    // No data yet.
  }
  for (const file of files) {
    const name = relative(ROOT, file).split(sep).join('/');
    if (/\.(txt|tsv)$/.test(file)) {
      const header = [];
      for (const line of read(file).split('\n')) {
        if (!line.startsWith('#')) break;
        header.push(line.replace(/^#\s?/, '').trim());
      }
      if (header.length > 0) parts.push(`## ${name}\n\n${header.join('\n')}\n`);
    } else if (/licen[cs]e/i.test(basename(file))) {
      parts.push(`## ${name}\n\n${read(file).trim()}\n`);
    }
  }
  return parts.join('\n');
}

const FACES = { npm, embed, extension };
const [face, ...folders] = process.argv.slice(2);
const [module, out] = folders.map((folder) => resolve(folder));
if (!Object.hasOwn(FACES, face) || !module || !out) {
  console.error(`usage: node www/build.js ${Object.keys(FACES).join('|')} MODULE OUT`);
  process.exit(2);
}
await FACES[face](module, out);
