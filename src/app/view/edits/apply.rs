//! Carries corrections out, in order, on what the core found: undoing is leaving out the last.

use super::renumber::{renumber, rewrite};
use super::values::{BY_HAND, Place, respan, set_amount, set_claim, set_date, words};
use super::{Edit, List};
use crate::claim::worth::{CAUSE, COMPARISON, Features, weighed};
use crate::{
    AnnotatedArticle, EntityKind, EntityRecord, MentionRecord, OffsetIndex, OffsetUnit, Span,
};

/// The record with the edits applied in order. An edit whose annotation is not there does nothing.
#[must_use]
pub fn apply(text: &str, mut record: AnnotatedArticle, edits: &[Edit]) -> AnnotatedArticle {
    if edits.is_empty() {
        return record;
    }
    let index = OffsetIndex::new(text, OffsetUnit::Utf16);
    for edit in edits {
        one(text, &index, &mut record, edit);
    }
    let mut record = renumber(record);
    judge(text, &index, &mut record);
    record
}

/// Judges anew how much claims are worth checking, by the core's own formula: one that was underlined by hand has not
/// been judged, and what was put right in the others counts.
fn judge(text: &str, index: &OffsetIndex, record: &mut AnnotatedArticle) {
    let mut actors: Vec<&str> = record
        .entities
        .iter()
        .filter(|e| e.kind != EntityKind::Title)
        .map(|e| e.id.as_str())
        .collect();
    crate::sort::sort(&mut actors);
    for c in &mut record.claims {
        let has = |code: &str| c.reasons.iter().any(|r| r == code);
        let by_hand = has(BY_HAND);
        // The core has looked these up in its lists; of words underlined by hand nothing is known.
        let (compares, gives_cause) = (has(COMPARISON), has(CAUSE));
        let content = Span::new(index.to_byte(c.start), index.to_byte(c.end));
        let features = Features {
            content: content.of(text),
            kind: c.kind,
            modality: c.modality,
            amounts: c.amounts.len(),
            dates: c.dates.len(),
            entities: c
                .entities
                .iter()
                .filter(|e| actors.binary_search(&e.as_str()).is_ok())
                .count(),
            named_speaker: c.speaker.as_ref().is_some_and(|s| s.entity.is_some()),
        };
        let (worth, reasons) = weighed(&features, compares, gives_cause);
        let reasons = reasons.into_iter().chain(by_hand.then_some(BY_HAND));
        c.reasons = reasons.map(str::to_owned).collect();
        c.check_worthiness = worth;
    }
}

pub(super) fn find(record: &AnnotatedArticle, start: usize, end: usize) -> Option<(usize, usize)> {
    record.entities.iter().enumerate().find_map(|(e, entity)| {
        let at = |m: &MentionRecord| m.start == start && m.end == end;
        Some((e, entity.mentions.iter().position(at)?))
    })
}

