// What the check sheet is written as, and what is read of it again. The core's part is played by the few lines that the
// sheet is put into.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anchor, cell, evidenceParts, sheetCsv, sheetHtml, sheetJson, sheetLog, sheetRead, sheetReviews, sheetW3C } from '../../www/sheet.js';

const TEXT = '😀 윤서진은 5억원을 냈다고 했다. 한빛은 웃었다. 윤서진은 5억원을 더 낸다.';
const at = (words, from = 0) => ({ start: TEXT.indexOf(words, from), end: TEXT.indexOf(words, from) + words.length, text: words });

const line = (fields) => ({
  on: null, subject: 'claim', kind: null, start: 0, end: 0, text: '', about: '', worth: 0, status: 'open', priority: 'normal',
  evidence: [], note: '', tags: [], who: '', day: null, lost: false, changed: false,
  ...fields,
});
const CLAIM = line({
  on: 'c1', ...at('5억원을 냈다'), about: '윤서진', worth: 0.5, status: 'wrong', day: '2026-11-20', who: '한솔', priority: 'high',
  evidence: ['https://a.kr/1?a=1&b=2 “3억”', '전화로 <b>확인</b>', 'javascript:alert(1)'], note: '=1+1\n둘째 줄', tags: ['예산'],
});
const SHEET = {
  headline: '한빛 [속보] *5억원*', published: '2026-11-20', labels: 'ko', language: 'ko',
  lines: [
    CLAIM,
    line({ on: 'a1', subject: 'amount', ...at('5억원'), about: '금액', worth: 0.4 }),
    line({ subject: 'claim', text: '지운 <말>', status: 'confirmed', lost: true, note: '남은 메모' }),
    line({ subject: 'passage', ...at('한빛'), note: '누구?' }),
  ],
};
const core = {
  toHtml: (text) => `<!doctype html><html><head><style>a{}</style></head><body><main><p>${text}</p></main></body></html>`,
  toW3C: () => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', total: 2,
    first: {
      type: 'AnnotationPage', startIndex: 0,
      items: ['c1', 'a1'].map((id) => ({
        id: `urn:x#${id}`, type: 'Annotation', motivation: 'describing',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: id === 'c1' ? 'claim' : 'amount' },
          { type: 'TextualBody', purpose: 'describing', value: '말', language: 'ko' },
        ],
        target: { source: 'urn:x', selector: [{ type: 'TextQuoteSelector', exact: id === 'c1' ? '5억원을 냈다' : '5억원' }, { type: 'TextPositionSelector', start: 7, end: 14 }] },
      })),
    },
  }),
  unpackArticle: () => ({ schema: 'mitjul/1' }),
};
const said = ({ subject, text, status, priority, evidence, note, tags, who, day, lost }) => ({ subject, text, status, priority, evidence, note, tags, who, day, lost });

