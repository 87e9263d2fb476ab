"""How an English text becomes tokens and rows of table indices; src/entity/en has the twin."""
import functools
import unicodedata

import numpy as np

APOSTROPHES = "'’"
CLITICS = {"s", "S", "m", "d", "re", "ve", "ll", "t"}
ORDINALS = {"st", "nd", "rd", "th", "s"}
BASIS, PRIME, MASK = 2166136261, 16777619, 0xFFFFFFFF
# Words whose full stop belongs to them.
ABBREVIATIONS = set("""Mr Mrs Ms Dr Prof Rev Hon Gov Lt Sen Sens Rep Reps Gen Col Maj Capt Cpl Sgt Pvt Adm Cmdr Pres Atty Supt Insp Det Jr Sr St
Ste Mt Ft Inc Corp Co Cos Ltd Bros vs No Nos Jan Feb Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat
Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Vt Va
Wash Wis Wyo Ave Blvd Rd Dept Univ Assn Vol pp approx Ph etc al Messrs Mme Mlle Fr Esq Brig Ald Asst Assoc Dist Natl Intl
Gens Govs Drs Profs Hwy Pkwy""".split())


@functools.lru_cache(None)
def letter(c):
    return unicodedata.category(c)[0] == "L"


def digit(c):
    return "0" <= c <= "9"


@functools.lru_cache(None)
def word(c):
    """Letters, ASCII digits and the marks that stand on letters."""
    return letter(c) or digit(c) or "\u0300" <= c <= "\u036f"


def tokens(x, known=ABBREVIATIONS):
    """[(from, to)] in code points. `known` tells whether a full stop behind a word belongs to it."""
    n, out, i = len(x), [], 0
    is_word = lambda k: 0 <= k < n and word(x[k])
    is_letter = lambda k: 0 <= k < n and letter(x[k])
    while i < n:
        c = x[i]
        if c.isspace():
            i += 1
            continue
        j = i
        if letter(c):
            dots = 0
            while is_letter(j) and j + 1 < n and x[j + 1] == ".":
                j, dots = j + 2, dots + 1
            tail = dots >= 1 and is_letter(j) and not is_word(j + 1)
            if dots >= 2 or tail and c.isupper() and x[j].isupper():
                j += tail
                out.append((i, j))
                i = j
                continue
            if "A" <= c <= "Z" and c != "I" and dots == 1:
                k = i + 2
                if k < n and x[k].isspace():
                    k += 1
                if k < n and x[k].isupper():
                    out.append((i, i + 2))
                    i += 2
                    continue
            j = i
            while is_word(j):
                j += 1
            while j < n and (x[j] == "&" or x[j] in APOSTROPHES) and is_word(j + 1):
                j += 1
                while is_word(j):
                    j += 1
            w = x[i:j]
            at = max(w.rfind("'"), w.rfind("’"))
            if at > 0 and w[at + 1:] in CLITICS:
                out += [(i, i + at), (i + at, j)]
            else:
                if j < n and x[j] == "." and w in known:
                    j += 1
                out.append((i, j))
            i = j
            continue
        if digit(c):
            inner = False
            while j < n and digit(x[j]):
                j += 1
            while j + 1 < n and x[j] in ".,:" and digit(x[j + 1]):
                inner, j = True, j + 1
                while j < n and digit(x[j]):
                    j += 1
            if is_word(j):
                e = j
                while is_word(e):
                    e += 1
                if x[j:e] in ORDINALS or not inner:
                    j = e
            out.append((i, j))
            i = j
            continue
        if c in APOSTROPHES and i and not x[i - 1].isspace() and i + 1 < n and x[i + 1] in "sS" and not is_word(i + 2):
            out.append((i, i + 2))
            i += 2
            continue
        out.append((i, i + 1))
        i += 1
    return out


@functools.lru_cache(200_000)
def fold(w):
    return "".join("0" if digit(c) else "'" if c == "’" else c.lower()[0] for c in w)


@functools.lru_cache(200_000)
def recase(w):
    """A word in capitals as it is written elsewhere."""
    if len(w) >= 5 and any(c.isupper() for c in w) and not any(c.islower() for c in w):
        return w[0] + "".join(c.lower()[0] for c in w[1:])
    return w


def fnv(codes, h=BASIS):
    for c in codes:
        h = (h ^ c) * PRIME & MASK
    return h


