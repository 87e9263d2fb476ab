// What a file is, and its text: encodings, Markdown, and that every sentence is there in both languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../../www/intake/decode.js';
import { kindOf } from '../../www/intake/kinds.js';
import { readMarkdown } from '../../www/intake/markdown.js';
import { WORDS } from '../../www/intake/words.js';
import { cp949, docx, newspaper, utf16 } from './files.js';

const KOREAN = '한빛전자는 10일 새 공장의 문을 열었다.\n"방각하"라는 말도 나왔다.';

test('every encoding that Korean files have had is read', () => {
  const files = {
    'UTF-8': Buffer.from(KOREAN),
    'UTF-8 with mark': Buffer.from(`\ufeff${KOREAN}`),
    'UTF-16LE': utf16(KOREAN),
    'UTF-16BE': utf16(KOREAN, { big: true }),
    'UTF-16LE with mark': utf16(KOREAN, { mark: true }),
    'UTF-16BE with mark': utf16(KOREAN, { big: true, mark: true }),
    'EUC-KR': cp949(KOREAN),
  };
  for (const [name, bytes] of Object.entries(files)) assert.equal(decode(new Uint8Array(bytes)), KOREAN, name);
});

test('a page is read as it declares, a cut one as far as it goes, and what is no text is refused', () => {
  const page = '<meta charset="windows-1252"><p>caf\u00e9, cr\u00e8me';
  assert.equal(decode(new Uint8Array(Buffer.from(page, 'latin1'))), page);
  assert.ok(decode(new Uint8Array(Buffer.from(KOREAN.repeat(3)).subarray(0, -1))).startsWith('한빛전자는'));
  assert.equal(decode(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13)), undefined);
  assert.equal(decode(new Uint8Array(Buffer.from('abc\u0001def'))), undefined);
});

test('a file is what its bytes say, before what it is called', () => {
  const text = new Uint8Array(Buffer.from('글'));
  const bytes = (...codes) => Uint8Array.from(codes);
  const old = bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1);
  for (const [name, content, kind] of [
    ['a.pdf', new Uint8Array(newspaper()), 'pdf'],
    ['a.txt', new Uint8Array(newspaper()), 'pdf'],
    ['a.pdf', text, 'broken'],
    ['a.DOCX', new Uint8Array(docx()), 'docx'],
    ['a.docx', old, 'locked'],
    ['a.doc', old, 'office'],
    ['a.hwp', old, 'hwp'],
    ['a.hwpx', bytes(0x50, 0x4b, 3, 4), 'hwp'],
    ['a.zip', bytes(0x50, 0x4b, 3, 4), 'other'],
    ['a.txt', bytes(0xff, 0xd8, 0xff, 0xe0), 'image'],
    ['A.HTM', text, 'html'],
    ['a.md', text, 'markdown'],
    ['a.eml', text, 'mail'],
    ['a', text, 'text'],
    ['a.exe', text, 'other'],
    ['a.xyz', new Uint8Array(Buffer.from('<!DOCTYPE html><p>글')), 'html'],
  ]) {
    assert.equal(kindOf(name, content), kind, `${name} ${kind}`);
  }
});

test('Markdown gives headings, paragraphs, lists, quotations and tables without its marks', () => {
  const { title, day, parts } = readMarkdown(`---
title: "A bridge"
date: 2026-11-20
---
# A bridge to the **island**

The council said on [Monday](https://a.example/x_y)
that it *will* cost 40 million; see snake_case_name.

> "It is needed,"
> the mayor said.

- plant \`trees\`
2. mend roads

| Year | Cost |
|------|-----:|
| 2026 | 12.5 |

![The bridge](a.jpg)

Second
------
`);
  assert.equal(title, 'A bridge');
  assert.equal(day, '2026-11-20');
  const row = (...cells) => ({ tag: 'tr', parts: cells.map((text) => ({ tag: 'td', text })) });
  assert.deepEqual(parts, [
    { tag: 'h1', text: 'A bridge to the island' },
    { tag: 'p', text: 'The council said on Monday that it will cost 40 million; see snake_case_name.' },
    { tag: 'blockquote', text: '"It is needed," the mayor said.' },
    { tag: 'li', text: 'plant trees' },
    { tag: 'li', text: 'mend roads' },
    { tag: 'table', parts: [row('Year', 'Cost'), row('2026', '12.5')] },
    { tag: 'figcaption', text: 'The bridge' },
    { tag: 'h2', text: 'Second' },
  ]);
});

test('every sentence is there in both languages, in its own', () => {
  assert.deepEqual(Object.keys(WORDS.ko), Object.keys(WORDS.en));
  const written = ({ about, ...words }) => Object.values(words).map((w) => (typeof w === 'function' ? w({}, 1, 2) : w));
  for (const sentence of written(WORDS.ko)) assert.match(sentence, /[가-힣]/u);
  for (const sentence of written(WORDS.en)) assert.doesNotMatch(sentence, /[가-힣]/u);
});
