#!/usr/bin/env python3
"""Draws the lists of data/names/ from packages, and weighs every name by how often it is a name in labelled text.

usage: lists.py PACKAGES MITJUL_DATA OUT
PACKAGES holds the unpacked packages: kiwipiepy_model/ (PyPI kiwipiepy_model 0.24.0, Apache-2.0), ko_pii/ (PyPI ko-pii
1.22.15, MIT), ekonlpy/ (PyPI eKoNLPy 2.2.3, MIT), cldr-names/ and cldr-dates/ (npm cldr-localenames-full and
cldr-dates-full 48.2.0, Unicode-3.0). MITJUL_DATA/ner holds KLUE-NER's training part and its silver labels: they only
decide which names are kept and how far each is trusted; no name is taken from them.
The names under own/ beside this script are written by hand, from general knowledge: `!` behind a name marks one that is
hardly ever anything else though it is short, `?` one that is more often something else; the others are weighed.
Standard library only."""
import ast, collections, json, pathlib, re, sys

packages, data, out = map(pathlib.Path, sys.argv[1:4])
here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parent))
import transliteration

def sets(path):
    """every string constant of the module's sets and dictionaries, by name"""
    found = {}
    for node in ast.parse(path.read_text(encoding='utf-8')).body:
        target = node.target if isinstance(node, ast.AnnAssign) else node.targets[0] if isinstance(node, ast.Assign) else None
        if target is None or not isinstance(target, ast.Name): continue
        found[target.id] = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return found

def lines(path):
    return [l.split('#')[0].strip() for l in path.read_text(encoding='utf-8').splitlines() if l.split('#')[0].strip()]

marked = {}
def own_names(kind):
    """the names of own/KIND.txt; their marks go to `marked`"""
    names = []
    for n in lines(here / f'own/{kind}.txt'):
        if n[-1] in '!?': marked[n[:-1], kind] = n[-1]; n = n[:-1]
        names.append(n)
    return names

# ---- labelled text: where each form stands, and as what
def labelled(path):
    chars, tags = [], []
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('## ') or not line:
            if chars: yield ''.join(chars), tags
            chars, tags = [], []
        elif '\t' in line:
            c, t = line.split('\t')[:2]; chars.append(c); tags.append(t)
    if chars: yield ''.join(chars), tags

sentences = []
for name in ('klue-train.tsv', 'silver-klue.tsv', 'silver-extra.tsv'):
    sentences += labelled(data / 'ner' / name)

seen, right = collections.Counter(), collections.Counter()
LONGEST = 24
# What may stand behind a name: as the library's boundaries, roughly.
TAIL = re.compile('(?:은|는|이|가|을|를|의|에|에서|에는|에서는|에도|엔|서|으로|로|로서|와|과|도|만|까지|부터|보다|처럼|에게|께서|측|등|들|내|발|산|이다|인|이라고|라고|이라는|라는|이나|나)?(?![가-힣A-Za-z0-9])')
def weigh(names):
    """counts how often each name stands at a word's start, and how often it is labelled with its class just there"""
    by_first = collections.defaultdict(list)
    for n, k in names: by_first[n[0]].append((n, k))
    for text, tags in sentences:
        for i, c in enumerate(text):
            if c not in by_first or (i and (text[i-1].isalnum())): continue
            for n, k in by_first[c]:
                if text.startswith(n, i):
                    after = text[i+len(n):i+len(n)+1]
                    if not TAIL.match(text, i + len(n)): continue
                    if after and (after.isdigit() or after.isascii() and after.isalpha()): continue
                    seen[n, k] += 1
                    # A country or city that acts is labelled an organization there, and 서울 강남구 is one place; for the
                    # guide it is a place by itself.
                    here = tags[i:i+len(n)]
                    if k == 'LC': ok = all(t[2:] in ('LC', 'OG') for t in here) and len({t[2:] for t in here}) == 1
                    else: ok = here[0] == 'B-' + k and all(t == 'I-' + k for t in here[1:]) and (i+len(n) == len(text) or tags[i+len(n)] != 'I-' + k)
                    right[n, k] += ok

KEEP, TRUST = 0.35, 0.65
countries = set()
def graded(names, klass, own=(), kind=None):
    """names with a trailing ! where labelled text shows that they can be trusted anywhere; unreliable ones left out"""
    names = sorted({n.strip() for n in names if 2 <= len(n.strip()) <= LONGEST})
    weigh([(n, klass) for n in names])
    kept = []
    for n in names:
        s, r = seen[n, klass], right[n, klass]
        if s >= 3 and r / s < KEEP and n not in own: continue
        trusted = n in own and (len(n) >= 4 or len(n) == 3 and s < 3) or s >= 4 and r / s >= TRUST or s < 4 and r == s and (len(n) >= 4 or len(n) == 3 and klass == 'LC' and (n[-1] in '시군구' or n in own or n in countries))
        mark = marked.get((n, kind))
        if mark: trusted = mark == '!'
        # What is drawn from packages and not to be trusted says next to nothing.
        if not trusted and n not in own and (n[-1] in '대동부' or klass == 'OG' and n.isascii()): continue
        kept.append(n + ('' if trusted else '?'))
    return kept

