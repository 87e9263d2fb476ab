"""Averages the weights of runs that began from one another.

usage: blend.py OUT.pt RUN.pt RUN.pt …"""
import sys

import torch


def main():
    runs = [torch.load(p) for p in sys.argv[2:]]
    state = {k: sum(r["state"][k] for r in runs) / len(runs) for k in runs[0]["state"]}
    torch.save({**runs[-1], "state": state}, sys.argv[1])


if __name__ == "__main__":
    main()
