"""Sentences as they are learned from: some with other names in them, some in the capitals of headlines, some joined to a paragraph."""
import pathlib
import random
import re

import lists
import text

LETTERS = re.compile(r"[A-Za-z]")
FIRMS = "Group Holdings Industries Technologies Systems Energy Partners Capital Motors Airlines Pharmaceuticals Entertainment Media Software Foods".split()
FORMS = "Inc. Corp. Ltd. Co. LLC plc AG".split()
CLUBS = "United City FC Rovers Rangers Wanderers Athletic Tigers Lions Eagles Bears Hawks Warriors Giants".split()
FIELDS = """Health Finance Defense Defence Interior Justice Education Trade Agriculture Transport Environment Energy Tourism Labor Labour Culture
Information Commerce Housing Aviation Fisheries Statistics Immigration Customs""".split()
BODIES = ["Ministry of {f}", "Department of {f}", "{f} Ministry", "{f} Department", "{p} {f} Authority", "Bureau of {f}", "{p} {f} Agency",
          "{f} Committee", "{p} {f} Commission", "{p} Institute of {f}", "National {f} Council", "{f} Council of {p}"]
PLACED = ["University of {p}", "{p} University", "{p} City Council", "Bank of {p}", "{p} Police Department", "{p} Chamber of Commerce",
          "{p} Airport Authority", "{p} High Court", "{p} Foundation", "{p} Museum of Art", "{p} Football Association", "{p} Post", "{p} Times",
          "{p} Herald", "{p} News", "{p} Tribune"]
SITES = ["{p} Airport", "{l} Street", "{l} Avenue", "{p} River", "Lake {p}", "{l} Park", "{l} Bridge", "Mount {l}", "{p} Province", "{p} County",
         "Port {l}", "{l} Square", "{l} Hall", "{l} Stadium", "{l} Island", "{p} Harbor", "North {p}", "{l} Valley", "Fort {l}", "{l} Beach"]
WORKS = ["{a} Act", "{a} Treaty", "{a} Agreement", "{a} Bill", "{c} {n}", "{c}-{n}", "{c} {u}", "{c} Pro", "{c} Plus", "Operation {c}"]
MEETINGS = ["{y} {c} Festival", "{c} Cup", "{p} Marathon", "{p} Film Festival", "{p} Summit", "Battle of {p}", "{p} Open", "Hurricane {f}",
            "Typhoon {f}", "{c} Awards", "{p} Grand Prix", "{c} Prize", "{p} Games", "{c} Championship", "Siege of {p}", "Cyclone {f}",
            "{p} Conference", "{c} Convention", "{p} International Airshow"]
OPENINGS = "B C D F G H J K L M N P R S T V W Z Br Ch Cl Dr Gr Kr Sh St Th Tr Al El Or Ar Is Am En".split()
MIDDLES = "a e i o u ai ea ar er or an en in on al el il ol ad ed id am em im av ev iv".split()
CLOSINGS = "n r s l m d th ck x nis ra la na ta via dor ton ley ski ova ez ini oux berg man sen dze yan oglu".split()


def coined():
    w = random.choice(OPENINGS) + random.choice(MIDDLES)
    while random.random() < 0.4:
        w += random.choice("bcdfgklmnprstvz") + random.choice(MIDDLES)
    return w + random.choice(CLOSINGS)


HERE = pathlib.Path(__file__).parent / "names"
NOUNS = """Winter Summer River Garden House Night Shadow Light Silence Road Mirror Island Stranger Daughter King Queen Sky Fire Storm Song Letter
Secret Bridge Window Train City Moon Heart Game Dream Ocean Ghost Hunter Orchard Wolf Crown Salt Glass Bone Memory Paper Empire""".split()
EPITHETS = """Last First Long Quiet Silent Lost Broken Golden Dark Bright Hidden Cold Wild Little Great Final Empty Red Blue White Black Secret
Forgotten Second Other Perfect American Invisible""".split()


def title_of_work():
    form = random.choice(["The {e} {n}", "{e} {n}", "The {n}", "{n} of {n}", "The {n} of {n}", "{n} and {n}", "A {e} {n}", "My {e} {n}", "{n}s", "The {n} in the {n}"])
    while "{" in form:
        form = form.replace("{e}", random.choice(EPITHETS), 1).replace("{n}", random.choice(NOUNS), 1)
    return form