fn one(text: &str, index: &OffsetIndex, record: &mut AnnotatedArticle, edit: &Edit) {
    match *edit {
        Edit::Remove {
            list,
            start,
            end,
            all,
        } => {
            let here = |s: usize, e: usize| s == start && e == end;
            match list {
                List::Entity => {
                    if let Some((e, m)) = find(record, start, end)
                        && let Some(entity) = record.entities.get_mut(e)
                    {
                        if all {
                            entity.mentions.clear();
                        } else {
                            entity.mentions.remove(m);
                        }
                    }
                }
                // Emptied, not taken out: references go by number until the end.
                List::Amount => each(&mut record.amounts, |a| {
                    if here(a.start, a.end) {
                        a.end = a.start;
                    }
                }),
                List::Date => each(&mut record.dates, |d| {
                    if here(d.start, d.end) {
                        d.end = d.start;
                    }
                }),
                List::Claim => each(&mut record.claims, |c| {
                    if here(c.start, c.end) {
                        c.end = c.start;
                    }
                }),
            }
        }
        Edit::Relabel {
            start,
            end,
            kind,
            all,
        } => {
            let Some((e, m)) = find(record, start, end) else {
                return;
            };
            let e = if all { e } else { split(record, e, m) };
            if let Some(entity) = record.entities.get_mut(e) {
                entity.kind = kind;
            }
        }
        Edit::Add {
            start,
            end,
            kind,
            all,
        } => {
            let Some(words) = words(text, index, (start, end)) else {
                return;
            };
            clear(record, start, end);
            let mut places = vec![(start, end)];
            if all {
                places.extend(elsewhere(text, index, record, &words, start));
            }
            let mentions = places.into_iter().map(|(start, end)| MentionRecord {
                start,
                end,
                text: words.clone(),
                confidence: 1.0,
            });
            let known = record
                .entities
                .iter_mut()
                .find(|e| e.kind == kind && (e.name == words || e.aliases.contains(&words)));
            match known {
                Some(entity) => entity.mentions.extend(mentions),
                None => {
                    let mentions = mentions.collect();
                    record.entities.push(blank(kind, words.clone(), mentions));
                }
            }
        }
        Edit::SetAmount {
            start,
            end,
            ref value,
        } => set_amount(text, index, record, (start, end), value),
        Edit::SetDate {
            start,
            end,
            ref value,
            ref end_value,
        } => set_date(
            text,
            index,
            record,
            (start, end),
            (value.clone(), end_value.clone()),
        ),
        Edit::SetClaim {
            start,
            end,
            ref value,
        } => set_claim(text, index, record, (start, end), value),
        Edit::Respan {
            list,
            start,
            end,
            to_start,
            to_end,
        } => respan(text, index, record, list, (start, end), (to_start, to_end)),
        Edit::Merge {
            start,
            end,
            into_start,
            into_end,
        } => {
            let (Some((from, _)), Some((into, _))) =
                (find(record, start, end), find(record, into_start, into_end))
            else {
                return;
            };
            merge(record, from, into);
        }
        Edit::Split { start, end } => {
            if let Some((e, m)) = find(record, start, end) {
                split(record, e, m);
            }
        }
    }
}

/// Moves the borders of a mention; names under the new ones give way.
pub(super) fn respan_mention(record: &mut AnnotatedArticle, from: Place, to: Place, words: String) {
    let Some((e, m)) = find(record, from.0, from.1) else {
        return;
    };
    let Some(moved) = record.entities.get_mut(e).map(|entity| {
        if entity.mentions.len() == 1 {
            entity.name.clone_from(&words);
        }
        entity.mentions.remove(m)
    }) else {
        return;
    };
    clear(record, to.0, to.1);
    if let Some(entity) = record.entities.get_mut(e) {
        entity.mentions.push(MentionRecord {
            start: to.0,
            end: to.1,
            text: words,
            ..moved
        });
    }
}

fn each<T>(list: &mut [T], f: impl FnMut(&mut T)) {
    list.iter_mut().for_each(f);
}

fn blank(kind: EntityKind, name: String, mentions: Vec<MentionRecord>) -> EntityRecord {
    EntityRecord {
        id: String::new(),
        kind,
        name,
        aliases: Vec::new(),
        titles: Vec::new(),
        organization: None,
        mentions,
    }
}

/// Gives a mention an entity of its own, unless it has one; returns its index.
fn split(record: &mut AnnotatedArticle, e: usize, m: usize) -> usize {
    let Some(entity) = record.entities.get_mut(e) else {
        return e;
    };
    if entity.mentions.len() < 2 {
        return e;
    }
    let mention = entity.mentions.remove(m);
    let new = blank(entity.kind, mention.text.clone(), vec![mention]);
    record.entities.push(new);
    record.entities.len() - 1
}

