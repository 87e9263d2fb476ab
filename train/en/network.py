"""The English tagger's network: table sums, dilated convolutions over words, one linear chain. src/entity/tagger runs it."""
import torch
from torch import nn
from torch.nn import functional as F

import text

N = len(text.TAGS)


class Chain(torch.autograd.Function):
    """Negative log-likelihood of a linear chain, with its gradient in closed form: posterior less gold. Sums of products
    with a scale a step are several times faster than log-sums."""

    @staticmethod
    def forward(ctx, scores, moves, start, gold, mask):
        # scores B,T,N  moves N,N (from, to)  start N  gold B,T  mask B,T (a prefix of ones)
        length = scores.shape[1]
        m = mask.unsqueeze(-1)
        top = scores.amax(-1, keepdim=True)
        e = torch.where(m > 0, torch.exp(scores - top), torch.ones(()))
        most, first = moves.amax(), start.amax()
        step = torch.exp(moves - most)
        v = torch.exp(start - first) * e[:, 0]
        forward, scale = [], []
        for t in range(length):
            if t:
                v = torch.where(m[:, t] > 0, forward[-1] @ step * e[:, t], forward[-1])
            c = v.sum(-1, keepdim=True) + 1e-30
            forward.append(v / c)
            scale.append(c)
        scale = torch.stack(scale, 1)
        w, back = e / scale, [torch.ones(len(scores), N)]
        turned = step.T.contiguous()
        for t in range(length - 1, 0, -1):
            back.append(torch.where(m[:, t] > 0, (back[-1] * w[:, t]) @ turned, back[-1]))
        forward, back = torch.stack(forward, 1), torch.stack(back[::-1], 1)
        posterior = forward * back * m
        one = F.one_hot(gold, N).to(scores.dtype) * m
        coming = back[:, 1:] * w[:, 1:] * m[:, 1:]
        flat = lambda a: a.reshape(-1, N)
        pairs = step * (flat(forward[:, :-1]).T @ flat(coming))
        wanted = flat(one[:, :-1]).T @ flat(one[:, 1:])
        z = (torch.log(scale).squeeze(-1) * mask + top.squeeze(-1) * mask).sum(1) + mask[:, 1:].sum(1) * most + first
        path = (scores * one).sum((1, 2)) + one[:, 0] @ start
        between = (one[:, :-1] @ moves * one[:, 1:]).sum((1, 2))
        ctx.save_for_backward(posterior - one, pairs - wanted, (posterior - one)[:, 0].sum(0))
        return (z - path - between).sum()

    @staticmethod
    def backward(ctx, g):
        s, t, b = ctx.saved_tensors
        return s * g, t * g, b * g, None, None


class Quantize(torch.autograd.Function):
    """Rounds to `levels` steps a side; the gradient passes through."""

    @staticmethod
    def forward(ctx, w, dim, levels):
        scale = w.abs().amax(dim, keepdim=True).clamp_min(1e-8) / levels
        return torch.round(w / scale).clamp(-levels, levels) * scale

    @staticmethod
    def backward(ctx, g):
        return g, None, None


# Steps a side of the weights of the first layer and the convolutions (6 bits), of the last layer, of tables of 1,000 rows
# and more (half a byte each, some of its values never used, so that they pack better), and of small tables.
LEVELS, LAST, LARGE, SMALL = 31, 127, 6, 127
# Rows of zeros between sentences: the widest dilation.
GAP = 8


def table_levels(rows):
    return LARGE if rows >= 1000 else SMALL


class Tagger(nn.Module):
    def __init__(self, rows, widths, hidden=64, dilations=(1, 2, 4, 1), dropout=0.15):
        super().__init__()
        self.rows, self.widths, self.hidden, self.dilations = dict(rows), dict(widths), hidden, tuple(dilations)
        self.tables = nn.ParameterDict({"t_" + k: nn.Parameter(torch.randn(rows[k], widths[k]) * 0.3) for k in text.TABLES if rows[k]})
        total = sum(widths[k] * (1 if k == "word" else text.LOOKS.get(k, 1)) for k in text.TABLES if rows[k])
        self.first = nn.Linear(total, hidden)
        self.conv = nn.ModuleList(nn.Linear(3 * hidden, hidden) for _ in dilations)
        self.out = nn.Linear(hidden, N)
        never, shut = torch.zeros(N, N), torch.zeros(N)
        for j, t in enumerate(text.TAGS):
            if t[0] == "I":
                shut[j] = -1e4
                for i, u in enumerate(text.TAGS):
                    if u[2:] != t[2:]:
                        never[i, j] = -1e4
        self.register_buffer("never", never); self.register_buffer("shut", shut)
        self.moves, self.start = nn.Parameter(torch.zeros(N, N)), nn.Parameter(torch.zeros(N))
        self.drop = nn.Dropout(dropout)
        self.quantized = False

    def table(self, k):
        w = self.tables["t_" + k]
        return Quantize.apply(w, 0, table_levels(len(w))) if self.quantized else w

    def weight(self, layer):
        return Quantize.apply(layer.weight, 1, LAST if layer is self.out else LEVELS) if self.quantized else layer.weight

    def inputs(self, x):
        parts, c = [], 0
        for k in text.TABLES:
            n = text.LOOKS.get(k, 1)
            if self.rows[k]:
                e = F.embedding(x[:, c:c + n], self.table(k))
                parts.append(e.sum(1) if k == "word" else e.flatten(1))
            c += n
        return torch.cat(parts, 1)

    def forward(self, x, mask):
        """x: rows of many sentences on end, gaps between them; mask: zero in the gaps."""
        h = torch.relu(F.linear(self.drop(self.inputs(x)), self.weight(self.first), self.first.bias)) * mask
        for layer, d in zip(self.conv, self.dilations):
            y = F.layer_norm(h, (self.hidden,)) * mask
            p, n = F.pad(y, (0, 0, d, d)), y.shape[0]
            y = torch.cat([p[:n], y, p[2 * d:]], 1)
            h = h + self.drop(torch.relu(F.linear(y, self.weight(layer), layer.bias))) * mask
        return F.linear(F.layer_norm(h, (self.hidden,)), self.weight(self.out), self.out.bias)


def batch(rows):
    """Sentences on end, with the index that gathers them to B,T, and which of those places are real."""
    n, t = sum(len(r) + GAP for r in rows), max(map(len, rows))
    x, mask = torch.zeros(n, rows[0].shape[1], dtype=torch.long), torch.zeros(n, 1)
    index, real, p = torch.zeros(len(rows), t, dtype=torch.long), torch.zeros(len(rows), t), 0
    for b, r in enumerate(rows):
        m = len(r)
        x[p:p + m], mask[p:p + m] = torch.from_numpy(r).long(), 1
        index[b, :m], real[b, :m] = torch.arange(p, p + m), 1
        p += m + GAP
    return x, mask, index, real
