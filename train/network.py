"""The tagger's network: table sums, dilated convolutions over characters, two linear-chain outputs."""
import math

import torch
from torch import nn
from torch.nn import functional as F

import chars
from prepare import TAGS3, TAGS6


class Linear_chain(torch.autograd.Function):
    """Negative log-likelihood of several linear-chain CRFs beside each other, with its gradient in closed form
    (posterior minus gold). Sums of products with a scale a step, which is several times faster than log-sums."""

    @staticmethod
    def forward(ctx, scores, trans, start, gold, mask):
        # scores L,B,T,K  trans L,K,K (from, to)  start L,K  gold L,B,T  mask L,B,T (a prefix of ones, or all zero)
        L, B, T, K = scores.shape
        m = mask.unsqueeze(-1)
        top = scores.amax(-1, keepdim=True)
        e = torch.where(m > 0, torch.exp(scores - top), torch.ones(()))
        tmax = trans.amax((1, 2)).view(L, 1, 1)
        M = torch.exp(trans - tmax)
        MT = M.transpose(1, 2)
        smax = start.amax(1).view(L, 1, 1)
        tiny = 1e-30
        on = mask > 0
        alpha, scale = [], []
        v = torch.exp(start.unsqueeze(1) - smax) * e[:, :, 0]
        for t in range(T):
            if t:
                v = torch.where(m[:, :, t] > 0, torch.bmm(alpha[-1], M) * e[:, :, t], alpha[-1])
            c = v.sum(-1, keepdim=True) + tiny
            alpha.append(v / c)
            scale.append(c)
        scale = torch.stack(scale, 2)  # L,B,T,1
        beta = [torch.ones(L, B, K)]
        w = e / scale
        for t in range(T - 1, 0, -1):
            b = torch.bmm(beta[-1] * w[:, :, t], MT)
            beta.append(torch.where(m[:, :, t] > 0, b, beta[-1]))
        beta.reverse()
        alpha, beta = torch.stack(alpha, 2), torch.stack(beta, 2)
        post = alpha * beta * m
        one = F.one_hot(gold, K).to(scores.dtype) * m
        next_ = beta[:, :, 1:] * w[:, :, 1:] * m[:, :, 1:]
        pair = M * torch.einsum("lbti,lbtj->lij", alpha[:, :, :-1], next_)
        gp = torch.einsum("lbti,lbtj->lij", one[:, :, :-1], one[:, :, 1:])
        any_ = mask[:, :, 0]
        logz = (torch.log(scale).squeeze(-1) * mask).sum((1, 2)) + (top.squeeze(-1) * mask).sum((1, 2)) \
            + mask[:, :, 1:].sum((1, 2)) * tmax.view(L) + any_.sum(1) * smax.view(L)
        gold_score = (scores * one).sum((1, 2, 3)) + (start * one[:, :, 0].sum(1)).sum(1) + (gp * trans).sum((1, 2))
        ctx.save_for_backward(post - one, pair - gp, (post - one)[:, :, 0].sum(1))
        return logz - gold_score

    @staticmethod
    def backward(ctx, g):
        s, t, b = ctx.saved_tensors
        return s * g.view(-1, 1, 1, 1), t * g.view(-1, 1, 1), b * g.view(-1, 1), None, None


def allowed(tags):
    k = len(tags)
    a, s = torch.zeros(k, k), torch.zeros(k)
    for j, t in enumerate(tags):
        if t.startswith("I-"):
            s[j] = -1e4
            for i, p in enumerate(tags):
                if p[2:] != t[2:] or p == "O":
                    a[i, j] = -1e4
    return a, s


class Quantize(torch.autograd.Function):
    """Rounds to `levels` steps a side; the gradient passes through."""

    @staticmethod
    def forward(ctx, w, dim, levels):
        scale = w.abs().amax(dim, keepdim=True).clamp_min(1e-8) / levels
        return torch.round(w / scale).clamp(-levels, levels) * scale

    @staticmethod
    def backward(ctx, g):
        return g, None, None


# Steps a side of the weights of the first layer and the convolutions: 6 bits. The last layer's 1,664 have 8. And of the
# large tables: half a byte each, with two of its values never used, so that they pack better.
LEVELS = 31
TABLE_LEVELS = 6
WIDTHS = {"char": 32, "bigram": 16, "trigram": 16, "prefix": 16, "suffix": 16, "type": 8, "left": 4, "right": 4,
          "lexicon": 8, "gazetteer": 8}


