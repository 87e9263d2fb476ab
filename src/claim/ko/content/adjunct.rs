//! What stands before a content and belongs to the telling: connectives, the day, the occasion, the document.

use super::{Place, Read};
use crate::claim::ko::attribution::joint;
use crate::claim::ko::clause::Word;
use crate::claim::ko::cue::CueKind;
use crate::claim::ko::ending::{is_adnominal, open_end};
use crate::claim::ko::list::List;
use crate::claim::ko::particle::{Role, role};
use crate::claim::ko::speaker::{Phrase, Voice};
use crate::document::Source;
use crate::text::Span;
use crate::text::hangul::final_consonant;

impl Place<'_, '_> {
    /// The first word from `from` on that is no connective (또한, 이와 함께); at most the content's last.
    pub(in crate::claim::ko) fn skip_connectives(&self, from: usize) -> usize {
        let mut at = from;
        let lexicon = self.cast.lexicon;
        while at < self.report.last && self.words.get(at).is_some_and(|w| !w.is_quote()) {
            let word = self.word(at);
            // Few words lead a pair: 이와 함께, 한 편.
            let leads = word.starts_with(['이', '그', '한', '뿐']);
            if leads && lexicon.has(List::Pair, &format!("{word}_{}", self.word(at + 1))) {
                // 이 때문에 생긴 소문: it belongs to the verb behind it.
                let bound =
                    self.word(at + 1) == "때문에" && lexicon.is_attributive(self.word(at + 2));
                if bound {
                    break;
                }
                at += 2;
            } else if word == "또" && self.word(at + 1) == "다시" {
                break;
            } else if lexicon.has(List::Connective, word) {
                at += 1;
            } else {
                break;
            }
        }
        at.min(self.report.last)
    }

    /// Leaves out what tells when, where and to whom it was said.
    pub(super) fn skip_adjuncts(&self, from: usize, last: usize, read: &mut Read) -> usize {
        let mut at = from;
        while at < last {
            let word = self.word(at);
            if self.words.get(at).is_some_and(Word::is_quote) {
                break;
            }
            // 오는 26일 본회의에서 법안을 처리하겠다: nobody has told it on a day to come.
            if word == "오는" {
                break;
            }
            let next = self.skip_connectives(at);
            if next > at {
                at = next;
            } else if matches!(word, "이날" | "전날" | "오늘" | "같은날") {
                at += 1;
            } else if let Some(next) = self.skip_week(at, last).filter(|_| !self.is_dated()) {
                at = next;
            } else if let Some(next) = self.skip_day(at, last).filter(|_| !self.is_dated()) {
                // 지난 7일 문을 열었다고 밝혔다: the day of what has happened, unless it is that of an occasion of telling.
                let past = word == "지난" && self.tells_what_was(next, last);
                match self.skip_venue(next, last, read) {
                    Some(venue) => at = venue,
                    None if past => break,
                    None => at = next,
                }
            } else if let Some(next) = self.skip_venue(at, last, read) {
                at = next;
            } else {
                break;
            }
        }
        at
    }

    /// 토요일, 지난 월요일에, 지난주: the day or week of telling, which is not that of what has happened.
    pub(super) fn skip_week(&self, from: usize, last: usize) -> Option<usize> {
        let word = self.word(from);
        let ago = word == "지난";
        let named = if ago { self.word(from + 1) } else { word };
        let next = from + 1 + usize::from(ago);
        let plain = named.split('(').next().unwrap_or(named);
        let day = plain
            .strip_suffix('에')
            .unwrap_or(plain)
            .strip_suffix("요일")
            .is_some_and(|d| d.chars().count() == 1);
        let week = ago && plain == "주" || plain == "지난주";
        // 금요일 벌어진 일을: the day belongs to the verb behind it.
        let bound = self.cast.lexicon.is_attributive(self.word(next))
            || is_adnominal(self.word(next)) && self.word(next).ends_with(['진', '한', '린', '된']);
        if next >= last || !(day || week) || bound {
            return None;
        }
        // 지난주 문을 열었다고: what happened then; 지난주 새 법은 …해야 한다고: what was said then.
        let told_then = self.is_marked(next) || self.is_marked(next + 1);
        (day && !ago || told_then || !self.tells_what_was(next, last)).then_some(next)
    }

