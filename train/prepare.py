"""Reads the data, builds the name lists and writes the feature rows of every sentence to one file.

usage: prepare.py DATA_ROOT PACKAGES OUT.pkl"""
import collections
import pathlib
import pickle
import random
import re
import sys

import numpy as np

import augment
import chars
import corpus
import lexicon
from fingerprints import Fingerprints

TAGS6 = ["O"] + [p + c for c in corpus.SIX for p in ("B-", "I-")]
TAGS3 = ["O"] + [p + c for c in corpus.MORE for p in ("B-", "I-")]
DEV = 400


def main():
    root, packages, out = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    here = pathlib.Path(__file__).parent
    common = corpus.generic(here / "generic.txt")
    gold, fine = list(corpus.read(root / "ner/klue-train.tsv")), list(corpus.read(root / "ner/konec-train.tsv"))
    silver, sfine = list(corpus.read(root / "ner/silver-klue.tsv")), list(corpus.read(root / "ner/silver-konec.tsv"))
    extra = list(corpus.read(root / "ner/silver-extra.tsv"))
    print(len(gold), len(fine), len(silver), len(sfine), len(extra))
    order = list(range(len(gold)))
    random.Random(7).shuffle(order)
    dev = set(order[:DEV])

    texts = ["".join(map(chars.fold, t)) for _, t, _ in silver]
    labelled, once = lexicon.labelled(root, texts)
    opened = lexicon.open_names(packages, texts, [g for _, _, g in silver])
    print("labelled forms", len(labelled.codes), "once", len(once), "open names", len(opened.codes),
          collections.Counter(lexicon.OPEN[c] for c in opened.codes.values()))

    # The net learns with the false matches that the product will have. A form that was labelled once is hidden in the
    # sentences that it may have been taken from.
    known, other = Fingerprints(labelled.codes), Fingerprints(opened.codes)
    often = Fingerprints({s: c for s, c in labelled.codes.items() if s not in once})

    count = collections.Counter()
    for _, t, _ in gold + silver + extra:
        for c in t:
            f = chars.fold(c)
            count["0" if chars.kind(f) == chars.DIGIT else f] += 1
    vocabulary = {c: i + 2 for i, c in enumerate(sorted(c for c, n in count.items() if n >= 6))}
    print("characters", len(vocabulary))

    i6, i3 = {t: i for i, t in enumerate(TAGS6)}, {t: i for i, t in enumerate(TAGS3)}
    sets = {k: [] for k in ("dev", "gold", "silver", "extra", "renamed")}
    matched = 0
    people = [t[s:e] for _, t, g in sfine for s, e, f in corpus.spans(g) if f == "PS_NAME"]
    pools, rng = augment.Pools(packages, people), random.Random(3)
    for name, data, fines in (("gold", gold, fine), ("silver", silver, sfine), ("extra", extra, None)):
        by_id = {re.sub(r"[-_](wikitree|nsmc)$", "", s): (t, g) for s, t, g in fines} if fines else {}
        for k, (sid, text, tags) in enumerate(data):
            f = by_id.get(re.sub(r"[-_](wikitree|nsmc)$", "", sid))
            r = chars.rows(text, vocabulary, often if name == "silver" else known, other)
            six = [i6[t] for t in tags]
            where = "dev" if name == "gold" and k in dev else name
            if f and f[0] == text:
                guide = corpus.more_tags(text, f[1], tags, common)
                more = [i3[t] for t in guide]
                matched += 1
                for _ in range(0 if where == "dev" else 2):
                    new = augment.replaced(text, tags, guide, f[1], pools, rng)
                    if not new:
                        continue
                    t, a, b = new
                    sets["renamed"].append((sid, t, np.array(chars.rows(t, vocabulary, known, other), np.int32),
                                            np.array([i6[x] for x in a], np.int64), np.array([i3[x] for x in b], np.int64),
                                            chars.end_bigram(t)))
            else:
                more = None
            sets[where].append((sid, text, np.array(r, np.int32), np.array(six, np.int64),
                                None if more is None else np.array(more, np.int64), chars.end_bigram(text)))
    print({k: len(v) for k, v in sets.items()}, "with fine labels", matched)
    pickle.dump({"sets": sets, "vocabulary": vocabulary, "labelled": labelled.codes, "open": opened.codes},
                open(out, "wb"))


if __name__ == "__main__":
    main()
