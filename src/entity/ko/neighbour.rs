//! What stands beside a clear name: the country of a body, what happened to somebody, another name in a bracket.

use super::Finder;
use super::boundary::{is_hanja, last_word};
use super::pattern::{Cue, is_korean_shape};
use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::vote::Ballot;
use crate::text::{Span, hangul};

/// Votes of a person that tell what the others of a row are.
const SURE: f32 = 1.2;

impl Finder {
    /// What the neighbours of clear names are.
    pub(super) fn vote_neighbours(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        self.vote_states(text, clear, ballot);
        self.vote_affairs(text, clear, ballot);
        self.vote_brackets(text, clear, ballot);
        self.vote_employers(text, clear, ballot);
        self.vote_storms(text, clear, ballot);
        self.vote_behind_titles(text, clear, ballot);
        self.vote_rows(text, clear, ballot);
        self.vote_whole_names(text, clear, ballot);
        self.vote_first_names(text, clear, ballot);
    }

    /// `미국 국립 새벽 센터`: the country before a body of its state belongs to the body's name.
    fn vote_states(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for pair in clear.windows(2) {
            let [country, body] = pair else { continue };
            let last = body.span.of(text).rsplit(' ').next().unwrap_or("");
            if country.kind == EntityKind::Place
                && body.kind == EntityKind::Organization
                && self.lists.is_country(country.span.of(text))
                && text.get(country.span.end..body.span.start) == Some(" ")
                && !self
                    .lists
                    .is_country(body.span.of(text).split(' ').next().unwrap_or(""))
                && last.chars().count() >= 2
                && (self.patterns.is_state_body(last) || body.span.of(text).starts_with("국립"))
            {
                let both = Span::new(country.span.start, body.span.end);
                ballot.compose(both, EntityKind::Organization, 0.3);
            }
        }
    }

    /// `김새벽 사건`, `새벽마트 사태`: what happened is called by whom it befell or who did it.
    fn vote_affairs(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for found in clear {
            let name = found.span.of(text);
            let whole = match found.kind {
                EntityKind::Person => is_korean_shape(name, &self.lists),
                EntityKind::Organization => {
                    name.chars().count() >= 2 && self.lists.get(name).is_some()
                }
                _ => false,
            };
            let behind = text.get(found.span.end..).unwrap_or("");
            let noun = ["사건", "사태", "게이트", "스캔들"]
                .into_iter()
                .find(|noun| {
                    behind
                        .strip_prefix(' ')
                        .is_some_and(|b| b.starts_with(noun))
                });
            if let Some(noun) = noun.filter(|_| whole) {
                let end = found.span.end + 1 + noun.len();
                // 경찰 사건, 법원 사건: whose business it is.
                let business = noun == "사건" && found.kind == EntityKind::Organization;
                let after = text.get(end..).unwrap_or("");
                if !business && self.boundaries.ends(noun, after) {
                    let span = Span::new(found.span.start, end);
                    ballot.compose(span, EntityKind::Event, 0.3);
                }
            }
        }
    }

    /// `한서담, 유도리, 임달래가`: what has the shape of a name in a row with a person is one, where the person is sure or the
    /// row acts.
    fn vote_rows(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        let people = clear.iter().filter(|f| f.kind == EntityKind::Person);
        let people = people.filter(|f| is_korean_shape(f.span.of(text), &self.lists));
        for person in people {
            let mut row = Vec::new();
            let mut start = person.span.start;
            while let Some(name) = text
                .get(..start)
                .and_then(|t| t.strip_suffix(", ").or_else(|| t.strip_suffix('·')))
                .and_then(|front| {
                    let at = last_word(front, hangul::is_syllable);
                    let word = front.get(at..)?;
                    let bare = hangul::split_particle(word).1.is_empty();
                    (bare && self.names_in_row(word)).then_some(Span::new(at, front.len()))
                })
            {
                row.push(name);
                start = name.start;
            }
            let mut end = person.span.end;
            let mut particle = text.get(end..).map_or("", leading);
            while let Some(next) = text
                .get(end..)
                .and_then(|t| t.strip_prefix(", ").or_else(|| t.strip_prefix('·')))
            {
                let at = text.len() - next.len();
                let word = leading(next);
                let (stem, tail) = hangul::split_particle(word);
                let goes_on = next.get(word.len()..).is_some_and(|t| t.starts_with(','));
                let (name, tail) = if goes_on { (word, "") } else { (stem, tail) };
                if !self.names_in_row(name) {
                    break;
                }
                end = at + name.len();
                row.push(Span::new(at, end));
                particle = tail;
            }
            let votes = ballot.of(person.span, EntityKind::Person).unwrap_or(0.0);
            let acts = row.len() >= 2 && matches!(particle, "이" | "가" | "은" | "는");
            if votes >= SURE || acts {
                for name in row {
                    ballot.add(name, EntityKind::Person, 1.4);
                }
            }
        }
    }