    /// Whether a content that begins with word `from` has a past to tell: 열었다; 지난 7일 문을 연 가게는
    fn tells_what_was(&self, from: usize, last: usize) -> bool {
        let done = self.word(last).rfind('다').and_then(|at| {
            let before = self.word(last).get(..at)?.chars().next_back()?;
            Some(final_consonant(before) == Some(20) && before != '있')
        });
        done == Some(true)
            || (from..last.min(from + 4)).any(|at| {
                let text = self.word(at);
                text.ends_with(['한', '된']) || self.cast.lexicon.is_attributive(text)
            })
    }

    /// Whether the day of telling stands beside the predicate: 28일 문을 연다고 최근 밝혔다.
    fn is_dated(&self) -> bool {
        let Some(hit) = self.report.hit.filter(|_| !self.report.chained) else {
            return false;
        };
        (self.report.next..hit.first).any(|at| {
            let word = self.word(at);
            let plain = word.split('(').next().unwrap_or(word);
            matches!(plain, "최근" | "이날" | "전날" | "지난주")
                || plain.starts_with(|c: char| c.is_ascii_digit()) && plain.ends_with('일')
        })
    }

    /// 10일(현지시간), 지난 3일, 9월 18일 오전.
    pub(super) fn skip_day(&self, from: usize, last: usize) -> Option<usize> {
        let lexicon = self.cast.lexicon;
        let mut at = from;
        let mut day = false;
        while at < last {
            let word = self.word(at);
            let plain = word.split('(').next().unwrap_or(word);
            let digits = plain.starts_with(|c: char| c.is_ascii_digit());
            let leads = lexicon.has(List::DayLead, word) || digits && plain.ends_with(['년', '월']);
            if !day && leads {
                at += 1;
            } else if !day && digits && plain.ends_with('일') && plain.chars().count() <= 3 {
                day = true;
                at += 1;
            } else if day && lexicon.has(List::TimePart, word) {
                at += 1;
            } else {
                break;
            }
        }
        // 22일 개방 이후, 4월 7일 오후 4시에, 4월 7일과: the day belongs to what follows.
        let bound = |word: &str| {
            let plain = word.split('(').next().unwrap_or(word);
            lexicon.has(List::DayBound, plain)
                || lexicon.has(
                    List::DayBound,
                    plain.trim_end_matches(['에', '부', '터', '까', '지']),
                )
        };
        // 17일 10조원을: a figure, no hour.
        let hour = self.word(at);
        let behind = hour.trim_start_matches(|c: char| c.is_ascii_digit());
        let hour = behind.len() < hour.len()
            && (behind.starts_with([':', '~', '-', '∼'])
                || behind.starts_with('시') && !behind.starts_with("시간")
                || behind.starts_with('일')
                || behind.starts_with('월'));
        // 5일 연결 기준 매출: the standard of what follows, unlike 5일 기준.
        let tied = |at: usize| self.word(at) != "기준" && bound(self.word(at));
        let joined = matches!(self.word(at), "과" | "와" | "및" | "또는" | "그리고");
        (day && !hour && !joined && !bound(self.word(at)) && !tied(at + 1)).then_some(at)
    }

    /// 참사를 언급하며, 영국을 지목해: what the speaker points at while he speaks.
    fn skip_reference(&self, from: usize, last: usize) -> Option<usize> {
        (from + 1..last.min(from + 14))
            .take_while(|&at| !self.words.get(at).is_none_or(Word::is_quote))
            .find(|&at| {
                let text = self.word(at);
                text.ends_with(['며', '서', '고', '해'])
                    && self.word(at - 1).ends_with(['을', '를', '로', '등'])
                    && self.cast.lexicon.has(List::Refers, text)
            })
            .map(|at| at + 1)
    }

