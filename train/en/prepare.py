"""Labelled and raw English sentences, all with the tokens of text.py.

usage: prepare.py DATA_FOLDER OUT.pkl

DATA_FOLDER holds crossner.jsonl, gum-ner.jsonl, uner-ewt.jsonl, wikigold.jsonl, wnut17.jsonl, current-events.jsonl, silver-en.jsonl.
A corpus labels some kinds and leaves others open: each token has the set of the tags that it may have, as bits."""
import collections
import json
import pathlib
import pickle
import random
import re
import sys
import zlib

import lists
import text
import titles

OPEN = lambda *kinds: sum(1 << text.TAG[p + k] for k in kinds for p in ("B-", "I-"))
ALL = (1 << len(text.TAGS)) - 1
CAPITAL = re.compile(r"[A-Z0-9]")
EVENT = re.compile(r"\b(Wars?|Cup|Championships?|Olympics?|Games|Festival|Tournament|Elections?|election|Awards?|Prize|Battle|Revolution|"
                   r"Conference|Summit|Day|Series|Bowl|Open|Masters|Grand Prix|Crisis|Rebellion|Holocaust|Convention|Fair|Parade|Crusade|"
                   r"Siege|Hurricane|Expo|Congress of|Uprising|Massacre|Earthquake|Thanksgiving|Christmas|Easter)\b")
