//! The annotations of a written document in one list, and what there is to say of each.

use crate::document::{AmountKind, Bound, Colour};
use crate::export::record::{
    AmountRecord, AnnotatedArticle, ClaimRecord, DateRecord, EntityRecord, MatchRecord,
    MentionRecord,
};
use crate::export::{reading, unit};
use crate::language::Language;
use crate::text::{OffsetIndex, Span};

/// One annotation: what it is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Item<'a> {
    Entity(&'a EntityRecord, &'a MentionRecord),
    Amount(&'a AmountRecord),
    Date(&'a DateRecord),
    Claim(&'a ClaimRecord),
    Match(&'a MatchRecord),
}

/// One annotation at its place.
#[derive(Debug, Clone)]
pub(crate) struct Placed<'a> {
    /// In bytes of the text.
    pub span: Span,
    /// In the record's unit.
    pub range: (usize, usize),
    /// `e1.2` for an entity's second mention, else the record's id.
    pub id: String,
    pub item: Item<'a>,
}

/// Every annotation, by start, the longer before the shorter.
pub(crate) fn placed<'a>(article: &'a AnnotatedArticle, index: &OffsetIndex) -> Vec<Placed<'a>> {
    let mut all = Vec::new();
    let mut put = |start: usize, end: usize, id: String, item: Item<'a>| {
        all.push(Placed {
            span: Span::new(index.to_byte(start), index.to_byte(end)),
            range: (start, end),
            id,
            item,
        });
    };
    for claim in &article.claims {
        put(claim.start, claim.end, claim.id.clone(), Item::Claim(claim));
    }
    for entity in &article.entities {
        for (i, mention) in entity.mentions.iter().enumerate() {
            put(
                mention.start,
                mention.end,
                format!("{}.{}", entity.id, i + 1),
                Item::Entity(entity, mention),
            );
        }
    }
    for amount in &article.amounts {
        put(
            amount.start,
            amount.end,
            amount.id.clone(),
            Item::Amount(amount),
        );
    }
    for date in &article.dates {
        put(date.start, date.end, date.id.clone(), Item::Date(date));
    }
    for found in &article.matches {
        put(found.start, found.end, found.id.clone(), Item::Match(found));
    }
    crate::sort::sort_by_key(&mut all, |p| (p.span.start, std::cmp::Reverse(p.span.end)));
    all
}

impl Item<'_> {
    /// The layer it belongs to: an entity's kind, or `amount`, `date`, `claim`, `match`.
    pub(crate) fn layer(&self) -> &'static str {
        match self {
            Item::Entity(entity, _) => entity.kind.as_str(),
            Item::Amount(_) => "amount",
            Item::Date(_) => "date",
            Item::Claim(_) => "claim",
            Item::Match(_) => "match",
        }
    }

    /// The hue that the reader has chosen for it.
    pub(crate) fn colour(&self) -> Option<Colour> {
        match self {
            Item::Match(found) => found.colour,
            _ => None,
        }
    }

    /// What it is, in a few words.
    pub(crate) fn heading(&self, language: Language) -> String {
        match self {
            Item::Entity(entity, _) => {
                format!("{} · {}", entity.name, entity.kind.label(language))
            }
            Item::Amount(amount) => format!(
                "{} · {}",
                amount_value(amount, language),
                amount.kind.label(language)
            ),
            Item::Date(date) => match date_value(date, language) {
                Some(value) => format!("{value} · {}", language.pick("날짜", "date")),
                None => language
                    .pick("날짜 · 확정할 수 없음", "date · cannot be resolved")
                    .to_owned(),
            },
            Item::Claim(claim) => format!(
                "{} · {}",
                speaker(claim, language),
                claim.modality.label(language)
            ),
            Item::Match(found) => {
                format!("{} · {}", found.label, language.pick("내 패턴", "pattern"))
            }
        }
    }

    /// What else there is to say.
    pub(crate) fn details(&self, article: &AnnotatedArticle, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        let mut say = |ko: &str, en: &str, value: &str| {
            lines.push(format!("{}: {value}", language.pick(ko, en)));
        };
        match self {
            Item::Entity(entity, _) => {
                if !entity.aliases.is_empty() {
                    say("다른 이름", "also", &entity.aliases.join(", "));
                }
                if !entity.titles.is_empty() {
                    say("직책", "roles", &entity.titles.join(", "));
                }
                let organization = entity.organization.as_deref().and_then(|id| {
                    let found = article.entities.iter().find(|e| e.id == id)?;
                    Some(found.name.as_str())
                });
                if let Some(name) = organization {
                    say("소속", "of", name);
                }
                say("언급", "mentions", &entity.mentions.len().to_string());
            }
            Item::Amount(amount) => {
                if let Some(words) = full_digits(amount, language) {
                    say("숫자로", "in digits", &words);
                }
                if let Some(direction) = amount.direction {
                    say("변화", "change", direction.label(language));
                }
                let other = amount.same_as.as_deref().and_then(|id| {
                    let found = article.amounts.iter().find(|a| a.id == id)?;
                    Some(found.text.as_str())
                });
                if let Some(words) = other {
                    say("같은 금액", "restates", words);
                }
            }
            Item::Date(date) => {
                if date.value.is_some() {
                    say("본문 표현", "in the text", &date.text);
                }
            }
            Item::Claim(claim) => {
                say("방식", "form", claim.kind.label(language));
                if let Some(cue) = &claim.cue {
                    say("서술", "reported by", &cue.text);
                }
                if let Some(via) = &claim.via {
                    say("전한 곳", "via", &via.text);
                }
            }
            Item::Match(found) => {
                for (name, words) in &found.groups {
                    say(name, name, words);
                }
            }
        }
        lines
    }
}