    /// 지난 4월 올해 성장률을 1.0%로 내다봤다: the month of the telling, where another time or the paper follows it.
    pub(super) fn skip_month(&self, from: usize, last: usize, read: &mut Read) -> usize {
        let word = self.word(from);
        let next = match word {
            "지난달" | "이달" => from + 1,
            "지난" if self.word(from + 1).ends_with('월') => from + 2,
            _ => return from,
        };
        // 이달 중순
        let part = matches!(self.word(next), "초" | "초순" | "중순" | "하순" | "말");
        let next = next + usize::from(part);
        let bare = next == last;
        if bare || matches!(self.word(next), "올해" | "내년" | "올" | "내년도") {
            return next;
        }
        self.skip_venue(next, last, read).unwrap_or(from)
    }

    /// 인터뷰에서, 보도자료를 통해, 기자들에게, …에 대해.
    pub(super) fn skip_venue(&self, from: usize, last: usize, read: &mut Read) -> Option<usize> {
        let lexicon = self.cast.lexicon;
        if let Some(next) = self.skip_reference(from, last) {
            return Some(next);
        }
        for at in from..last.min(from + 9) {
            let word = self.words.get(at)?;
            if word.is_quote() {
                return None;
            }
            let text = word.plain();
            let next = self.word(at + 1);
            let used = self.cast.lexicon.begins_in(List::Through, next);
            if let Some(source) = self.document(at) {
                read.via = read.via.or(Some(source));
                return Some(at + if used { 2 } else { 1 });
            }
            if text.ends_with("인터뷰에서") {
                return Some(at + 1);
            }
            if let Some(stem) = text
                .strip_suffix("에서")
                .or_else(|| text.strip_suffix("에서도"))
                && lexicon.is_venue(stem.trim_end_matches(|c: char| "’”'\"」".contains(c)))
            {
                return Some(at + 1);
            }
            if let Some(stem) = text.strip_suffix(['을', '를'])
                && used
                && lexicon.is_venue(stem)
            {
                return Some(at + 2);
            }
            // 직원들에게 …: to whom it is said, unless the content tells what is given or done to them.
            let orders = self.word(last).ends_with(['고', '며'])
                && self.word(last).contains(['라', '달'])
                && !self.word(last).contains("이라");
            // …를 조사한 의원에게 그가 약을 먹었다고: behind it the content has a subject of its own.
            let apart = self.is_marked(at + 1);
            if text.ends_with("에게") && (at < from + 3 || orders || apart) {
                let end = self.word(last);
                let has = last <= at + 4 && end.starts_with(['있', '없']);
                // 자신에게 가져온 사람: it belongs to the verb behind it.
                let given = has
                    || lexicon.is_attributive(next)
                    || next.ends_with(['온', '준', '한'])
                    || (last.saturating_sub(1)..=last).any(|i| lexicon.is_dative(self.word(i)));
                return (!given).then_some(at + 1);
            }
            let before = at.checked_sub(1).map_or("", |i| self.word(i));
            if matches!(
                text,
                "대해" | "대해서" | "대해서는" | "관련해" | "관련하여" | "대하여"
            ) && before.ends_with(['에', '와', '과'])
                && at > from
            {
                // 어긴 일에 대해 처벌하지 않겠다고: what its only predicate deals with; 의혹에 대해 모른다고: what is answered.
                let dealt = text == "대해"
                    && (at + 1 == last
                        || at + 2 == last && self.word(at + 1).ends_with(['지', '고']))
                    && before.strip_suffix('에').is_some_and(|noun| {
                        lexicon
                            .noun(noun, &[CueKind::View, CueKind::Ask, CueKind::Point])
                            .is_none_or(|(noun, _)| noun.word == "것")
                            && lexicon.speech(noun).is_none()
                            && !matches!(noun, "이" | "그" | "논란")
                    });
                return (!dealt).then_some(at + 1);
            }
            // 회의 직후, 기자들과 만나, 방송에 나와
            let met = matches!(text, "만나" | "만나서") && before.ends_with(['과', '와']);
            let aired = matches!(text, "나와" | "출연해") && before.ends_with('에');
            let visits = lexicon.has(List::Visit, text)
                && (before.ends_with(['을', '를']) || before.ends_with('에') && word.comma);
            if at > from && (met || aired || visits || lexicon.has(List::Occasion, text)) {
                return Some(at + 1);
            }
            if text == "관련" && word.comma && at > from {
                return Some(at + 1);
            }
            let marked = role(text).is_some_and(|(r, _)| r != Role::Within);
            if marked
                && !is_adnominal(text)
                && !matches!(text, "없는" | "있는")
                && text.chars().count() > 1
            {
                return None;
            }
            // …에서 열리고 있는 회의에서
            let held = text.starts_with("열리") || text.starts_with("진행");
            if open_end(text).is_some() && !text.ends_with(['해', '려']) && !held {
                return None;
            }
        }
        None
    }

