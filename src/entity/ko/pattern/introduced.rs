//! Names that the words around them introduce: what a thing is called stands before or behind them.

use super::cue::Cue;
use super::view::{View, Voter};
use crate::document::EntityKind;
use crate::entity::ko::token::{Token, gap};
use crate::entity::vote::Ballot;
use crate::numeral::series;
use crate::text::{Span, hangul};

/// Names of a row that are looked at.
const ROW: usize = 8;

impl Voter<'_> {
    /// Names that are introduced by the words beside them.
    pub(super) fn introduced(&mut self) {
        self.firm();
        self.named_body();
        self.named_row();
        self.contest();
        self.programme();
        self.performed();
        self.survey();
    }

    /// `새벽 닷컴`, `노을 홀딩스`: a firm by its name and what firms are called.
    fn firm(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let stem = token.stem.of(text);
        if !view.is(Cue::Firm, stem) || !view.boundaries.ends(stem, view.after(token.stem.end)) {
            return;
        }
        let Some(front) = view.word_before(i) else {
            return;
        };
        let name = front.span.of(text);
        let joined = format!("{name}{stem}");
        if view.is_plain(front)
            && !name.ends_with(['른', '운', '큰', '적', '러'])
            && !view.is_no_name(name)
            && !view.is(Cue::Work, name)
            && !view.is(Cue::Generic, &joined)
            && !view.lists.is_country(name)
            && view.title_at(front.span.start).is_none()
        {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Organization, 1.6, 0.4);
        }
    }

    /// `인터넷 방송 한밤마루는`: a name that stands as a subject behind what it names and of what sort that is. Where the
    /// paragraph speaks of its people (`한밤마루 측`) it needs no more.
    fn named_body(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !view.is(Cue::Bearer, token.span.of(text)) {
            return;
        }
        let sort = view
            .word_before(i)
            .filter(|&sort| view.is_plain(sort) && view.title_at(sort.span.start).is_none());
        let (Some(_), Some(next)) = (sort, view.word_behind(i)) else {
            return;
        };
        let name = next.stem.of(text);
        let tail = text.get(next.stem.end..next.span.end).unwrap_or("");
        let after = view.after(next.span.end);
        let acts = matches!(tail, "은" | "는" | "이" | "가" | "의" | "도")
            || tail.is_empty() && after.starts_with(" 측");
        let length = name.chars().count();
        if !acts
            || !(3..=8).contains(&length)
            || !name.chars().all(hangul::is_syllable)
            || view.is_no_name(name)
            || view.lists.get(name).is_some()
            || view.is(Cue::Action, name)
            || view.is(Cue::NoBody, name)
            || view.is(Cue::Bearer, name)
            || view.title_at(next.span.start).is_some()
        {
            return;
        }
        let side = [" 측은", " 측이", " 측도", " 측의", " 측 ", " 쪽은", " 쪽이"];
        let spoken_of = view.paragraph.of(text).match_indices(name).any(|(at, _)| {
            let behind = view.paragraph.start + at + name.len();
            side.iter().any(|side| view.after(behind).starts_with(side))
        });
        if spoken_of {
            self.ballot.add(next.stem, EntityKind::Organization, 1.8);
        } else if length >= 4
            && !name.ends_with([
                '자', '원', '인', '들', '장', '진', '수', '량', '비', '률', '명', '화', '식', '전',
                '율', '실', '금', '액', '권', '회', '간', '관', '생', '객', '층', '물', '품', '안',
                '성', '적', '일', '법', '행', '력',
            ])
        {
            self.ballot.add(next.stem, EntityKind::Organization, 0.7);
        }
    }

    /// `새 채널인 낚시 모임방, 새벽스튜디오, 구름 상점을 열었다`: what is named in a row behind what all of them are.
    fn named_row(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let Some(noun) = token.span.of(text).strip_suffix('인') else {
            return;
        };
        if !view.is(Cue::Bearer, noun) && !view.is(Cue::Apposition, noun) {
            return;
        }
        let mut names: Vec<Span> = Vec::new();
        let mut first: Option<Token> = None;
        let mut words = 0;
        let mut last = token;
        for j in i + 1..i + 1 + 3 * ROW {
            let Some(word) = view.token(j) else { return };
            let between = gap(text, last, word);
            if between == ", " && first.is_some() {
                names.extend(first.map(|f| Span::new(f.span.start, last.span.end)));
                first = None;
                words = 0;
            } else if between != " " {
                return;
            }
            words += 1;
            let start = *first.get_or_insert(word);
            if words > 3 || names.len() > ROW || view.is_no_name(word.stem.of(text)) {
                return;
            }
            let closes = word.stem != word.span
                && matches!(
                    text.get(word.stem.end..word.span.end),
                    Some("을" | "를" | "이" | "가" | "은" | "는")
                );
            if closes {
                names.push(Span::new(start.span.start, word.stem.end));
                break;
            }
            last = word;
        }
        if names.len() < 2 {
            return;
        }
        for name in names {
            self.name(name, EntityKind::Organization, 1.6, 0.4);
        }
    }

    /// `스키점프 여자 90m 개인`, `남자 400m 계주`: a single contest by its sport, who takes part, how far and in what way.
    fn contest(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !matches!(
            token.span.of(text),
            "여자" | "남자" | "남녀" | "혼성" | "여자부" | "남자부"
        ) {
            return;
        }
        let sport = view
            .word_before(i)
            .filter(|sport| view.ends_as(Cue::Discipline, sport.span.of(text)));
        let mut end = None;
        let mut far = false;
        let mut way = false;
        let mut last = token;
        for j in i + 1..i + 4 {
            let Some(word) = view.token(j).filter(|&w| gap(text, last, w) == " ") else {
                break;
            };
            let stem = word.stem.of(text);
            if is_distance(stem) {
                far = true;
            } else if view.is(Cue::Contest, stem) {
                way = true;
            } else {
                break;
            }
            end = Some(word.stem.end);
            last = word;
            if word.stem != word.span {
                break;
            }
        }
        let Some(end) = end.filter(|_| far && (sport.is_some() || way)) else {
            return;
        };
        let start = sport.map_or(token.span.start, |sport| sport.span.start);
        self.name(Span::new(start, end), EntityKind::Event, 2.0, 0.4);
    }

    /// `MBC 새벽누리에서 다뤘다`: a programme by who broadcasts it.
    fn programme(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !view.is(Cue::Station, token.span.of(text)) {
            return;
        }
        let Some(next) = view.word_behind(i) else {
            return;
        };
        let name = next.stem.of(text);
        let tail = text.get(next.stem.end..next.span.end).unwrap_or("");
        let after = view.after(next.span.end);
        let sentence = after
            .find("다.")
            .map_or(after, |end| after.get(..end).unwrap_or(""));
        let airs = sentence
            .split(' ')
            .skip(1)
            .take(8)
            .any(|word| view.begins_as(Cue::Airs, word));
        if matches!(tail, "에서" | "에" | "를" | "을")
            && airs
            && !after.trim_start().starts_with("따르")
            && name.chars().count() >= 4
            && name.chars().all(hangul::is_syllable)
            && !view.is_no_name(name)
            && !view.ends_as(Cue::OnAir, name)
            && !view.ends_as(Cue::Plain, name)
            && !view.ends_as(Cue::Venue, name)
            && view.lists.get(name).is_none()
            && view.title_at(next.span.start).is_none()
        {
            self.ballot.add(next.stem, EntityKind::Product, 1.8);
        }
    }

    /// `새벽 노을의 Tomorrow를 불렀다`: a work by a foreign title, where it is performed.
    fn performed(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let latin = |word: &str| {
            word.len() >= 2
                && word.starts_with(|c: char| c.is_ascii_uppercase())
                && word
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '&'))
        };
        let title = token.stem.of(text);
        if !latin(title) || !matches!(text.get(token.stem.end..token.span.end), Some("을" | "를"))
        {
            return;
        }
        let after = view.after(token.span.end);
        let performed = after
            .trim_start()
            .split(' ')
            .take(2)
            .any(|word| view.begins_as(Cue::Performs, word));
        let mut first = token;
        let mut start = i;
        while let Some(front) = view.word_before(start).filter(|f| latin(f.span.of(text))) {
            first = front;
            start -= 1;
        }
        let made = view
            .word_before(start)
            .is_some_and(|maker| maker.span.of(text).ends_with('의'));
        if performed && made {
            let span = Span::new(first.span.start, token.stem.end);
            self.name(span, EntityKind::Product, 2.4, 0.4);
        }
    }

    /// `통계청의 경제활동인구조사에 따르면`: a survey by name, behind the body that makes it.
    fn survey(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let name = token.stem.of(text);
        if name.chars().count() < 5
            || !view.ends_as(Cue::Survey, name)
            || view.is(Cue::Generic, name)
            || view.lists.is_common(name)
        {
            return;
        }
        let after = view.after(token.stem.end);
        let told = [
            "에 따르면",
            "에 의하면",
            "에서",
            "를 보면",
            "을 보면",
            " 결과",
        ]
        .iter()
        .any(|w| after.starts_with(w));
        let maker = view.word_before(i).is_some_and(|maker| {
            let word = maker.span.of(text);
            let body = word.strip_suffix('의').unwrap_or(word);
            view.is_listed(body, EntityKind::Organization)
                || view
                    .patterns
                    .suffix(body)
                    .is_some_and(|(kind, weight)| kind == EntityKind::Organization && weight >= 1.0)
        });
        // 고용실태조사 is named, 만족도 조사 is not: of a compound its last noun says only what it is.
        if told && maker {
            self.ballot.add(token.stem, EntityKind::Product, 1.8);
        }
    }
}

