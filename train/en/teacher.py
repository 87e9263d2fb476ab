"""Fine-tunes an encoder on the labelled corpora, whose labels leave kinds open; then labels the raw sentences.

usage: teacher.py PREPARED.pkl E5.bin OUT.pt [--layers 8] [--epochs 2] [--seed 1] [--eval FOLDER]
       teacher.py PREPARED.pkl E5.bin OUT.pt --label PROBABILITIES.pkl"""
import argparse
import math
import pickle
import random
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import e5
import measure
import text

N = len(text.TAGS)
ALL = (1 << N) - 1
BITS = torch.tensor([1 << i for i in range(N)])


class Teacher(nn.Module):
    def __init__(self, f, layers):
        super().__init__()
        self.encoder, self.drop, self.out = e5.Encoder(f, layers), nn.Dropout(0.1), nn.Linear(2 * f.hidden, N)

    def forward(self, ids, mask, first, last):
        with torch.autocast("cpu", torch.bfloat16, enabled=self.half):
            h = self.encoder(ids, mask)
            wide = lambda i: i.unsqueeze(2).expand(-1, -1, h.shape[2])
            return self.out(self.drop(torch.cat([h.gather(1, wide(first)), h.gather(1, wide(last))], 2))).float()

    half = True


def encoded(f, x, tk, may=None):
    ids, first, last = f.pieces(x, tk)
    cut = lambda v: [min(i, 254) for i in v]
    return {"ids": ids[:255], "first": cut(first), "last": cut(last), "may": may}


def pack(items):
    t, n, b = max(len(d["ids"]) for d in items), max(len(d["first"]) for d in items), len(items)
    ids, mask = np.ones((b, t), np.int64), np.zeros((b, t), bool)
    first, last, may = (np.zeros((b, n), np.int64) for _ in range(3))
    for r, d in enumerate(items):
        k = len(d["ids"])
        ids[r, :k], mask[r, :k] = d["ids"], True
        k = len(d["first"])
        first[r, :k], last[r, :k] = d["first"], d["last"]
        if d["may"]:
            may[r, :k] = d["may"]
    return [torch.from_numpy(a) for a in (ids, mask, first, last, may)]


def batches(items, most, shuffled):
    order = list(range(len(items)))
    size = lambda i: len(items[i]["ids"])
    if shuffled:
        random.shuffle(order)
        order = [i for c in range(0, len(order), 1000) for i in sorted(order[c:c + 1000], key=size)]
    else:
        order.sort(key=size)
    out, now, longest = [], [], 0
    for i in order:
        if now and (len(now) + 1) * max(longest, size(i)) > most:
            out.append(now)
            now, longest = [], 0
        now.append(i)
        longest = max(longest, size(i))
    out.append(now)
    if shuffled:
        random.shuffle(out)
    return out


@torch.no_grad()
def probabilities(net, items):
    net.eval()
    out = [None] * len(items)
    for b in batches(items, 3000, False):
        ids, mask, first, last, _ = pack([items[i] for i in b])
        p = torch.softmax(net(ids, mask, first, last), 2).numpy().astype(np.float16)
        for r, i in enumerate(b):
            out[i] = p[r, :len(items[i]["first"])]
    return out


def evaluate(net, f, sets, note):
    for name, s in sets.items():
        p = probabilities(net, [encoded(f, x, tk) for x, tk, *_ in s.sentences])
        measure.show(f"{note} {name}", s.score([measure.decoded(np.log(np.maximum(q.astype(np.float32), 1e-6))) for q in p]))


def main():
    ap = argparse.ArgumentParser()
    for a in ("prepared", "e5", "out"):
        ap.add_argument(a)
    ap.add_argument("--layers", type=int, default=8); ap.add_argument("--epochs", type=float, default=2)
    ap.add_argument("--frozen", type=int, default=2); ap.add_argument("--partial", type=int, default=4000)
    ap.add_argument("--rate", type=float, default=1.5e-4); ap.add_argument("--head", type=float, default=1.5e-3)
    ap.add_argument("--seed", type=int, default=1); ap.add_argument("--eval"); ap.add_argument("--label")
    a = ap.parse_args()
    torch.set_num_threads(1); random.seed(a.seed); torch.manual_seed(a.seed)
    prepared, f = pickle.load(open(a.prepared, "rb")), e5.File(a.e5)
    sets = measure.sets(prepared, a.eval)
    if a.label:
        layers, state = torch.load(a.out)
        net = Teacher(f, layers); net.load_state_dict(state)
        texts = [r[0] for r in prepared["raw"]] + [o["x"] for o in prepared["gold"]]
        t = time.time()
        p = probabilities(net, [encoded(f, x, text.tokens(x)) for x in texts])
        print("labelled", len(texts), round(time.time() - t), "s", flush=True)
        pickle.dump(p, open(a.label, "wb"))
        evaluate(net, f, sets, "teacher")
        return
    items = []
    for o in [o for o in prepared["gold"] if not o["kept_out"]] + prepared["partial"][:a.partial]:
        d = encoded(f, o["x"], o["tk"], o["may"])
        # Most sentences of web and tweets have no name.
        named = any(not m & 1 for m in o["may"])
        keep = {"wnut17": 0.6 if named else 0.15, "uner-ewt": 1 if named else 0.35, "gum": 1 if named else 0.5}.get(o["source"], 1)
        if len(d["ids"]) <= 160 and random.random() < keep:
            items.append(d)
    net = Teacher(f, a.layers)
    for p in [*net.encoder.norm.parameters(), *(p for k in net.encoder.layers[:a.frozen] for p in k.parameters())]:
        p.requires_grad_(False)
    own = [p for p in net.encoder.parameters() if p.requires_grad]
    rates = (a.rate, a.head)
    opt = torch.optim.AdamW([{"params": own, "lr": a.rate}, {"params": net.out.parameters(), "lr": a.head}], weight_decay=0.01)
    plan = [b for _ in range(math.ceil(a.epochs)) for b in batches(items, 1200, True)]
    plan = plan[:round(len(plan) * a.epochs / math.ceil(a.epochs))]
    print("sentences", len(items), "pieces", sum(len(d["ids"]) for d in items), "steps", len(plan), flush=True)
    t, total, seen = time.time(), 0.0, 0
    for step, b in enumerate(plan, 1):
        net.train()
        ids, mask, first, last, may = pack([items[i] for i in b])
        said = (may != 0) & (may != ALL)
        log = F.log_softmax(net(ids, mask, first, last), 2)
        loss = -torch.logsumexp(log.masked_fill(~((may.unsqueeze(2) & BITS) != 0), -1e4), 2)[said].mean()
        share = min(1, step / 50) * max(0.02, 1 - step / len(plan))
        for g, r in zip(opt.param_groups, rates):
            g["lr"] = r * share
        opt.zero_grad(); loss.backward(); nn.utils.clip_grad_norm_(net.parameters(), 1.0); opt.step()
        total += loss.item(); seen += int(mask.sum())
        if step % 50 == 0:
            print(step, "loss %.3f" % (total / 50), "pieces a second %d" % (seen / (time.time() - t)), flush=True)
            total = 0.0
        if step % 500 == 0 or step == len(plan):
            evaluate(net, f, sets, f"step {step}")
            torch.save((a.layers, net.state_dict()), a.out)


if __name__ == "__main__":
    main()