    /// What the words `from..to` say that it was told by.
    pub(super) fn via_within(&self, from: usize, to: usize) -> Option<Source> {
        (from..to)
            .find_map(|at| self.document(at))
            .or_else(|| self.broadcast(from, to))
    }

    /// The outlet that somebody spoke on: 한빛방송과의 인터뷰에서, CBS 라디오에 출연해.
    pub(super) fn broadcast(&self, from: usize, to: usize) -> Option<Source> {
        let lexicon = self.cast.lexicon;
        let spoken = (from..to).find(|&at| {
            let text = self.word(at);
            ["인터뷰에서", "인터뷰를", "출연해", "나와"]
                .iter()
                .any(|w| text.starts_with(w))
        })?;
        (from..=spoken)
            .rev()
            .take(6)
            .filter(|&at| {
                let word = self.word(at);
                !role(word).is_some_and(|(r, _)| matches!(r, Role::Topic | Role::Subject))
            })
            .find_map(|at| {
                let word = self.words.get(at)?;
                let text = word.plain();
                let stem = ["과의", "와의", "과", "와", "에", "의"]
                    .iter()
                    .find_map(|p| text.strip_suffix(p))
                    .unwrap_or(text)
                    .trim_end_matches(|c: char| "’”'\"".contains(c));
                let phrase = self.cast.named(self.words, at, stem, Role::Within)?;
                let own = lexicon.is_venue(stem) && phrase.source.entity.is_none();
                (phrase.voice == Voice::Outlet && !own).then_some(phrase.source)
            })
    }

    /// A document that the speaker used: 보도자료를 통해, 페이스북에.
    pub(super) fn document(&self, at: usize) -> Option<Source> {
        let word = self.words.get(at)?;
        let text = word.plain();
        let next = self.word(at + 1);
        let used = ["통해", "통하여", "내고", "내어"]
            .iter()
            .any(|w| next.starts_with(w));
        let stem = text
            .strip_suffix("에서는")
            .or_else(|| text.strip_suffix("에서"))
            .or_else(|| text.strip_suffix("에는"))
            .or_else(|| text.strip_suffix('에'))
            .or_else(|| text.strip_suffix(['을', '를']).filter(|_| used))
            .or_else(|| {
                text.strip_suffix("으로")
                    .or_else(|| text.strip_suffix('로'))
            })?;
        let head = stem.split('(').next().unwrap_or(stem);
        let outlet = used
            && self
                .cast
                .named(self.words, at, stem, Role::Subject)
                .is_some_and(|p| p.voice == Voice::Outlet);
        // 인스타그램 라이브 방송을 통해: the service, not the kind of thing.
        let service = (at.saturating_sub(2)..at).find_map(|i| {
            let name = self
                .words
                .get(i)
                .filter(|w| outlet && head == "방송" && !w.comma)?;
            self.cast
                .lexicon
                .is_document(name.plain())
                .then_some(name.span)
        });
        if let Some(span) = service {
            return Some(Source { span, entity: None });
        }
        // 텔레그램에서 이뤄진 범죄: where something was done, not where it was said.
        let elsewhere = !used && next.ends_with(['진', '린', '된', '한', '난', '던', '는'])
            || self.cast.lexicon.begins_in(List::About, next);
        (!elsewhere && (self.cast.lexicon.is_document(head) || outlet)).then(|| Source {
            span: Span::new(word.span.start, word.span.start + head.len()),
            entity: None,
        })
    }

