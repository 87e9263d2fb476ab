"""Trains one tagger.

usage: train.py PREPARED.pkl OUT.pt [--hidden 64] [--epochs 4] [--seed 1] …"""
import argparse
import copy
import math
import pickle
import random
import time

import numpy as np
import torch

import chars
import corpus
import network
from prepare import TAGS3, TAGS6


def table_rows(prepared):
    from lexicon import GROUPS, OPEN
    return {"char": len(prepared["vocabulary"]) + 2, "bigram": chars.N_BIGRAM, "trigram": chars.N_TRIGRAM,
            "prefix": chars.N_PREFIX, "suffix": chars.N_SUFFIX, "type": chars.N_TYPES, "left": 8, "right": 8,
            "lexicon": 1 + 12 * len(GROUPS), "gazetteer": 1 + 3 * len(OPEN)}


def evaluate(model, items, keep=None):
    """Span counts {class: [tp, predicted, gold]} of both layers."""
    model.eval()
    c = {}
    with torch.no_grad():
        t6, s6, t3, s3 = model.t6 + model.a6, model.b6 + model.s6, model.t3 + model.a3, model.b3 + model.s3
        for k in range(0, len(items), 64):
            part = items[k:k + 64]
            x, ends, mask, index, valid, *_ = network.batch(part)
            y = model(x, ends, mask)
            for b, s in enumerate(part):
                z = y[index[b, :len(s[3])]]
                n6 = len(TAGS6)
                for layer, tags, tr, st, gold in ((z[:, :n6], TAGS6, t6, s6, s[3]), (z[:, n6:], TAGS3, t3, s3, s[4])):
                    if gold is None:
                        continue
                    p = set(corpus.spans([tags[i] for i in network.viterbi(layer, tr, st)]))
                    g = set(corpus.spans([tags[i] for i in gold]))
                    if keep is not None:
                        keep.append((s[0], s[1], tags is TAGS6, p, g))
                    mark = "" if tags is TAGS6 else "+"
                    for e in p & g: c.setdefault(mark + e[2], [0, 0, 0])[0] += 1
                    for e in p: c.setdefault(mark + e[2], [0, 0, 0])[1] += 1
                    for e in g: c.setdefault(mark + e[2], [0, 0, 0])[2] += 1
    model.train()
    return c


def f1(counts, classes):
    a = np.sum([counts.get(k, [0, 0, 0]) for k in classes], 0)
    return 200 * a[0] / max(1, a[1] + a[2])


def report(counts):
    more = ["+" + k for k in corpus.MORE]
    return "micro %.2f macro %.2f guide %.2f | " % (f1(counts, corpus.SIX), sum(f1(counts, [k]) for k in corpus.SIX) / 6, f1(counts, more)) + " ".join(
        "%s %.1f" % (k, f1(counts, [k])) for k in [*corpus.SIX, *more])