def seeded(first, *parts):
    h = fnv([ord(first)])
    for i, p in enumerate(parts):
        if i:
            h = fnv([32], h)
        h = fnv(map(ord, p), h)
    return h


def bucket(h, rows):
    return 1 + (h ^ h >> 15) % (rows - 1)


@functools.lru_cache(200_000)
def shape(w):
    out = []
    for c in w:
        k = ord("d") if digit(c) else ord("X") if c.isupper() else ord("x") if word(c) else ord(c)
        if len(out) >= 2 and out[-1] == k == out[-2]:
            continue
        out.append(k)
        if len(out) == 8:
            break
    return tuple(out)


TABLES = ("word", "affix", "pair", "shape", "place", "people", "places", "bodies", "heads", "roles")
LISTS = ("people", "places", "bodies", "heads", "roles")
# Look-ups a token where there are more than one: those of `word` are summed, the others lie side by side.
LOOKS = {"word": 2, "affix": 6, "pair": 2}
ROWS = {"word": 8192, "affix": 4096, "pair": 4096, "shape": 128, "place": 8}
COLUMNS = [t for t in TABLES for _ in range(LOOKS.get(t, 1))]


@functools.lru_cache(300_000)
def own(w):
    f, r = fold(w), ROWS
    return (bucket(seeded("w", f), r["word"]), bucket(seeded("v", f), r["word"]),
            *(bucket(seeded(k, p), r["affix"]) for k, p in zip("abcdef", (f[:2], f[:3], f[:4], f[-2:], f[-3:], f[-4:]))),
            bucket(fnv(shape(w), fnv([ord("s")])), r["shape"]))


@functools.lru_cache(1_000_000)
def pair(a, b):
    return bucket(seeded("p", a, b), ROWS["pair"])


def places(words):
    """Where a token stands: first in its sentence or later, inside quotation marks or not."""
    fresh, ended, quoted, out = True, False, False, []
    for w in words:
        first = word(w[0])
        if first and ended:
            fresh, ended = not w[0].islower(), False
        out.append(1 + (0 if fresh else 1) + (2 if quoted else 0))
        if first:
            fresh = False
        elif w in (".", "!", "?"):
            ended = True
        elif w == '"':
            quoted = not quoted
        elif w in "“”":
            quoted = w == "“"
        elif w not in ("‘", "’", "'", "(", ")", "[", "]"):
            ended = False
    return out


def rows(words, lists, exact=False):
    """Indices into the tables, COLUMNS a token."""
    out = np.zeros((len(words), len(COLUMNS)), np.int32)
    folded = [fold(w) for w in words]
    for i, (w, place) in enumerate(zip(words, places(words))):
        a = own(w)
        out[i, :8] = a[:8]
        if ROWS["pair"]:
            out[i, 8] = pair(folded[i - 1] if i else "", folded[i])
            out[i, 9] = pair(folded[i], folded[i + 1] if i + 1 < len(words) else "")
        out[i, 10] = a[8]
        out[i, 11] = place
    cased = [recase(w) for w in words]
    for k, name in enumerate(LISTS):
        out[:, 12 + k] = lists[name].mark(folded if name == "roles" else cased, exact)
    return out


# Kinds in the order of the product's layer, and the tags of the chain.
KINDS = ("person", "place", "organization", "product", "event", "title")
TAGS = ["O"] + [p + k for k in KINDS for p in ("B-", "I-")]
TAG = {t: i for i, t in enumerate(TAGS)}


def tags_of(tk, spans):
    """Tags over tokens of [(from, to, kind)]; spans that cut a token or another span are left out."""
    out, begins, ends = ["O"] * len(tk), {a: i for i, (a, _) in enumerate(tk)}, {b: i for i, (_, b) in enumerate(tk)}
    for s, e, k in spans:
        i, j = begins.get(s), ends.get(e)
        if i is None or j is None or j < i or any(t != "O" for t in out[i:j + 1]):
            continue
        out[i:j + 1] = ["B-" + k] + ["I-" + k] * (j - i)
    return out


def runs(tags):
    """[(first, behind the last, kind)] over tokens."""
    out, c = [], None
    for i, t in enumerate(list(tags) + ["O"]):
        if c and t != "I-" + c[1]:
            out.append((c[0], i, c[1]))
            c = None
        if t != "O" and c is None:
            c = i, t[2:]
    return out


def spans_of(tk, tags):
    return [(tk[a][0], tk[b - 1][1], k) for a, b, k in runs(tags)]
