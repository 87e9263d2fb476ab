//! Who and what is in the article.

use std::collections::BTreeMap;

use super::reading::{Layer, Reading, index_of};
use crate::app::text::Lang;
use crate::explain::annotation::{role_of, source_name};

/// An entity in the overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Index into the record's entities.
    pub entity: usize,
    /// Its name.
    pub name: String,
    /// Role and organization, or other names.
    pub note: String,
    /// How often it is named.
    pub mentions: usize,
    /// How many claims it makes.
    pub claims: usize,
}

/// The entities of each layer that has any, the most often named first. Roles alone are left out: they stand with
/// their persons.
#[must_use]
pub fn groups(reading: &Reading) -> Vec<(Layer, Vec<Who>)> {
    let mut groups: BTreeMap<Layer, Vec<Who>> = BTreeMap::new();
    let mut spoken: BTreeMap<usize, usize> = BTreeMap::new();
    for c in &reading.record.claims {
        let speaker = c.speaker.as_ref().and_then(|s| s.entity.as_deref());
        if let Some(speaker) = speaker.and_then(index_of) {
            *spoken.entry(speaker).or_default() += 1;
        }
    }
    for (i, e) in reading.record.entities.iter().enumerate() {
        let layer = Layer::of(e.kind);
        if layer == Layer::Title || e.mentions.is_empty() {
            continue;
        }
        groups.entry(layer).or_default().push(Who {
            entity: i,
            name: e.name.clone(),
            note: role_of(&reading.record, e).unwrap_or_else(|| e.aliases.join(", ")),
            mentions: e.mentions.len(),
            claims: spoken.get(&i).copied().unwrap_or(0),
        });
    }
    for group in groups.values_mut() {
        crate::sort::sort_by(group, |a, b| {
            b.mentions.cmp(&a.mentions).then(a.entity.cmp(&b.entity))
        });
    }
    groups.into_iter().collect()
}

/// What patterns of one label match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matched {
    /// What the reader calls it.
    pub label: String,
    /// Index of the first match.
    pub first: usize,
    /// How many there are.
    pub count: usize,
    /// Different words that match, the first few.
    pub words: Vec<String>,
    /// Whether a pattern of it was not looked for everywhere.
    pub cut: bool,
}

/// How many of the words that match are shown.
const WORDS: usize = 3;

/// What the reader's patterns match, label by label in the order of the text.
#[must_use]
pub fn matched(reading: &Reading) -> Vec<Matched> {
    let mut all: Vec<Matched> = Vec::new();
    for (i, found) in reading.record.matches.iter().enumerate() {
        let at = all.iter().position(|m| m.label == found.label);
        let at = at.unwrap_or_else(|| {
            let unsearched = &reading.record.unsearched;
            all.push(Matched {
                label: found.label.clone(),
                first: i,
                count: 0,
                words: Vec::new(),
                cut: unsearched.iter().any(|u| u.label == found.label),
            });
            all.len() - 1
        });
        if let Some(matched) = all.get_mut(at) {
            matched.count += 1;
            if matched.words.len() < WORDS && !matched.words.contains(&found.text) {
                matched.words.push(found.text.clone());
            }
        }
    }
    all
}

/// A node of the graph of speakers and whom they speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Index into the record's entities.
    pub entity: usize,
    /// Its name.
    pub name: String,
    /// As what it is drawn.
    pub layer: Layer,
    /// Where, in a field of 0 to 1000 each way.
    pub at: (i32, i32),
}

/// A line of the graph: a speaker and an entity in the speaker's claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Index into the nodes.
    pub from: usize,
    /// Index into the nodes.
    pub to: usize,
    /// In how many claims.
    pub weight: usize,
}

