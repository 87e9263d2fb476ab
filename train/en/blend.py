"""The mean of runs that went on from the same one.

usage: blend.py OUT.pt RUN.pt …"""
import sys

import torch


def main():
    runs = [torch.load(p) for p in sys.argv[2:]]
    mean = runs[0]
    for k, v in mean["state"].items():
        mean["state"][k] = sum(r["state"][k] for r in runs) / len(runs)
    torch.save(mean, sys.argv[1])


if __name__ == "__main__":
    main()
