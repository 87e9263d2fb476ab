// What becomes of a thing that two tabs have worked on.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergeArticle, mergeLines, mergeList, same } from '../../www/merge.js';

const check = (start, fields) => ({ subject: 'claim', start, end: start + 5, text: '말', status: 'open', priority: 'normal', ...fields });
const edit = (start) => ({ do: 'split', start, end: start + 1 });
const BASE = { id: '1', title: '제목', text: '본문', day: null, edits: [edit(0)], checks: [check(0, { status: 'wrong' }), check(9, { note: '전화' })], flips: [[0, true]], saved: 1 };

test('values are the same whatever the order of their fields and whether nothing is written down', () => {
  assert.ok(same({ a: 1, b: [], c: null }, { c: undefined, a: 1 }));
  assert.ok(same(undefined, []));
  assert.ok(!same({ a: 1 }, { a: 2 }));
  assert.ok(!same([1, 2], [2, 1]));
});

test('lines of both sides stay, and what either has taken away is gone', () => {
  const base = 'person\t김하늘\nplace\t서울\n';
  const mine = 'person\t김하늘\nplace\t서울\nplace\t부산\n';
  const theirs = 'place\t서울\norganization\t한빛\n';
  assert.equal(mergeLines(base, mine, theirs), 'place\t서울\norganization\t한빛\nplace\t부산\n');
  // Where nobody else has written, a text is as it was written, twice the same line too.
  assert.equal(mergeLines(base, 'a\na\n', base), 'a\na\n');
  assert.equal(mergeLines('', 'a\n', 'a\n'), 'a\n');
});

test('merging is the same whoever comes last, and once more changes nothing', () => {
  const lists = [[], [1], [1, 2], [2, 3], [4]];
  for (const base of lists) {
    for (const mine of lists) {
      for (const theirs of lists) {
        const one = mergeList(base, mine, theirs);
        const other = mergeList(base, theirs, mine);
        assert.deepEqual(new Set(one), new Set(other));
        assert.deepEqual(mergeList(mine, mine, one), one);
      }
    }
  }
});

test('corrections, checks and fields of both sides stay', () => {
  const mine = { ...BASE, edits: [edit(0), edit(4)], checks: [check(0, { status: 'wrong', tags: ['ㄱ'] }), check(9, { note: '전화' })] };
  const theirs = { ...BASE, title: '새 제목', edits: [], checks: [check(0, { status: 'confirmed' }), check(9, { note: '전화', who: '한솔' })], flips: [], later: 7 };
  const merged = mergeArticle(BASE, mine, theirs, () => assert.fail('nothing clashes'));
  assert.deepEqual(merged, {
    ...BASE,
    title: '새 제목',
    edits: [edit(4)],
    checks: [check(0, { status: 'confirmed', tags: ['ㄱ'] }), check(9, { note: '전화', who: '한솔' })],
    flips: [],
    // Of another version of the page.
    later: 7,
  });
});

test('two answers to one question are told of, and words are put under each other', () => {
  let clashes = 0;
  const mine = { ...BASE, checks: [check(0, { status: 'confirmed' }), check(9, { note: '전화했다' })] };
  const theirs = { ...BASE, checks: [check(0, { status: 'misleading' }), check(9, { note: '메일' })] };
  const { checks } = mergeArticle(BASE, mine, theirs, () => (clashes += 1));
  assert.equal(clashes, 1);
  assert.deepEqual(checks, [check(0, { status: 'confirmed' }), check(9, { note: '메일\n전화했다' })]);
});

test('a check that one side takes away is gone, unless the other has gone on with it', () => {
  const without = { ...BASE, checks: [] };
  const further = { ...BASE, checks: [BASE.checks[0], check(9, { note: '전화, 메일' })] };
  assert.deepEqual(mergeArticle(BASE, without, BASE).checks, []);
  assert.deepEqual(mergeArticle(BASE, BASE, without).checks, []);
  assert.deepEqual(mergeArticle(BASE, without, further).checks, [further.checks[1]]);
  assert.deepEqual(mergeArticle(BASE, further, without).checks, [further.checks[1]]);
});

test('a field that one side no longer has is gone, and one that nobody here knows stays', () => {
  const stored = { ...BASE, told: 'x', later: 7, checks: [check(9, { status: 'wrong', note: '전화', later: 8 })] };
  const base = { ...BASE, told: 'x', checks: [check(9, { status: 'wrong', note: '전화' })] };
  const mine = { ...BASE, checks: [check(9, { note: '전화' })] };
  const merged = mergeArticle(base, mine, stored, () => assert.fail('nothing clashes'));
  assert.deepEqual(merged, { ...BASE, later: 7, checks: [check(9, { note: '전화', later: 8 })] });
  assert.deepEqual(mergeArticle(base, mine, base), mine);
});

test('a text that one side has changed takes that side, one that both have changed is two articles', () => {
  const written = { ...BASE, text: '본문이다', edits: [edit(1)] };
  assert.deepEqual(mergeArticle(BASE, written, BASE), written);
  assert.deepEqual(mergeArticle(BASE, BASE, written), written);
  assert.equal(mergeArticle(BASE, written, { ...BASE, text: '딴 본문' }), undefined);
  // Its places speak of the text before.
  assert.equal(mergeArticle(BASE, written, { ...BASE, edits: [edit(0), edit(1)] }), undefined);
  // The same change twice, as after a reload, is none.
  assert.deepEqual(mergeArticle(BASE, written, written), written);
});