test('cells of a table never become formulas', () => {
  for (const [words, written] of [
    ['=1+1', "'=1+1"],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['-2+3', "'-2+3"],
    ['-5+cmd|\' /C calc\'!A0', "'-5+cmd|' /C calc'!A0"],
    ['@sum', "'@sum"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    [' =1', "' =1"],
    ['-5', '-5'],
    ['+3.2%', '+3.2%'],
    ['a,"b"\nc', '"a,""b""\nc"'],
  ]) {
    assert.equal(cell(words), written);
  }
});

test('the table has every line and what the reader wrote', () => {
  const csv = sheetCsv(core, SHEET);
  assert.equal(csv.split('\r\n').length, SHEET.lines.length + 2);
  assert.match(csv, /^id,subject,status,/);
  assert.ok(csv.includes('c1,claim,wrong,high,5억원을 냈다,윤서진,"https://a.kr/1?a=1&b=2 “3억”\n전화로 <b>확인</b>\njavascript:alert(1)","\'=1+1\n둘째 줄",예산,한솔,2026-11-20,0.5,'));
  assert.ok(csv.includes(',지운 <말>,'));
});

test('the log says what was checked, what is gone and what is left', () => {
  const log = sheetLog(core, SHEET);
  assert.ok(log.startsWith('# 검증 기록: 한빛 \\[속보\\] \\*5억원\\*\n'));
  assert.ok(log.includes('2개 가운데 1개 확인함'));
  assert.ok(log.includes('### ✗ 틀림 — 발언 (윤서진)'));
  assert.ok(log.includes('> 5억원을 냈다'));
  assert.ok(log.includes('  - <https://a.kr/1?a=1&b=2> “3억”'));
  assert.ok(log.includes('  - 전화로 \\<b\\>확인\\</b\\>'));
  assert.ok(log.includes('## 더는 기사에 없는 것 (1)'));
  assert.ok(log.includes('- [ ] 수치: 5억원 (금액)'));
  assert.ok(log.indexOf('누구?') > log.indexOf('## 메모'));
  const english = sheetLog(core, { ...SHEET, labels: 'en' });
  assert.ok(english.includes('1 of 2 checked') && english.includes('✗ wrong — claim'));
});

test('a check of words that have changed since does not count', () => {
  const changed = { ...SHEET, lines: [{ ...CLAIM, changed: true }] };
  const log = sheetLog(core, changed);
  assert.ok(log.includes('1개 가운데 0개 확인함') && log.includes('판정한 뒤에'));
});

test('every claim that was checked is a review', () => {
  const { '@context': context, '@graph': reviews } = sheetReviews(core, SHEET);
  assert.equal(context, 'https://schema.org');
  assert.equal(reviews.length, 2);
  assert.deepEqual(reviews[0], {
    '@type': 'ClaimReview',
    inLanguage: 'ko',
    claimReviewed: '5억원을 냈다',
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': 'Thing', name: '윤서진' },
      appearance: { '@type': 'NewsArticle', headline: SHEET.headline, datePublished: '2026-11-20', inLanguage: 'ko' },
    },
    reviewRating: { '@type': 'Rating', ratingValue: 1, bestRating: 5, worstRating: 1, alternateName: '틀림' },
    datePublished: '2026-11-20',
    author: { '@type': 'Person', name: '한솔' },
    reviewBody: '=1+1\n둘째 줄\n전화로 <b>확인</b>\njavascript:alert(1)',
    keywords: ['예산'],
    citation: [{ '@type': 'CreativeWork', url: 'https://a.kr/1?a=1&b=2', abstract: '“3억”' }],
  });
  const open = { ...SHEET, lines: ['open', 'not_needed', 'unverifiable'].map((status) => line({ status })) };
  assert.deepEqual(sheetReviews(core, open)['@graph'].map((r) => r.reviewRating), [{ '@type': 'Rating', alternateName: '확인 못 함' }]);
});

test('the page has the sheet behind the article, its words escaped', () => {
  const html = sheetHtml(core, SHEET, TEXT);
  assert.ok(html.includes('<h2>검증 기록</h2>') && html.indexOf('검증 기록') > html.indexOf('한빛은'));
  assert.ok(html.includes('전화로 &lt;b&gt;확인&lt;/b&gt;') && html.includes('지운 &lt;말&gt;'));
  assert.ok(html.includes('<a href="https://a.kr/1?a=1&amp;b=2" rel="noopener noreferrer nofollow">'));
  assert.ok(!html.includes('href="javascript:'));
  const nothing = { ...SHEET, lines: SHEET.lines.slice(1, 2) };
  assert.equal(sheetHtml(core, nothing, TEXT), core.toHtml(TEXT));
});

