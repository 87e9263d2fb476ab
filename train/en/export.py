"""Writes the model file of the English tagger, and a reference that reads the same integers: what src/entity/en must reproduce.

usage: export.py PREPARED.pkl LABELLED.pkl PACKAGES RUN.pt OUT.bin [--fixture SENTENCES.txt FIXTURE.tsv] [--eval FOLDER]"""
import argparse
import pickle
import struct

import numpy as np
import torch

import lists
import measure
import network
import text

MAGIC, VERSION = b"mitjulEN", 1
STREAM, NORMAL, SCORE = 256.0, 2048.0, 1024.0
PIECE = 512
KNOTS = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 1.0]
CURVES = (("person", "place", "organization"), ("product", "event"), ("title",))
SHORT = {"person": "PS", "place": "LC", "organization": "OG", "product": "PR", "event": "EV", "title": "TL"}


def u32(n):
    return struct.pack("<I", n)


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
    def __init__(self, run, names):
        p = {k: v.detach().numpy().astype(np.float64) for k, v in run["state"].items()}
        text.ROWS.update(run["rows"])
        self.names, self.hidden, self.dilations = names, run["hidden"], run["dilations"]
        self.tables, scales = [], []
        for k in text.TABLES:
            if not text.ROWS.get(k, 1):
                self.tables.append((4, np.zeros((0, 0), np.int64)))
                continue
            w = p["tables.t_" + k]
            levels = network.table_levels(len(w))
            q, s = quantized(w, 0, levels)
            self.tables.append((4 if levels <= 7 else 8, q))
            scales += [s[0]] * (1 if k == "word" else text.LOOKS.get(k, 1))
        # The scales of the tables' columns go into the first layer. The file has the small weights and the scales; the
        # reader multiplies them out as is done here, in single precision, so that a row's largest weight is 32,000.
        s = np.float32(np.concatenate(scales))
        q, sw = quantized(p["first.weight"], 1, network.LEVELS)
        w = q.astype(np.float32) * s
        c = np.float32(32000) / np.abs(w).max(1)
        m = np.float32(sw[:, 0] * STREAM)
        self.small = q, s, m
        self.first = rounded(w * c[:, None]), m / c, np.float32(p["first.bias"] * STREAM)
        self.blocks = []
        for i in range(len(self.dilations)):
            q, sw = quantized(p[f"conv.{i}.weight"], 1, network.LEVELS)
            self.blocks.append((q, np.float32(sw[:, 0] * STREAM / NORMAL), np.float32(p[f"conv.{i}.bias"] * STREAM)))
        q, sw = quantized(p["out.weight"], 1, network.LAST)
        self.last = q, np.float32(sw[:, 0] * SCORE / NORMAL), np.float32(p["out.bias"] * SCORE)
        whole = lambda t, never: np.where(never < -1e3, -(1 << 22), np.rint(t * SCORE)).astype(np.int64)
        self.moves, self.start = whole(p["moves"], p["never"]), whole(p["start"], p["shut"])
        self.curves = [list(KNOTS) for _ in CURVES]

    def normal(self, h):
        total, squares = h.sum(1), (h * h).sum(1)
        spread = self.hidden * squares - total * total
        f = (NORMAL / np.sqrt(spread.astype(np.float64) + 1e-5 * 65536.0 * self.hidden * self.hidden)).astype(np.float32)
        return rounded((self.hidden * h - total[:, None]).astype(np.float32) * f[:, None])

    def scores(self, rows):
        parts, c = [], 0
        for k, (_, t) in zip(text.TABLES, self.tables):
            n = text.LOOKS.get(k, 1)
            if len(t):
                e = t[rows[:, c:c + n]]
                parts.append(e.sum(1) if k == "word" else e.reshape(len(rows), -1))
            c += n
        out = lambda a, layer: (a @ layer[0].T).astype(np.float32) * layer[1] + layer[2]
        h = rounded(np.clip(out(np.concatenate(parts, 1), self.first), 0, 8191))
        n = len(h)
        for d, layer in zip(self.dilations, self.blocks):
            y = np.pad(self.normal(h), ((d, d), (0, 0)))
            h = np.minimum(h + rounded(np.clip(out(np.concatenate([y[:n], y[d:d + n], y[2 * d:]], 1), layer), 0, 8191)), 8191)
        return rounded(np.clip(out(self.normal(h), self.last), -1048576, 1048576))

    def spans(self, s):
        """(first, behind the last, kind, q) of the best path."""
        best, back = self.start + s[0], []
        for row in s[1:]:
            c = best[:, None] + self.moves
            k = c.shape[0] - 1 - c[::-1].argmax(0)
            best = c[k, np.arange(len(k))] + row
            back.append(k)
        path = [int(best.argmax())]
        for b in reversed(back):
            path.append(int(b[path[-1]]))
        path.reverse()
        # Sums forwards and backwards, for the probability of just that span.
        e, m, n = np.exp((s - s.max(1, keepdims=True)) / 1024.0), np.exp(self.moves / 1024.0), len(s)
        forward, backward, scale = np.zeros_like(e), np.ones_like(e), np.zeros(n)
        for t in range(n):
            v = (forward[t - 1] @ m if t else np.exp(self.start / 1024.0)) * e[t]
            scale[t] = v.sum()
            forward[t] = v / scale[t]
        for t in range(n - 2, -1, -1):
            backward[t] = m @ (e[t + 1] * backward[t + 1] / scale[t + 1])
        for a, b, kind in text.runs([text.TAGS[i] for i in path]):
            q, k, inside = forward[a, path[a]], path[a], text.TAG["I-" + kind]
            for j in range(a + 1, b):
                q *= m[k, inside] * e[j, inside] / scale[j]
                k = inside
            if b < n:
                w = m[k] * e[b] * backward[b] / scale[b]
                q *= w.sum() - w[inside]
            yield a, b, kind, float(q)

    def tag(self, x, tk=None):
        """(from, to, kind, q) in code points."""
        tk = tk or text.tokens(x, self.names["abbreviations"])
        if not tk:
            return []
        rows = text.rows([x[a:b] for a, b in tk], self.names, True)
        out = []
        for at in range(0, len(rows), PIECE):
            for a, b, kind, q in self.spans(self.scores(rows[at:at + PIECE])):
                out.append((tk[at + a][0], tk[at + b - 1][1], kind, q))
        return out

    def confidence(self, kind, q):
        return float(np.interp(q, KNOTS, self.curves[[i for i, g in enumerate(CURVES) if kind in g][0]]))

    def calibrate(self, sets):
        """Rising curves from q to the share that is right, on sentences that were not trained on."""
        seen = [[] for _ in CURVES]
        for s in sets:
            for x, tk, gold, may in s.sentences:
                for a, b, kind, q in self.tag(x, tk):
                    ok = (a, b, kind) in gold
                    inside = [i for i, (c, _) in enumerate(tk) if a <= c < b]
                    if not ok and may and all(may[i] >> text.TAG[("I-" if n else "B-") + kind] & 1 for n, i in enumerate(inside)):
                        continue
                    seen[[i for i, c in enumerate(CURVES) if kind in c][0]].append((q, ok))
        self.curves = []
        for group, points in zip(CURVES, seen):
            points.sort()
            # Pools of neighbours whose order is wrong.
            pools = []
            for q, ok in points:
                pools.append([float(ok), 1, q, q])
                while len(pools) > 1 and pools[-2][0] / pools[-2][1] >= pools[-1][0] / pools[-1][1]:
                    b = pools.pop()
                    pools[-1] = [pools[-1][0] + b[0], pools[-1][1] + b[1], pools[-1][2], b[3]]
            # A little of the diagonal keeps small pools from saying 0 or 1.
            xs = [(p[2] + p[3]) / 2 for p in pools]
            ys = [(p[0] + 2 * min(0.97, max(0.1, x))) / (p[1] + 2) for p, x in zip(pools, xs)]
            curve = np.maximum.accumulate(np.interp(KNOTS, xs, ys))
            self.curves.append([float(v) for v in np.float32(curve)])
            said = np.interp([q for q, _ in points], KNOTS, curve)
            right = np.array([ok for _, ok in points])
            order = np.array_split(np.argsort(said), 10)
            error = sum(abs(said[o].mean() - right[o].mean()) * len(o) for o in order if len(o)) / len(said)
            print("calibration", "/".join(group), "spans", len(points), "right %.3f" % right.mean(), "mean %.3f" % said.mean(), "error %.3f" % error)

    def bytes(self):
        out = []
        for bits, t in self.tables:
            out += [u32(t.shape[0]), u32(t.shape[1]), u32(bits)]
            # Column by column: numbers of one spread beside each other pack better.
            t = t.T
            if bits == 4:
                v = (t.ravel() + 8).astype(np.uint8)
                out.append((v[0::2] | v[1::2] << 4).tobytes())
            else:
                out.append(t.astype(np.int8).tobytes())
        out += [self.names[k].bytes() for k in text.LISTS + ("abbreviations",)]
        q, s, m = self.small
        out += [u32(self.hidden), q.astype(np.int8).tobytes(), f32(s), f32(m), f32(self.first[2]), u32(len(self.blocks))]
        for d, (w, m, b) in zip(self.dilations, self.blocks):
            out += [u32(d), w.astype(np.int8).tobytes(), f32(m), f32(b)]
        w, m, b = self.last
        out += [w.astype(np.int8).tobytes(), f32(m), f32(b), i32(self.moves), i32(self.start)]
        out += [u32(len(KNOTS)), f32(KNOTS), u32(len(self.curves))] + [f32(c) for c in self.curves]
        payload = b"".join(out)
        return MAGIC + struct.pack("<III", VERSION, len(payload), text.fnv(payload)) + payload


