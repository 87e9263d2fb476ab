// Makes docs/BENCHMARKS.md and target/bench/results.json of what the measurements left in target/bench: native.json,
// browser.json, node.json and python.json, as many as are there. `cargo xtask bench` runs it last.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const folder = process.env.MITJUL_BENCH ?? 'target/bench';
const read = (name) => (existsSync(join(folder, name)) ? JSON.parse(readFileSync(join(folder, name), 'utf8')) : undefined);
const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();

const results = {
  commit: git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') ? ' and changes' : ''),
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus()[0].model.trim()}, ${cpus().length} processors, ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
  load: loadavg().map((load) => load.toFixed(1)).join(', '),
  native: read('native.json'),
  browser: read('browser.json'),
  peers: { ...read('node.json'), ...read('python.json') },
};
writeFileSync(join(folder, 'results.json'), JSON.stringify(results, undefined, 2));

const number = (n) => Math.round(n).toLocaleString('en');
// Three figures: more would be noise.
const speed = (n) => (n ? number(Number(n.toPrecision(3))) : '');
const megabytes = (bytes) => (bytes ? (bytes / 1e6).toFixed(bytes < 1e8 ? 1 : 0) : '');
const ms = (n) => (n < 10 ? n.toFixed(2) : number(n));
const table = (head, rows) => [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

function steady({ steady }) {
  const rows = steady.map(({ name, characters, ms: time, characters_per_second, peak_bytes }) => [
    name,
    number(characters),
    ms(time),
    speed(characters_per_second),
    megabytes(peak_bytes),
  ]);
  return table(['text', 'characters', 'ms', 'characters a second', 'memory at most, MB'], rows);
}

function native() {
  const { native } = results;
  const stages = [...new Set(native.steady.flatMap(({ stages }) => Object.keys(stages)))];
  const shown = native.steady.filter(({ name }) => /article|1 MB/.test(name));
  const share = (part) => (part === undefined ? '' : `${(part * 100).toFixed(1)}%`);
  const growth = native.growth.map(({ language, power, points }) => {
    const times = points.map(({ bytes, ms: time }) => `${number(bytes / 1000)} KB ${ms(time)} ms`);
    return `* ${language}: ${times.join(', ')}; power ${power.toFixed(3)}`;
  });
  return `## Natively, one thread

By the ${native.clock}. Cold start: annotator built in ${ms(native.cold.built_ms)} ms, the first article (Korean) after
${ms(native.cold.first_article_ms)} ms more. The Korean tagger alone reads ${speed(native.tagger.characters_per_second)} characters a second.

${steady(native)}

What part of the time each stage takes; writing JSON comes on top.

${table(['stage', ...shown.map(({ name }) => name)], stages.map((stage) => [stage, ...shown.map(({ stages }) => share(stages[stage]))]))}

Growth: the power of the length that time grows with, by the straight line that fits the logarithms best. 1 is linear, 2 the
square.

${growth.join('\n')}

Texts that are made to take long, 100 KB each:

${steady({ steady: native.adversarial })}
`;
}

function browser() {
  const { browser, cold, tagger, steady: rows } = results.browser;
  return `## ${browser}, headless, in a worker

By the wall clock, so what else the machine does counts. Cold start for Korean: module and data fetched and compiled in
${ms(cold.load_ms)} ms, annotator built in ${ms(cold.built_ms)} ms, the first article after ${ms(cold.first_article_ms)} ms more. The Korean tagger alone reads
${speed(tagger.characters_per_second)} characters a second.

${steady({ steady: rows })}
`;
}

function peers() {
  const of = (language, size) => results.native?.steady.find(({ name }) => name === `${language} ${size}`)?.characters_per_second;
  const rows = Object.entries(results.peers).map(([name, peer]) => {
    const { version, language, does, failed, installed_bytes, load_ms, characters_per_second: speeds } = peer;
    if (failed) return [`${name} ${version}`, language, does, `did not run: ${failed}`, '', '', '', ''];
    const ratio = of(language, '1 MB') / speeds['1-MB'];
    return [
      `${name} ${version}`,
      language,
      does,
      speed(speeds.article),
      speed(speeds['1-MB']),
      of(language, '1 MB') ? `${ratio < 10 ? ratio.toFixed(1) : number(ratio)}×` : '',
      ms(load_ms),
      megabytes(installed_bytes),
    ];
  });
  return `## Beside other programs

On the same texts, paragraph by paragraph, on one thread, by processor time of the whole process; loading apart. None of them
does what mitjul does (names with who is who, amounts and dates with values, claims with speakers), and what they do mitjul
mostly doesn't: the figures say what each costs, not which is better. Bytes are those installed, without documentation. For
transformers.js only the size counts here: a multilingual BERT for names has about 178 million weights, a byte each when quantized.

${table(['program', 'language', 'what it does', 'article, characters a second', '1 MB, characters a second', 'mitjul natively is', 'load, ms', 'MB'], rows)}
`;
}

const parts = [
  `# How fast it is

Made by \`cargo xtask bench --peers\` on ${results.date} of commit ${results.commit}, on ${results.machine}; average load of the machine in the
last 1, 5 and 15 minutes when it was done: ${results.load}. The texts are the articles of \`tests/corpus\`, written for the purpose: as they are, and for
1 MB and 20 MB again and again with other names each time.
`,
];
if (results.native) parts.push(native());
if (results.browser) parts.push(browser());
else parts.push('## In the browser\n\nNot measured in this run: `cargo xtask bench --browser` on a quiet machine adds it.\n');
if (Object.keys(results.peers).length) parts.push(peers());
writeFileSync('docs/BENCHMARKS.md', parts.join('\n'));
console.log('docs/BENCHMARKS.md and target/bench/results.json are made');