class Tagger(nn.Module):
    def __init__(self, rows, hidden=64, dilations=(1, 2, 4, 8, 2), dropout=0.15, widths=WIDTHS):
        super().__init__()
        self.widths, self.hidden, self.dilations = dict(widths), hidden, tuple(dilations)
        self.tables = nn.ParameterDict({"t_" + k: nn.Parameter(torch.randn(rows[k], w) * 0.3) for k, w in self.widths.items()})
        self.total = sum(self.widths.values()) + self.widths["bigram"]
        self.first = nn.Linear(self.total, hidden)
        self.conv = nn.ModuleList(nn.Linear(3 * hidden, hidden) for _ in dilations)
        self.out = nn.Linear(hidden, len(TAGS6) + len(TAGS3))
        a6, s6 = allowed(TAGS6)
        a3, s3 = allowed(TAGS3)
        for k, v in (("a6", a6), ("s6", s6), ("a3", a3), ("s3", s3)):
            self.register_buffer(k, v)
        self.t6, self.b6 = nn.Parameter(torch.zeros_like(a6)), nn.Parameter(torch.zeros_like(s6))
        self.t3, self.b3 = nn.Parameter(torch.zeros_like(a3)), nn.Parameter(torch.zeros_like(s3))
        self.drop = nn.Dropout(dropout)
        self.quantized = False

    def table(self, k):
        w = self.tables["t_" + k]
        if not self.quantized:
            return w
        return Quantize.apply(w, 0, TABLE_LEVELS if w.shape[0] >= 1000 else 127)

    def weight(self, layer):
        if not self.quantized:
            return layer.weight
        return Quantize.apply(layer.weight, 1, 127 if layer is self.out else LEVELS)

    def inputs(self, x, ends):
        parts = []
        for i, k in enumerate(chars.FIELDS):
            e = F.embedding(x[:, i], self.table(k))
            parts.append(e)
            if k == "bigram":
                # the next character's bigram; the last character of a sentence has one of its own
                nxt = torch.where(ends > 0, ends, torch.cat([x[1:, i], x[:1, i]]))
                parts.append(F.embedding(nxt, self.table(k)))
        return torch.cat(parts, 1)

    def forward(self, x, ends, mask):
        """x: N,10 rows of many sentences on end, gaps between them; mask: N,1, zero in the gaps."""
        h = torch.relu(F.linear(self.drop(self.inputs(x, ends)), self.weight(self.first), self.first.bias)) * mask
        for layer, d in zip(self.conv, self.dilations):
            y = F.layer_norm(h, (self.hidden,)) * mask
            p = F.pad(y, (0, 0, d, d))
            n = y.shape[0]
            y = torch.cat([p[:n], y, p[2 * d:]], 1)
            h = h + self.drop(torch.relu(F.linear(y, self.weight(layer), layer.bias))) * mask
        return F.linear(F.layer_norm(h, (self.hidden,)), self.weight(self.out), self.out.bias)


# Rows of zeros between sentences: the widest dilation.
GAP = 8


def batch(items, noise=0.0, generator=None):
    """Lays sentences on end with gaps; returns tensors and the index that gathers them to B,T."""
    n = sum(len(s[3]) + GAP for s in items)
    x, ends, mask = torch.zeros(n, len(chars.FIELDS), dtype=torch.long), torch.zeros(n, dtype=torch.long), torch.zeros(n, 1)
    T = max(len(s[3]) for s in items)
    B = len(items)
    index = torch.zeros(B, T, dtype=torch.long)
    six, more, valid = torch.zeros(B, T, dtype=torch.long), torch.zeros(B, T, dtype=torch.long), torch.zeros(B, T)
    has = torch.zeros(B)
    p = 0
    for b, s in enumerate(items):
        m = len(s[3])
        x[p:p + m] = torch.from_numpy(s[2])
        ends[p + m - 1] = s[5]
        mask[p:p + m] = 1
        index[b, :m] = torch.arange(p, p + m)
        valid[b, :m] = 1
        six[b, :m] = torch.from_numpy(s[3])
        if s[4] is not None:
            more[b, :m] = torch.from_numpy(s[4])
            has[b] = 1
        p += m + GAP
    if noise:
        hit = torch.rand(n, generator=generator) < noise
        x[hit & (x[:, 0] > 1), 0] = 1
    return x, ends, mask, index, valid, six, more, has


def viterbi(scores, trans, start):
    """Best tags of one sentence (T,K)."""
    T = scores.shape[0]
    a, back = start + scores[0], []
    for t in range(1, T):
        v, i = (a.unsqueeze(1) + trans).max(0)
        a = v + scores[t]
        back.append(i)
    k = int(a.argmax())
    path = [k]
    for i in reversed(back):
        k = int(i[k])
        path.append(k)
    return path[::-1]