test('annotations take the sheet along and bring it back', () => {
  const collection = sheetW3C(core, SHEET, TEXT, null, { source: 'urn:x' });
  assert.equal(collection.total, 4);
  const [claim, amount, lost, note] = collection.first.items;
  assert.deepEqual(claim.motivation, ['describing', 'assessing']);
  assert.equal(amount.body.length, 2);
  assert.deepEqual(lost.target.selector, [{ type: 'TextQuoteSelector', exact: '지운 <말>' }]);
  // Code points: the face is one.
  assert.deepEqual(note.target.selector[1], { type: 'TextPositionSelector', start: at('한빛').start - 1, end: at('한빛').end - 1 });
  const read = sheetRead(core, JSON.stringify(collection), TEXT);
  const want = SHEET.lines.filter((_, i) => i !== 1).map(said);
  assert.deepEqual(read.map(said), want);
  assert.deepEqual([read[0].start, read[0].end], [CLAIM.start, CLAIM.end]);
});

test('our own JSON brings it back too', () => {
  const json = sheetJson(core, SHEET, null);
  assert.equal(json.checks.length, 3);
  assert.deepEqual(sheetRead(core, JSON.stringify(json), TEXT).map(said), SHEET.lines.filter((_, i) => i !== 1).map(said));
  assert.deepEqual(sheetJson(core, { ...SHEET, lines: [] }, null), { schema: 'mitjul/1' });
});

test('annotations of others are anchored by position, then by their words, and what stands nowhere is kept', () => {
  const second = TEXT.lastIndexOf('5억원');
  const annotation = (body, ...selector) => ({ type: 'Annotation', body, target: { source: 'urn:x', selector } });
  const given = [
    annotation('하나', { type: 'TextPositionSelector', start: 2, end: 5 }),
    annotation([{ type: 'TextualBody', value: '둘' }, { type: 'TextualBody', purpose: 'tagging', value: '돈' }], { type: 'TextQuoteSelector', exact: '5억원', prefix: '. 윤서진은 ', suffix: '을 더' }),
    annotation('셋', { type: 'TextQuoteSelector', exact: '5억원' }, { type: 'TextPositionSelector', start: 99, end: 103 }),
    annotation({ type: 'TextualBody', value: '넷' }, { type: 'TextQuoteSelector', exact: '없는 말' }),
    { ...annotation(undefined, { type: 'TextQuoteSelector', exact: '한빛' }), text: '다섯', tags: ['누구'] },
    annotation(undefined, { type: 'TextQuoteSelector', exact: '웃었다' }),
  ];
  const read = sheetRead(core, JSON.stringify({ rows: given }), TEXT);
  assert.deepEqual(read.map(({ note }) => note), ['하나', '둘', '셋', '넷', '다섯', '']);
  assert.deepEqual(read.map(({ lost }) => lost), [false, false, false, true, false, false]);
  assert.equal(read[0].text, '윤서진');
  assert.equal(read[1].start, second);
  assert.equal(read[3].text, '없는 말');
  assert.deepEqual([read[4].tags, read[5].tags], [['누구'], ['highlight']]);
});

test('what is no annotation is refused', () => {
  for (const json of ['[]', '{}', '7', 'null', '{"items":[]}']) assert.throws(() => sheetRead(core, json, TEXT), { code: 'invalid_file' }, json);
  assert.throws(() => sheetRead(core, 'no json', TEXT), SyntaxError);
});

test('words are looked for near where they stood', () => {
  const first = TEXT.indexOf('5억원');
  const last = TEXT.lastIndexOf('5억원');
  for (const [place, start] of [
    [{ exact: '5억원' }, first],
    [{ exact: '5억원', start: last + 2, end: last + 5 }, last],
    [{ exact: '5억원', start: first, end: first + 3, suffix: '을 더' }, first],
    [{ exact: '6억원' }, undefined],
    [{ exact: ' ' }, undefined],
    [{}, undefined],
  ]) {
    assert.equal(anchor(TEXT, place)?.start, start);
  }
});

test('evidence is a link, a quotation or both', () => {
  assert.deepEqual(evidenceParts(' https://a.kr “가” '), { link: 'https://a.kr', words: '“가”' });
  assert.deepEqual(evidenceParts('가나 https://a.kr'), { link: undefined, words: '가나 https://a.kr' });
  assert.deepEqual(evidenceParts('https://'), { link: undefined, words: 'https://' });
});
