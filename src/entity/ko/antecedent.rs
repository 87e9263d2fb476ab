//! Who a pronoun or a bare title stands for.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::document::{Entity, EntityKind};
use crate::text::quote::{Style, quotations};
use crate::text::{Span, hangul};

/// A mention and its entity's index.
#[derive(Debug, Clone, Copy)]
struct Named {
    span: Span,
    entity: usize,
    kind: EntityKind,
}

/// The entities of a text, for finding what words stand for.
#[derive(Debug)]
pub(crate) struct Antecedents<'a> {
    text: &'a str,
    entities: &'a [Entity],
    /// In the order of their ends.
    mentions: Vec<Named>,
    /// Titles, and the last words of what persons are called.
    titles: BTreeSet<&'a str>,
    /// For a title that was asked for: where those who bear it are mentioned, in order.
    bearers: RefCell<BTreeMap<String, Vec<(usize, usize)>>>,
}

impl<'a> Antecedents<'a> {
    pub(crate) fn new(text: &'a str, entities: &'a [Entity]) -> Self {
        let mut mentions: Vec<Named> = Vec::new();
        let mut titles = BTreeSet::new();
        for (entity, e) in entities.iter().enumerate() {
            mentions.extend(e.mentions.iter().map(|m| Named {
                span: m.span,
                entity,
                kind: e.kind,
            }));
            match e.kind {
                EntityKind::Title => {
                    titles.insert(e.name.as_str());
                    titles.extend(e.aliases.iter().map(String::as_str));
                }
                EntityKind::Person => {
                    titles.extend(e.titles.iter().filter_map(|t| t.rsplit(' ').next()));
                }
                _ => {}
            }
        }
        crate::sort::sort_by_key(&mut mentions, |m| (m.span.end, m.span, m.entity));
        Antecedents {
            text,
            entities,
            mentions,
            titles,
            bearers: RefCell::default(),
        }
    }

    /// The entity that the words at `phrase` stand for, as an index into the entities.
    ///
    /// `phrase` may be, with or without its particle:
    /// * a mention, or words around one (`손 회장은`, `올트먼 CEO는`, `오픈AI 측`): the person in it, or else the
    ///   organization or place, or else whoever its title is said of;
    /// * a pronoun for a person (`그는`, `그녀가`, `본인은`, `자신`), for a body (`회사는`, `이 회사`, `양사`) or a country
    ///   (`양국`): the nearest fitting entity before it, those that a sentence speaks about (`…는`, `…이`) before others;
    /// * a bare title (`회장은`, `장관은`, `이 회장`): the nearest person before it who was called so.
    ///
    /// `None` where nothing fits: it is better to have no speaker than a wrong one.
    pub(crate) fn find(&self, phrase: Span) -> Option<usize> {
        use EntityKind::{Organization, Person, Place, Product, Title};
        let phrase = phrase.trimmed(self.text);
        if let Some(person) = self.inside(phrase, Person) {
            return Some(person);
        }
        let word = bare(phrase.of(self.text));
        let title = self.inside(phrase, Title);
        if title.is_some() || self.titles.contains(word) {
            // 대통령은, with nobody called so before: the office itself.
            return self.titled(word, phrase.start).or(title);
        }
        if let Some(named) = [Organization, Place, Product]
            .into_iter()
            .find_map(|kind| self.inside(phrase, kind))
        {
            return Some(named);
        }
        match word {
            "그" | "그녀" | "본인" | "자신" | "당사자" | "고인" | "그분" | "이 인물" => {
                self.nearest(phrase.start, Person)
            }
            "회사" | "이 회사" | "사측" | "업체" | "이 업체" | "이 단체" | "단체" | "협회"
            | "이 매체" | "매체" | "신문" | "이 신문" | "통신" | "방송" | "이 방송" | "당"
            | "재단" | "위원회" | "이 기업" => self.nearest(phrase.start, Organization),
            _ => None,
        }
    }