LEAD = re.compile(r"(?:[Tt]he|[Aa]n?)\s+")
END = re.compile(r"[.!?]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
NO_END = text.ABBREVIATIONS - {"No", "al", "etc", "Co", "Inc", "Corp", "Ltd", "Jr", "Sr", "Bros"}
TIGHT = set(". , ; : ! ? ) ] } % 's n't 're 've 'll 'd 'm ’s ’re ’t".split())


def sentences(x):
    """[(from, to)]; line ends always part."""
    for m in re.finditer(r"[^\n]+", x):
        s, end, cuts = m.start(), m.end(), []
        for k in END.finditer(x, s, end):
            w = re.search(r"([\w.]+)$", x[max(s, k.start() - 12):k.start()])
            w = w.group(1) if w else ""
            if not (x[k.start()] == "." and (w in NO_END or re.fullmatch(r"(?:[A-Za-z]\.)*[A-Z]", w))):
                cuts.append(k.end())
        for e in cuts + [end]:
            t = x[s:e]
            a, b = s + len(t) - len(t.lstrip()), s + len(t.rstrip())
            if b > a:
                yield a, b
            s = e


def joined(words):
    """Natural text of tokens, and where each of them stands."""
    x, at, quotes, glue = "", [], 0, True
    for w in words:
        w = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(w, w)
        before = "" if glue or w in TIGHT or w == '"' and quotes % 2 else " "
        x += before + w
        at.append((len(x) - len(w), len(x)))
        glue = bool(w) and w in "([{$£€#"
        if w == '"':
            glue, quotes = quotes % 2 == 0, quotes + 1
    return x, at


def trimmed(x, s, e):
    m = LEAD.match(x, s, e)
    if m and m.end() < e:
        s = m.end()
    return s, e - 2 if x[s:e].endswith(("'s", "’s")) else e


def item(x, certain, source, free=(), special=()):
    """`certain` [(from, to, kind)]; `special` [(from, to, bits)]; `free`: kinds that the corpus does not label."""
    tk = text.tokens(x)
    if not 1 <= len(tk) <= 120:
        return None
    words = [x[a:b] for a, b in tk]
    spans = [(*trimmed(x, s, e), k) for s, e, k in certain]
    tags = text.tags_of(tk, sorted((z for z in spans if z[1] > z[0]), key=lambda z: z[0] - z[1]))
    tags = titles.with_titles(words, tags)
    may = [1 << text.TAG[t] for t in tags]
    for i, w in enumerate(words):
        if tags[i] == "O" and free:
            around = 0 < i < len(words) - 1 and CAPITAL.match(words[i - 1]) and CAPITAL.match(words[i + 1])
            if (CAPITAL.search(w) or around) and w.lower() not in lists.DEMONYMS:
                may[i] |= OPEN(*free)
    for s, e, bits in special:
        for i, (a, b) in enumerate(tk):
            if s <= a and b <= e and tags[i] == "O":
                may[i] = bits
    return {"x": x, "tk": tk, "may": may, "source": source}


def corpora(data):
    read = lambda f: (json.loads(line) for line in open(data / f, encoding="utf-8"))

    def flat(d):
        x, at = joined(d["tokens"])
        return x, [(at[a][0], at[b][1], k) for a, b, k in d["spans"]]

    plain = {"PER": "person", "ORG": "organization", "LOC": "place"}
    for d in read("uner-ewt.jsonl"):
        x, spans = flat(d)
        yield item(x, [(s, e, plain[k]) for s, e, k in spans if not lists.demonym(x[s:e])], "uner-ewt", ("product", "event"))
    for d in read("wikigold.jsonl"):
        x, spans = flat(d)
        sure = [(s, e, plain[k]) for s, e, k in spans if k != "MISC"]
        more = [(s, e) for s, e, k in spans if k == "MISC" and not lists.demonym(x[s:e])]
        sure += [(s, e, "event") for s, e in more if EVENT.search(x[s:e])]
        yield item(x, sure, "wikigold", (), [(s, e, 1 | OPEN("product")) for s, e in more if not EVENT.search(x[s:e])])
    kinds = {"person": "person", "location": "place", "group": "organization", "corporation": "organization", "creative-work": "product",
             "product": "product"}
    for d in read("wnut17.jsonl"):
        x, spans = flat(d)
        if "http" not in x and x.count("@") + x.count("#") <= 1:
            yield item(x, [(s, e, kinds[k]) for s, e, k in spans], "wnut17", ("event",))
    fine = {}
    for kind, names in (("person", "person politician writer musicalartist scientist researcher"),
                        ("organization", "organisation politicalparty band university academicjournal magazine"),
                        ("place", "location country astronomicalobject"), ("product", "book album song poem product programlang"),
                        ("event", "award election event conference")):
        fine |= dict.fromkeys(names.split(), kind)
    for d in read("crossner.jsonl"):
        x, spans = flat(d)
        sure, more = [], []
        for s, e, k in spans:
            t, kind = x[s:e], fine.get(k)
            if k == "conference" and re.search(r"Associat|Societ|^ACL$|^ACM|^IEEE$", t):
                kind = "organization"
            if kind == "product" and not CAPITAL.search(t):
                continue
            if kind:
                sure.append((s, e, kind))
            elif k == "misc" and not lists.demonym(t) and CAPITAL.search(t):
                more.append((s, e, 1 | OPEN("product", "event")))
            elif k in ("algorithm", "theory", "metrics") and CAPITAL.match(t):
                more.append((s, e, 1 | OPEN("product")))
        yield item(x, sure, "crossner", (), more)
    for d in read("gum-ner.jsonl"):
        for s, e in sentences(d["text"]):
            sure, more = [], []
            for n in d["named"]:
                a, b, t, k = n["start"] - s, n["end"] - s, n["text"], n["type"]
                if a < 0 or n["end"] > e or lists.demonym(t):
                    continue
                if k == "person" and (t.lower() in titles.ROLES or t in ("Lords", "Petitioner", "Lord", "God", "Emperor")):
                    more.append((a, b, 1 | OPEN("title")))
                elif k in ("person", "place", "organization", "event") and t not in ("Society", "Academy", "Downtown", "Court"):
                    sure.append((a, b, k))
                elif k in ("abstract", "object"):
                    more.append((a, b, 1 | OPEN("product")))
            o = item(d["text"][s:e], sure, "gum", (), more)
            if o:
                yield o | {"document": d["id"]}


SMALL = {"of", "the", "and", "de", "for", "al", "-", "'s", "’s", "in", "on", "du", "la", "el", "bin", "ibn", "&", "'", "’"}


def links(data):
    """Sentences of current-events: where names begin and end, by their links; the kind is open. [(item, [(first, behind)])]"""
    any_name = OPEN(*text.KINDS[:5])
    begins = sum(1 << text.TAG["B-" + k] for k in text.KINDS[:5])
    plain = 1 | OPEN("title")
    for line in open(data / "current-events.jsonl", encoding="utf-8"):
        d = json.loads(line)
        for s, e in sentences(d["text"]):
            x = d["text"][s:e]
            tk = text.tokens(x)
            if not 8 <= len(tk) <= 70:
                continue
            words = [x[a:b] for a, b in tk]
            up = [w[0].isupper() or w[0].isdigit() for w in words]
            may = [ALL if u or 0 < i < len(up) - 1 and up[i - 1] and (up[i + 1] or words[i + 1] in ("the", "-", "'")) else plain
                   for i, u in enumerate(up)]
            first, last, found = {a: i for i, (a, _) in enumerate(tk)}, {b: i + 1 for i, (_, b) in enumerate(tk)}, []
            for a, b, target in d["links"]:
                a, b = a - s, b - s
                if a < 0 or b > len(x):
                    continue
                a, b = trimmed(x, a, b)
                if a not in first or b not in last or b <= a:
                    continue
                i, j, t = first[a], last[b], x[a:b]
                if (not t[0].isupper() or lists.demonym(t) or t.lower() in titles.ROLES or (i, j) == (0, 1) or "," in t
                        or not all(u or w in SMALL for u, w in zip(up[i:j], words[i:j]))
                        or target.startswith(("President of", "Prime Minister of", "Minister of", "Governor of", "List of", "Demographics"))):
                    continue
                may[i:j] = [begins] + [any_name ^ begins] * (j - i - 1)
                found.append((i, j))
            if found:
                yield {"x": x, "tk": tk, "may": may, "source": "links"}, found


def key(x):
    return re.sub(r"\W+", "", x.lower())


def main():
    data, out = pathlib.Path(sys.argv[1]), sys.argv[2]
    gold, seen = [], set()
    for o in corpora(data):
        if o and key(o["x"]) not in seen:
            seen.add(key(o["x"]))
            gold.append(o)
    # Kept out of all training: every 12th sentence of three corpora, by its own hash, and some documents of GUM.
    for o in gold:
        h = zlib.crc32(o.get("document", o["x"]).encode())
        o["kept_out"] = o["source"] in ("uner-ewt", "wikigold", "crossner", "gum") and h % 12 == 0
    spans, partial = {}, []
    for o, found in links(data):
        if o["x"] not in spans:
            spans[o["x"]] = found
            if len(found) > 1:
                partial.append(o)
    random.Random(5).shuffle(partial)
    raw = []
    for line in open(data / "silver-en.jsonl", encoding="utf-8"):
        d = json.loads(line)
        if "text" in d and key(d["text"]) not in seen:
            seen.add(key(d["text"]))
            raw.append((d["text"], d["src"], [tuple(s) for s in d["spans"]], d["confidence"], zlib.crc32(d["text"].encode()) % 25 == 0))
    pickle.dump({"gold": gold, "partial": partial, "links": spans, "raw": raw}, open(out, "wb"))
    print(collections.Counter((o["source"], o["kept_out"]) for o in gold), len(partial), len(spans), len(raw), sum(r[4] for r in raw))


if __name__ == "__main__":
    main()
