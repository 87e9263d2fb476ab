//! Who a pronoun or a bare title stands for.

use crate::document::{Entity, EntityKind};
use crate::text::quote::{Style, quotations};
use crate::text::{Span, hangul};

/// The entity that the words at `phrase` stand for, as an index into `entities`.
///
/// `phrase` may be, with or without its particle:
/// * a mention, or words around one (`손 회장은`, `올트먼 CEO는`, `오픈AI 측`): the person in it, or else the organization
///   or place, or else whoever its title is said of;
/// * a pronoun for a person (`그는`, `그녀가`, `본인은`, `자신`), for a body (`회사는`, `이 회사`, `양사`) or a country
///   (`양국`): the nearest fitting entity before it, those that a sentence speaks about (`…는`, `…이`) before others;
/// * a bare title (`회장은`, `장관은`, `이 회장`): the nearest person before it who was called so.
///
/// `None` where nothing fits: it is better to have no speaker than a wrong one.
pub(super) fn find(text: &str, entities: &[Entity], phrase: Span) -> Option<usize> {
    let phrase = phrase.trimmed(text);
    let inside = |kinds: &[EntityKind]| {
        // The last one inside: 새벽당의 김한빛 대표.
        kinds.iter().find_map(|&kind| {
            entities
                .iter()
                .enumerate()
                .filter(|(_, e)| e.kind == kind)
                .flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.span, i)))
                .filter(|(span, _)| phrase.contains(*span))
                .max()
                .map(|(_, i)| i)
        })
    };
    use EntityKind::{Organization, Person, Place, Product, Title};
    if let Some(person) = inside(&[Person]) {
        return Some(person);
    }
    let words = phrase.of(text);
    let word = bare(words);
    if inside(&[Title]).is_some() || is_title_of(entities, word) {
        if let Some(person) = titled(text, entities, word, phrase.start) {
            return Some(person);
        }
        // 대통령은, with nobody called so before: the office itself.
        return inside(&[Title]);
    }
    if let Some(named) = inside(&[Organization, Place, Product]) {
        return Some(named);
    }
    match word {
        "그" | "그녀" | "본인" | "자신" | "당사자" | "고인" | "그분" | "이 인물" => {
            nearest(text, entities, phrase.start, &[Person])
        }
        "회사" | "이 회사" | "사측" | "업체" | "이 업체" | "이 단체" | "단체" | "협회"
        | "이 매체" | "매체" | "신문" | "이 신문" | "통신" | "방송" | "이 방송" | "당" | "재단"
        | "위원회" | "이 기업" => nearest(text, entities, phrase.start, &[Organization]),
        _ => None,
    }
}

/// The words without particle and without determiner: `이 회장은` → `회장`.
fn bare(words: &str) -> &str {
    let words = words
        .trim_matches(|c: char| !c.is_alphanumeric())
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

fn is_title_of(entities: &[Entity], word: &str) -> bool {
    entities.iter().any(|e| {
        e.kind == EntityKind::Title
            && (e.name == word || e.aliases.iter().any(|alias| alias == word))
            || e.kind == EntityKind::Person
                && e.titles
                    .iter()
                    .any(|title| title.split(' ').next_back() == Some(word))
    })
}

/// The nearest person before `at`, or else the first one anywhere, who has the title `word`.
fn titled(text: &str, entities: &[Entity], word: &str, at: usize) -> Option<usize> {
    let word = word.split(' ').next_back().unwrap_or(word);
    let mut best: Option<(bool, usize, usize)> = None;
    for (i, entity) in entities.iter().enumerate() {
        if entity.kind != EntityKind::Person
            || !entity
                .titles
                .iter()
                .any(|title| title.ends_with(word) && !word.is_empty())
        {
            continue;
        }
        for mention in &entity.mentions {
            let before = mention.span.start < at;
            let distance = mention.span.start.abs_diff(at);
            let candidate = (!before, distance, i);
            if best.is_none_or(|b| candidate < b) && text.is_char_boundary(mention.span.start) {
                best = Some(candidate);
            }
        }
    }
    best.map(|(_, _, i)| i)
}

/// The most prominent entity of `kinds` before `at`: of the two last sentences or so that name one, the one a sentence
/// is about, and what stands outside quotation marks before what is quoted.
fn nearest(text: &str, entities: &[Entity], at: usize, kinds: &[EntityKind]) -> Option<usize> {
    let mut mentions: Vec<(usize, Span, usize)> = entities
        .iter()
        .enumerate()
        .filter(|(_, e)| kinds.contains(&e.kind))
        .flat_map(|(i, e)| e.mentions.iter().map(move |m| (m.span.end, m.span, i)))
        .filter(|&(end, _, _)| end <= at)
        .collect();
    crate::sort::sort(&mut mentions);
    let &(last_end, _, last) = mentions.last()?;
    // How far back a topic outweighs what is nearer.
    let window = text
        .get(..last_end)?
        .char_indices()
        .rev()
        .nth(160)
        .map_or(0, |(i, _)| i);
    let line = text
        .get(window..at)?
        .char_indices()
        .filter(|(_, c)| *c == '\n')
        .map(|(i, _)| window + i + 1)
        .next_back()
        .filter(|&line| mentions.iter().any(|&(end, _, _)| end > line))
        .unwrap_or(0);
    let from = window.max(line);
    let paragraph = paragraph_at(text, from, at);
    let quotes: Vec<Span> = quotations(text, paragraph)
        .into_iter()
        .filter(|q| q.closed && q.style == Style::Double && q.outer.end <= at)
        .map(|q| q.outer)
        .collect();
    let mut best: Option<(u8, usize, usize)> = None;
    for &(end, span, i) in mentions.iter().rev() {
        if end <= from {
            break;
        }
        let quoted = quotes.iter().any(|q| q.contains(span));
        let score = u8::from(is_topic(text, end)) * 2 + u8::from(!quoted);
        if best.is_none_or(|(b, e, _)| score > b || (score == b && end > e)) {
            best = Some((score, end, i));
        }
    }
    best.map_or(Some(last), |(_, _, i)| Some(i))
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
        find(text, entities, span).map(|i| entities[i].name.as_str())
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
