"""Makes data/transliteration.bin: how far a Hangul word reads like a part of a foreign person's name.

usage: fit_transliteration.py PACKAGES DATA_ROOT DATA
DATA is the folder `data/` of the library: the table, its parity fixture and `names/loanword.txt` go there.

A logistic regression over hashed features of a word: its syllables, pairs of neighbouring syllables, and pairs of their
letters, the edges of the word among them. Foreign: the words of the names with spaces that kiwipiepy_model has of people
(Wikidata class Q5). Not foreign: the words of labelled sentences outside of names of people, with and without their
particle, and the words of what else kiwipiepy_model has with spaces. A tenth of each is kept out and measured first; the
table is made of all of them."""
import collections
import math
import pathlib
import random
import re
import sys

import numpy as np
import torch
from torch.nn import functional as F

import corpus
import transliteration
from transliteration import ROWS, features

STEPS, LONGEST = 7, 9
HANGUL = re.compile("[가-힣]+")
PARTICLES = ("에서", "으로", "에게", "까지", "부터", "이라고", "라고", "이다", "은", "는", "이", "가", "을", "를", "의",
             "에", "도", "와", "과", "로", "만")


def words(packages, data):
    """([(word, class, weight)] of the three groups, how often each word stands outside of names of people, and how many
    people's names have it)"""
    people, works = collections.Counter(), collections.Counter()
    for line in open(next(packages.glob("**/kiwipiepy_model/multi.dict")), encoding="utf-8"):
        m = re.match(r"([^\t]+)\t.*# (Q\d+)$", line.rstrip("\n"))
        parts = m.group(1).split(" ") if m else []
        person = m and m.group(2) == "Q5"
        if person and not 2 <= len(parts) <= 4:
            continue
        (people if person else works).update(w for w in parts if HANGUL.fullmatch(w) and len(w) <= LONGEST)
    plain = collections.Counter()
    for name in ("klue-train.tsv", "silver-klue.tsv", "silver-extra.tsv"):
        for _, text, tags in corpus.read(data / "ner" / name):
            for m in HANGUL.finditer(text):
                word = m.group()
                if len(word) > LONGEST or any(t.endswith("PS") for t in tags[m.start():m.end()]):
                    continue
                plain[word] += 1
                particle = next((p for p in PARTICLES if word.endswith(p) and len(word) > len(p)), None)
                if particle:
                    plain[word[:-len(particle)]] += 1
    foreign = lambda w: w in people and plain[w] <= people[w]
    long = lambda group: sorted(w for w in group if len(w) >= 2)
    return ([(w, 1, 1 + min(2, math.log(people[w])) / 2) for w in long(people) if foreign(w)],
            [(w, 0, math.sqrt(plain[w])) for w in long(plain) if plain[w] and not foreign(w)],
            [(w, 0, 0.7) for w in long(works) if w not in people and w not in plain]), plain, people


class Rounded(torch.autograd.Function):
    @staticmethod
    def forward(ctx, w, scale):
        return torch.round(w / scale).clamp(-STEPS, STEPS) * scale

    @staticmethod
    def backward(ctx, g):
        return g, None


class Model:
    def __init__(self, examples, epochs=6):
        rng = random.Random(2)
        self.weights, self.bias = torch.zeros(ROWS, 1, requires_grad=True), torch.zeros(1, requires_grad=True)
        examples = [(features(w), y, weight) for w, y, weight in examples]
        optimizer = torch.optim.Adam([self.weights, self.bias])
        self.rounded = False
        for epoch in range(epochs):
            self.rounded = epoch >= epochs // 2
            rng.shuffle(examples)
            for group in optimizer.param_groups:
                group["lr"] = 0.02 * (1 - epoch / epochs)
            for k in range(0, len(examples), 1024):
                part = examples[k:k + 1024]
                y, weight = (torch.tensor([e[i] for e in part], dtype=torch.float) for i in (1, 2))
                losses = F.binary_cross_entropy_with_logits(self.scores([e[0] for e in part]), y, reduction="none")
                optimizer.zero_grad()
                (losses * weight).mean().backward()
                optimizer.step()

    def scale(self):
        return self.weights.detach().abs().quantile(0.99) / STEPS

    def scores(self, rows):
        offsets = torch.tensor(np.cumsum([0] + [len(r) for r in rows[:-1]]))
        weights = Rounded.apply(self.weights, self.scale()) if self.rounded else self.weights
        return F.embedding_bag(torch.tensor(np.concatenate(rows)), weights, offsets, mode="sum").squeeze(1) + self.bias

    def of(self, examples):
        with torch.no_grad():
            return self.scores([features(w) for w, *_ in examples]).numpy()


def main():
    packages, root, data = map(pathlib.Path, sys.argv[1:4])
    torch.set_num_threads(1)
    groups, plain, people = words(packages, root)
    rng = random.Random(1)
    for group in groups:
        rng.shuffle(group)
    kept = [g[:len(g) // 10] for g in groups]
    model = Model([e for g in groups for e in g[len(g) // 10:]])
    foreign, other, works = map(model.of, kept)
    for at in (-1, 0, 1, 2):
        print("above %d: %.3f of the parts of names, %.3f of other words, %.3f of those of works and places"
              % (at, (foreign > at).mean(), (other > at).mean(), (works > at).mean()))
    model = Model([e for g in groups for e in g])
    scale = float(model.scale())
    steps = torch.round(model.weights.detach() / scale).clamp(-STEPS, STEPS).int().squeeze(1).tolist()
    # Hundredths of log odds: one step, and what every word begins with.
    transliteration.write(data / "transliteration.bin", round(scale * 100), round(model.bias.item() * 100), steps)
    table = transliteration.Table(data / "transliteration.bin")
    with open(data / "transliteration-parity.tsv", "w", encoding="utf-8") as f:
        f.write("# Words and the log odds, in hundredths, that train/transliteration.py gives them\n")
        for word in ("올트먼", "포스테코글루", "셰인바움", "친나왓", "다카하시", "그로시", "쩐", "인드라와티", "쀼", "정부는",
                     "삼성전자", "컨설팅", "지난달", "더불어민주당", "회의", "스타트업", "값", "힣"):
            f.write("%s\t%d\n" % (word, table.hundredths(word)))
    lists = ("place", "organization", "product", "event", "common")
    listed = {line.rstrip("?") for name in lists for line in open(data / f"names/{name}.txt", encoding="utf-8").read().split("\n")}
    loanwords = sorted(w for w, n in plain.items() if len(w) >= 2 and n >= 5 and n > 3 * people[w]
                       and w not in listed and table.hundredths(w) >= 0)
    with open(data / "names/loanword.txt", "w", encoding="utf-8") as f:
        f.write("# Common words and loanwords that read like parts of foreign people's names and are none\n"
                "# drawn by train/fit_transliteration.py: words that labelled text has five times or more outside of such names\n"
                + "\n".join(loanwords) + "\n")


if __name__ == "__main__":
    main()
