//! The reader's corrections: applied in order to what the core found, so that undoing is leaving out the last. Offsets
//! are UTF-16 code units, as everything that leaves the page counts.

use serde::{Deserialize, Serialize};

use super::reading::index_of;
use crate::{
    AnnotatedArticle, EntityKind, EntityRecord, MentionRecord, OffsetIndex, OffsetUnit, Span,
};

/// Which list an annotation is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum List {
    /// Names.
    Entity,
    /// Amounts.
    Amount,
    /// Dates.
    Date,
    /// Claims.
    Claim,
}

/// One correction. `start` and `end` name an annotation by its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Edit {
    /// Takes an annotation away; with `all`, every mention of the same name.
    Remove {
        /// Which list.
        list: List,
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// The whole entity.
        #[serde(default)]
        all: bool,
    },
    /// Changes an entity's kind; without `all` this mention becomes an entity of its own.
    Relabel {
        /// First unit of a mention.
        start: usize,
        /// One past its last.
        end: usize,
        /// The right kind.
        kind: EntityKind,
        /// The whole entity.
        #[serde(default)]
        all: bool,
    },
    /// Adds a name; with `all`, wherever the same words stand free in the article. Names under it give way.
    Add {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
        /// Its kind.
        kind: EntityKind,
        /// Everywhere.
        #[serde(default)]
        all: bool,
    },
    /// Moves the borders of a mention.
    Respan {
        /// First unit before.
        start: usize,
        /// One past the last before.
        end: usize,
        /// First unit after.
        to_start: usize,
        /// One past the last after.
        to_end: usize,
    },
    /// Makes the entity of one mention the same as another's, which keeps its name and kind.
    Merge {
        /// First unit of the mention that joins.
        start: usize,
        /// One past its last.
        end: usize,
        /// First unit of a mention of the entity that it joins.
        into_start: usize,
        /// One past its last.
        into_end: usize,
    },
    /// Makes a mention an entity of its own.
    Split {
        /// First unit.
        start: usize,
        /// One past the last.
        end: usize,
    },
}

/// The corrections made so far, and those that were undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

impl History {
    /// A history of edits made before.
    #[must_use]
    pub fn of(done: Vec<Edit>) -> History {
        History {
            done,
            undone: Vec::new(),
        }
    }

    /// The edits in force.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.done
    }

    /// Makes an edit; what was undone is forgotten.
    pub fn make(&mut self, edit: Edit) {
        self.done.push(edit);
        self.undone.clear();
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) {
        self.undone.extend(self.done.pop());
    }

    /// Makes the edit that was last taken back.
    pub fn redo(&mut self) {
        self.done.extend(self.undone.pop());
    }

    /// Whether there is an edit to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is one to make again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

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
    renumber(record)
}