def plain(kind):
    """the names of own/KIND.txt as they are marked there"""
    names = sorted({n for n in own_names(kind) if len(n) >= 2})
    return [n + ('?' if marked.get((n, kind)) == '?' else '') for n in names]

def write(name, what, source, entries):
    with open(out / (name + '.txt'), 'w', encoding='utf-8') as f:
        f.write(f'# {what}\n')
        for s in source: f.write(f'# {s}\n')
        f.write('\n'.join(entries) + '\n')
    print(name, len(entries))

CLDR = 'CLDR 48.2 (npm cldr-localenames-full, cldr-dates-full), Unicode-3.0, (c) Unicode, Inc.'
KOPII = 'ko-pii 1.22.15 (PyPI), MIT, (c) its authors: agencies, districts, universities, surnames'
EKON = 'eKoNLPy 2.2.3 (PyPI), MIT, (c) Young Joon Lee: listed companies and institutions'
KIWI = 'kiwipiepy_model 0.24.0 (PyPI), Apache-2.0, (c) Minchul Lee: names of people with spaces (Wikidata class Q5)'
OWN = 'own work, train/names/own/'
MARK = "a trailing ? marks a name that is also, or more often, something else: a weaker vote"

# ---- places
everything = ' '.join(t for t, _ in sentences)
news = (data / 'raw/news-jungyeul.txt').read_text(encoding='utf-8') + (data / 'raw/wikinews.jsonl').read_text(encoding='utf-8')
cldr = json.loads((packages / 'cldr-names/main/ko/territories.json').read_text(encoding='utf-8'))['main']['ko']['localeDisplayNames']['territories']
countries.update(v for k, v in cldr.items() if k.isalpha() and len(k) == 2)
cities = []
def walk(d):
    for v in d.values():
        if isinstance(v, dict):
            if 'exemplarCity' in v: cities.append(v['exemplarCity'])
            walk(v)
walk(json.loads((packages / 'cldr-dates/main/ko/timeZoneNames.json').read_text(encoding='utf-8'))['main']['ko']['dates']['timeZoneNames']['zone'])
# Time zones are called by cities that hardly any news tells of.
cities = [c for c in cities if c in everything or c in news]
dist = sets(packages / 'ko_pii/dictionaries/districts.py')
korean = [n for v in dist.values() for n in v if re.fullmatch(r'[가-힣]{2,8}', n)]
short = [n[:-1] for n in korean if len(n) >= 3 and n[-1] in '시군' ]
own = own_names('place')
places = [n for n in cldr.values() if not re.search(r'[()A-Za-z]|지역$|^세계$', n)] + cities + korean + short + own
places = [n for n in places if n not in ('알 수 없는 장소', '유로존', '유엔')]
write('place', 'Places: countries, regions, cities, districts', [CLDR, KOPII, OWN, MARK], graded(places, 'LC', own, 'place'))

write('country', 'Countries, which may stand before the names of their own bodies', [CLDR, OWN], sorted({n for n in countries if not re.search(r'[()A-Za-z ]', n)} | set(lines(here / 'own/country.txt'))))

# ---- organizations
ag, ab, un = (sets(packages / f'ko_pii/dictionaries/{m}.py') for m in ('agencies', 'agency_abbrev', 'universities'))
orgs = [n for d in (ag, un) for v in d.values() for n in v] + [n for k, v in ab.items() if 'KOR' in k for n in v]
orgs = [n for n in orgs if re.fullmatch(r'[가-힣A-Za-z0-9]{3,20}', n)]
fund = re.compile(r'\d|ETF|레버리지|인버스|선물|스팩|TIGER|KODEX|ARIRANG|KBSTAR|HANARO|KINDEX|SMART|펀드')
firms = [n for n in lines(packages / 'ekonlpy/data/dictionary/ENTITY.txt') if not fund.search(n) and len(n) >= 3]
firms += [n for n in lines(packages / 'ekonlpy/data/dictionary/INSTITUTION.txt') if re.search(r'(금융지주|금융그룹|은행|증권|자산운용|생명보험|손해보험|카드|캐피탈|그룹|거래소|연구원|협회|재단|공사|공단)$', n) and not re.search(r'(옥교|농협|신협|동)$', n)]
# Of the listed companies only those that news text knows, or whose names cannot be anything else.
firms = [n for n in firms if n in everything or n in news or (len(n) >= 5 and re.search(r'(은행|증권|화재|생명|전자|건설|제약|화학|중공업|그룹|홀딩스|금융지주|바이오|반도체)$', n))]
# Nor those that end as their kind does: the endings find them.
endings = [l.split('\t') for l in (here.parent.parent / 'data/names/suffixes.txt').read_text(encoding='utf-8').splitlines() if l.startswith('organization\t')]
endings = [(e, int(n)) for _, e, n, w in endings if float(w) >= 1]
told = lambda n: any(n.endswith(e) and len(n) - len(e) >= before for e, before in endings)
firms, orgs = ([n for n in l if not told(n)] for l in (firms, orgs))
own = own_names('organization')
write('organization', 'Organizations: government bodies, companies, universities, parties, outlets, teams', [KOPII, EKON, OWN, MARK], graded(orgs + firms + own, 'OG', own, 'organization'))

