"""What the guide settles and the labelled corpora have otherwise: national forces and ministries are organizations, a service that
something stands on is a product, demonyms alone are no names."""
import lists
import text
from titles import HONORIFICS

# Demonyms that are names of parties or places too.
MAYBE = {"labour", "liberal", "conservative", "tamil"}
DEMONYMS = lists.DEMONYMS - MAYBE
FEASTS = {n.lower() for n in lists.classes("events.txt")["feast"] if " " not in n}
FORCES = {("navy",), ("army",), ("military",), ("marines",), ("air", "force"), ("armed", "forces"), ("coast", "guard")}
FIELDS = set("""defense defence foreign interior finance health justice education trade commerce agriculture environment energy transport home
labor labour oil information tourism culture economy welfare affairs""".split())
SERVICES = set("""Twitter Facebook YouTube Instagram TikTok WhatsApp Telegram Reddit Snapchat LinkedIn Myspace MySpace Tumblr Weibo WeChat
Pinterest Vimeo Twitch Discord Wikipedia 4chan Skype Zoom""".split())
# What follows a force that is meant as a body; `military` is an adjective as often.
ACTS = set("""said says say has have had is was were are will would and in to on of that which who 's ’s as at from by but while did does""".split())
ON = {"on", "via", "using", "through", "over", "onto"}


# Names of things that mean nothing else: of two words or more, or with a digit. Those of some classes are never organizations.
THINGS = {}
for file, kind in (("products.txt", "product"), ("events.txt", "event")):
    for c, names in lists.classes(file).items():
        for n in names:
            tk = tuple(n[a:b] for a, b in text.tokens(n[4:] if n.startswith("The ") else n))
            if c not in ("game", "work", "drug", "ship", "car") and len(tk[0]) > 1 and (len(tk) > 1 or any(d.isdigit() for d in n) and not n.isdigit()):
                THINGS[tk] = kind, c in ("law", "index", "flight", "prize")
LONGEST = max(map(len, THINGS))


def cleaned(words, tags):
    """Demonyms alone are no names, honorifics leave those of people, a few words are what they always are."""
    tags = list(tags)
    for i, j, kind in text.runs(tags):
        low = [w.lower() for w in words[i:j]]
        if kind == "title":
            continue
        if all(w in DEMONYMS for w in low) or j == i + 1 and low[0] in lists.WORDS["never"]:
            tags[i:j] = ["O"] * (j - i)
        elif j == i + 1 and low[0] in FEASTS:
            tags[i] = "B-event"
        elif kind == "person" and low[0] in HONORIFICS:
            tags[i] = "O"
            if j > i + 1:
                tags[i + 1] = "B-person"
    return tags


def settled(words, tags):
    tags, low = cleaned(words, tags), [w.lower() for w in words]

    def body(i, j):
        # Only over what is no other name.
        if all(t == "O" or t[2:] in ("organization", "title") for t in tags[i:j]) and (j == len(tags) or tags[j][0] != "I"):
            if tags[i][0] != "I":
                tags[i:j] = ["B-organization"] + ["I-organization"] * (j - i - 1)

    for i in range(len(words)):
        for m in range(min(LONGEST, len(words) - i), 0, -1):
            kind, sure = THINGS.get(tuple(words[i:i + m]), ("", False))
            if kind and (i + m == len(tags) or tags[i + m][0] != "I"):
                old = set(tags[i:i + m])
                if old == {"O"} or sure and tags[i][0] == "B" and all(t[2:] == "organization" and (q == 0 or t[0] == "I") for q, t in enumerate(tags[i:i + m])):
                    tags[i:i + m] = ["B-" + kind] + ["I-" + kind] * (m - 1)
                break
        for force in FORCES:
            if tuple(low[i:i + len(force)]) == force:
                behind = low[i + len(force)] if i + len(force) < len(low) else "."
                if force == ("military",) and not (behind in ACTS or behind.endswith("ed") or not behind[0].isalpha()):
                    continue
                if i and low[i - 1] in DEMONYMS and words[i - 1][0].isupper():
                    body(i - 1, i + len(force))
                elif force == ("coast", "guard"):
                    body(i, i + 2)
        if words[i] == "ministry" and i and low[i - 1] in FIELDS:
            k = i - 1
            while k and (low[k - 1] in FIELDS):
                k -= 1
            body(k, i + 1)
        if words[i] in SERVICES and i and low[i - 1] in ON and tags[i] in ("B-organization", "O") and (i + 1 == len(tags) or tags[i + 1][0] != "I"):
            tags[i] = "B-product"
    return tags
