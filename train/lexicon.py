"""The two name lists of the tagger: forms labelled in KLUE-NER's training part (konec, konne) and open names."""
import collections
import gzip
import json
import pathlib
import re

from chars import COARSE, DIGIT, MAX_FORM, Names, fold, kind

GROUPS = ("PS", "COUNTRY", "REGION", "PLACE", "OG_GOV", "OG_ECO", "OG_SPORT", "OG", "DT", "TI", "QT", "TITLE", "JOB",
          "BUILT", "WORK", "WARE", "LAW", "EVENT", "KIN", "X")
UNLISTED = {"QT", "TI", "LAW", "KIN"}
GROUP = {g: i for i, g in enumerate(GROUPS)}


def group(fine):
    if fine.startswith("PS"): return "PS"
    if fine == "LCP_COUNTRY": return "COUNTRY"
    if fine.startswith("LCP") or fine == "LC_COUNTY": return "REGION"
    if fine.startswith("LC"): return "PLACE"
    if fine in ("OGG_POLITICS", "OGG_LAW", "OGG_MILITARY"): return "OG_GOV"
    if fine in ("OGG_ECONOMY", "OGG_MEDIA", "OGG_FOOD", "OGG_HOTEL"): return "OG_ECO"
    if fine == "OGG_SPORTS": return "OG_SPORT"
    if fine.startswith("OGG"): return "OG"
    if fine[:2] in ("DT", "TI", "QT"): return fine[:2]
    if fine == "CV_POSITION": return "TITLE"
    if fine in ("CV_OCCUPATION", "CV_SPORTS_POSITION"): return "JOB"
    if fine in ("AF_BUILDING", "AF_ROAD", "AF_CULTURAL_ASSET"): return "BUILT"
    if fine.startswith("AFA"): return "WORK"
    if fine.startswith("AFW") or fine in ("AF_TRANSPORT", "AF_WEAPON") or fine.startswith("TMI"): return "WARE"
    if fine in ("CV_LAW", "CV_POLICY", "CV_FUNDS"): return "LAW"
    if fine.startswith("EV") or fine == "CV_PRIZE": return "EVENT"
    if fine == "CV_RELATION": return "KIN"
    return "X"


def folded(s):
    return "".join(map(fold, s)).strip()


def starts(text):
    c = [COARSE.get(kind(x), 0) for x in text]
    return [i for i in range(len(text)) if c[i] and (i == 0 or c[i] != c[i - 1])]


def occurrences(texts, forms):
    """How often each form stands at a boundary of the texts."""
    begin = collections.defaultdict(int)
    for s in forms:
        begin[s[:2]] = max(begin[s[:2]], len(s))
    seen = collections.Counter()
    for t in texts:
        for i in starts(t):
            for m in range(1, min(begin.get(t[i:i + 2], 0), len(t) - i) + 1):
                s = t[i:i + m]
                if s in forms:
                    seen[s] += 1
    return seen


def labelled(root, texts):
    """(names, once): the labelled forms with a code of group and reliability; those labelled once only."""
    votes, konec = collections.defaultdict(collections.Counter), collections.Counter()
    totals = collections.defaultdict(lambda: [0, 0])
    for which, name in enumerate(("konec-form-label-train-freq.tsv", "konne-form-label-train-freq.tsv")):
        for line in open(root / "ner" / name, encoding="utf-8").read().split("\n")[1:]:
            if not line:
                continue
            form, label, n = line.split("\t")
            form = folded(form)
            if not 2 <= len(form) <= MAX_FORM or not starts(form)[:1] == [0]:
                continue
            votes[form][group(label)] += int(n)
            totals[form][which] += int(n)
    seen = occurrences(texts, votes)
    codes, once = {}, set()
    for form, v in votes.items():
        g = min(v, key=lambda k: (-v[k], GROUP[k]))
        n = max(totals[form])
        # Taken out without any loss on the kept-out sentences: what the grammar and the net know without a list, and
        # people named once.
        if g in UNLISTED or g == "PS" and n == 1:
            continue
        share = min(1.0, n / max(1, seen[form]))
        codes[form] = 4 * GROUP[g] + int(3.999 * share)
        if n == 1:
            once.add(form)
    return Names(codes), once


OPEN = ("country", "district", "company", "institution", "agency", "university", "title", "person part", "company part",
        "club", "work", "place", "organization", "surname+given")