    /// 블룸버그는 관계자를 인용해: the source is the one quoted, the outlet relays.
    pub(super) fn relay(&self, begin: usize, last: usize, read: &mut Read) -> Option<usize> {
        let at = (begin..last).find(|&at| {
            let word = self.word(at);
            word.starts_with("인용해")
                || word.starts_with("인용하")
                || word == "인용"
                || matches!(word, "빌려" | "빌어")
                    && self.word(at.saturating_sub(1)).starts_with('말')
        })?;
        let mut object_at = at.checked_sub(1)?;
        let object = self.word(object_at);
        let mut stem = object.strip_suffix(['을', '를']).unwrap_or(object);
        if (self.cast.lexicon.has(List::Relayed, stem) || self.cast.lexicon.is_document(stem))
            && object_at > 0
        {
            object_at -= 1;
            let owner = self.word(object_at);
            stem = owner.strip_suffix('의').unwrap_or(owner);
        }
        // 소식통 2명을 인용해
        let counted = stem.starts_with(|c: char| c.is_ascii_digit());
        if (stem == "등" || counted) && object_at > 0 {
            object_at -= 1;
            stem = self.word(object_at);
        }
        let quoted = self
            .cast
            .named(self.words, object_at, stem, Role::Subject)?;
        if let Some(outlet) = read.phrase {
            read.via = Some(joint(self.cast, self.words, &outlet));
        }
        read.phrase = Some(Phrase {
            source: joint(self.cast, self.words, &quoted),
            ..quoted
        });
        Some(at + 1)
    }
}

#[cfg(test)]
mod tests {
    use crate::claim::ko::sample::{modalities, told};
    use crate::document::Modality;

    #[test]
    fn a_content_begins_behind_reason_and_occasion() {
        assert_eq!(
            told("박서준 대표는 회의 직후 값을 내린다고 밝혔다.")[0].0,
            "값을 내린다"
        );
        assert_eq!(
            told("공장이 문을 닫았기 때문에 값은 더 오를 전망이다.")[0].0,
            "값은 더 오를"
        );
        assert_eq!(
            told("박서준 대표는 주민들에게 땅값을 돌려주겠다고 밝혔다.")[0].0,
            "주민들에게 땅값을 돌려주겠다"
        );
        assert_eq!(
            told("한빛전자는 5일 연결 기준 매출이 3조원이라고 공시했다.")[0].0,
            "연결 기준 매출이 3조원"
        );
        assert_eq!(
            told("한빛전자는 전날 실적 발표에서 매출 3조원을 올렸다고 밝혔다.")[0].0,
            "매출 3조원을 올렸다"
        );
        assert_eq!(
            told("박서준 대표는 지난달 31일 경주에서 열린 서밋에서 값을 내리겠다고 밝혔다.")[0].0,
            "값을 내리겠다"
        );
    }

    #[test]
    fn the_day_of_telling_stays_outside_and_that_of_what_was_inside() {
        for (text, content) in [
            (
                "박서준 대표는 지난 7일 기자회견에서 길이 위험하다고 말했다.",
                "길이 위험하다",
            ),
            (
                "박서준 대표는 지난 7일 다리를 열자고 말했다.",
                "다리를 열자",
            ),
            (
                "박서준 대표는 지난 7일 공장에 불이 났다고 말했다.",
                "지난 7일 공장에 불이 났다",
            ),
        ] {
            assert_eq!(told(text)[0].0, content, "{text}");
        }
        assert_eq!(
            modalities("박서준 대표는 “아직은 말하기 어렵다”고 했다."),
            [Modality::Assertion]
        );
        assert_eq!(
            modalities("경찰은 불이 창고에서 시작된 것으로 보고 있다."),
            [Modality::Estimate]
        );
    }

    #[test]
    fn the_day_of_what_is_said_stays_inside() {
        assert_eq!(
            told("시는 10일 축제를 연다고 최근 밝혔다."),
            [("10일 축제를 연다", "시", "", "밝혔다")]
        );
        assert_eq!(
            told("박서준 의장은 오는 26일 본회의에서 예산을 처리하겠다는 방침도 밝혔다.")[0].0,
            "오는 26일 본회의에서 예산을 처리하겠다"
        );
        assert_eq!(
            told("새벽은행은 오는 20일 회의를 열어 새 요금을 논의할 예정이다.")[0].0,
            "오는 20일 회의를 열어 새 요금을 논의할"
        );
        assert_eq!(
            told("한빛그룹은 2030년까지 생산 체제를 갖출 계획이다.")[0].0,
            "2030년까지 생산 체제를 갖출"
        );
    }
}
