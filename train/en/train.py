"""Trains one English tagger.

usage: train.py PREPARED.pkl LABELLED.pkl PACKAGES OUT.pt [--epochs 8] [--seed 1] [--eval FOLDER] …"""
import argparse
import copy
import math
import pickle
import random
import time

import numpy as np
import torch

import augment
import lists
import measure
import network
import text

WIDTHS = {"word": 24, "affix": 12, "pair": 8, "shape": 8, "place": 4, "people": 8, "places": 8, "bodies": 8, "heads": 8, "roles": 8}


@torch.no_grad()
def decoded(model, rows):
    """Tags of each sentence."""
    model.eval()
    moves, start = (model.moves + model.never).numpy(), (model.start + model.shut).numpy()
    out = []
    for k in range(0, len(rows), 64):
        part = rows[k:k + 64]
        x, mask, index, _ = network.batch(part)
        y = model(x, mask)
        out += [measure.decoded(y[index[b, :len(r)]].numpy(), moves, start) for b, r in enumerate(part)]
    return out


class Evaluation:
    def __init__(self, prepared, folder, names, labelled=None):
        self.sets = measure.sets(prepared, folder)
        if labelled:
            news = measure.Set(text.KINDS)
            for s in labelled:
                if s["kept_out"] and s["source"] != "gold":
                    x = " ".join(s["words"])
                    tk, at = [], 0
                    for w in s["words"]:
                        tk.append((at, at + len(w)))
                        at += len(w) + 1
                    news.add(x, tk, set(text.spans_of(tk, s["tags"])))
            self.sets["news"] = news
        self.rows = {k: [text.rows([x[a:b] for a, b in tk], names) for x, tk, *_ in s.sentences] for k, s in self.sets.items()}

    def show(self, model, note):
        out = {}
        for k, s in self.sets.items():
            out[k] = s.score(decoded(model, self.rows[k]))
            measure.show(f"{note} {k}", out[k])
        return out