class Augment:
    def __init__(self, sentences, open_names, share, made=2500):
        self.share, self.made = share, made
        self.things, self.events = lists.classes("products.txt"), lists.classes("events.txt")
        self.forms = [x for x in (HERE / "forms.txt").read_text(encoding="utf-8").splitlines() if x and x[0] != "#"]
        self.roles = [w for c in ("strong", "weak") for w in lists.WORDS[c]]
        self.seen = {k: [] for k in text.KINDS}
        for s in sentences:
            for i, j, k in text.runs(s["tags"]):
                if j - i <= 6:
                    self.seen[k].append(s["words"][i:j])
        people = open_names["people"]
        self.first = [w for w, c in people.items() if c in (0, 1, 4, 5, 6, 8)]
        self.last = [w for w, c in people.items() if c in (2, 3, 4, 5, 7, 8)]
        self.cities = [w for w, c in open_names["places"].items() if c >= 2]
        self.states = [w for w, c in open_names["places"].items() if c < 2]
        self.bodies = [n for n, c in open_names["bodies"].items() if c < 3]

    def place(self):
        r = random.random()
        return random.choice(self.cities if r < 0.6 else self.states) if r < 0.85 else coined()

    def surname(self):
        r = random.random()
        if r < 0.45:
            return random.choice(self.last)
        if r < 0.75:
            return self.seen["person"][random.randrange(len(self.seen["person"]))][-1]
        return coined()

    def given(self):
        r = random.random()
        if r < 0.6:
            return random.choice(self.first)
        return random.choice(self.seen["person"])[0] if r < 0.85 else coined()

    def filled(self, form):
        c = coined() if random.random() < 0.5 else random.choice(random.choice(self.seen["product"] + self.seen["organization"]))
        return form.format(f=random.choice(FIELDS), p=self.place(), l=self.surname(), c=c, n=random.choice([2, 3, 5, 7, 9, 11, 300, 737, 2000]),
                           u=random.choice("X S Z XL GT MAX".split()), a=" ".join(random.sample(FIELDS, random.choice((1, 2)))), y=random.randint(1990, 2030))

    def other(self, kind, old):
        """Another name of the kind, as tokens, or None."""
        r = random.random()
        if kind == "person":
            if len(old) == 1:
                return [self.surname()]
            if len(old) > 3 or any(not w[0].isupper() for w in old):
                return random.choice(self.seen["person"])
            middle = [] if len(old) == 2 else [random.choice("ABCDEFGHJKLMNPRSTW") + "."] if old[1].endswith(".") else [self.given()]
            return [self.given(), *middle, self.surname()]
        if kind == "title" or r < 0.4:
            return random.choice(self.seen[kind]) if kind != "title" else None
        if kind == "place":
            x = self.place() if len(old) < 3 and r < 0.85 else self.filled(random.choice(SITES))
        elif kind == "organization":
            if len(old) == 1 and old[0].isupper():
                x = "".join(random.choice("ABCDEFGHIJKLMNOPRSTUVW") for _ in range(random.choice((2, 3, 3, 4, 4, 5)))) if r < 0.7 else random.choice(self.bodies)
            elif r < 0.6:
                x = random.choice(self.bodies)
            elif r < 0.75:
                x = self.filled(random.choice(BODIES + PLACED))
            elif r < 0.9:
                x = (coined() if random.random() < 0.6 else self.surname()) + (" " + random.choice(FIRMS) if random.random() < 0.5 else "")
                x += " " + random.choice(FORMS) if random.random() < 0.3 else ""
            else:
                x = self.place() + " " + random.choice(CLUBS)
        elif kind == "product":
            x = self.filled(random.choice(WORKS)) if r < 0.75 else coined()
        else:
            x = self.filled(random.choice(MEETINGS))
        return [x[a:b] for a, b in text.tokens(x)]

    def fresh(self, slot):
        """A name for a slot of forms.txt, and its kind."""
        r = random.random()
        if slot == "person":
            return " ".join(self.other("person", ["Xx", "Xx"] if r < 0.85 else ["Xx"])), "person"
        if slot == "place":
            return " ".join(self.other("place", ["Xx"])), "place"
        if slot == "body":
            return " ".join(self.other("organization", ["Xx", "Xx"] if r < 0.75 else ["XX"])), "organization"
        if slot == "role":
            w = random.choice(self.roles)
            return w.title() if r < 0.2 else w, "title"
        if slot in self.events:
            if r < 0.6:
                return random.choice(self.events[slot]), "event"
            return self.filled({"war": "Battle of {p}", "storm": random.choice(["Hurricane {f}", "Typhoon {f}", "Cyclone {l}", "Storm {l}"]),
                                "feast": "{c} Day", "prize": random.choice(["{c} Prize", "{c} Awards", "{l} Prize", "{p} Film Festival"])}.get(
                                    slot, random.choice(MEETINGS))), "event"
        if r < 0.55:
            return random.choice(self.things[slot]), "product"
        if slot == "work":
            x = title_of_work()
            # Works lose a leading article.
            return x, "product"
        form = {"law": random.choice(["{a} Act", "{a} Bill", "Treaty of {p}", "{p} Agreement", "{p} Accord", "{l}'s Law", "{a} Protocol", "{l} v. {l}"]),
                "ship": random.choice(["MV {c}", "USS {l}", "HMS {c}", "{c}", "{c} Star", "{c} Spirit"]),
                "flight": "Flight {n}", "index": random.choice(["{c} {n}", "{p} Composite", "{c} Index"]),
                "plane": random.choice(["{c} {n}", "{u}-{n}"]), "car": random.choice(["{c}", "Model {u}", "{c} {u}"]),
                "space": random.choice(["{c}", "{c} {n}", "{c}-{n}"])}.get(slot, random.choice(["{c}", "{c} {n}", "{c} Pro", "{c} {u}", "{c}-{n}"]))
        return self.filled(form), "product"

    def of_form(self):
        """A sentence of forms.txt."""
        x, spans = "", []
        for i, part in enumerate(re.split(r"\{(\w+)\}", random.choice(self.forms))):
            if i % 2:
                name, kind = self.fresh(part)
                if not x:
                    name = name[0].upper() + name[1:]
                skip = len(re.match(r"(?:[Tt]he |An? )?", name).group())
                if x.lower().endswith("the ") or x.lower().endswith(" a "):
                    name, skip = name[skip:], 0
                spans.append((len(x) + skip, len(x) + len(name), kind))
                x += name
            else:
                x += part
        tk = text.tokens(x)
        return [x[a:b] for a, b in tk], text.tags_of(tk, spans)

    def renamed(self, words, tags):
        out, kinds, at = [], [], 0
        for i, j, k in text.runs(tags):
            out += words[at:i]
            kinds += tags[at:i]
            old = words[i:j]
            new = self.other(k, old) if random.random() < 0.7 and old[0][0].isupper() else None
            if not new or not new[0][0].isupper() and not new[0][0].isdigit():
                new = old
            out += new
            kinds += ["B-" + k] + ["I-" + k] * (len(new) - 1)
            at = j
        return out + words[at:], kinds + tags[at:]

    @staticmethod
    def capitals(words):
        if random.random() < 0.7:
            return [w[0].upper() + w[1:] if i == 0 or len(w) > 3 else w for i, w in enumerate(words)]
        return [w.upper() for w in words]

    def epoch(self, sentences):
        """(words, tags, weight, whether gold) of one epoch's sentences."""
        join = None
        for _ in range(self.made):
            words, tags = self.of_form()
            if random.random() < 0.04:
                words = self.capitals(words)
            yield words, tags, 0.7, False
        for s in sentences:
            words, tags = s["words"], s["tags"]
            weight, gold = s["weight"], s["source"] == "gold"
            if not any(t != "O" for t in tags) and random.random() > s["empty"]:
                continue
            if random.random() < self.share and any(t != "O" for t in tags):
                words, tags = self.renamed(words, tags)
            r = random.random()
            if r < 0.04:
                words = self.capitals(words)
            elif r < 0.06 and words[-1] == ".":
                words, tags = words[:-1], tags[:-1]
            if join and join[3] == gold and join[2] == weight and len(join[0]) + len(words) < 90:
                yield join[0] + words, join[1] + tags, weight, gold
                join = None
                continue
            if join:
                yield join
                join = None
            if words and random.random() < 0.3:
                join = words, tags, weight, gold
            elif words:
                yield words, tags, weight, gold
        if join:
            yield join