    /// The last entity of a kind inside: 새벽당의 김한빛 대표.
    fn inside(&self, phrase: Span, kind: EntityKind) -> Option<usize> {
        let to = self.mentions.partition_point(|m| m.span.end <= phrase.end);
        self.mentions
            .get(..to)?
            .iter()
            .rev()
            .take_while(|m| m.span.end >= phrase.start)
            .filter(|m| m.kind == kind && phrase.contains(m.span))
            .max_by_key(|m| (m.span, m.entity))
            .map(|m| m.entity)
    }

    /// The nearest person before `at`, or else the first one anywhere, who has the title `word`.
    fn titled(&self, word: &str, at: usize) -> Option<usize> {
        let word = word.split(' ').next_back().unwrap_or(word);
        if word.is_empty() {
            return None;
        }
        let mut known = self.bearers.borrow_mut();
        if !known.contains_key(word) {
            known.insert(word.to_owned(), self.bearers_of(word));
        }
        let bearers = known.get(word)?;
        let behind = bearers.partition_point(|&(start, _)| start < at);
        let start = match behind.checked_sub(1) {
            Some(last) => bearers.get(last)?.0,
            None => bearers.first()?.0,
        };
        // The first of those who are mentioned there.
        let first = bearers.partition_point(|&(s, _)| s < start);
        bearers.get(first).map(|&(_, entity)| entity)
    }

    fn bearers_of(&self, word: &str) -> Vec<(usize, usize)> {
        let mut bearers: Vec<(usize, usize)> = self
            .entities
            .iter()
            .enumerate()
            .filter(|(_, e)| {
                e.kind == EntityKind::Person && e.titles.iter().any(|title| title.ends_with(word))
            })
            .flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.span.start, i)))
            .filter(|&(start, _)| self.text.is_char_boundary(start))
            .collect();
        crate::sort::sort(&mut bearers);
        bearers
    }

    /// The most prominent entity of a kind before `at`: of the two last sentences or so that name one, the one a
    /// sentence is about, and what stands outside quotation marks before what is quoted.
    fn nearest(&self, at: usize, kind: EntityKind) -> Option<usize> {
        let text = self.text;
        let to = self.mentions.partition_point(|m| m.span.end <= at);
        let mentions = || {
            let before = self.mentions.get(..to).unwrap_or(&[]).iter().rev();
            before.filter(|m| m.kind == kind)
        };
        let last = mentions().next()?;
        let last_end = last.span.end;
        // How far back a topic outweighs what is nearer.
        let window = text
            .get(..last_end)?
            .char_indices()
            .rev()
            .nth(160)
            .map_or(0, |(i, _)| i);
        let line = text
            .get(window..at)?
            .rfind('\n')
            .map(|i| window + i + 1)
            .filter(|&line| last_end > line)
            .unwrap_or(0);
        let from = window.max(line);
        let paragraph = paragraph_at(text, from, at);
        let quotes: Vec<Span> = quotations(text, paragraph)
            .into_iter()
            .filter(|q| q.closed && q.style == Style::Double && q.outer.end <= at)
            .map(|q| q.outer)
            .collect();
        let mut best: Option<(u8, usize, usize)> = None;
        for mention in mentions().take_while(|m| m.span.end > from) {
            let end = mention.span.end;
            let quoted = quotes.iter().any(|q| q.contains(mention.span));
            let score = u8::from(is_topic(text, end)) * 2 + u8::from(!quoted);
            if best.is_none_or(|(b, e, _)| score > b || (score == b && end > e)) {
                best = Some((score, end, mention.entity));
            }
        }
        best.map_or(Some(last.entity), |(_, _, i)| Some(i))
    }
}

