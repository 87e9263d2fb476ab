"""Measures a run on the sentences that were kept out of training, with 95% intervals over resampled sentences.

usage: measure.py PREPARED.pkl RUN.pt [OTHER.pt]      the other run is compared on the same samples"""
import collections
import pickle
import random
import sys

import torch

import corpus
import train
from label import load


def per_sentence(model, items):
    """For each sentence {class: [right, found, true]}; the fine layer's classes begin with +."""
    keep = []
    train.evaluate(model, items, keep)
    out = collections.defaultdict(dict)
    for sid, text, six, found, true in keep:
        mark = "" if six else "+"
        for e in found | true:
            c = out[sid, text].setdefault(mark + e[2], [0, 0, 0])
            c[0] += e in found and e in true
            c[1] += e in found
            c[2] += e in true
    return [out.get((s[0], s[1]), {}) for s in items]


def f1(rows, classes):
    a = [sum(r[k][i] for r in rows for k in classes if k in r) for i in range(3)]
    return 200 * a[0] / max(1, a[1] + a[2])


def main():
    torch.set_num_threads(1)
    dev = pickle.load(open(sys.argv[1], "rb"))["sets"]["dev"]
    runs = [per_sentence(load(p), dev) for p in sys.argv[2:]]
    fine = ["+" + k for k in corpus.MORE]
    groups = {"KLUE, all": corpus.SIX, "fine layer, all": fine, **{k: [k] for k in (*corpus.SIX, *fine)}}
    news = [i for i, s in enumerate(dev) if "wikitree" in s[0]]
    rng = random.Random(1)
    samples = [[rng.randrange(len(dev)) for _ in dev] for _ in range(1000)]
    for name, classes in groups.items():
        parts = []
        for rows in runs:
            values = sorted(f1([rows[i] for i in s], classes) for s in samples)
            parts.append("%.1f [%.1f, %.1f], news %.1f" % (f1(rows, classes), values[25], values[974], f1([rows[i] for i in news], classes)))
        if len(runs) == 2:
            d = sorted(f1([runs[1][i] for i in s], classes) - f1([runs[0][i] for i in s], classes) for s in samples)
            parts.append("difference [%.1f, %.1f]" % (d[25], d[974]))
        n = sum(r[k][2] for r in runs[0] for k in classes if k in r)
        print("%-16s n=%-5d %s" % (name, n, " | ".join(parts)))


if __name__ == "__main__":
    main()