/// Who speaks of whom: speakers on the left, what they speak of on the right, the busiest first, at most eight each.
#[must_use]
pub fn graph(reading: &Reading) -> (Vec<Node>, Vec<Edge>) {
    let record = &reading.record;
    let mut pairs: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for c in &record.claims {
        let speaker = c.speaker.as_ref().and_then(|s| s.entity.as_deref());
        let Some(speaker) = speaker.and_then(index_of) else {
            continue;
        };
        for other in c.entities.iter().filter_map(|id| index_of(id)) {
            let titled = record
                .entities
                .get(other)
                .is_none_or(|e| Layer::of(e.kind) == Layer::Title);
            if other != speaker && !titled {
                *pairs.entry((speaker, other)).or_default() += 1;
            }
        }
    }
    let side = |pick: fn(&(usize, usize)) -> usize| {
        let mut sums: BTreeMap<usize, usize> = BTreeMap::new();
        for (pair, n) in &pairs {
            *sums.entry(pick(pair)).or_default() += n;
        }
        let mut order: Vec<(usize, usize)> = sums.into_iter().collect();
        crate::sort::sort_by(&mut order, |a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        order.truncate(8);
        order.into_iter().map(|(e, _)| e).collect::<Vec<_>>()
    };
    let (left, right) = (side(|p| p.0), side(|p| p.1));
    let place = |entities: &[usize], x: i32| -> Vec<Node> {
        let step = 1000 / (i32::try_from(entities.len()).unwrap_or(1).max(1));
        (0i32..)
            .zip(entities)
            .filter_map(|(i, &entity)| {
                let e = record.entities.get(entity)?;
                Some(Node {
                    entity,
                    name: e.name.clone(),
                    layer: Layer::of(e.kind),
                    at: (x, step * i + step / 2),
                })
            })
            .collect()
    };
    let edges = pairs
        .iter()
        .filter_map(|(&(from, to), &weight)| {
            Some(Edge {
                from: left.iter().position(|&e| e == from)?,
                to: left.len() + right.iter().position(|&e| e == to)?,
                weight,
            })
        })
        .collect();
    let mut nodes = place(&left, 0);
    nodes.extend(place(&right, 1000));
    (nodes, edges)
}

/// A sentence that sums the article up: how many people, claims, figures.
#[must_use]
pub fn summary(reading: &Reading, lang: Lang) -> String {
    let r = &reading.record;
    let named = groups(reading).iter().map(|g| g.1.len()).sum::<usize>();
    let speakers = {
        let mut names: Vec<&str> = r
            .claims
            .iter()
            .filter_map(|c| c.speaker.as_ref())
            .map(|s| source_name(&reading.record, s))
            .collect();
        crate::sort::sort(&mut names);
        names.dedup();
        names.len()
    };
    let (claims, amounts, dates) = (r.claims.len(), r.amounts.len(), r.dates.len());
    let many = |n: usize, one: &str, more: &str| format!("{n} {}", if n == 1 { one } else { more });
    match lang {
        Lang::Korean => format!(
            "이름 {named}개, 발언 {claims}건(말한 이 {speakers}), 수치 {amounts}개, 날짜 {dates}개를 찾았습니다."
        ),
        _ => format!(
            "Found {}, {} by {}, {} and {}.",
            many(named, "name", "names"),
            many(claims, "claim", "claims"),
            many(speakers, "speaker", "speakers"),
            many(amounts, "amount", "amounts"),
            many(dates, "date", "dates"),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    const LISTS: &str = r#"
        "entities":[{"id":"e1","kind":"person","name":"윤서진","aliases":["윤"],"titles":["대표"],"organization":"e2","mentions":[{"start":0,"end":1,"text":"가","confidence":1}]},
          {"id":"e2","kind":"organization","name":"한빛전자","aliases":["한빛"],"titles":[],"organization":null,"mentions":[{"start":1,"end":2,"text":"나","confidence":1},{"start":2,"end":3,"text":"다","confidence":1}]},
          {"id":"e3","kind":"title","name":"대표","aliases":[],"titles":[],"organization":null,"mentions":[{"start":3,"end":4,"text":"라","confidence":1}]}],
        "claims":[{"id":"c1","start":0,"end":3,"text":"x","kind":"direct","speaker":{"start":0,"end":1,"text":"가","entity":"e1"},"via":null,"cue":null,"modality":"plan","check_worthiness":0.8,"entities":["e2","e3","e1"],"amounts":[],"dates":[],"confidence":0.5}]"#;

    #[test]
    fn groups_names_by_kind_without_bare_roles() {
        let groups = groups(&reading("가나다라", LISTS));
        assert_eq!(groups.len(), 2);
        assert_eq!(
            (groups[0].1[0].note.as_str(), groups[0].1[0].claims),
            ("한빛전자 대표", 1)
        );
        assert_eq!(
            (groups[1].1[0].note.as_str(), groups[1].1[0].mentions),
            ("한빛", 2)
        );
    }

    #[test]
    fn draws_a_line_from_the_speaker_to_whom_the_claim_names() {
        let (nodes, edges) = graph(&reading("가나다라", LISTS));
        assert_eq!(
            nodes.iter().map(|n| n.name.as_str()).collect::<Vec<_>>(),
            ["윤서진", "한빛전자"]
        );
        assert_eq!(
            edges,
            [Edge {
                from: 0,
                to: 1,
                weight: 1
            }]
        );
    }

    #[test]
    fn sums_up_with_right_plurals() {
        let r = reading("가나다라", LISTS);
        assert_eq!(
            summary(&r, Lang::English),
            "Found 2 names, 1 claim by 1 speaker, 0 amounts and 0 dates."
        );
    }
}