# ---- parts of foreign people's names
parts, first, last = collections.Counter(), collections.Counter(), collections.Counter()
for line in open(packages / 'kiwipiepy_model/multi.dict', encoding='utf-8'):
    if line.rstrip().endswith('# Q5'):
        words = line.split('\t')[0].split()
        if all(re.fullmatch(r'[가-힣]+', w) for w in words) and 2 <= len(words) <= 4:
            first[words[0]] += 1; last[words[-1]] += 1
            for w in set(words): parts[w] += 1
# A part is also a word where labelled text has it outside of people's names more often than inside.
inside, outside = collections.Counter(), collections.Counter()
for text, tags in sentences:
    for m in re.finditer(r'[가-힣]+', text):
        w = m[0]
        for cut in range(2, min(len(w), 8) + 1):
            p = w[:cut]
            if p in parts: (inside if tags[m.start()].endswith('-PS') else outside)[p] += 1
singles = {p for p, n in first.items() if len(p) == 1 and n >= 40 and p not in '이김박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민나진지엄변채원방천공현함여염추도소석선설마길연위표명기반왕금인제모국은용예경사부가두을를의와과도로더그저'}
kept = sorted(singles) + sorted(p for p, n in parts.items() if 2 <= len(p) <= 7 and n >= 12 and not (outside[p] >= 2 and outside[p] > inside[p]))
# What the product hears by itself is not listed.
heard = transliteration.Table(here.parent.parent / 'data/transliteration.bin')
kept = [p for p in kept if len(p) < 3 or heard.hundredths(p) < 200]
write('foreign', "Words that people's names outside of Korea are made of, in Hangul, where their sound does not tell", [KIWI, 'kept: words of 12 or more names, without those of three syllables and more whose log odds in data/transliteration.bin are 2 and more'], kept)

# ---- Korean surnames
sur = sets(packages / 'ko_pii/dictionaries/surnames.py')
count = collections.Counter()
for text, tags in sentences:
    for i, t in enumerate(tags):
        if t == 'B-PS':
            j = i + 1
            while j < len(tags) and tags[j] == 'I-PS': j += 1
            name = text[i:j]
            if re.fullmatch(r'[가-힣]{3}', name): count[name[0]] += 1
single = sorted({n for n in sur['SINGLE_CHAR_SURNAMES'] if len(n) == 1 and count[n] >= 2})
double = sorted({n for n in sur['COMPOUND_SURNAMES'] if len(n) == 2})
write('product', 'Products, services, technologies, works, laws', [OWN, MARK], plain('product'))
write('event', 'Events, wars, seasons, holidays, prizes', [OWN, MARK], plain('event'))
write('surname', 'Korean surnames', [KOPII, 'kept: those that labelled text shows with a name of three syllables'], single + double)

# ---- words that look like Korean names and are none
shape = re.compile('(?:%s)[가-힣]{1,2}$' % '|'.join(single))
person, word = collections.Counter(), collections.Counter()
for text, tags in sentences:
    for m in re.finditer(r'[가-힣]+', text):
        for n in (3,):
            w = m[0][:n]
            if len(w) == n and shape.match(w):
                i = m.start()
                named = tags[i] == 'B-PS' and all(t == 'I-PS' for t in tags[i+1:i+n]) and (i + n == len(text) or tags[i+n] != 'I-PS')
                (person if named else word)[w] += 1
looks = {w for w in sets(packages / 'ko_pii/dictionaries/common_words.py')['COMMON_WORDS'] if len(w) == 3 and shape.match(w)}
looks |= {w for w, n in word.items() if n >= 12 and not person[w]}
write('common', 'Words of three syllables that begin with a surname and are hardly ever names', [KOPII.replace('agencies, districts, universities, surnames', 'common words'), 'and those that labelled text has twelve times or more, never as a name'], sorted(w for w in looks if not person[w]))