def main():
    ap = argparse.ArgumentParser()
    for a in ("prepared", "labelled", "packages", "run", "out"):
        ap.add_argument(a)
    ap.add_argument("--fixture", nargs=2); ap.add_argument("--eval")
    a = ap.parse_args()
    import brotli
    import train
    names = lists.fingerprints(a.packages)
    run = torch.load(a.run)
    ref = Reference(run, names)
    prepared, labelled = pickle.load(open(a.prepared, "rb")), pickle.load(open(a.labelled, "rb"))
    check = train.Evaluation(prepared, a.eval, names, labelled)
    ref.calibrate([check.sets["kept"], check.sets["news"]])
    data = ref.bytes()
    open(a.out, "wb").write(data)
    own = b"".join(names[k].bytes() for k in names)
    print("bytes", len(data), "brotli", len(brotli.compress(data, quality=11, lgwin=22)), "of them lists", len(brotli.compress(own, quality=11)))
    for k, s in check.sets.items():
        found = [text.tags_of(tk, [z[:3] for z in ref.tag(x, tk)]) for x, tk, *_ in s.sentences]
        measure.show("integers " + k, s.score(found))
    if a.fixture:
        with open(a.fixture[1], "w", encoding="utf-8") as f:
            f.write("# What the reference in train/en/export.py finds in train/en/sentences.txt: text, then\n"
                    "# first character, one past the last, class and confidence of each span.\n")
            for line in open(a.fixture[0], encoding="utf-8"):
                line = line.rstrip("\n")
                if line and not line.startswith("#"):
                    found = sorted(ref.tag(line))
                    f.write("\t".join([line] + ["%d %d %s %.3f" % (s, e, SHORT[k], ref.confidence(k, q)) for s, e, k, q in found]) + "\n")


if __name__ == "__main__":
    main()
