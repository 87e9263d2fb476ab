"""Writes the model file, and a reference that reads the same integers: what src/entity/tagger must reproduce.

usage: export.py PREPARED.pkl RUN.pt OUT.bin [--calibrate RUN_WITHOUT_DEV.pt] [--fixture SENTENCES.txt FIXTURE.tsv]"""
import argparse
import pickle
import struct

import numpy as np
import torch

import chars
import corpus
import network
from fingerprints import Fingerprints, split16, u32
from prepare import TAGS3, TAGS6

MAGIC, VERSION = b"mitjulNE", 2
STREAM, NORMAL, SCORE = 256.0, 2048.0, 1024.0
KNOTS = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0]
CURVES = (("PS", "LC", "OG"), ("DT", "TI", "QT"), ("+PS", "+LC", "+OG"), ("+PR", "+EV"), ("+TL",))


def f32(a):
    return np.asarray(a, np.float32).ravel().astype("<f4").tobytes()


def i32(a):
    return np.asarray(a, np.int64).ravel().astype("<i4").tobytes()


def rounded(x):
    """f32 to integers, half to even, as the product does it."""
    return np.rint(x.astype(np.float32)).astype(np.int64)


def quantized(w, axis, levels):
    s = np.maximum(np.abs(w).max(axis, keepdims=True), 1e-8) / levels
    return np.clip(np.rint(w / s), -levels, levels).astype(np.int64), s


