// The npm package as people get it: packed, installed from the tarball, used in Node and Deno, in workers, through Vite and
// without a bundler. `cargo xtask test npm` builds it and sets MITJUL_NPM.

import { chromium } from '@playwright/test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, createServer } from 'vite';
import { launchOptions } from '../browser.js';
import { serve } from '../serve.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = process.env.MITJUL_NPM ?? join(root, 'pkg/npm');
const deno = join(root, 'node_modules/@deno/linux-x64-glibc/deno');
const TEXT = '새물전자는 지난해 매출이 1조2000억원을 넘었다고 4일 밝혔다. 🙂 김하늘 대표는 “올해는 더 늘 것”이라고 말했다.';

let project;
let mitjul;
let packed;

const run = (program, ...words) => execFileSync(program, words, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const put = (name, text) => {
  mkdirSync(join(project, name, '..'), { recursive: true });
  writeFileSync(join(project, name), text);
};
const readme = () => readFileSync(join(mitjul, 'README.md'), 'utf8');

before(async () => {
  project = mkdtempSync(join(tmpdir(), 'mitjul-npm-'));
  put('package.json', '{ "name": "user", "private": true, "type": "module" }');
  [packed] = JSON.parse(run('npm', 'pack', '--json', '--pack-destination', project, built));
  run('npm', 'install', '--offline', '--no-audit', '--no-fund', join(project, packed.filename));
  mitjul = join(project, 'node_modules/mitjul');
});

after(() => rmSync(project, { recursive: true, force: true }));

describe('the tarball', () => {
  test('holds what it should and nothing else', () => {
    assert.deepEqual(packed.files.map(({ path }) => path).sort(), [
      'DATA-LICENCES.md',
      'LICENSE-APACHE',
      'LICENSE-MIT',
      'README.md',
      'annotator.js',
      'en.pack',
      'index.d.ts',
      'index.js',
      'ko.pack',
      'mitjul_js.d.ts',
      'mitjul_js.js',
      'mitjul_js_bg.wasm',
      'mitjul_patterns.js',
      'mitjul_patterns_bg.wasm',
      'node.js',
      'package.json',
    ]);
  });

  test('has the version of the crate and names the licences of the data', () => {
    const { version, license } = JSON.parse(readFileSync(join(mitjul, 'package.json'), 'utf8'));
    assert.equal(version, readFileSync(join(root, 'Cargo.toml'), 'utf8').match(/^version = "(.+)"$/m)[1]);
    assert.match(license, /CC-BY-SA-4\.0/);
    assert.match(readFileSync(join(mitjul, 'DATA-LICENCES.md'), 'utf8'), /CC BY-SA 4\.0/);
  });

  test('states its size', () => {
    const size = String.raw`: \d+ KB, \d+ KB gzip, \d+ KB brotli`;
    assert.match(readme(), new RegExp(`${size}\\. The data for Korean${size}; for English${size}\\.`));
  });
});

describe('in Node and Deno', () => {
  test('the example of the README prints what the README says', () => {
    const [, code] = readme().match(/```js\n([^]+?)```/);
    const [, output] = readme().match(/It prints\n\n```\n([^]+?)```/);
    put('example.js', code);
    assert.equal(run('node', 'example.js'), output);
  });

  test('the same example prints the same in Deno', { skip: !existsSync(deno) && 'Deno is set up on Linux x64 only' }, () => {
    const [, code] = readme().match(/```js\n([^]+?)```/);
    const [, output] = readme().match(/It prints\n\n```\n([^]+?)```/);
    put('deno.js', code);
    // Nothing but reading the package's own files is allowed, and nothing is fetched.
    assert.equal(run(deno, 'run', '--no-remote', `--allow-read=${project}`, 'deno.js'), output);
  });

  test('offsets cut the words out of the string', async () => {
    const { Annotator } = await import(pathToFileURL(join(mitjul, 'node.js')));
    const annotator = await Annotator.load();
    const article = annotator.annotate(TEXT, { wholeText: true });
    assert.equal(article.schema, 'mitjul/1');
    const marks = annotator.marks(TEXT, article);
    assert.ok(marks.length > 0);
    const words = new Map(
      [...article.amounts, ...article.dates, ...article.claims].map(({ id, text }) => [id, text]),
    );
    for (const { id, start, end } of marks) {
      if (words.has(id)) assert.equal(TEXT.slice(start, end), words.get(id));
    }
    annotator.free();
  });

  test('every written form is written', async () => {
    const { Annotator } = await import(pathToFileURL(join(mitjul, 'node.js')));
    const annotator = await Annotator.load();
    const article = annotator.annotate(TEXT, { wholeText: true });
    assert.match(annotator.toHtml(TEXT, article, { language: 'en' }), /^<!doctype html>\n<html lang="en">/);
    assert.match(annotator.toMarkdown(TEXT, article), /1조2000억원/);
    assert.match(annotator.toText(TEXT, article, { language: 'ko' }), /수치 \(1\)/);
    const [header, ...rows] = annotator.toCsv(TEXT, article).trim().split('\r\n');
    assert.match(header, /start/);
    assert.ok(rows.length > 0);

    const w3c = annotator.toW3C(TEXT, article, { source: 'https://example.org/a' });
    assert.equal(w3c.type, 'AnnotationCollection');
    const points = [...TEXT];
    for (const { target } of w3c.first.items) {
      const [quote, position] = target.selector;
      assert.equal(target.source, 'https://example.org/a');
      assert.equal(points.slice(position.start, position.end).join(''), quote.exact);
    }
    assert.ok(w3c.first.items.length > 0);
  });

  test('annotations of a page select their words in its text content', async () => {
    const { Annotator } = await import(pathToFileURL(join(mitjul, 'node.js')));
    const annotator = await Annotator.load();
    const nodes = [
      { tag: 'body' },
      { parent: 0, tag: 'script' },
      { parent: 1, text: '🙂 1' },
      { parent: 0, tag: 'p' },
      { parent: 3, text: '새물전자는 지난해 매출이 ' },
      { parent: 3, tag: 'b' },
      { parent: 5, text: '1조\n 2000억원' },
      { parent: 3, text: '을 넘었다고 4일 밝혔다.' },
    ];
    const { article } = annotator.annotatePage({ nodes }, { wholeText: true });
    const points = [...nodes.map(({ text = '' }) => text).join('')];
    const { items } = annotator.pageToW3C({ nodes }, article, { source: 'https://example.org/a' }).first;
    const quotes = items.map(({ target }) => {
      const [{ exact, prefix, suffix }, { start, end }] = target.selector;
      assert.equal(points.slice(start, end).join(''), exact);
      assert.equal(points.slice(Math.max(0, start - 32), start).join(''), prefix);
      assert.equal(points.slice(end, end + 32).join(''), suffix);
      return exact;
    });
    assert.ok(quotes.includes('1조\n 2000억원'), quotes.join('|'));
  });

  test('articles are set side by side', async () => {
    const { Annotator } = await import(pathToFileURL(join(mitjul, 'node.js')));
    const annotator = await Annotator.load();
    const options = [{ wholeText: true, published: '2025-02-04' }, { wholeText: true, published: '2025-02-04' }];
    const one = '새물전자는 지난해 매출이 1조2000억원이라고 4일 밝혔다.';
    const other = one.replace('1조2000억원', '1조5000억원');
    const { articles, comparison } = annotator.compare([one, other], options);
    assert.deepEqual(articles, [annotator.annotate(one, options[0]), annotator.annotate(other, options[1])]);
    const texts = [one, other];
    const places = comparison.contradictions.flatMap(({ places }) => places);
    assert.deepEqual(places.map(({ article, start, end }) => texts[article].slice(start, end)), ['1조2000억원', '1조5000억원']);
    assert.throws(() => annotator.compare([TEXT, 3]), ({ code }) => code === 'invalid_text');

    // As they are given: what a reader has corrected counts.
    assert.deepEqual(annotator.compareArticles(texts, articles), comparison);
    const corrected = structuredClone(articles);
    corrected[1].amounts.forEach((amount) => Object.assign(amount, { low: '1200000000000', high: '1200000000000' }));
    assert.deepEqual(annotator.compareArticles(texts, corrected).contradictions, []);
  });

  test('patterns are found in texts, pages and comparisons, and in what is written', async () => {
    const { Annotator } = await import(pathToFileURL(join(mitjul, 'node.js')));
    const annotator = await Annotator.load();
    const patterns = '# 뜻\n돈\t(?<won>\\d+)조\\d*억?원\tblue\n말\t늘\\s것|말했다\n';
    const options = { wholeText: true, patterns };
    const refused = (wrong, code) => assert.throws(wrong, (error) => error.code === code);
    await annotator.addPatterns();
    const article = annotator.annotate(TEXT, options);
    assert.deepEqual(
      article.matches.map(({ id, label, colour, text, groups }) => ({ id, label, colour, text, groups })),
      [
        { id: 'm1', label: '돈', colour: 'blue', text: '1조2000억원', groups: { won: '1' } },
        { id: 'm2', label: '말', colour: undefined, text: '늘 것', groups: {} },
        { id: 'm3', label: '말', colour: undefined, text: '말했다', groups: {} },
      ],
    );
    for (const { start, end, text } of article.matches) assert.equal(TEXT.slice(start, end), text);
    assert.ok(annotator.marks(TEXT, article).some(({ layer, colour, heading }) => layer === 'match' && colour === 'blue' && /돈/.test(heading)));
    for (const form of ['toCsv', 'toHtml', 'toMarkdown', 'toText']) assert.match(annotator[form](TEXT, article), /won: 1/, form);
    assert.equal('matches' in annotator.annotate(TEXT, { wholeText: true }), false);

    const page = { nodes: [{ tag: 'p' }, { parent: 0, text: '한빛전자는 매출이\u00a03조원이라고 10일 밝혔다.' }] };
    const read = annotator.annotatePage(page, { ...options, patterns: '매출\t매출이 \\d조' });
    assert.deepEqual(read.article.matches.map(({ text }) => text.replace('\u00a0', ' ')), ['매출이 3조']);
    assert.ok(read.marks.some(({ id, layer }) => id === 'm1' && layer === 'match'));
    const both = annotator.compare([TEXT, '말했다.'], [undefined, options]);
    assert.deepEqual(both.articles.map(({ matches }) => matches?.length), [undefined, 1]);

    refused(() => annotator.annotate(TEXT, { patterns: '깨짐\t(' }), 'invalid_patterns');
    refused(() => annotator.annotate(TEXT, { patterns: 7 }), 'invalid_options');
    assert.deepEqual(annotator.checkPatterns('가\t나\n깨짐\t(').map(({ line, column, en }) => ({ line, column, en })), [{ line: 2, column: 4, en: 'unclosed group' }]);
    assert.deepEqual(annotator.checkPatterns(patterns), []);
  });

  test('errors have codes', async () => {
    const { Annotator } = await import(pathToFileURL(join(mitjul, 'node.js')));
    const annotator = await Annotator.load();
    const article = annotator.annotate(TEXT);
    for (const [code, wrong] of [
      ['invalid_text', () => annotator.annotate(undefined)],
      ['invalid_text', () => annotator.marks(null, article)],
      ['invalid_options', () => annotator.annotate(TEXT, { publishd: '2025-02-04' })],
      ['invalid_options', () => annotator.annotate(TEXT, { lang: 'fr' })],
      ['invalid_options', () => annotator.marks(TEXT, article, { labels: 'fr' })],
      ['invalid_options', () => annotator.marks(TEXT, article, { language: 'fr' })],
      ['invalid_date', () => annotator.annotate(TEXT, { published: 'gestern' })],
      ['invalid_dictionary', () => annotator.annotate(TEXT, { dictionary: 'nur ein Name' })],
      ['invalid_article', () => annotator.toCsv(TEXT, { schema: 'mitjul/1' })],
    ]) {
      assert.throws(wrong, (error) => error instanceof Error && error.code === code, code);
    }
    assert.throws(() => new Annotator(), /load/);
  });

  test('the languages that are loaded are read, and what is in another is named', () => {
    // Each in a process of its own, which has loaded nothing else.
    put(
      'languages.js',
      `import { readFileSync } from 'node:fs';
       import { fileURLToPath } from 'node:url';
       import { Annotator } from 'mitjul';
       const [first, other] = process.argv.slice(2);
       const texts = {
         ko: '한빛전자는 10일 매출이 3조5000억원이라고 밝혔다. 윤서진 대표는 “올해는 더 늘 것”이라고 말했다.',
         en: 'Hanbit Electronics said on Monday that it had paid $3 million for the plant. “It will grow,” said its head, John Mercer.',
       };
       const options = { wholeText: true, published: '2026-03-02' };
       const alone = await Annotator.load({ languages: [first] });
       const none = await Annotator.load({ languages: [] });
       const before = JSON.stringify(alone.annotate(texts[first], options));
       const unread = alone.annotate(texts[other], options);
       const [one, two] = [alone.addLanguage(other), alone.addLanguage(other)];
       await Promise.all([one, two]);
       const refused = await alone.addLanguage('fr').catch(({ code }) => code);
       const pack = (code) => readFileSync(fileURLToPath(import.meta.resolve('mitjul/' + code + '.pack')));
       const damaged = pack(first).map((byte, i) => (i === 2000 ? byte ^ 1 : byte));
       const wrong = {};
       for (const [name, bytes] of Object.entries({ short: pack(first).subarray(0, 1000), damaged, swapped: pack(other), page: Buffer.from('<!doctype html>') })) {
         wrong[name] = await Annotator.load({ languages: [first], packs: { [first]: bytes } }).then(() => 'taken', ({ code, message }) => code + ': ' + message);
       }
       console.log(JSON.stringify({
         languages: [none.languages, alone.languages],
         missing: [none.annotate(texts[first], options).missing, JSON.parse(before).missing, unread.missing, alone.annotate(texts[other], options).missing],
         met: unread.languages,
         unread: ['entities', 'amounts', 'dates', 'claims'].map((kind) => unread[kind].length),
         found: JSON.parse(before).amounts.length + JSON.parse(before).entities.length,
         same: JSON.stringify(alone.annotate(texts[first], options)) === before,
         refused,
         wrong,
       }));`,
    );
    for (const [first, other] of [['ko', 'en'], ['en', 'ko']]) {
      const said = JSON.parse(run('node', 'languages.js', first, other));
      assert.deepEqual(said.languages, [[], [first, other]]);
      assert.deepEqual(said.missing, [[first], [], [other], []]);
      assert.deepEqual(said.met, [other]);
      assert.deepEqual(said.unread, [0, 0, 0, 0]);
      if (first === 'ko') assert.ok(said.found > 0);
      assert.ok(said.same, 'another language changed what was read');
      assert.equal(said.refused, 'invalid_options');
      assert.match(said.wrong.short, /^load_failed: .*cut short: 1000 of \d+ bytes$/);
      assert.match(said.wrong.damaged, /^load_failed: .*checksum$/);
      assert.match(said.wrong.swapped, new RegExp(`^load_failed: .*language \`${other}\`$`));
      assert.match(said.wrong.page, /^load_failed: .*not a language pack/);
    }
  });

  test('the wasm may be bytes, a module, a file URL or a promise, and a failure is not for ever', () => {
    put(
      'sources.js',
      `import { readFileSync } from 'node:fs';
       import { Worker, isMainThread, workerData } from 'node:worker_threads';
       import { fileURLToPath } from 'node:url';
       import { Annotator } from 'mitjul';
       const url = new URL(import.meta.resolve('mitjul/mitjul.wasm'));
       const bytes = readFileSync(fileURLToPath(url));
       const sources = {
         bytes: () => bytes,
         module: () => WebAssembly.compile(bytes).then((module) => module),
         url: () => url,
         promise: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
         afterFailure: async () => {
           const code = await Annotator.load({ wasm: new Uint8Array(8) }).catch((error) => error.code);
           if (code !== 'load_failed') throw new Error('expected load_failed, not ' + code);
           return bytes;
         },
         nothing: () => undefined,
       };
       if (isMainThread) {
         // One realm loads one wasm, so that each source is tried in a thread of its own.
         for (const name of Object.keys(sources)) {
           await new Promise((done, fail) => {
             const worker = new Worker(fileURLToPath(import.meta.url), { workerData: name });
             worker.on('error', fail).on('exit', done);
           });
         }
       } else {
         const source = await sources[workerData]();
         const [one, two] = await Promise.all([Annotator.load({ wasm: source }), Annotator.load({ wasm: source })]);
         console.log(workerData, one.annotate('가').schema, two.annotate('나').schema);
       }`,
    );
    const lines = run('node', 'sources.js').trim().split('\n');
    assert.deepEqual(
      lines,
      ['bytes', 'module', 'url', 'promise', 'afterFailure', 'nothing'].map((name) => `${name} mitjul/1 mitjul/1`),
    );
  });
});

describe('the types', () => {
  test('describe the results, and the README compiles', async () => {
    const { Annotator } = await import(pathToFileURL(join(mitjul, 'node.js')));
    const annotator = await Annotator.load();
    const article = annotator.annotate(TEXT, { wholeText: true });
    const marks = annotator.marks(TEXT, article);
    const [, code] = readme().match(/```js\n([^]+?)```/);
    const [, later] = readme().match(/```ts\n([^]+?)```/);
    // A literal may not have more fields than its type, nor fewer: the types are held to what really comes out.
    put(
      'types.ts',
      `import { Annotator, type AnnotatedArticle, type ComparisonRecord, type Mark, type MitjulError } from 'mitjul';
       export const article: AnnotatedArticle = ${JSON.stringify(article)};
       export const marks: Mark[] = ${JSON.stringify(marks)};
       export const annotator: Annotator = await Annotator.load({ wasm: fetch('x.wasm') });
       annotator.annotate('x', { published: '2025-02-04', wholeText: true, lang: 'auto', dictionary: '' }) satisfies AnnotatedArticle;
       await Annotator.load({ languages: ['en'], packs: { en: new Uint8Array() } }).then((annotator) => annotator.addLanguage('ko'));
       [...annotator.languages, 'ko'] satisfies ('ko' | 'en')[];
       [article.languages, article.missing] satisfies (string[] | undefined)[];
       annotator.toHtml('x', article, { labels: 'en' }) satisfies string;
       annotator.toHtml('x', article, { language: 'en' }) satisfies string;
       // @ts-expect-error
       annotator.addLanguage('fr');
       annotator.compareArticles(['x', 'y'], [article, article]) satisfies ComparisonRecord;
       // @ts-expect-error
       annotator.annotate('x', { publishd: '2025-02-04' });
       // @ts-expect-error
       annotator.toHtml('x', article, { language: 'fr' });
       // @ts-expect-error
       new Annotator();
       export const code = (error: MitjulError) => { switch (error.code) { case 'invalid_date': return 1; default: return 0; } };`,
    );
    put('readme.ts', code);
    put('later.ts', later);
    put(
      'tsconfig.json',
      JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, module: 'nodenext', target: 'es2022', lib: ['es2024', 'dom', 'esnext.disposable'], types: [] },
        files: ['types.ts', 'readme.ts', 'later.ts'],
      }),
    );
    try {
      run(join(root, 'node_modules/.bin/tsc'), '-p', '.');
    } catch (error) {
      assert.fail(error.stdout);
    }
  });
});