fn find(record: &AnnotatedArticle, start: usize, end: usize) -> Option<(usize, usize)> {
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
            let span = Span::new(index.to_byte(start), index.to_byte(end));
            let words = span.of(text).to_owned();
            if words.trim().is_empty() {
                return;
            }
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
        Edit::Respan {
            start,
            end,
            to_start,
            to_end,
        } => {
            let span = Span::new(index.to_byte(to_start), index.to_byte(to_end));
            let words = span.of(text).to_owned();
            let Some((e, m)) = find(record, start, end) else {
                return;
            };
            if words.trim().is_empty() {
                return;
            }
            let Some(moved) = record.entities.get_mut(e).map(|entity| {
                if entity.mentions.len() == 1 {
                    entity.name.clone_from(&words);
                }
                entity.mentions.remove(m)
            }) else {
                return;
            };
            clear(record, to_start, to_end);
            if let Some(entity) = record.entities.get_mut(e) {
                entity.mentions.push(MentionRecord {
                    start: to_start,
                    end: to_end,
                    text: words,
                    ..moved
                });
            }
        }
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

/// Rewrites every reference to an entity; `None` takes it away.
fn rewrite(record: &mut AnnotatedArticle, new: impl Fn(&String) -> Option<String>) {
    for e in &mut record.entities {
        e.organization = e.organization.as_ref().and_then(&new);
    }
    for c in &mut record.claims {
        for s in c.speaker.iter_mut().chain(&mut c.via) {
            s.entity = s.entity.as_ref().and_then(&new);
        }
        let mut seen: Vec<String> = Vec::new();
        for id in c.entities.iter().filter_map(&new) {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        c.entities = seen;
    }
}

/// Sorts every list by place, drops what was emptied, and numbers all anew.
fn renumber(mut record: AnnotatedArticle) -> AnnotatedArticle {
    // The old number of each that stays, in its new order.
    let mut order: Vec<usize> = (0..record.entities.len()).collect();
    for entity in &mut record.entities {
        entity.mentions.sort_by_key(|m| (m.start, m.end));
    }
    let first = |i: &usize| {
        let mentions = record.entities.get(*i).map(|e| &e.mentions);
        mentions.and_then(|m| m.first()).map(|m| m.start)
    };
    order.retain(|i| first(i).is_some());
    order.sort_by_key(|i| (first(i), *i));
    let entities = order
        .iter()
        .filter_map(|&i| record.entities.get(i).cloned())
        .collect();
    record.entities = entities;
    rewrite(&mut record, |id| {
        let old = index_of(id)?;
        let new = order.iter().position(|&i| i == old)?;
        Some(format!("e{}", new + 1))
    });
    for (i, e) in record.entities.iter_mut().enumerate() {
        e.id = format!("e{}", i + 1);
    }

    let amounts = kept(&record.amounts, |a| a.start < a.end);
    let dates = kept(&record.dates, |d| d.start < d.end);
    let claims = kept(&record.claims, |c| c.start < c.end);
    record.amounts.retain(|a| a.start < a.end);
    record.dates.retain(|d| d.start < d.end);
    record.claims.retain(|c| c.start < c.end);
    let renamed = |ids: &mut Vec<String>, letter: char, kept: &[usize]| {
        *ids = ids
            .iter()
            .filter_map(|id| new_id(id, letter, kept))
            .collect();
    };
    for (i, a) in record.amounts.iter_mut().enumerate() {
        a.id = format!("a{}", i + 1);
        a.same_as = a.same_as.as_ref().and_then(|id| new_id(id, 'a', &amounts));
    }
    for (i, d) in record.dates.iter_mut().enumerate() {
        d.id = format!("d{}", i + 1);
    }
    for (i, c) in record.claims.iter_mut().enumerate() {
        c.id = format!("c{}", i + 1);
        renamed(&mut c.amounts, 'a', &amounts);
        renamed(&mut c.dates, 'd', &dates);
    }
    // A finding that has lost what it spoke of says nothing any more.
    record.findings.retain_mut(|f| {
        let before = (f.amounts.len(), f.claims.len());
        renamed(&mut f.amounts, 'a', &amounts);
        renamed(&mut f.claims, 'c', &claims);
        before == (f.amounts.len(), f.claims.len())
    });
    for (i, f) in record.findings.iter_mut().enumerate() {
        f.id = format!("f{}", i + 1);
    }
    record
}

fn kept<T>(list: &[T], keep: impl Fn(&T) -> bool) -> Vec<usize> {
    let all = list.iter().enumerate();
    all.filter(|(_, x)| keep(x)).map(|(i, _)| i).collect()
}

fn new_id(id: &str, letter: char, kept: &[usize]) -> Option<String> {
    let old = index_of(id)?;
    let new = kept.iter().position(|&i| i == old)?;
    Some(format!("{letter}{}", new + 1))
}

#[cfg(test)]
mod tests {
    use super::super::reading::tests::reading;
    use super::*;

    const TEXT: &str = "윤서진은 서울로 갔다. 윤은 한빛에 있다. 한빛이 3명, 5명을 뽑았다.";

    fn record() -> AnnotatedArticle {
        reading(
            TEXT,
            r#""entities":[
              {"id":"e1","kind":"person","name":"윤서진","aliases":[],"titles":["대표"],"organization":"e3","mentions":[{"start":0,"end":3,"text":"윤서진","confidence":0.9}]},
              {"id":"e2","kind":"place","name":"서울","aliases":[],"titles":[],"organization":null,"mentions":[{"start":5,"end":7,"text":"서울","confidence":0.9}]},
              {"id":"e3","kind":"organization","name":"한빛","aliases":[],"titles":[],"organization":null,"mentions":[{"start":16,"end":18,"text":"한빛","confidence":0.9},{"start":24,"end":26,"text":"한빛","confidence":0.9}]}],
             "amounts":[{"id":"a1","start":28,"end":30,"text":"3명","kind":"count","low":"3","high":"3","unit":"명","per":null,"bound":"exact","direction":null,"same_as":null},
              {"id":"a2","start":32,"end":34,"text":"5명","kind":"count","low":"5","high":"5","unit":"명","per":null,"bound":"exact","direction":null,"same_as":null}],
             "claims":[{"id":"c1","start":5,"end":11,"text":"x","kind":"direct","speaker":{"start":0,"end":3,"text":"윤서진","entity":"e1"},"via":null,"cue":null,"modality":"plan","check_worthiness":0.5,"entities":["e2","e3"],"amounts":["a1","a2"],"dates":[],"confidence":0.9}],
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

    #[test]
    fn undoing_and_redoing_walk_the_same_way() {
        let mut history = History::default();
        history.make(Edit::Split { start: 0, end: 1 });
        history.make(Edit::Split { start: 1, end: 2 });
        history.undo();
        assert_eq!(history.edits().len(), 1);
        assert!(history.can_redo());
        history.redo();
        assert_eq!(history.edits().len(), 2);
        history.undo();
        history.make(Edit::Split { start: 2, end: 3 });
        assert!(!history.can_redo());
    }

    #[test]
    fn edits_are_written_and_read_as_json() {
        let edit = Edit::Add {
            start: 1,
            end: 2,
            kind: EntityKind::Place,
            all: true,
        };
        let json = serde_json::to_string(&edit).unwrap();
        assert_eq!(
            json,
            r#"{"do":"add","start":1,"end":2,"kind":"place","all":true}"#
        );
        assert_eq!(serde_json::from_str::<Edit>(&json).unwrap(), edit);
    }
}
