"""Figures on sentences kept out, by exact span and kind."""
import collections
import glob
import json

import numpy as np

import prepare
import text

N = len(text.TAGS)
NEVER = -1e4
MOVES, START = np.zeros((N, N), np.float32), np.zeros(N, np.float32)
for j, t in enumerate(text.TAGS):
    if t[0] == "I":
        START[j] = NEVER
        for i, u in enumerate(text.TAGS):
            if u[2:] != t[2:]:
                MOVES[i, j] = NEVER


def decoded(scores, moves=MOVES, start=START):
    """The best path of tags."""
    a, back = scores[0] + start, []
    for s in scores[1:]:
        z = a[:, None] + moves
        k = z.argmax(0)
        back.append(k)
        a = z[k, np.arange(N)] + s
    path = [int(a.argmax())]
    for k in reversed(back):
        path.append(int(k[path[-1]]))
    return [text.TAGS[i] for i in reversed(path)]


class Set:
    """Sentences with spans, of one or many texts. `open_` tells of a span found whether the labels say anything about it."""

    def __init__(self, kinds):
        self.kinds, self.sentences = kinds, []

    def add(self, x, tk, spans, may=None):
        self.sentences.append((x, tk, set(spans), may))

    def counts(self, found):
        """A count of right, false and missed spans a kind for each sentence."""
        out = []
        for (x, tk, gold, may), tags in zip(self.sentences, found):
            c = collections.Counter()
            spans = set()
            for i, j, k in text.runs(tags):
                z = tk[i][0], tk[j - 1][1], k
                # Where the corpus leaves open whether this is a name, it counts neither way.
                if z not in gold and may and all(may[q] >> text.TAG[("B-" if q == i else "I-") + k] & 1 for q in range(i, j)):
                    continue
                spans.add(z)
            for z in spans | gold:
                c[z[2], 0 if z in spans and z in gold else 1 if z in spans else 2] += 1
            out.append(c)
        return out

    def score(self, found):
        return table(self.counts(found), self.kinds)


def table(counts, kinds):
    total = sum(counts, collections.Counter())

    def f(names):
        t, p, n = (sum(total[k, i] for k in names) for i in range(3))
        return t / max(1, t + p), t / max(1, t + n), 2 * t / max(1, 2 * t + p + n), t + n
    return {**{k: f([k]) for k in kinds}, "POL": f(text.KINDS[:3]), "all": f(kinds)}


def show(note, t):
    print(note, " ".join(f"{k[:6]} {100 * p:.1f}/{100 * r:.1f}/{100 * v:.1f}" + ("" if k in ("POL", "all") else f"({n})")
                         for k, (p, r, v, n) in t.items()), flush=True)


def articles(folder):
    s = Set(text.KINDS)
    for path in sorted(glob.glob(folder + "/*.gold.json")):
        g = json.load(open(path))
        gold = {(e["s"], e["e"], e["kind"]) for e in g["entities"]}
        done = set()
        for a, b in g["body"]:
            for c, d in [(m.start() + a, m.end() + a) for m in __import__("re").finditer(r"[^\n]+", g["text"][a:b])]:
                inside = {z for z in gold if c <= z[0] and z[1] <= d} - done
                done |= inside
                x = g["text"][c:d]
                tk = text.tokens(x)
                if tk:
                    s.add(x, tk, {(i - c, j - c, k) for i, j, k in inside})
        s.lost = getattr(s, "lost", 0) + len([z for z in gold - done if any(a <= z[0] < b for a, b in g["body"])])
    return s


def sets(prepared, folder=None):
    """The corpora's sentences that are kept out of training, and annotated articles where there are any."""
    out = {}
    kept = Set(text.KINDS)
    for o in prepared["gold"]:
        if o["kept_out"]:
            tags, before = [], None
            for m in o["may"]:
                low = (m & -m).bit_length() - 1
                tags.append(text.TAGS[low])
            kept.add(o["x"], o["tk"], text.spans_of(o["tk"], tags), o["may"])
    out["kept"] = kept
    if folder:
        out["articles"] = articles(folder)
    return out
