"""Sentences with labels to train on: gold ones with what their corpora say, raw ones with what a teacher says.

usage: label.py PREPARED.pkl OUT.pkl [--teacher PROBABILITIES.pkl …] [--second SPANS.pkl] [--share 0.2]

Without probabilities the raw sentences keep the labels that they came with, and what a corpus leaves open is no name."""
import argparse
import pickle

import numpy as np

import measure
import settled
import text
import titles

WEIGHT = {"wnut17": 0.4, "uner-ewt": 0.7}
# The share of the sentences without any name that an epoch has.
EMPTY = {"wnut17": 0.1, "uner-ewt": 0.3, "gum": 0.5}


def gold_tags(o, p=None):
    if p is None:
        tags = [text.TAGS[(m & -m).bit_length() - 1] for m in o["may"]]
        before = False
        for i, m in enumerate(o["may"]):
            open_ = o["source"] == "wikigold" and m == 1 | 1 << text.TAG["B-product"] | 1 << text.TAG["I-product"]
            if open_:
                tags[i] = "I-product" if before else "B-product"
            before = open_
        return tags
    log = np.log(np.maximum(p.astype(np.float32), 1e-6))
    may = np.array(o["may"])[:, None] >> np.arange(len(text.TAGS)) & 1
    return measure.decoded(np.where(may > 0, log, -1e3))


N = len(text.TAGS)
TITLES = [text.TAG["B-title"], text.TAG["I-title"]]
BEGIN, INSIDE = ([text.TAG[p + k] for k in text.KINDS[:5]] for p in ("B-", "I-"))
# How far the second voice is right about what it finds.
RIGHT = {"person": 0.85, "organization": 0.70, "place": 0.80, "product": 0.45, "event": 0.45}
def second_voice(tk, spans, p):
    """Spans as a distribution over tags; what the teacher says of titles stays."""
    q = np.full((len(tk), N), 0.07 / (N - 1), np.float32)
    q[:, 0] = 0.93
    for i, j, kind in text.runs(text.tags_of(tk, spans)):
        for z in range(i, j):
            q[z] = (1 - RIGHT[kind]) * 0.6 / (N - 1)
            q[z, 0] = (1 - RIGHT[kind]) * 0.4
            q[z, text.TAG[("B-" if z == i else "I-") + kind]] = RIGHT[kind]
    m = p[:, TITLES].sum(1, keepdims=True)
    q[:, TITLES] = 0
    q *= (1 - m) / q.sum(1, keepdims=True)
    q[:, TITLES] = p[:, TITLES]
    return q


def raw_tags(words, p, found):
    """Tags of a sentence that nobody labelled, and the mean probability of them. `found`: where links say that names are."""
    p = p / p.sum(1, keepdims=True)
    if found:
        p = np.maximum(p, 1e-4)
        for i, j in found:
            for z in range(i, min(j, len(p))):
                m = np.ones(N, bool)
                m[BEGIN if z == i else INSIDE] = False
                p[z, m] *= 0.08
            if j < len(p):
                p[j, INSIDE] *= 0.08
        p /= p.sum(1, keepdims=True)
    tags = measure.decoded(np.log(np.maximum(p, 1e-6)))
    sure = float(np.mean([p[i, text.TAG[t]] for i, t in enumerate(tags)]))
    return titles.with_titles(words, settled.settled(words, tags)), sure


def mixed(tk, p, second, share):
    p = np.asarray(p, np.float32)
    p = p / p.sum(1, keepdims=True)
    return (1 - share) * p + share * second_voice(tk, second, p) if second is not None and share else p


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("prepared"); ap.add_argument("out"); ap.add_argument("--teacher", nargs="*", default=[])
    ap.add_argument("--second"); ap.add_argument("--share", type=float, default=0.2)
    a = ap.parse_args()
    prepared = pickle.load(open(a.prepared, "rb"))
    votes = [pickle.load(open(p, "rb")) for p in a.teacher]
    second = pickle.load(open(a.second, "rb")) if a.second else None
    mean = [sum(np.asarray(p, np.float32) for p in v) / len(v) for v in zip(*votes)] if votes else None
    out = []
    n = len(prepared["raw"])
    for i, (x, source, spans, confidence, kept) in enumerate(prepared["raw"]):
        tk = text.tokens(x)
        words = [x[a:b] for a, b in tk]
        if mean is None:
            tags = titles.with_titles(words, settled.settled(words, text.tags_of(tk, spans)))
        else:
            tags, confidence = raw_tags(words, mixed(tk, mean[i], second and second[i], a.share), prepared["links"].get(x) if source == "current-events" else None)
        out.append({"words": words, "tags": tags, "weight": 1.0, "source": source, "kept_out": kept, "empty": 1.0, "confidence": confidence})
    for i, o in enumerate(prepared["gold"]):
        words = [o["x"][a:b] for a, b in o["tk"]]
        tags = gold_tags(o, mean and mixed(o["tk"], mean[n + i], second and second[n + i], a.share))
        tags = titles.with_titles(words, settled.settled(words, tags))
        out.append({"words": words, "tags": tags, "weight": WEIGHT.get(o["source"], 1.0), "source": "gold", "kept_out": o["kept_out"],
                    "empty": EMPTY.get(o["source"], 1.0), "confidence": 1.0})
    pickle.dump(out, open(a.out, "wb"))
    print(len(out), "sentences", sum(len(s["words"]) for s in out), "words")


if __name__ == "__main__":
    main()
