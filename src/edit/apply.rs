//! Carries corrections out, in order, on what the core found: undoing is leaving out the last.

use std::borrow::Cow;

use super::names::{blank, clear, elsewhere, find, merge, split};
use super::place::words;
use super::renumber::renumber;
use super::values::{BY_HAND, respan, set_amount, set_claim, set_date};
use super::{Edit, List, Reason, Unapplied};
use crate::claim::worth::{Features, Words};
use crate::{AnnotatedArticle, EntityKind, MentionRecord, OffsetIndex, OffsetUnit, Span};

/// An article with its corrections.
#[derive(Debug, Clone, PartialEq)]
pub struct Corrected {
    /// What has become of it: lists sorted by place, everything numbered anew.
    pub article: AnnotatedArticle,
    /// The corrections that were not carried out, in order.
    pub unapplied: Vec<Unapplied>,
}

/// Carries corrections out one after the other. `text` is the text that the record was made from; record and corrections
/// count `unit`. How much claims are worth checking is judged anew; what was found out about an amount that is changed or
/// taken away no longer stands. A correction that cannot be carried out changes nothing and is named with the reason.
///
/// # Examples
/// ```
/// use mitjul::edit::{self, Edit, List, Reason};
/// use mitjul::{Annotator, OffsetUnit, Options};
///
/// let text = "Halden Electric said on Tuesday that its revenue rose to $2.4 billion.";
/// let record = Annotator::new().annotate(text, &Options::default()).record(text, OffsetUnit::Utf16);
/// let date = &record.dates[0];
/// let remove = |(start, end)| Edit::Remove { list: List::Date, start, end, all: false };
/// let edits = [remove((date.start, date.end)), remove((0, 6))];
/// let corrected = edit::apply(text, record, OffsetUnit::Utf16, &edits);
/// assert!(corrected.article.dates.is_empty());
/// assert_eq!(corrected.unapplied[0].index, 1);
/// assert_eq!(corrected.unapplied[0].reason, Reason::NothingThere(List::Date));
/// ```
#[must_use]
pub fn apply(
    text: &str,
    mut record: AnnotatedArticle,
    unit: OffsetUnit,
    edits: &[Edit],
) -> Corrected {
    let mut unapplied = Vec::new();
    if edits.is_empty() {
        return Corrected {
            article: record,
            unapplied,
        };
    }
    let index = OffsetIndex::new(text, unit);
    for (i, edit) in edits.iter().enumerate() {
        if let Err(reason) = one(text, &index, &mut record, edit) {
            unapplied.push(Unapplied { index: i, reason });
        }
    }
    let mut article = renumber(record);
    judge(text, &index, &mut article);
    Corrected { article, unapplied }
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
    let words = Words::of_every_language();
    for c in &mut record.claims {
        let by_hand = c.reasons.iter().any(|r| r == BY_HAND);
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
        let (worth, reasons) = words.score(&features);
        c.reasons = reasons.into_iter().map(Cow::into_owned).collect();
        c.reasons.extend(by_hand.then(|| BY_HAND.to_owned()));
        c.check_worthiness = worth;
    }
}

fn one(
    text: &str,
    index: &OffsetIndex,
    record: &mut AnnotatedArticle,
    edit: &Edit,
) -> Result<(), Reason> {
    const NO_NAME: Reason = Reason::NothingThere(List::Entity);
    match *edit {
        Edit::Remove {
            list,
            start,
            end,
            all,
        } => {
            // Emptied, not taken out: references go by number until the end.
            let mut gone = 0;
            let mut empty = |s: usize, e: &mut usize| {
                if s == start && *e == end && start < end {
                    *e = s;
                    gone += 1;
                }
            };
            match list {
                List::Entity => {
                    let (e, m) = find(record, start, end).ok_or(NO_NAME)?;
                    if let Some(entity) = record.entities.get_mut(e) {
                        if all {
                            entity.mentions.clear();
                        } else {
                            entity.mentions.remove(m);
                        }
                    }
                    return Ok(());
                }
                List::Amount => each(&mut record.amounts, |a| empty(a.start, &mut a.end)),
                List::Date => each(&mut record.dates, |d| empty(d.start, &mut d.end)),
                List::Claim => each(&mut record.claims, |c| empty(c.start, &mut c.end)),
            }
            if gone == 0 {
                return Err(Reason::NothingThere(list));
            }
        }
        Edit::Relabel {
            start,
            end,
            kind,
            all,
        } => {
            let (e, m) = find(record, start, end).ok_or(NO_NAME)?;
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
            let words = words(text, index, (start, end))?;
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
        } => set_amount(text, index, record, (start, end), value)?,
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
        )?,
        Edit::SetClaim {
            start,
            end,
            ref value,
        } => set_claim(text, index, record, (start, end), value)?,
        Edit::Respan {
            list,
            start,
            end,
            to_start,
            to_end,
        } => respan(text, index, record, list, (start, end), (to_start, to_end))?,
        Edit::Merge {
            start,
            end,
            into_start,
            into_end,
        } => {
            let (from, _) = find(record, start, end).ok_or(NO_NAME)?;
            let (into, _) = find(record, into_start, into_end).ok_or(NO_NAME)?;
            if from == into {
                return Err(Reason::SameEntity);
            }
            merge(record, from, into);
        }
        Edit::Split { start, end } => {
            let (e, m) = find(record, start, end).ok_or(NO_NAME)?;
            if (record.entities.get(e)).is_none_or(|entity| entity.mentions.len() < 2) {
                return Err(Reason::Alone);
            }
            split(record, e, m);
        }
    }
    Ok(())
}