describe('in a browser', () => {
  const PAGE = `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>x</title><script type="module" src="./main.js"></script>`;
  const MAIN = `
    import { Annotator } from 'mitjul';
    const text = ${JSON.stringify(TEXT)};
    const annotator = await Annotator.load();
    window.here = annotator.marks(text, annotator.annotate(text)).length;
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }) => { window.there = data; };
    worker.postMessage(text);`;
  const WORKER = `
    import { Annotator } from 'mitjul';
    const ready = Annotator.load();
    onmessage = async ({ data }) => {
      const annotator = await ready;
      postMessage(annotator.marks(data, annotator.annotate(data)).length);
    };`;

  let browser;
  before(async () => {
    put('site/index.html', PAGE);
    put('site/main.js', MAIN);
    put('site/worker.js', WORKER);
    browser = await chromium.launch(launchOptions());
  });
  after(() => browser.close());

  /** What page and worker counted; anything on the console fails. */
  async function counts(address) {
    const page = await browser.newPage();
    const troubles = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && troubles.push(message.text()));
    page.on('pageerror', (error) => troubles.push(String(error)));
    try {
      await page.goto(address);
      await page.waitForFunction('window.there !== undefined', null, { timeout: 20_000 }).catch(() => {});
      assert.deepEqual(troubles, []);
      return await page.evaluate(() => [window.here, window.there]);
    } finally {
      await page.close();
    }
  }

  const check = ([here, there]) => {
    assert.ok(here > 0);
    assert.equal(there, here);
  };

  test('Vite builds it, in the page and in a worker, below a subpath', async () => {
    await build({
      root: join(project, 'site'),
      configFile: false,
      logLevel: 'error',
      base: './',
      worker: { format: 'es' },
      build: { target: 'es2022', outDir: join(project, 'built/deep/er'), emptyOutDir: true },
    });
    const { origin, close } = await serve(join(project, 'built'));
    try {
      check(await counts(`${origin}/deep/er/`));
    } finally {
      await close();
    }
  });

  test('Vite serves it while one develops', async () => {
    const server = await createServer({
      root: join(project, 'site'),
      configFile: false,
      logLevel: 'error',
      optimizeDeps: { exclude: ['mitjul'] },
      server: { port: 0, host: '127.0.0.1', fs: { allow: [project] } },
    });
    try {
      await server.listen();
      check(await counts(`http://127.0.0.1:${server.httpServer.address().port}/`));
    } finally {
      await server.close();
    }
  });

  test('it runs without a bundler', async () => {
    const plain = (code) => code.replace("'mitjul'", "'./mitjul/index.js'");
    put('plain/index.html', PAGE);
    put('plain/main.js', plain(MAIN));
    put('plain/worker.js', plain(WORKER));
    const { origin, close } = await serve(join(project, 'plain'), { mounts: { '/mitjul/': mitjul } });
    try {
      check(await counts(`${origin}/`));
    } finally {
      await close();
    }
  });
});