def main():
    ap = argparse.ArgumentParser()
    for a in ("prepared", "labelled", "packages", "out"):
        ap.add_argument(a)
    ap.add_argument("--hidden", type=int, default=64); ap.add_argument("--dilations", default="1,2,4,1")
    ap.add_argument("--rows", default=""); ap.add_argument("--widths", default="")
    ap.add_argument("--epochs", type=int, default=8); ap.add_argument("--rate", type=float, default=3e-3)
    ap.add_argument("--batch", type=int, default=1600); ap.add_argument("--dropout", type=float, default=0.15)
    ap.add_argument("--rounded", type=float, default=0.4, help="share of the steps, at the end, with rounded weights")
    ap.add_argument("--hide-word", type=float, default=0.07); ap.add_argument("--hide-lists", type=float, default=0.2)
    ap.add_argument("--renamed", type=float, default=0.3); ap.add_argument("--init"); ap.add_argument("--eval"); ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--gold", type=float, default=1.0); ap.add_argument("--every", type=int, default=1)
    ap.add_argument("--made", type=int, default=2500, help="sentences of names/forms.txt an epoch")
    a = ap.parse_args()
    torch.set_num_threads(1); random.seed(a.seed); torch.manual_seed(a.seed); np.random.seed(a.seed)
    pairs = lambda s: {k: int(v) for k, v in (p.split("=") for p in s.split(",") if p)}
    prepared, labelled = pickle.load(open(a.prepared, "rb")), pickle.load(open(a.labelled, "rb"))
    start = torch.load(a.init) if a.init else None
    names = lists.fingerprints(a.packages)
    text.ROWS.update(start["rows"] if start else pairs(a.rows))
    rows = {**text.ROWS, **{k: names[k].marks() for k in text.LISTS}}
    widths = start["widths"] if start else {**WIDTHS, **pairs(a.widths)}
    model = network.Tagger(rows, widths, a.hidden, [int(d) for d in a.dilations.split(",")], a.dropout)
    if start:
        model.load_state_dict(start["state"])
    check = Evaluation(prepared, a.eval, names, labelled)
    kept = [s for s in labelled if not s["kept_out"]]
    renew = augment.Augment(kept, lists.open_names(a.packages), a.renamed, a.made)
    print(vars(a), "sentences", len(kept), "parameters", sum(p.numel() for p in model.parameters()), flush=True)
    columns = {k: [i for i, c in enumerate(text.COLUMNS) if c in k] for k in (("word", "pair"), ("people", "places", "bodies"))}
    words, listed = columns["word", "pair"], columns["people", "places", "bodies"]
    opt = torch.optim.AdamW(model.parameters(), lr=a.rate, betas=(0.9, 0.98), weight_decay=0.01)
    average, step, t0, total = None, 0, time.time(), None
    for epoch in range(a.epochs):
        data = [(text.rows(w, names), np.array([text.TAG[t] for t in tags]), weight * (a.gold if gold else 1.0))
                for w, tags, weight, gold in renew.epoch(kept)]
        order = list(range(len(data)))
        random.shuffle(order)
        order = [i for c in range(0, len(order), 2000) for i in sorted(order[c:c + 2000], key=lambda i: len(data[i][0]))]
        plan, now, size = [], [], 0
        for i in order:
            now.append(i)
            size += len(data[i][0]) + network.GAP
            if size >= a.batch:
                plan.append(now)
                now, size = [], 0
        random.shuffle(plan)
        total = total or len(plan) * a.epochs
        loss_sum = 0.0
        for b in plan:
            model.train()
            model.quantized = step >= total * (1 - a.rounded)
            part = [data[i] for i in b]
            x, mask, index, real = network.batch([r for r, *_ in part])
            hidden = torch.rand(len(x)) < a.hide_word
            for c in words:
                x[hidden, c] = 0
            # Whole sentences without the lists, and single tokens that they do not know.
            at, gone = 0, torch.rand(len(x)) < a.hide_lists / 2
            for r, *_ in part:
                if random.random() < a.hide_lists / 2:
                    gone[at:at + len(r)] = True
                at += len(r) + network.GAP
            for c in listed:
                x[gone, c] = 0
            gold = torch.zeros_like(index)
            for r, (_, tags, _) in enumerate(part):
                gold[r, :len(tags)] = torch.from_numpy(tags)
            y = model(x, mask)[index]
            # A sentence's weight scales its share of the gradient.
            loss = 0
            heavy = torch.tensor([w for *_, w in part])
            for w in heavy.unique():
                i = (heavy == w).nonzero()[:, 0]
                loss = loss + w * network.Chain.apply(y[i], model.moves + model.never, model.start + model.shut, gold[i], real[i])
            loss = loss / len(part)
            share = min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * min(1, step / total))) * 0.98 + 0.02)
            for g in opt.param_groups:
                g["lr"] = a.rate * share
            opt.zero_grad(); loss.backward(); torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0); opt.step()
            step += 1
            loss_sum += loss.item()
            with torch.no_grad():
                if average is None:
                    average = copy.deepcopy(model)
                d = min(0.999, (1 + step) / (10 + step))
                for p, q in zip(average.parameters(), model.parameters()):
                    p.mul_(d).add_(q, alpha=1 - d)
        average.quantized = model.quantized
        print("epoch", epoch + 1, "loss %.3f" % (loss_sum / len(plan)), "seconds %d" % (time.time() - t0), flush=True)
        if (epoch + 1) % a.every == 0 or epoch + 1 == a.epochs:
            check.show(average, f"epoch {epoch + 1}")
    torch.save({"rows": text.ROWS, "tables": rows, "widths": widths, "hidden": a.hidden, "dilations": model.dilations, "state": average.state_dict(),
                "args": vars(a)}, a.out)


if __name__ == "__main__":
    main()