fn each<T>(list: &mut [T], f: impl FnMut(&mut T)) {
    list.iter_mut().for_each(f);
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{BY_HAND, ClaimValue};
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

    pub(in super::super) fn apply(
        text: &str,
        record: AnnotatedArticle,
        edits: &[Edit],
    ) -> AnnotatedArticle {
        super::apply(text, record, OffsetUnit::Utf16, edits).article
    }

    /// What is said of corrections that cannot be carried out.
    pub(in super::super) fn said(edits: &[Edit]) -> Vec<(usize, Reason)> {
        let unapplied = super::apply(TEXT, record(), OffsetUnit::Utf16, edits).unapplied;
        unapplied.iter().map(|u| (u.index, u.reason)).collect()
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
        assert_eq!(
            said(std::slice::from_ref(&lost)),
            [(0, Reason::NothingThere(List::Entity))]
        );
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
    fn a_claim_underlined_by_hand_is_judged_as_the_core_judges_the_same_words() {
        for text in [
            "한빛전자 윤서진 대표는 7일 “매출이 지난해보다 20% 늘었다”고 말했다.",
            "한빛전자는 7일 물이 모자라기 때문에 공장을 세웠다고 밝혔다.",
            "윤서진 대표는 “좋은 시장이다”라고 말했다.",
        ] {
            let found = crate::Annotator::new().annotate(text, &crate::Options::default());
            let found = found.record(text, OffsetUnit::Utf16);
            let [claim] = found.claims.as_slice() else {
                panic!("{text}: {:?}", found.claims)
            };
            let (start, end) = (claim.start, claim.end);
            let value = ClaimValue {
                speaker: claim.speaker.as_ref().map(|s| (s.start, s.end)),
                modality: claim.modality,
                kind: claim.kind,
            };
            let remove = Edit::Remove {
                list: List::Claim,
                start,
                end,
                all: false,
            };
            let add = Edit::SetClaim { start, end, value };
            let by_hand = apply(text, found.clone(), &[remove, add]);
            let mut reasons = claim.reasons.clone();
            reasons.push(BY_HAND.to_owned());
            assert_eq!(by_hand.claims[0].reasons, reasons, "{text}");
            let worth = by_hand.claims[0].check_worthiness;
            assert!((worth - claim.check_worthiness).abs() < 1e-6, "{text}");
        }
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

    #[test]
    fn what_cannot_be_carried_out_is_named_and_the_rest_is_done() {
        let add = |start, end| Edit::Add {
            start,
            end,
            kind: EntityKind::Place,
            all: false,
        };
        let merge = |into_start, into_end| Edit::Merge {
            start: 24,
            end: 26,
            into_start,
            into_end,
        };
        let remove = |list, start, end| Edit::Remove {
            list,
            start,
            end,
            all: false,
        };
        let edits = [
            add(4, 5),
            add(5, 5),
            add(30, 99),
            merge(16, 18),
            merge(13, 14),
            Edit::Split { start: 5, end: 7 },
            remove(List::Date, 5, 7),
            remove(List::Amount, 28, 30),
            remove(List::Amount, 28, 30),
        ];
        let expected = [
            (0, Reason::Blank),
            (1, Reason::NoPlace),
            (2, Reason::NoPlace),
            (3, Reason::SameEntity),
            (4, Reason::NothingThere(List::Entity)),
            (5, Reason::Alone),
            (6, Reason::NothingThere(List::Date)),
            (8, Reason::NothingThere(List::Amount)),
        ];
        assert_eq!(said(&edits), expected);
        assert_eq!(apply(TEXT, record(), &edits).amounts.len(), 1);
    }

    #[test]
    fn places_count_the_unit_of_the_record() {
        let text = "😀 한빛이 3명을 뽑았다.";
        for unit in [OffsetUnit::Byte, OffsetUnit::Utf16, OffsetUnit::CodePoint] {
            let found = crate::Annotator::new().annotate(text, &crate::Options::default());
            let record = found.record(text, unit);
            let start = OffsetIndex::new(text, unit).of_byte(5);
            let end = OffsetIndex::new(text, unit).of_byte(11);
            let edit = Edit::Add {
                start,
                end,
                kind: EntityKind::Organization,
                all: false,
            };
            let corrected = super::apply(text, record, unit, &[edit]);
            assert_eq!(corrected.unapplied, []);
            let named = corrected.article.document(text, unit);
            assert!(named.entities.iter().any(|e| e.name == "한빛"), "{unit:?}");
        }
        let cut = Edit::Add {
            start: 1,
            end: 4,
            kind: EntityKind::Place,
            all: false,
        };
        let record =
            crate::outline(text, &crate::Options::default()).record(text, OffsetUnit::Utf16);
        let corrected = super::apply(text, record, OffsetUnit::Utf16, &[cut]);
        assert_eq!(corrected.unapplied[0].reason, Reason::NoPlace);
    }
}