/// Which patterns were not looked for everywhere, a sentence each.
pub(crate) fn unsearched(article: &AnnotatedArticle, language: Language) -> Vec<String> {
    let sentence = |label: &str| match language {
        Language::Korean => format!("'{label}' 패턴은 글의 뒷부분에서 찾지 않았습니다"),
        _ => format!("The rest of the text was not searched for '{label}'"),
    };
    article
        .unsearched
        .iter()
        .map(|u| sentence(&u.label))
        .collect()
}

/// Who speaks, or that nobody is named.
pub(crate) fn speaker(claim: &ClaimRecord, language: Language) -> String {
    claim.speaker.as_ref().map_or_else(
        || language.pick("말한 이 없음", "no source named").to_owned(),
        |s| s.text.clone(),
    )
}

/// A date's value, with its end, part of the day and clock time.
pub(crate) fn date_value(date: &DateRecord, language: Language) -> Option<String> {
    let mut words = date.value.clone()?;
    if let Some(end) = &date.end_value {
        words.push('~');
        words.push_str(end);
    }
    if let Some(part) = date.part {
        words.push(' ');
        words.push_str(part.label(language));
    }
    if let Some(time) = &date.time {
        words.push(' ');
        words.push_str(time);
    }
    Some(words)
}

/// An amount's value as people read it: `약 730조 KRW`, `at least 20 명`.
pub(crate) fn amount_value(amount: &AmountRecord, language: Language) -> String {
    let read = |words: &Option<String>| {
        let value = reading::Digits::read(words.as_deref()?)?;
        Some(match language {
            Language::Korean => reading::korean(value),
            _ => reading::english(value),
        })
    };
    let number = match (read(&amount.low), read(&amount.high)) {
        (Some(low), Some(high)) if low != high => format!("{low}~{high}"),
        (Some(value), _) | (None, Some(value)) => value,
        (None, None) => return amount.text.clone(),
    };
    let value = with_unit(amount, &number, language);
    let bound = amount.bound.label(language);
    match (amount.bound, language) {
        (Bound::Exact | Bound::Range, _) => value,
        (Bound::AtLeast | Bound::MoreThan | Bound::AtMost | Bound::LessThan, Language::Korean) => {
            format!("{value} {bound}")
        }
        _ => format!("{bound} {value}"),
    }
}

/// A number with the unit's word behind it.
fn with_unit(amount: &AmountRecord, number: &str, language: Language) -> String {
    let Some(unit) = amount.unit.as_deref() else {
        return number.to_owned();
    };
    if unit::leads(unit, language) {
        return format!("No. {number}");
    }
    let word = unit::word(unit, amount.kind, language, number == "1").unwrap_or(unit);
    match amount.kind {
        AmountKind::Percent | AmountKind::PercentPoint => format!("{number}{word}"),
        _ => format!("{number} {word}"),
    }
}

/// An amount in all its digits.
pub(crate) fn full_digits(amount: &AmountRecord, language: Language) -> Option<String> {
    let read =
        |words: &Option<String>| Some(reading::grouped(reading::Digits::read(words.as_deref()?)?));
    let (low, high) = (read(&amount.low), read(&amount.high));
    let number = match (low, high) {
        (Some(low), Some(high)) if low != high => format!("{low}~{high}"),
        (low, high) => low.or(high)?,
    };
    Some(match amount.kind {
        AmountKind::Percent | AmountKind::PercentPoint => {
            format!("{number} {}", amount.unit.as_deref().unwrap_or(""))
        }
        _ => with_unit(amount, &number, language),
    })
}