CODE = {g: i for i, g in enumerate(OPEN)}
# The others (51,000 names of firms, institutions, clubs, works, places and bodies) are read only so that a part of one is
# not taken for a person's name: with them in the list the kept-out sentences were tagged no better.
KEPT = {"country", "district", "agency", "university", "title", "person part"}
WORKS = {"Q11424", "Q5398426", "Q7725634", "Q7889", "Q134556", "Q15416"}
PLACES = {"Q928830", "Q94993988", "Q515", "Q532", "Q486972", "Q3957", "Q55488", "Q23442", "Q8502", "Q4022", "Q34442"}
BODIES = {"Q43229", "Q7278", "Q215380", "Q3918", "Q9842"}


def strings(path):
    """All quoted Hangul strings of a Python source."""
    return re.findall(r"[\"']([가-힣A-Za-z0-9·()&. -]{2,30})[\"']", re.sub(r'"""[\s\S]*?"""', "", path.read_text(encoding="utf-8")))


def open_names(packages, texts, silver):
    """The open names: {form: code}. Words that the texts mostly use otherwise are left out."""
    p = pathlib.Path(packages)
    found = {}

    def add(form, code, least=2):
        form = folded(re.sub(r"\s*\(.*?\)", "", form))
        if least <= len(form) <= 16 and form not in found and starts(form)[:1] == [0] and re.search(r"[가-힣A-Za-z]", form):
            found[form] = CODE[code]

    ekon = next(p.glob("**/ekonlpy/data/dictionary"))
    pii = next(p.glob("**/ko_pii/dictionaries"))
    kiwi = next(p.glob("**/kiwipiepy_model/multi.dict"))
    cldr = next(p.glob("**/main/ko/territories.json"))
    for v in json.loads(cldr.read_text(encoding="utf-8"))["main"]["ko"]["localeDisplayNames"]["territories"].values():
        add(v, "country")
    for l in open(ekon / "COUNTRY.txt", encoding="utf-8"): add(l, "country")
    for s in strings(pii / "agencies.py") + strings(pii / "agency_abbrev.py"): add(s, "agency")
    for s in strings(pii / "universities.py"): add(s, "university", 3)
    for s in strings(pii / "districts.py"): add(s, "district")
    for s in strings(pii / "titles.py"): add(s, "title")
    dongs = pii / "legal_dongs.txt.gz"
    if dongs.exists():
        for l in gzip.open(dongs, "rt", encoding="utf-8"):
            for w in l.split():
                if re.fullmatch(r"[가-힣]{2,6}[시군구읍면동]", w): add(w, "district", 3)
    for l in open(ekon / "ENTITY.txt", encoding="utf-8"): add(l.strip(), "company")
    for l in open(ekon / "INSTITUTION.txt", encoding="utf-8"): add(l.strip(), "institution")
    parts, firms = collections.Counter(), collections.Counter()
    for l in open(kiwi, encoding="utf-8"):
        m = re.match(r"([^\t#]+)\t.*# (Q\d+)$", l.rstrip("\n"))
        if not m:
            continue
        name, q = m.groups()
        name = name.replace("++", "+")
        if q == "Q5":
            for w in name.replace("-", " ").split():
                w = folded(w)
                if re.fullmatch(r"[가-힣]{2,8}", w): parts[w] += 1
        elif q == "Q4830453": add(name, "company", 4)
        elif q == "Q476028": add(name, "club", 4)
        elif q in BODIES: add(name, "organization", 4)
        elif q in PLACES: add(name, "place", 4)
        elif q in WORKS: add(name, "work", 5)
    for w, n in sorted(parts.items()):
        if n >= 4: add(w, "person part")
    # A name that the silver texts mostly use as a plain word teaches nothing: at least a fifth of its places must
    # lie in an entity when there are five or more.
    begin = collections.defaultdict(int)
    for s in found:
        begin[s[:2]] = max(begin[s[:2]], len(s))
    seen, inside = collections.Counter(), collections.Counter()
    for t, tags in zip(texts, silver):
        for i in starts(t):
            for m in range(2, min(begin.get(t[i:i + 2], 0), len(t) - i) + 1):
                s = t[i:i + m]
                if s in found:
                    seen[s] += 1
                    inside[s] += tags[i] != "O"
    plain = {s for s in found if seen[s] >= 5 and inside[s] < 0.2 * seen[s]}
    return Names({s: c for s, c in found.items() if s not in plain and OPEN[c] in KEPT})
