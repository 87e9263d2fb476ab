"""Adds the fine layer to the sentences that have none, by a trained tagger.

usage: label.py PREPARED.pkl RUN.pt OUT.pkl"""
import pickle
import sys

import numpy as np
import torch

import network


def load(path):
    run = torch.load(path)
    a = run["args"]
    model = network.Tagger(run["rows"], a["hidden"], [int(d) for d in a["dilations"].split(",")], 0.0, run["widths"])
    model.load_state_dict(run["state"])
    model.quantized = True
    return model.eval()


def main():
    prepared, model = pickle.load(open(sys.argv[1], "rb")), load(sys.argv[2])
    torch.set_num_threads(1)
    extra, out = prepared["sets"]["extra"], []
    n6 = len(network.TAGS6)
    with torch.no_grad():
        moves, start = model.t3 + model.a3, model.b3 + model.s3
        for k in range(0, len(extra), 64):
            part = extra[k:k + 64]
            x, ends, mask, index, *_ = network.batch(part)
            y = model(x, ends, mask)
            for b, s in enumerate(part):
                scores = y[index[b, :len(s[3])]][:, n6:]
                out.append((*s[:4], np.array(network.viterbi(scores, moves, start)), s[5]))
    prepared["sets"]["extra"] = out
    pickle.dump(prepared, open(sys.argv[3], "wb"))


if __name__ == "__main__":
    main()