    /// Whether a word of a row has the shape of a name and is known to be nothing else.
    fn names_in_row(&self, word: &str) -> bool {
        is_korean_shape(word, &self.lists)
            && self.lists.get(word).is_none()
            && !self.lists.is_common(word)
            && !self.patterns.is(Cue::Generic, word)
            && !self.patterns.is(Cue::Kin, word)
            && self.titles.standing(word).is_none()
    }

    /// `이름인 서담은`: whoever the article calls by that given name and a surname before it.
    fn vote_whole_names(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for found in clear.iter().filter(|f| f.kind == EntityKind::Person) {
            let given = found.span.of(text);
            let told = text
                .get(..found.span.start)
                .is_some_and(|t| t.ends_with("이름인 ") || t.ends_with("이름 "));
            if !told || given.chars().count() != 2 || !given.chars().all(hangul::is_syllable) {
                continue;
            }
            for (at, _) in text.match_indices(given) {
                let front = text.get(..at).unwrap_or("");
                let from = last_word(front, hangul::is_syllable);
                let span = Span::new(from, at + given.len());
                let after = text.get(span.end..).unwrap_or("");
                if is_korean_shape(span.of(text), &self.lists)
                    && self.boundaries.ends(span.of(text), after)
                {
                    ballot.add(span, EntityKind::Person, 2.0);
                }
            }
        }
    }

    /// What stands right behind a title is a person, if nothing says otherwise: `이민부 장관 알마즈벡 …`.
    fn vote_behind_titles(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for pair in clear.windows(2) {
            let [title, name] = pair else { continue };
            let between = text.get(title.span.end..name.span.start).unwrap_or("");
            if title.kind == EntityKind::Title
                && matches!(name.kind, EntityKind::Organization | EntityKind::Place)
                && matches!(between, " " | "인 ")
                && self.lists.get(name.span.of(text)).is_none()
                && self.patterns.suffix(name.span.of(text)).is_none()
                && name.span.of(text).contains(' ')
            {
                let votes = ballot.of(name.span, name.kind).unwrap_or(0.0);
                ballot.add(name.span, EntityKind::Person, votes + 1.0);
            }
        }
    }

    /// A name in a bracket right behind another is another name of it.
    fn vote_brackets(&self, text: &str, clear: &[Found], ballot: &mut Ballot) {
        for found in clear {
            if found.kind == EntityKind::Title {
                continue;
            }
            let rest = text.get(found.span.end..).unwrap_or("");
            let Some(inside) = rest.strip_prefix('(') else {
                continue;
            };
            let start = found.span.end + 1;
            let Some(close) = inside.find([')', '\n']) else {
                continue;
            };
            if !inside.get(close..).is_some_and(|r| r.starts_with(')')) {
                continue;
            }
            let mut span = Span::new(start, start + close);
            // 새벽 노을(大隅良典, 71)
            if let Some((first, _)) = span.of(text).split_once(',') {
                span = Span::new(start, start + first.len());
            }
            let alias = span.of(text);
            let length = alias.chars().count();
            let latin = alias
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '&' | '.' | ' '))
                && alias.starts_with(|c: char| c.is_ascii_alphabetic())
                && !alias.contains("www")
                && !alias.contains(".co");
            if !(2..=30).contains(&length) || self.patterns.is(Cue::Gloss, alias) {
                continue;
            }
            let hanja = length <= 6 && alias.chars().all(is_hanja);
            if latin || hanja && found.kind == EntityKind::Person {
                ballot.add(span, found.kind, 2.5);
                // 새벽협약(DNCC): letters, but no body's.
                let letters = alias.chars().all(|c| c.is_ascii_uppercase());
                let other = match found.kind {
                    EntityKind::Product => true,
                    EntityKind::Event => self.patterns.ends_as_occasion(found.span.of(text)),
                    _ => false,
                };
                if letters && other {
                    ballot.add(span, EntityKind::Organization, -3.0);
                }
            } else if found.kind == EntityKind::Person && is_korean_shape(alias, &self.lists) {
                ballot.add(span, EntityKind::Person, 2.0);
            }
        }
    }
}

/// The syllables that `text` begins with.
fn leading(text: &str) -> &str {
    let end = text.find(|c| !hangul::is_syllable(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