def batches(items, rng, size=48, chars_most=2880):
    order = sorted(range(len(items)), key=lambda i: len(items[i][3]) + rng.random() * 12)
    out, cur, longest = [], [], 0
    for i in order:
        m = len(items[i][3])
        if cur and (len(cur) >= size or max(longest, m) * (len(cur) + 1) > chars_most):
            out.append(cur)
            cur, longest = [], 0
        cur.append(items[i])
        longest = max(longest, m)
    out.append(cur)
    rng.shuffle(out)
    return out


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("prepared"); ap.add_argument("out")
    ap.add_argument("--hidden", type=int, default=64); ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--dilations", default="1,2,4,8,2"); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--rate", type=float, default=3e-3); ap.add_argument("--dropout", type=float, default=0.15)
    ap.add_argument("--noise", type=float, default=0.05); ap.add_argument("--names", type=float, default=0.2, help="share of sentences that train without the lists")
    ap.add_argument("--more", type=float, default=1.0, help="weight of the second layer's loss")
    ap.add_argument("--gold", type=int, default=2, help="how often an epoch sees the gold sentences")
    ap.add_argument("--without", default="", help="input channels to switch off, for ablations")
    ap.add_argument("--quantize", type=float, default=0.35, help="share of the steps that train with rounded weights")
    ap.add_argument("--renamed", type=int, default=6000, help="sentences with other names an epoch")
    ap.add_argument("--init", help="a run to go on from")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--widths", default="")
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    generator = torch.Generator().manual_seed(a.seed)
    prepared = pickle.load(open(a.prepared, "rb"))
    sets = prepared["sets"]
    dev = sets["dev"]
    gold = sets["gold"]
    off = [chars.FIELDS.index(k) for k in a.without.split(",") if k]
    for group in sets.values():
        for s in group:
            s[2][:, off] = 0
    widths = dict(network.WIDTHS)
    widths.update((k, int(v)) for k, v in (w.split("=") for w in a.widths.split(",") if w))
    model = network.Tagger(table_rows(prepared), a.hidden, [int(d) for d in a.dilations.split(",")], a.dropout, widths)
    if a.init:
        model.load_state_dict(torch.load(a.init)["state"])
    print(a, "parameters", sum(p.numel() for p in model.parameters()), flush=True)
    average = copy.deepcopy(model)
    short = lambda items: [s for s in items if len(s[3]) <= 400]
    base = short(gold * a.gold + sets["silver"] + sets["extra"])
    # The dev sentences' own renamed twins are not among these.
    renamed = [(s[0] + " renamed", *s[1:]) for s in short(sets["renamed"])]
    epochs = [base + rng.sample(renamed, min(a.renamed, len(renamed))) for _ in range(a.epochs)]
    steps = sum(len(batches(e, random.Random(0))) for e in epochs)
    optimizer = torch.optim.AdamW(model.parameters(), lr=a.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    lex, gaz = chars.FIELDS.index("lexicon"), chars.FIELDS.index("gazetteer")
    step, begun, loss_sum, loss_n = 0, time.time(), 0.0, 0
    for epoch in range(a.epochs):
        for part in batches(epochs[epoch], rng):
            rate = a.rate * min(1, (step + 1) / 100) * (0.03 + 0.97 * 0.5 * (1 + math.cos(math.pi * min(1, step / steps))))
            for g in optimizer.param_groups:
                g["lr"] = rate
            if step == int(steps * (1 - a.quantize)):
                model.quantized = average.quantized = True
            x, ends, mask, index, valid, six, more, has = network.batch(part, a.noise, generator)
            for b, sentence in enumerate(part):
                share = max(a.names, 0.5) if sentence[0].endswith("renamed") else a.names
                if share and torch.rand(1, generator=generator).item() < share:
                    rows = index[b, :len(sentence[3])]
                    x[rows[0]:rows[-1] + 1, lex] = 0
                    x[rows[0]:rows[-1] + 1, gaz] = 0
            y = model(x, ends, mask)[index]
            n6 = len(TAGS6)
            weight = torch.stack([valid, valid * has.unsqueeze(1)])
            first, second = network.Linear_chain.apply(
                torch.stack([y[..., :n6], y[..., n6:]]), torch.stack([model.t6 + model.a6, model.t3 + model.a3]),
                torch.stack([model.b6 + model.s6, model.b3 + model.s3]), torch.stack([six, more]), weight)
            loss = first + a.more * second
            loss = loss / len(part)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            keep = min(0.999, (step + 1) / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - keep)
            loss_sum += loss.item(); loss_n += 1; step += 1
            if step % 200 == 0:
                print("epoch %d step %d/%d loss %.3f %.0fs" % (epoch, step, steps, loss_sum / loss_n, time.time() - begun), flush=True)
                loss_sum = loss_n = 0
        c = evaluate(average, dev)
        print("epoch", epoch, report(c), flush=True)
        torch.save({"state": average.state_dict(), "args": vars(a), "widths": widths, "rows": table_rows(prepared)}, a.out)
    average.quantized = True
    c = evaluate(average, dev)
    news = evaluate(average, [s for s in dev if "wikitree" in s[0]])
    print("final", report(c)); print("news ", report(news), flush=True)
    torch.save({"state": average.state_dict(), "args": vars(a), "widths": widths, "rows": table_rows(prepared), "dev": c, "news": news}, a.out)


if __name__ == "__main__":
    main()