/// The words without particle and without determiner: `이 회장은` → `회장`.
fn bare(words: &str) -> &str {
    let words = words
        .trim_matches(|c: char| !hangul::is_alphanumeric(c))
        .trim_end();
    // 그는 and 그가 are pronoun and particle; 그 alone is left.
    let (stem, _) = hangul::split_particle(words);
    let stem = match stem.chars().count() {
        0 => words,
        _ => stem,
    };
    for determiner in ["이 ", "그 ", "해당 ", "현 ", "전 ", "신임 ", "당시 "] {
        if let Some(rest) = stem.strip_prefix(determiner)
            && !rest.is_empty()
            && !matches!(
                stem,
                "이 회사"
                    | "이 업체"
                    | "이 단체"
                    | "이 매체"
                    | "이 신문"
                    | "이 방송"
                    | "이 기업"
                    | "이 인물"
            )
        {
            return rest;
        }
    }
    stem
}

fn paragraph_at(text: &str, from: usize, at: usize) -> Span {
    let start = text
        .get(..from)
        .and_then(|t| t.rfind('\n'))
        .map_or(0, |i| i + 1);
    Span::new(start, at)
}

/// Whether the words behind a mention make it what the sentence is about, a title between them or not: `김한빛은`,
/// `김한빛 새벽전자 대표는`.
fn is_topic(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or("");
    // Title, organization and bracket may stand between: up to three more words.
    for word in rest.split_whitespace().take(4) {
        let word = word.trim_end_matches([',', '"', '”']);
        if matches!(word, "은" | "는" | "이" | "가") {
            return true;
        }
        if word.ends_with(['은', '는', '가']) || (word.ends_with('이') && word.chars().count() > 1)
        {
            return true;
        }
        if word.ends_with([
            '을', '를', '에', '의', '와', '과', '도', '로', '.', '며', '고',
        ]) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Mention;

    fn entity(text: &str, kind: EntityKind, forms: &[&str], titles: &[&str]) -> Entity {
        let mut mentions: Vec<Mention> = forms
            .iter()
            .flat_map(|form| {
                text.match_indices(form).map(|(i, _)| Mention {
                    span: Span::new(i, i + form.len()),
                    confidence: 1.0,
                })
            })
            .collect();
        mentions.sort_by_key(|m| m.span);
        mentions.dedup_by(|b, a| a.span.overlaps(b.span));
        Entity {
            kind,
            name: forms[0].to_owned(),
            aliases: Vec::new(),
            titles: titles.iter().map(|t| (*t).to_owned()).collect(),
            organization: None,
            mentions,
        }
    }

    fn resolve<'a>(text: &str, entities: &'a [Entity], words: &str) -> Option<&'a str> {
        let start = text.rfind(words).unwrap();
        let span = Span::new(start, start + words.len());
        Antecedents::new(text, entities)
            .find(span)
            .map(|i| entities[i].name.as_str())
    }

    #[test]
    fn pronouns_stand_for_whom_the_sentence_before_is_about() {
        let text = "김한빛 대표는 어제 이새벽을 만났다. 그는 “좋다”고 말했다.";
        let entities = [
            entity(text, EntityKind::Person, &["김한빛"], &["대표"]),
            entity(text, EntityKind::Person, &["이새벽"], &[]),
        ];
        assert_eq!(resolve(text, &entities, "그는"), Some("김한빛"));
    }

    #[test]
    fn bare_titles_stand_for_the_last_person_called_so() {
        let text = "김한빛 회장과 이새벽 대표가 만났다. 회장은 기뻐했다. 장관은 떠났다.";
        let entities = [
            entity(text, EntityKind::Person, &["김한빛"], &["회장"]),
            entity(text, EntityKind::Person, &["이새벽"], &["대표"]),
        ];
        assert_eq!(resolve(text, &entities, "회장은"), Some("김한빛"));
        assert_eq!(resolve(text, &entities, "장관은"), None);
    }

    #[test]
    fn words_around_a_mention_stand_for_it() {
        let text = "손 회장은 새벽전자 측과 만났다.";
        let entities = [
            entity(text, EntityKind::Person, &["손"], &["회장"]),
            entity(text, EntityKind::Organization, &["새벽전자"], &[]),
        ];
        assert_eq!(resolve(text, &entities, "손 회장은"), Some("손"));
        assert_eq!(resolve(text, &entities, "새벽전자 측과"), Some("새벽전자"));
    }
}