fn merge(record: &mut AnnotatedArticle, from: usize, into: usize) {
    if from == into {
        return;
    }
    let Some(gone) = record.entities.get_mut(from) else {
        return;
    };
    let mentions = std::mem::take(&mut gone.mentions);
    let mut names = std::mem::take(&mut gone.aliases);
    names.insert(0, gone.name.clone());
    let titles = std::mem::take(&mut gone.titles);
    let organization = gone.organization.take();
    if let Some(entity) = record.entities.get_mut(into) {
        entity.mentions.extend(mentions);
        for name in names {
            if name != entity.name && !entity.aliases.contains(&name) {
                entity.aliases.push(name);
            }
        }
        for title in titles {
            if !entity.titles.contains(&title) {
                entity.titles.push(title);
            }
        }
        entity.organization = entity.organization.take().or(organization);
    }
    // Whoever spoke of the one now speaks of the other.
    let (old, new) = (format!("e{}", from + 1), format!("e{}", into + 1));
    rewrite(record, |id| {
        if *id == old {
            Some(new.clone())
        } else {
            Some(id.clone())
        }
    });
}

/// Makes room for a name.
fn clear(record: &mut AnnotatedArticle, start: usize, end: usize) {
    for entity in &mut record.entities {
        entity.mentions.retain(|m| m.end <= start || end <= m.start);
    }
}

