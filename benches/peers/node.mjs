// How fast the programs of package.json read the texts that `cargo bench --bench annotate -- --to FOLDER` wrote:
// node node.mjs FOLDER, one JSON object on standard output. Time is the processor's, of the whole process.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, only] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const cpu = () => process.cpuUsage().user / 1000;

const PEERS = {
  'garu-ko': {
    language: 'ko',
    packages: ['garu-ko'],
    does: 'morphemes with parts of speech',
    load: async () => {
      const { Garu } = await import('garu-ko');
      const garu = await Garu.load();
      return (text) => garu.analyze(text).tokens.length;
    },
  },
  compromise: {
    language: 'en',
    packages: ['compromise', 'efrt', 'grad-school', 'suffix-thumb'],
    does: 'words with parts of speech; people, places, organizations',
    load: async () => {
      const { default: nlp } = await import('compromise');
      return (text) => {
        const doc = nlp(text);
        return doc.people().length + doc.places().length + doc.organizations().length;
      };
    },
  },
  'wink-nlp': {
    language: 'en',
    packages: ['wink-nlp', 'wink-eng-lite-web-model'],
    does: 'words with parts of speech; dates, times, money, numbers',
    load: async () => {
      const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
      return (text) => nlp.readDoc(text).entities().length();
    },
  },
  '@microsoft/recognizers-text-suite': {
    language: 'en',
    packages: ['@microsoft', 'lodash', 'bignumber.js', 'grapheme-splitter'],
    does: 'numbers, currencies, units, dates and times with values',
    load: async () => {
      const suite = require('@microsoft/recognizers-text-suite');
      const { English } = suite.Culture;
      return (text) =>
        [suite.recognizeNumber, suite.recognizePercentage, suite.recognizeCurrency, suite.recognizeDimension, suite.recognizeDateTime].reduce(
          (sum, recognize) => sum + recognize(text, English).length,
          0,
        );
    },
  },
};

/** Bytes of what a package brings at run time, its tests and maps left out. */
function installed(packages) {
  const size = (path) =>
    readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.map') && !entry.name.endsWith('.md') && !entry.name.endsWith('.d.ts'))
      .reduce((sum, entry) => sum + readFileSync(join(entry.parentPath ?? entry.path, entry.name)).length, 0);
  return packages.reduce((sum, name) => sum + size(new URL(`node_modules/${name}`, import.meta.url).pathname), 0);
}

if (!only) {
  // Each in a process of its own, so that none pays for another's memory.
  const found = {};
  for (const [name, { language, does, packages }] of Object.entries(PEERS)) {
    let figures;
    try {
      figures = JSON.parse(execFileSync(process.execPath, [import.meta.filename ?? new URL(import.meta.url).pathname, folder, name], { encoding: 'utf8', maxBuffer: 1 << 24 }));
    } catch (error) {
      figures = { failed: String(error.message).split('\n')[0] };
    }
    const { version } = JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url)));
    found[name] = { version, language, does, installed_bytes: installed(packages), ...figures };
  }
  console.log(JSON.stringify(found));
} else {
  const { language, load } = PEERS[only];
  const start = cpu();
  const run = await load();
  const load_ms = cpu() - start;
  const characters_per_second = {};
  for (const size of ['article', '1-MB']) {
    const text = readFileSync(join(folder, `${language}-${size}.txt`), 'utf8');
    const paragraphs = text.split('\n').filter((line) => line.trim());
    // A minute at most: what cannot read the long text at once is measured on a part of it.
    const begin = cpu();
    let read = 0;
    let runs = 0;
    do {
      for (const paragraph of paragraphs) {
        run(paragraph);
        read += [...paragraph].length;
        if (cpu() - begin > 20_000) break;
      }
      runs += 1;
    } while (cpu() - begin < 2000 && runs < 500);
    characters_per_second[size] = (read / (cpu() - begin)) * 1000;
  }
  console.log(JSON.stringify({ load_ms, characters_per_second, peak_bytes: process.resourceUsage().maxRSS * 1024 }));
}
