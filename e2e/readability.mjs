// The article stage beside its peer, `@mozilla/readability`, on the HTML pages of tests/corpus.
//
//     npm install --no-save @mozilla/readability jsdom@26
//     cargo build --release --features cli
//     node e2e/readability.mjs target/release/mitjul
//
// Both are given the page; Readability's title counts as its headline. A block of the expected article counts as found
// when its words (without white space) stand in what was extracted, else sentence by sentence; what else was extracted is
// extra. Prints F1 of characters, page by page and over all.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(join(process.cwd(), 'package.json'))
const { Readability } = require('@mozilla/readability')
const { JSDOM } = require('jsdom')

const program = process.argv[2] ?? 'target/release/mitjul'
const corpus = process.argv[3] ?? 'tests/corpus'
const bare = (text) => text.replace(/\s+/gu, '').replace(/\u200b/gu, '')

function expected(file) {
  const marked = readFileSync(file, 'utf8').split('---\n').slice(1).join('---\n')
  return [...marked.matchAll(/⟦[a-z]+\|([^⟧]*)⟧/gu)].map((found) => found[1])
}

function score(blocks, extracted) {
  let rest = bare(extracted)
  const length = [...rest].length
  let hit = 0
  let missed = 0
  const take = (words) => {
    const at = rest.indexOf(words)
    if (at < 0) return false
    rest = rest.slice(0, at) + '\u0000' + rest.slice(at + words.length)
    hit += [...words].length
    return true
  }
  for (const block of blocks) {
    if (take(bare(block))) continue
    for (const sentence of block.split(/(?<=[.?!”"])\s+/u)) {
      if (!take(bare(sentence))) missed += [...bare(sentence)].length
    }
  }
  return { hit, extra: length - hit, missed }
}

const f1 = ({ hit, extra, missed }) => (hit + extra + missed === 0 ? 1 : (2 * hit) / (2 * hit + extra + missed))

function ours(html) {
  const out = execFileSync(program, ['annotate', '--input', 'html', '--format', 'json', '--offsets', 'utf16', '-'], { input: html, encoding: 'utf8' })
  const record = JSON.parse(out)
  return record.body.map(({ start, end }) => record.text.slice(start, end)).join('\n')
}

function theirs(html) {
  const { document } = new JSDOM(html, { url: 'https://dawn.example/news/1' }).window
  const article = new Readability(document).parse()
  return article ? `${article.title ?? ''}\n${article.textContent}` : ''
}

const sum = { mitjul: { hit: 0, extra: 0, missed: 0 }, readability: { hit: 0, extra: 0, missed: 0 } }
console.log('| page | mitjul | Readability |\n|---|---:|---:|')
for (const name of readdirSync(corpus).sort()) {
  const page = join(corpus, name, 'source.html')
  if (!existsSync(page)) continue
  const html = readFileSync(page, 'utf8')
  const blocks = expected(join(corpus, name, 'expected.txt'))
  const both = { mitjul: score(blocks, ours(html)), readability: score(blocks, theirs(html)) }
  for (const [who, tally] of Object.entries(both)) {
    for (const key of Object.keys(tally)) sum[who][key] += tally[key]
  }
  console.log(`| ${name.replace(/^html-/u, '')} | ${f1(both.mitjul).toFixed(3)} | ${f1(both.readability).toFixed(3)} |`)
}
console.log(`| **all** | **${f1(sum.mitjul).toFixed(3)}** | **${f1(sum.readability).toFixed(3)}** |`)