/// Where else the words stand in the body, free of other names.
fn elsewhere(
    text: &str,
    index: &OffsetIndex,
    record: &AnnotatedArticle,
    words: &str,
    but: usize,
) -> Vec<(usize, usize)> {
    let taken = |start: usize, end: usize| {
        let mentions = record.entities.iter().flat_map(|e| &e.mentions);
        mentions.into_iter().any(|m| m.start < end && start < m.end)
    };
    let in_body = |start: usize, end: usize| {
        record.body.is_empty() || record.body.iter().any(|b| b.start <= start && end <= b.end)
    };
    text.match_indices(words)
        .map(|(at, found)| (index.of_byte(at), index.of_byte(at + found.len())))
        .filter(|&(start, end)| start != but && !taken(start, end) && in_body(start, end))
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::app::view::reading::tests::reading;

    pub(in super::super) const TEXT: &str =
        "윤서진은 서울로 갔다. 윤은 한빛에 있다. 한빛이 3명, 5명을 뽑았다.";

    pub(in super::super) fn record() -> AnnotatedArticle {
        reading(
            TEXT,
            r#""entities":[
              {"id":"e1","kind":"person","name":"윤서진","aliases":[],"titles":["대표"],"organization":"e3","mentions":[{"start":0,"end":3,"text":"윤서진","confidence":0.9}]},
              {"id":"e2","kind":"place","name":"서울","aliases":[],"titles":[],"organization":null,"mentions":[{"start":5,"end":7,"text":"서울","confidence":0.9}]},
              {"id":"e3","kind":"organization","name":"한빛","aliases":[],"titles":[],"organization":null,"mentions":[{"start":16,"end":18,"text":"한빛","confidence":0.9},{"start":24,"end":26,"text":"한빛","confidence":0.9}]}],
             "amounts":[{"id":"a1","start":28,"end":30,"text":"3명","kind":"count","low":"3","high":"3","unit":"명","per":null,"bound":"exact","direction":null,"same_as":null},
              {"id":"a2","start":32,"end":34,"text":"5명","kind":"count","low":"5","high":"5","unit":"명","per":null,"bound":"exact","direction":null,"same_as":null}],
             "claims":[{"id":"c1","start":5,"end":11,"text":"x","kind":"direct","speaker":{"start":0,"end":3,"text":"윤서진","entity":"e1"},"via":null,"cue":null,"modality":"plan","check_worthiness":0.42,"reasons":["figure","named_actor","named_speaker","plan","short"],"entities":["e2","e3"],"amounts":["a1","a2"],"dates":[],"confidence":0.9}],
             "findings":[{"id":"f1","kind":"conversion","severity":"note","amounts":["a1"],"claims":[],"message":{"ko":"가","en":"a"}}]"#,
        )
        .record_in(OffsetUnit::Utf16)
    }

    fn names(record: &AnnotatedArticle) -> Vec<(String, EntityKind, usize)> {
        let all = record.entities.iter();
        all.map(|e| (e.name.clone(), e.kind, e.mentions.len()))
            .collect()
    }

    #[test]
    fn nothing_changes_without_edits() {
        assert_eq!(apply(TEXT, record(), &[]), record());
        let lost = Edit::Split { start: 90, end: 91 };
        assert_eq!(apply(TEXT, record(), &[lost]), record());
    }

    #[test]
    fn what_is_put_right_in_a_claim_counts_for_its_worth() {
        let remove = |start, end| Edit::Remove {
            list: List::Amount,
            start,
            end,
            all: false,
        };
        let r = apply(TEXT, record(), &[remove(28, 30), remove(32, 34)]);
        assert!(!r.claims[0].reasons.contains(&"figure".to_owned()));
        assert!(r.claims[0].check_worthiness < record().claims[0].check_worthiness);
    }

    #[test]
    fn removing_a_name_numbers_the_rest_anew() {
        let edit = Edit::Remove {
            list: List::Entity,
            start: 5,
            end: 7,
            all: false,
        };
        let r = apply(TEXT, record(), &[edit]);
        assert_eq!(names(&r).len(), 2);
        assert_eq!(r.entities[0].organization.as_deref(), Some("e2"));
        assert_eq!(r.claims[0].entities, ["e2"]);
        assert_eq!(r.entities[1].id, "e2");
    }

    #[test]
    fn removing_an_amount_takes_its_finding_along() {
        let edit = Edit::Remove {
            list: List::Amount,
            start: 28,
            end: 30,
            all: false,
        };
        let r = apply(TEXT, record(), &[edit]);
        assert_eq!((r.amounts.len(), r.findings.len()), (1, 0));
        assert_eq!(r.claims[0].amounts, ["a1"]);
        assert_eq!(r.amounts[0].text, "5명");
    }

    #[test]
    fn a_kind_changes_for_one_mention_or_for_all() {
        let relabel = |all| Edit::Relabel {
            start: 24,
            end: 26,
            kind: EntityKind::Product,
            all,
        };
        assert_eq!(
            names(&apply(TEXT, record(), &[relabel(true)]))[2],
            ("한빛".into(), EntityKind::Product, 2)
        );
        let one = names(&apply(TEXT, record(), &[relabel(false)]));
        assert_eq!(one[2], ("한빛".into(), EntityKind::Organization, 1));
        assert_eq!(one[3], ("한빛".into(), EntityKind::Product, 1));
    }

    #[test]
    fn adding_makes_room_and_can_go_everywhere() {
        let edit = Edit::Add {
            start: 13,
            end: 14,
            kind: EntityKind::Person,
            all: true,
        };
        let r = apply(TEXT, record(), &[edit]);
        // Not inside 윤서진, which is a name already.
        assert_eq!(names(&r)[2], ("윤".into(), EntityKind::Person, 1));
        let over = Edit::Add {
            start: 0,
            end: 1,
            kind: EntityKind::Person,
            all: true,
        };
        let r = apply(TEXT, record(), &[over]);
        assert_eq!(names(&r)[0], ("윤".into(), EntityKind::Person, 2));
        assert_eq!(r.claims[0].speaker.as_ref().unwrap().entity, None);
    }

    #[test]
    fn merging_joins_mentions_names_and_references() {
        let edits = [
            Edit::Add {
                start: 13,
                end: 14,
                kind: EntityKind::Person,
                all: false,
            },
            Edit::Merge {
                start: 13,
                end: 14,
                into_start: 0,
                into_end: 3,
            },
        ];
        let r = apply(TEXT, record(), &edits);
        assert_eq!(names(&r)[0], ("윤서진".into(), EntityKind::Person, 2));
        assert_eq!(r.entities[0].aliases, ["윤"]);
        let edits = [Edit::Merge {
            start: 5,
            end: 7,
            into_start: 16,
            into_end: 18,
        }];
        assert_eq!(apply(TEXT, record(), &edits).claims[0].entities, ["e2"]);
    }

    #[test]
    fn borders_move_and_the_name_follows() {
        let edit = Edit::Respan {
            list: List::Entity,
            start: 5,
            end: 7,
            to_start: 5,
            to_end: 8,
        };
        let r = apply(TEXT, record(), &[edit]);
        assert_eq!(
            (r.entities[1].name.as_str(), r.entities[1].mentions[0].end),
            ("서울로", 8)
        );
    }
}
