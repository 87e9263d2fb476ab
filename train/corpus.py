"""Reads the labelled sentences."""
import re

SIX = ("PS", "LC", "OG", "DT", "TI", "QT")
MORE = ("PS", "LC", "OG", "PR", "EV", "TL")  # person, place, organization, product, event, title


def read(path):
    """(id, text, tags) of every sentence of a file in KLUE form."""
    sid, chars, tags = None, [], []
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("## klue-ner-v1_") or line.startswith("## extra_"):
            if chars:
                yield sid, "".join(chars), tags
            sid, chars, tags = line[3:].split("\t")[0], [], []
        elif "\t" in line and not line.startswith("## ") and sid:
            c, t = line.split("\t")[:2]
            chars.append(c if len(c) == 1 else " ")
            tags.append(t)
    if chars:
        yield sid, "".join(chars), tags


def spans(tags):
    out, start, label = [], None, None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and (t == "O" or t.startswith("B-") or t[2:] != label):
            out.append((start, i, label))
            start = None
        if t != "O" and start is None:
            start, label = i, t[2:]
    return out


def generic(path):
    """The list of words that name a sort of thing, not a thing."""
    return {l.strip() for l in open(path, encoding="utf-8") if l.strip() and not l.startswith("#")}


LAW = re.compile(r"(?:법|법률|법률안|법안|조약|협약|협정|헌법|조례|시행령)$")
LATIN = re.compile(r"[A-Za-z]")
HEAD = re.compile(r"(?:차|차량|선박|함|총|총기|탄|포|칼|카메라|버스|열차|기차|헬기|비행기|항공기|여객기|여객선|어선|택시|트럭|보트|무기|전화|컴퓨터|장치|장비|기기|시스템)$")
ROUND = re.compile(r"(?:^|[^가-힣])\d+(?:강|차전|회|라운드|강전)$|(?:예선|본선|결승|결승전|준결승|준결승전|개막전|홈경기|원정경기|경기|전반|후반|평가전)$")


HOLIDAYS = {"추석", "한가위", "설", "설날", "크리스마스", "성탄절", "할로윈", "핼러윈", "핼로윈", "광복절", "삼일절", "3·1절", "개천절",
            "한글날", "현충일", "제헌절", "단오", "정월대보름", "밸런타인데이", "발렌타인데이", "화이트데이", "블랙프라이데이", "추수감사절"}
# Words that the fine labels call an organization and the guide a generic noun.
NO_BODY = {"정부", "당국", "업계", "협회", "회사", "학교", "병원", "시민단체", "단체", "기업", "대기업", "중소기업", "은행", "대학", "대학교",
           "고등학교", "중학교", "초등학교", "어린이집", "유치원", "방송사", "언론", "외신", "구단", "소속사", "여야", "야당", "여당", "재단", "노조"}
STATE = ("OGG_POLITICS", "OGG_LAW", "OGG_MILITARY")


def more_label(fine, form, beside_person, common):
    """The fine label of a form as a kind of the guide, or None."""
    if fine.startswith("DT"):
        return "EV" if form in HOLIDAYS else None
    if form in common:
        return None
    if fine.startswith("PS"):
        return "PS"
    if fine.startswith("LC") or fine in ("AF_BUILDING", "AF_ROAD", "AF_CULTURAL_ASSET"):
        return "LC"
    if fine.startswith("OGG"):
        return None if form in NO_BODY else "OG"
    if fine == "CV_POSITION":
        return "TL"
    if fine in ("CV_OCCUPATION", "CV_SPORTS_POSITION"):
        return "TL" if beside_person else None
    if fine.startswith("EV_"):
        return None if ROUND.search(form) else "EV"
    if fine == "CV_PRIZE":
        return "EV"
    if fine.startswith("AFA_") or fine.startswith("AFW_") or fine in ("TMI_SW", "TMI_MODEL", "TMI_SERVICE", "TMI_PROJECT"):
        return "PR"
    if fine in ("AF_TRANSPORT", "AF_WEAPON"):
        return None if HEAD.search(form) and not LATIN.search(form) else "PR"
    if fine == "TMI_HW":
        return "PR" if LATIN.search(form) else None
    if fine == "CV_LAW":
        return "PR" if LAW.search(form) else None
    return None


def more_tags(text, fine_tags, six_tags, common):
    """BIO tags in the guide's sense from the fine tags."""
    n = len(text)
    fine = spans(fine_tags)
    begins = {s: f for s, _, f in fine}
    ends = {e: f for _, e, f in fine}
    found = []
    for s, e, f in fine:
        gap = 1 if e < n and text[e] == " " else 0
        before = s - 1 if s > 0 and text[s - 1] == " " else s
        beside = begins.get(e + gap, "").startswith("PS") or ends.get(before, "").startswith("PS")
        label = more_label(f, text[s:e], beside, common)
        if not label:
            continue
        # A country in front of a body of its state is part of the body's name: 미국 상무부.
        if label == "OG" and f in STATE and found and found[-1][2:] == ("LC", "LCP_COUNTRY") and found[-1][1] in (s, s - 1):
            s = found.pop()[0]
        found.append((s, e, label, f))
    out = ["O"] * n
    for s, e, label, _ in found:
        out[s] = "B-" + label
        for i in range(s + 1, e):
            out[i] = "I-" + label
    return out
