//! Laws, treaties and programmes.

use super::cue::Cue;
use super::view::Voter;
use crate::document::EntityKind;
use crate::entity::ko::token::gap;
use crate::text::Span;

impl Voter<'_> {
    /// `새벽거래법 위반`, `새벽법 개정안`: a word that ends as laws do and is spoken of as one. With its ordinance it is one
    /// name: `새벽거래법 시행령`.
    pub(super) fn statute(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.span.of(text);
        // 새벽법상, 새벽법은: the law without what is behind it.
        let stem = [token.stem, token.span]
            .into_iter()
            .map(|span| {
                let name = span.of(text);
                let name = name
                    .strip_suffix('상')
                    .filter(|n| n.ends_with('법'))
                    .unwrap_or(name);
                Span::new(span.start, span.start + name.len())
            })
            .find(|span| span.of(text).ends_with('법'));
        let Some(stem) = stem else {
            return;
        };
        let name = stem.of(text);
        if name.chars().count() < 3
            || view.is(Cue::Generic, name)
            || view.ends_as(Cue::Method, name)
        {
            return;
        }
        let next = view.token(i + 1);
        let after = view.after(stem.end);
        let behind = next
            .filter(|&n| matches!(gap(text, token, n), " " | "’ " | "' " | "·" | ", " | "("))
            .map_or("", |n| n.span.of(text));
        let ordinance = next.filter(|&n| {
            gap(text, token, n) == " "
                && stem.end == token.span.end
                && matches!(n.stem.of(text), "시행령" | "시행규칙")
        });
        let article = behind.strip_prefix('제').unwrap_or(behind);
        let article = article.starts_with(|c: char| c.is_ascii_digit())
            && article
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .starts_with('조');
        let spoken_of = ordinance.is_some()
            || article
            || word
                .strip_prefix(name)
                .is_some_and(|tail| tail.starts_with('상') || tail.starts_with("에 "))
            || behind
                .char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .any(|end| {
                    behind
                        .get(..end)
                        .is_some_and(|verb| view.is(Cue::Enacts, verb))
                })
            || after.starts_with("에 따라")
            || after.starts_with("에 따르면")
            || after.starts_with("에 의거");
        // 새벽법·노을법 위반: one of a row.
        let row = |j: Option<usize>| {
            j.and_then(|j| view.token(j)).is_some_and(|other| {
                let joined = text
                    .get(other.span.end.min(token.span.end)..other.span.start.max(token.span.start))
                    .is_some_and(|between| matches!(between, "·" | "ㆍ" | ", " | "‧"));
                joined && other.stem.of(text).ends_with('법')
            })
        };
        if !(spoken_of || row(i.checked_sub(1)) || row(Some(i + 1))) {
            return;
        }
        self.ballot.add(stem, EntityKind::Product, 1.6);
        if let Some(ordinance) = ordinance {
            let span = Span::new(stem.start, ordinance.stem.end);
            self.name(span, EntityKind::Product, 1.6, 0.4);
        }
    }

    /// `10·15 새벽 대책`, `9·19 군사합의`: a programme or agreement by its day.
    pub(super) fn measure(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let word = token.stem.of(text);
        // Few words stand so close behind a digit, which is quicker to see than what they end with.
        let numbered = (i.saturating_sub(3)..i).any(|j| {
            view.token(j)
                .is_some_and(|t| t.span.of(text).starts_with(|c: char| c.is_ascii_digit()))
        });
        if !numbered || !view.ends_as(Cue::Measure, word) {
            return;
        }
        let mut last = token;
        for j in (i.saturating_sub(3)..i).rev() {
            let Some(front) = view.token(j).filter(|&f| gap(text, f, last) == " ") else {
                return;
            };
            let day = front.span.of(text);
            let month = j
                .checked_sub(1)
                .and_then(|j| view.token(j))
                .filter(|&m| matches!(gap(text, m, front), "·" | "." | "ㆍ" | "‧"));
            let short =
                |w: &str| (1..=2).contains(&w.len()) && w.chars().all(|c| c.is_ascii_digit());
            if let Some(month) = month
                && short(day)
                && short(month.span.of(text))
            {
                let span = Span::new(month.span.start, token.stem.end);
                self.name(span, EntityKind::Product, 1.6, 0.3);
                return;
            }
            if !view.is_plain(front) {
                return;
            }
            last = front;
        }
    }

    /// `새벽노을 활성화 특별법`: a law by the words before what it is.
    pub(super) fn special_law(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let noun = token.stem.of(text);
        if !noun.ends_with('법') || !view.is(Cue::SpecialLaw, noun) {
            return;
        }
        let mut start = None;
        let mut last = token;
        for j in (i.saturating_sub(3)..i).rev() {
            let Some(front) = view
                .token(j)
                .filter(|&f| gap(text, f, last) == " " && view.is_plain(f))
            else {
                break;
            };
            let word = front.span.of(text);
            if view.is(Cue::Generic, word)
                || view.title_at(front.span.start).is_some()
                || view.is_listed(word, EntityKind::Organization)
                || matches!(
                    word,
                    "관련" | "이번" | "해당" | "및" | "또는" | "대한" | "위한" | "일명" | "이른바"
                )
            {
                break;
            }
            start = Some(front.span.start);
            last = front;
        }
        if let Some(start) = start {
            let span = Span::new(start, token.stem.end);
            self.name(span, EntityKind::Product, 1.4, 0.3);
        }
    }

    /// `새벽 선언`, `노을 협약`: what was agreed on in a city.
    pub(super) fn accord(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        let noun = token.stem.of(text);
        if !view.is(Cue::Accord, noun) {
            return;
        }
        let Some(front) = view.word_before(i) else {
            return;
        };
        let city = front.span.of(text);
        let after = view.after(token.stem.end);
        if view.is_listed(city, EntityKind::Place)
            && !view.lists.is_country(city)
            && view.boundaries.ends(noun, after)
        {
            let span = Span::new(front.span.start, token.stem.end);
            self.name(span, EntityKind::Product, 1.6, 0.4);
        }
    }

    /// `새벽류 관리에 관한 법률`: a law by its full title.
    pub(super) fn law(&mut self) {
        let Voter { view, i, token, .. } = *self;
        let text = view.text;
        if !matches!(
            token.stem.of(text),
            "법률" | "법" | "특별법" | "법률안" | "특례법" | "협약" | "조약"
        ) {
            return;
        }
        let about = i.checked_sub(1).and_then(|j| view.token(j));
        let Some(about) =
            about.filter(|a| a.span.of(text) == "관한" && gap(text, *a, token) == " ")
        else {
            return;
        };
        let mut start = None;
        let mut last = about;
        for j in (i.saturating_sub(8)..i.saturating_sub(1)).rev() {
            let Some(front) = view.token(j) else { break };
            let word = front.span.of(text);
            if !matches!(gap(text, front, last), " " | "·" | "ㆍ" | "‧")
                || start.is_some() && word.ends_with(['은', '는', '을', '를', '가'])
            {
                break;
            }
            start = Some(front.span.start);
            last = front;
        }
        if let Some(start) = start {
            let span = Span::new(start, token.stem.end);
            self.name(span, EntityKind::Product, 2.0, 0.3);
        }
    }
}
