"""Sentences with other names in the old places, so that the net learns names by their surroundings."""
import json
import pathlib
import random
import re

import corpus


def ending(s):
    """How a name sounds at its end, which decides the particle behind it: vowel, ㄹ, other consonant, unknown."""
    o = ord(s[-1]) - 0xAC00
    if not 0 <= o < 11172:
        return "?"
    return {0: "v", 8: "l"}.get(o % 28, "c")


class Pools:
    def __init__(self, packages, people):
        p = pathlib.Path(packages)
        ekon = next(p.glob("**/ekonlpy/data/dictionary"))
        pii = next(p.glob("**/ko_pii/dictionaries"))
        kiwi = next(p.glob("**/kiwipiepy_model/multi.dict"))
        cldr = next(p.glob("**/main/ko/territories.json"))
        from lexicon import strings
        clean = lambda names, least=2, most=14: sorted({n.strip() for n in names if least <= len(n.strip()) <= most})
        lines = lambda f: open(ekon / f, encoding="utf-8")
        by = {}
        for l in open(kiwi, encoding="utf-8"):
            m = re.match(r"([^\t#]+)\t.*# (Q5|Q4830453|Q476028)$", l.rstrip("\n"))
            if m:
                by.setdefault(m.group(2), []).append(m.group(1).replace("++", "+"))
        countries = json.loads(cldr.read_text(encoding="utf-8"))["main"]["ko"]["localeDisplayNames"]["territories"]
        lists = {
            # No funds: their names are not what firms are called.
            "company": [n for n in clean(lines("ENTITY.txt")) if not re.search("ET[NF]|스팩|선물", n)] + clean(by["Q4830453"]),
            "agency": [s for s in clean(strings(pii / "agencies.py"), 3) if re.fullmatch("[가-힣]+", s)],
            "university": clean(strings(pii / "universities.py"), 3),
            "club": clean(by["Q476028"]),
            "country": [s for s in clean(countries.values(), 2, 9) if re.fullmatch("[가-힣 ]+", s)] * 2 + ["UAE", "UAE", "美", "日", "中", "韓", "英"],
            "district": [s for s in clean(strings(pii / "districts.py")) if re.fullmatch("[가-힣]{2,5}", s)],
            "foreign": [n for n in by["Q5"] if len(n.split()) <= 3 and len(n) <= 16 and re.fullmatch("[가-힣 ]+", n)],
        }
        # Korean names: a family name and a given name that were not seen together.
        korean = [n for n in people if re.fullmatch(r"[가-힣]{3}", n)]
        self.family, self.given = [n[0] for n in korean], [n[1:] for n in korean]
        self.foreign = [w for n in lists["foreign"] for w in n.split() if len(w) > 1]
        self.lists = {k: {e: [n for n in v if ending(n) == e] for e in "vlc?"} for k, v in lists.items()}

    def coined(self, e, rng):
        """A firm's name of the mixed sort: a few foreign syllables and capitals."""
        capitals = "".join(rng.choice("ABCDEFGHIKLMNOPRSTUVX") for _ in range(rng.choice((1, 2, 2, 3))))
        if rng.random() < 0.2:
            return capitals + str(rng.randrange(2, 100))
        for _ in range(20):
            word = rng.choice(self.foreign)[:rng.choice((2, 2, 3, 4))]
            if rng.random() < 0.5:
                return word + capitals if rng.random() < 0.7 else capitals + word
            if len(word) > 1 and ending(word) == e:
                return word
        return None

    def model(self, rng):
        """The name of a thing: HBM, K-9, 누리톡2."""
        capitals = "".join(rng.choice("ABCDEFGHKLMNPRSTUVX") for _ in range(rng.choice((1, 2, 3, 3, 3))))
        number = rng.choice(("", str(rng.randrange(2, 10)), str(rng.randrange(1, 40) * 10)))
        form = rng.random()
        if form < 0.45 and len(capitals) > 1:
            return capitals
        if form < 0.75:
            return capitals + rng.choice(("", "-")) + (number or "4")
        return rng.choice(self.foreign)[:3] + rng.choice(("", " ")) + (number or capitals)

    def other(self, fine, form, rng):
        """Another name of the same sort that takes the same particles, or None."""
        e = ending(form)
        if fine.startswith("PS_NAME"):
            if re.fullmatch(r"[가-힣]{3}", form) and form[0] in self.family and rng.random() < 0.6:
                for _ in range(20):
                    n = rng.choice(self.family) + rng.choice(self.given)
                    if ending(n) == e:
                        return n
                return None
            if len(form) < 3:
                return None
            pool = "foreign"
        elif fine in ("OGG_ECONOMY", "OGG_MEDIA", "OGG_FOOD"):
            if rng.random() < 0.25:
                return self.coined(e, rng)
            pool = "company"
        elif fine.startswith(("AFW_", "TMI_")) or fine == "AF_TRANSPORT": return self.model(rng)
        elif fine in ("OGG_POLITICS", "OGG_LAW") and len(form) >= 3: pool = "agency"
        elif fine == "OGG_EDUCATION": pool = "university"
        elif fine == "OGG_SPORTS": pool = "club"
        elif fine == "LCP_COUNTRY": pool = "country"
        elif fine in ("LCP_CITY", "LCP_COUNTY", "LCP_PROVINCE"): pool = "district"
        else: return None
        names = self.lists[pool][e] or self.lists[pool]["?"]
        if pool in ("company", "country") and rng.random() < 0.15:
            names = self.lists[pool]["?"] or names
        n = rng.choice(names) if names else None
        if n and pool == "foreign" and " " not in form:
            n = n.split()[-1]
            if ending(n) != e or len(n) < 2:
                return None
        return n


def replaced(text, six, more, fine, pools, rng):
    """(text, six tags, more tags) with some names replaced, or None when none could be."""
    here = set(corpus.spans(six))
    guide = set(corpus.spans(more))
    edits = []
    for s, e, f in corpus.spans(fine):
        for c in ("PS", "LC", "OG", "PR"):
            # The same span in both layers, or a product that the first layer does not see.
            free = c == "PR" and all(t == "O" for t in six[s:e])
            if (s, e, c) in guide and ((s, e, c) in here or free) and rng.random() < 0.7:
                n = pools.other(f, text[s:e], rng)
                if n and n != text[s:e]:
                    edits.append((s, e, c, n))
    if not edits:
        return None
    out, a, b, at = [], [], [], 0
    edits.sort()
    for s, e, c, n in edits:
        out.append(text[at:s] + n)
        marked = ["B-" + c] + ["I-" + c] * (len(n) - 1)
        a += six[at:s] + (["O"] * len(n) if c == "PR" else marked)
        b += more[at:s] + marked
        at = e
    return "".join(out) + text[at:], a + six[at:], b + more[at:]