class Reference:
    def __init__(self, prepared, run):
        model = network.Tagger(run["rows"], run["args"]["hidden"], [int(d) for d in run["args"]["dilations"].split(",")],
                               0.0, run["widths"])
        model.load_state_dict(run["state"])
        p = {k: v.detach().numpy().astype(np.float64) for k, v in model.state_dict().items()}
        self.vocabulary = prepared["vocabulary"]
        off = run["args"].get("without", "").split(",")
        self.lexicon = Fingerprints({} if "lexicon" in off else prepared["labelled"])
        self.gazetteer = Fingerprints({} if "gazetteer" in off else prepared["open"])
        self.hidden, self.dilations = model.hidden, model.dilations
        self.tables, scales = [], []
        for k in chars.FIELDS:
            w = p["tables.t_" + k]
            bits = 4 if w.shape[0] >= 1000 else 8
            q, s = quantized(w, 0, network.TABLE_LEVELS if bits == 4 else 127)
            self.tables.append((bits, q))
            scales += [s[0]] * (2 if k == "bigram" else 1)
        # The scales of the tables' columns go into the first layer. The file has the small weights and the scales; the
        # reader multiplies them out as is done here, in single precision, so that a row's largest weight is 32,000.
        s = np.float32(np.concatenate(scales))
        q, sw = quantized(p["first.weight"], 1, network.LEVELS)
        w = q.astype(np.float32) * s
        c = np.float32(32000) / np.abs(w).max(1)
        m = np.float32(sw[:, 0] * STREAM)
        self.first_small = q, s, m
        self.first = (rounded(w * c[:, None]), m / c, np.float32(p["first.bias"] * STREAM))
        self.blocks = []
        for i in range(len(self.dilations)):
            q, sw = quantized(p[f"conv.{i}.weight"], 1, network.LEVELS)
            self.blocks.append((q, np.float32(sw[:, 0] * STREAM / NORMAL), np.float32(p[f"conv.{i}.bias"] * STREAM)))
        q, sw = quantized(p["out.weight"], 1, 127)
        self.last = (q, np.float32(sw[:, 0] * SCORE / NORMAL), np.float32(p["out.bias"] * SCORE))
        chain = lambda t, a, b, s: (np.where(a < -1e3, -(1 << 22), np.rint(t * SCORE)).astype(np.int64),
                                    np.where(s < -1e3, -(1 << 22), np.rint(b * SCORE)).astype(np.int64))
        self.chains = [chain(p["t6"], p["a6"], p["b6"], p["s6"]), chain(p["t3"], p["a3"], p["b3"], p["s3"])]
        self.curves = [list(KNOTS) for _ in CURVES]

    def normal(self, h):
        total, squares = h.sum(1), (h * h).sum(1)
        spread = self.hidden * squares - total * total
        f = (NORMAL / np.sqrt(spread.astype(np.float64) + 1e-5 * 65536.0 * self.hidden * self.hidden)).astype(np.float32)
        return rounded((self.hidden * h - total[:, None]).astype(np.float32) * f[:, None])

    def scores(self, text):
        rows = np.array(chars.rows(text, self.vocabulary, self.lexicon, self.gazetteer))
        behind = np.append(rows[1:, 1], chars.end_bigram(text))
        parts = []
        for i, (_, t) in enumerate(self.tables):
            parts.append(t[rows[:, i]])
            if i == 1:
                parts.append(t[behind])
        x = np.concatenate(parts, 1)
        out = lambda a, layer: (a @ layer[0].T).astype(np.float32) * layer[1] + layer[2]
        h = rounded(np.clip(out(x, self.first), 0, 8191))
        n = len(h)
        for d, layer in zip(self.dilations, self.blocks):
            y = np.pad(self.normal(h), ((d, d), (0, 0)))
            y = np.concatenate([y[:n], y[d:d + n], y[2 * d:]], 1)
            h = np.minimum(h + rounded(np.clip(out(y, layer), 0, 8191)), 8191)
        return rounded(np.clip(out(self.normal(h), self.last), -1048576, 1048576))

    def spans(self, scores, layer):
        """(from, to, label, q) of the best path."""
        tags = TAGS6 if layer == 0 else TAGS3
        s = scores[:, :13] if layer == 0 else scores[:, 13:26]
        moves, start = self.chains[layer]
        best, back = start + s[0], []
        for row in s[1:]:
            c = best[:, None] + moves
            k = c.shape[0] - 1 - c[::-1].argmax(0)
            best = c[k, np.arange(len(k))] + row
            back.append(k)
        k = int(best.argmax())
        path = [k]
        for b in reversed(back):
            k = int(b[k])
            path.append(k)
        path.reverse()
        # forward and backward sums, for the probability of just that span
        e = np.exp((s - s.max(1, keepdims=True)) / 1024.0)
        m = np.exp(moves / 1024.0)
        n = len(s)
        forward, backward, scale = np.zeros_like(e), np.ones_like(e), np.zeros(n)
        for t in range(n):
            v = (forward[t - 1] @ m if t else np.exp(start / 1024.0)) * e[t]
            scale[t] = v.sum()
            forward[t] = v / scale[t]
        for t in range(n - 2, -1, -1):
            backward[t] = m @ (e[t + 1] * backward[t + 1] / scale[t + 1])
        out, i = [], 0
        while i < len(path):
            a, t = i, path[i]
            i += 1
            if t == 0:
                continue
            inside = t + t % 2
            while i < len(path) and path[i] == inside:
                i += 1
            q, k = forward[a, t], t
            for j in range(a + 1, i):
                q *= m[k, inside] * e[j, inside] / scale[j]
                k = inside
            if i < n:
                w = m[k] * e[i] * backward[i] / scale[i]
                q *= w.sum() - w[inside]
            out.append((a, i, tags[t][2:], float(q)))
        return out

    def tag(self, text):
        if not text:
            return []
        s = self.scores(text)
        out = []
        for layer in (0, 1):
            mark = "+" * layer
            for a, b, label, q in self.spans(s, layer):
                curve = self.curves[[i for i, g in enumerate(CURVES) if mark + label in g][0]]
                out.append((a, b, mark + label, float(np.interp(q, KNOTS, curve))))
        return out

    def calibrate(self, items):
        """Rising curves from q to the share that is right, on sentences that were not trained on."""
        seen = [[] for _ in CURVES]
        for _, text, _, six, more, _ in items:
            s = self.scores(text)
            for layer, tags, gold in ((0, TAGS6, six), (1, TAGS3, more)):
                if gold is None:
                    continue
                g = set(corpus.spans([tags[i] for i in gold]))
                for a, b, label, q in self.spans(s, layer):
                    seen[[i for i, c in enumerate(CURVES) if "+" * layer + label in c][0]].append((q, (a, b, label) in g))
        self.curves = []
        for group, points in zip(CURVES, seen):
            points.sort()
            # pool adjacent violators
            pools = []
            for q, ok in points:
                pools.append([float(ok), 1, q, q])
                while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
                    b = pools.pop()
                    pools[-1] = [pools[-1][0] + b[0], pools[-1][1] + b[1], pools[-1][2], b[3]]
            # a little of the diagonal keeps small pools from saying 0 or 1
            xs = [(p[2] + p[3]) / 2 for p in pools]
            ys = [(p[0] + 2 * min(0.97, max(0.1, x))) / (p[1] + 2) for p, x in zip(pools, xs)]
            if not points:
                self.curves.append(list(KNOTS))
                continue
            curve = np.maximum.accumulate(np.interp(KNOTS, xs, ys))
            self.curves.append([float(v) for v in curve])
            predicted = np.interp([q for q, _ in points], KNOTS, curve)
            right = np.array([ok for _, ok in points])
            print("calibration", group, "spans", len(points), "right %.3f" % right.mean(), "mean confidence %.3f" % predicted.mean(),
                  "error %.3f" % self.error(predicted, right), "curve", " ".join("%.2f" % v for v in curve))

    @staticmethod
    def error(p, ok, bins=10):
        """Expected calibration error."""
        order = np.array_split(np.argsort(p), bins)
        return float(sum(abs(p[o].mean() - ok[o].mean()) * len(o) for o in order if len(o)) / len(p))

    def bytes(self):
        known = sorted(self.vocabulary, key=self.vocabulary.get)
        assert [self.vocabulary[c] for c in known] == list(range(2, len(known) + 2)) and max(map(ord, known)) < 65536
        out = [u32(len(known)), split16([ord(c) for c in known])]
        for bits, t in self.tables:
            out += [u32(t.shape[0]), u32(t.shape[1]), u32(bits)]
            # Column by column: numbers of one spread beside each other pack better.
            t = t.T
            if bits == 4:
                v = (t.ravel() + 8).astype(np.uint8)
                out.append((v[0::2] | v[1::2] << 4).tobytes())
            else:
                out.append(t.astype(np.int8).tobytes())
        out += [self.lexicon.bytes(), self.gazetteer.bytes(), u32(self.hidden)]
        q, s, m = self.first_small
        out += [q.astype(np.int8).tobytes(), f32(s), f32(m), f32(self.first[2]), u32(len(self.blocks))]
        for d, (w, m, b) in zip(self.dilations, self.blocks):
            out += [u32(d), w.astype(np.int8).tobytes(), f32(m), f32(b)]
        w, m, b = self.last
        out += [w.astype(np.int8).tobytes(), f32(m), f32(b)]
        for moves, start in self.chains:
            out += [i32(moves), i32(start)]
        out += [u32(len(KNOTS)), f32(KNOTS)] + [f32(c) for c in self.curves]
        payload = b"".join(out)
        return MAGIC + struct.pack("<III", VERSION, len(payload), chars.fnv(payload)) + payload


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("prepared"); ap.add_argument("run"); ap.add_argument("out")
    ap.add_argument("--calibrate"); ap.add_argument("--fixture", nargs=2)
    a = ap.parse_args()
    prepared = pickle.load(open(a.prepared, "rb"))
    run = torch.load(a.run)
    ref = Reference(prepared, run)
    twin = Reference(prepared, torch.load(a.calibrate)) if a.calibrate else ref
    twin.calibrate(prepared["sets"]["dev"])
    ref.curves = [list(map(float, np.float32(c))) for c in twin.curves]
    data = ref.bytes()
    open(a.out, "wb").write(data)
    import brotli
    print("bytes", len(data), "brotli", len(brotli.compress(data, quality=11, lgwin=22)),
          "lists", len(ref.lexicon.bytes()) + len(ref.gazetteer.bytes()),
          "lists brotli", len(brotli.compress(ref.lexicon.bytes() + ref.gazetteer.bytes(), quality=11)))
    if a.fixture:
        with open(a.fixture[1], "w", encoding="utf-8") as f:
            f.write("# What the reference in train/export.py finds in train/sentences.txt: text, then\n"
                    "# first character, one past the last, class and confidence of each span.\n")
            for line in open(a.fixture[0], encoding="utf-8"):
                line = line.rstrip("\n")
                if line and not line.startswith("#"):
                    found = sorted(ref.tag(line))
                    f.write("\t".join([line] + ["%d %d %s %.3f" % e for e in found]) + "\n")


if __name__ == "__main__":
    main()
