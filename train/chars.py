"""How a text is seen by the tagger: one row of small integers a character.

Everything here has a twin in src/entity/tagger/features.rs; the parity fixture (export.py) holds the two together.
"""

# Spellings of one mark that news sites mix freely; one character for one, so positions stay.
FOLD = {}
for _to, _from in (
    ("'", "‘’‚‛ʼ´`′＇"), ('"', "“”„‟″＂"), ("-", "‐‑‒–—―−－"), ("·", "ㆍ・‧∙•⋅ᆞ"), ("~", "～∼〜"),
    (" ", "\t\r\n\u00a0\u2002\u2003\u2009\u200a\u3000\u202f"),
):
    for _c in _from:
        FOLD[_c] = _to


def fold(c):
    """One character to one character."""
    o = ord(c)
    if 0xFF01 <= o <= 0xFF5E and c not in FOLD:
        return chr(o - 0xFEE0)
    return FOLD.get(c, c)


TYPES = {c: 9 + i for i, c in enumerate(".,()'\"-~·<>%/:")}
OTHER_TYPE = 23
N_TYPES = 24
HANGUL, DIGIT, LOWER, UPPER, SPACE, HAN, JAMO, LETTER = range(1, 9)


def kind(c):
    """The type of a folded character, 1..23."""
    o = ord(c)
    if 0xAC00 <= o <= 0xD7A3:
        return HANGUL
    if 0x30 <= o <= 0x39:
        return DIGIT
    if 0x61 <= o <= 0x7A:
        return LOWER
    if 0x41 <= o <= 0x5A:
        return UPPER
    if c == " ":
        return SPACE
    if 0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF:
        return HAN
    if 0x1100 <= o <= 0x11FF or 0x3130 <= o <= 0x318F:
        return JAMO
    if c in TYPES:
        return TYPES[c]
    # Letters of other scripts: Latin with marks, Greek, Cyrillic, kana.
    if 0xC0 <= o <= 0x24F and o not in (0xD7, 0xF7) or 0x370 <= o <= 0x52F or 0x3041 <= o <= 0x30FF or 0x1E00 <= o <= 0x1EFF:
        return LETTER
    return OTHER_TYPE


# Coarse classes: a lexicon match may begin where the class changes; 0 = not part of a word.
COARSE = {HANGUL: 1, DIGIT: 2, LOWER: 3, UPPER: 3, HAN: 4, JAMO: 1, LETTER: 3}


def fnv(values, h=2166136261):
    for v in values:
        h = ((h ^ v) * 16777619) & 0xFFFFFFFF
    return h


def bucket(h, n):
    h ^= h >> 15
    return 1 + h % (n - 1)


N_BIGRAM = N_TRIGRAM = 8192
N_PREFIX = N_SUFFIX = 4096
PREFIX_MAX, SUFFIX_MAX = 6, 4
SEEDS = {k: fnv([ord(k)]) for k in "btps"}
FIELDS = ("char", "bigram", "trigram", "prefix", "suffix", "type", "left", "right", "lexicon", "gazetteer")


def rows(text, vocabulary, lexicon, gazetteer, skip=None):
    """The feature rows of a text, a list of 10-tuples.

    vocabulary: character to id (2 and up); lexicon, gazetteer: `Names`; skip: forms the lexicon must not match
    (leave one out)."""
    f = [fold(c) for c in text]
    t = [kind(c) for c in f]
    n = len(f)
    g = [48 if k == DIGIT else ord(c) for c, k in zip(f, t)]
    coarse = [COARSE.get(k, 0) for k in t]
    # place in the word (a run without spaces) and in the token (a run of letters and digits)
    left, right, first, last = [0] * n, [0] * n, [0] * n, [0] * n
    run = tok = 0
    for i in range(n):
        run = run + 1 if t[i] != SPACE else 0
        tok = tok + 1 if coarse[i] else 0
        left[i], first[i] = min(run, 7), tok
    run = tok = 0
    for i in range(n - 1, -1, -1):
        run = run + 1 if t[i] != SPACE else 0
        tok = tok + 1 if coarse[i] else 0
        right[i], last[i] = min(run, 7), tok
    folded = "".join(f)
    starts = [i for i in range(n) if coarse[i] and (i == 0 or coarse[i] != coarse[i - 1])]
    lex = lexicon.match(folded, starts, skip) if lexicon else [0] * n
    gaz = gazetteer.match(folded, starts, None) if gazetteer else [0] * n
    out = []
    prefix = SEEDS["p"]
    for i in range(n):
        a = g[i - 1] if i else 2
        b = g[i + 1] if i + 1 < n else 3
        prefix = fnv([g[i]], SEEDS["p"] if first[i] <= 1 else prefix)
        out.append((
            vocabulary.get(chr(g[i]), 1),
            bucket(fnv([a, g[i]], SEEDS["b"]), N_BIGRAM),
            bucket(fnv([a, g[i], b], SEEDS["t"]), N_TRIGRAM),
            bucket(prefix, N_PREFIX) if 1 <= first[i] <= PREFIX_MAX else 0,
            bucket(fnv(g[i:i + last[i]], SEEDS["s"]), N_SUFFIX) if 1 <= last[i] <= SUFFIX_MAX else 0,
            t[i], left[i], right[i], lex[i], gaz[i],
        ))
    return out


def end_bigram(text):
    """The bigram (last character, end), seen by the last character as its 'next' one."""
    c = fold(text[-1])
    return bucket(fnv([48 if kind(c) == DIGIT else ord(c), 3], SEEDS["b"]), N_BIGRAM)


MAX_FORM = 20


class Names:
    """A list of names with a small code each; the longest one that begins at a boundary wins, from the left."""

    def __init__(self, codes):
        self.codes = codes
        self.begin = {}
        for s in codes:
            k = s[:2]
            self.begin[k] = max(self.begin.get(k, 0), len(s))

    def match(self, text, starts, skip):
        out = [0] * len(text)
        free = 0
        for i in starts:
            if i < free:
                continue
            for m in range(min(self.begin.get(text[i:i + 2], 0), MAX_FORM, len(text) - i), 0, -1):
                s = text[i:i + m]
                c = self.codes.get(s)
                if c is not None and not (skip and s in skip):
                    base = 1 + 3 * c
                    for j in range(i, i + m):
                        out[j] = base + (0 if j == i else 2 if j == i + m - 1 else 1)
                    free = i + m
                    break
        return out