impl View<'_> {
    /// `개발실은 1반, 2반, 3반으로 나뉜다`: units that are called by their number; the field before the first belongs to its
    /// name (`해외영업 1팀과 2팀`).
    pub(super) fn called_by_number(&self, ballot: &mut Ballot) {
        let words = self.paragraph.of(self.text);
        let mut last_end = None;
        for span in series(words) {
            let span = span.shifted(self.paragraph.start);
            let i = self.tokens.partition_point(|t| t.span.start < span.start);
            let goes_on = last_end.is_some_and(|end| span.start - end <= " 및 ".len());
            last_end = Some(span.end);
            let field = self.word_before(i).filter(|&f| {
                !goes_on && self.is_plain(f) && !self.is_no_name(f.span.of(self.text))
            });
            let start = field.map_or(span.start, |f| f.span.start);
            let whole = Span::new(start, span.end);
            ballot.add(whole, EntityKind::Organization, 2.0);
            ballot.compose(whole, EntityKind::Organization, 0.4);
        }
    }

    /// Whether a word is known to be no name, or only to stand before one.
    fn is_no_name(&self, word: &str) -> bool {
        self.is(Cue::Generic, word) || self.is(Cue::Kin, word) || self.lists.is_common(word)
    }
}

/// `90m`, `500미터`, `70kg급`.
fn is_distance(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
    unit.len() < word.len()
        && matches!(
            unit,
            "m" | "미터" | "km" | "킬로미터" | "kg급" | "kg" | "㎞" | "㎏급"
        )
}
