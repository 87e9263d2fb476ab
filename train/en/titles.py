"""Titles by rule: role phrases where they stand with a name, or alone for one known person."""
import text
from lists import WORDS

STRONG, WEAK = set(WORDS["strong"]), set(WORDS["weak"])
ROLES = STRONG | WEAK
RANKS, POST, HONORIFICS = set(WORDS["rank"]), set(WORDS["post"]), set(WORDS["honorific"])
BEFORE, WITHIN, FIELDS = set(WORDS["before"]), set(WORDS["within"]), {w.lower() for w in WORDS["field"]}
MEMBERS = 6
OWNERS = {"'s", "’s", "the", "his", "her", "their", "its", "a", "an"}
# Strong roles that a plain noun behind `the` often is.
LOOSE = {"chair", "king", "queen", "prince", "princess", "founder", "dean", "cardinal", "bishop", "secretary", "premier", "speaker"}


def role(words, i):
    """The longest role phrase from token i on: (behind its last token, whether it may stand alone)."""
    best, s = None, ""
    for j in range(i, min(len(words), i + MEMBERS)):
        w = words[j]
        if w in "-–":
            s += "-"
            continue
        s = s + w if not s or s.endswith("-") else s + " " + w
        if s.lower() in ROLES:
            best = j + 1, s.lower() in STRONG
    return best


def titles(words, people, taken):
    """[(first, behind the last)] over tokens; `people` are the runs of names of people, `taken` the tokens of all names."""
    n, low, out, taken = len(words), [w.lower() for w in words], [], set(taken)
    begins, ends = {i for i, _ in people}, {j for _, j in people}

    def add(i, j):
        while i > 0 and i - 1 not in taken and low[i - 1] in BEFORE:
            i -= 1
        if not any(q in taken for q in range(i, j)):
            out.append((i, j))
            taken.update(range(i, j))

    found = [None] * n
    for i in range(n):
        if i in taken:
            continue
        if words[i] in RANKS:
            found[i] = i + 1, True
        else:
            b = role(words, i)
            if b and not any(q in taken for q in range(i, b[0])):
                found[i] = b
    i = 0
    while i < n:
        if found[i] is None or i in taken:
            i += 1
            continue
        j, strong = found[i]
        q = j
        while q < n and low[q] in HONORIFICS:
            q += 1
        # Right before a name.
        if q in begins:
            add(i, j)
            i = j
            continue
        if words[i] in RANKS:
            i = j
            continue
        # Joined with one that is: `chairman, CEO and president NAME`.
        q, joined = j, False
        while q < n and low[q] in ("and", ",", "&"):
            q += 1
            if q < n and found[q]:
                q = found[q][0]
                if q in begins:
                    joined = True
                    break
            else:
                break
        if joined:
            add(i, j)
            i = j
            continue
        # `its chairman, NAME`
        if j + 1 < n and low[j] == "," and j + 1 in begins and i > 0 and (low[i - 1] in OWNERS or i - 1 in taken or low[i - 1] in BEFORE):
            add(i, j)
            i = j
            continue
        # `NAME, the Foobar chairman`
        p, k = i - 1, 0
        while p >= 0 and k < 8 and low[p] != "," and (low[p] in OWNERS or low[p] in ("and", "-", "of") or p in taken or low[p] in WITHIN
                                                      or low[p] in FIELDS):
            p, k = p - 1, k + 1
        if p >= 0 and low[p] == "," and p in ends:
            add(i, j)
            i = j
            continue
        # Alone, of one known person.
        if strong and i > 0:
            before = low[i - 1]
            owned = before in ("'s", "’s", "the", "its", "their", "his", "her", "former", "as", "current", "then") or i - 1 in taken
            if owned and not (before == "the" and j == i + 1 and low[i] in LOOSE and not words[i][0].isupper()):
                add(i, j)
                i = j
                continue
        i = max(i + 1, j)
    for i in range(1, n):
        if words[i] in POST and i not in taken and (i in ends or low[i - 1] == "," and i - 1 in ends):
            out.append((i, i + 1))
            taken.add(i)
    return sorted(out)


def with_titles(words, tags):
    """The tags with the rules' titles in place of those that they had."""
    tags = ["O" if t[2:] == "title" else t for t in tags]
    named = text.runs(tags)
    for i, j in titles(words, [(a, b) for a, b, k in named if k == "person"], {q for a, b, _ in named for q in range(a, b)}):
        tags[i:j] = ["B-title"] + ["I-title"] * (j - i - 1)
    return tags
