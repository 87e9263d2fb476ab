"""What spaCy's small English model (MIT) finds in the sentences: a second voice beside the teacher, and a figure to compare with.

usage: second.py PREPARED.pkl MODEL_FOLDER OUT.pkl [--eval FOLDER]"""
import argparse
import pickle
import time

import spacy

import lists
import measure
import text

KINDS = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "PRODUCT": "product", "WORK_OF_ART": "product",
         "LAW": "product", "EVENT": "event"}


def main():
    from prepare import trimmed
    ap = argparse.ArgumentParser()
    for a in ("prepared", "model", "out"):
        ap.add_argument(a)
    ap.add_argument("--eval")
    a = ap.parse_args()
    prepared = pickle.load(open(a.prepared, "rb"))
    nlp = spacy.load(a.model, disable=["parser", "lemmatizer", "attribute_ruler", "tagger"])

    def spans(texts):
        for x, d in zip(texts, nlp.pipe(texts, batch_size=200)):
            yield [(*trimmed(x, e.start_char, e.end_char), KINDS[e.label_]) for e in d.ents
                   if e.label_ in KINDS and not lists.demonym(x[e.start_char:e.end_char])]

    for name, s in measure.sets(prepared, a.eval).items():
        found = list(spans([x for x, *_ in s.sentences]))
        t = s.score([text.tags_of(tk, f) for (x, tk, *_), f in zip(s.sentences, found)])
        measure.show("spaCy " + name, t)
    t = time.time()
    out = list(spans([r[0] for r in prepared["raw"]] + [o["x"] for o in prepared["gold"]]))
    pickle.dump(out, open(a.out, "wb"))
    print(len(out), "sentences", round(time.time() - t), "s")


if __name__ == "__main__":
    main()
