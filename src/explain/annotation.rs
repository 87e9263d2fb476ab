//! What there is to tell of one annotation: what it is, what it is called or comes to, and the facts about it.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::{Words, day, number, words};
use crate::document::{Colour, Modality};
use crate::edit::BY_HAND;
use crate::export::{
    AmountRecord, AnnotatedArticle, ClaimRecord, DateRecord, EntityRecord, MatchRecord,
    MentionRecord, SourceRecord, index_of,
};
use crate::language::Language;

/// One annotation: what it is about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject<'a> {
    Entity(&'a EntityRecord, &'a MentionRecord),
    Amount(&'a AmountRecord),
    Date(&'a DateRecord),
    Claim(&'a ClaimRecord),
    Match(&'a MatchRecord),
}

impl Subject<'_> {
    /// The layer it belongs to: an entity's kind, or `amount`, `date`, `claim`, `match`.
    pub(crate) fn layer(&self) -> &'static str {
        match self {
            Subject::Entity(entity, _) => entity.kind.as_str(),
            Subject::Amount(_) => "amount",
            Subject::Date(_) => "date",
            Subject::Claim(_) => "claim",
            Subject::Match(_) => "match",
        }
    }

    /// The hue that the reader has chosen for it.
    pub(crate) fn colour(&self) -> Option<Colour> {
        match self {
            Subject::Match(found) => found.colour,
            _ => None,
        }
    }
}

/// A labelled fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What.
    pub label: Cow<'static, str>,
    /// Its value.
    pub value: String,
}

/// What there is to tell. All mentions of a name are told alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// What it is: `인물` (person), `금액` (money), `직접 인용 · 계획` (direct quotation, plan).
    pub kind: String,
    /// What it is called, its value, or who says it.
    pub head: String,
    /// The facts, the most telling first.
    pub facts: Vec<Fact>,
    /// Those that a card with a count of places and with reasons tells there.
    pub beside: Vec<Fact>,
}

impl Told {
    fn new(kind: impl Into<String>, head: impl Into<String>) -> Told {
        Told {
            kind: kind.into(),
            head: head.into(),
            facts: Vec::new(),
            beside: Vec::new(),
        }
    }

    fn fact(&mut self, label: &'static str, value: impl Into<Option<String>>) {
        self.facts.extend(fact(label, value));
    }

    /// What it is, in a line.
    pub(crate) fn heading(&self) -> String {
        format!("{} · {}", self.head, self.kind)
    }

    /// The facts, a line each.
    pub(crate) fn details(&self) -> Vec<String> {
        let facts = self.facts.iter().chain(&self.beside);
        facts
            .map(|fact| format!("{}: {}", fact.label, fact.value))
            .collect()
    }
}

fn fact(label: &'static str, value: impl Into<Option<String>>) -> Option<Fact> {
    let value = value.into().filter(|value| !value.is_empty())?;
    Some(Fact {
        label: Cow::Borrowed(label),
        value,
    })
}

/// Tells of the annotations of one article in one language.
#[derive(Debug)]
pub(crate) struct Teller<'a> {
    pub(super) article: &'a AnnotatedArticle,
    pub(super) language: Language,
    links: OnceCell<Links>,
}

/// What leads back from what others name.
#[derive(Debug)]
struct Links {
    /// By entity how many claims it makes.
    claims: Vec<usize>,
    /// By amount those that restate it.
    restated: Vec<Vec<usize>>,
}

impl<'a> Teller<'a> {
    pub(crate) fn new(article: &'a AnnotatedArticle, language: Language) -> Teller<'a> {
        Teller {
            article,
            language,
            links: OnceCell::new(),
        }
    }

    fn links(&self) -> &Links {
        self.links.get_or_init(|| {
            let article = self.article;
            let mut claims = vec![0; article.entities.len()];
            for claim in &article.claims {
                let speaker = claim.speaker.as_ref().and_then(|s| s.entity.as_deref());
                if let Some(count) = speaker.and_then(index_of).and_then(|e| claims.get_mut(e)) {
                    *count += 1;
                }
            }
            let mut restated = vec![Vec::new(); article.amounts.len()];
            for (i, amount) in article.amounts.iter().enumerate() {
                let root = amount.same_as.as_deref().and_then(index_of);
                if let Some(those) = root.and_then(|root| restated.get_mut(root)) {
                    those.push(i);
                }
            }
            Links { claims, restated }
        })
    }

    /// How many claims an entity makes.
    pub(crate) fn claims_of(&self, entity: &EntityRecord) -> usize {
        let index = index_of(&entity.id);
        let claims = index.and_then(|e| self.links().claims.get(e));
        claims.copied().unwrap_or(0)
    }

    /// The amount that one restates, or those that restate it.
    pub(super) fn restated(&self, amount: &AmountRecord) -> Vec<&'a AmountRecord> {
        let amounts = &self.article.amounts;
        if let Some(root) = amount.same_as.as_deref().and_then(index_of) {
            return amounts.get(root).into_iter().collect();
        }
        let index = index_of(&amount.id);
        let those = index.and_then(|i| self.links().restated.get(i));
        let those = those.into_iter().flatten();
        those.filter_map(|&i| amounts.get(i)).collect()
    }

    /// What there is to tell of one annotation.
    pub(crate) fn tell(&self, subject: Subject) -> Told {
        match subject {
            Subject::Entity(entity, _) => self.entity(entity),
            Subject::Amount(amount) => self.amount(amount),
            Subject::Date(date) => self.date(date),
            Subject::Claim(claim) => self.claim(claim),
            Subject::Match(found) => self.matched(found),
        }
    }

    fn words(&self) -> &'static Words {
        words(self.language)
    }

    fn entity(&self, entity: &EntityRecord) -> Told {
        let w = self.words();
        let mut told = Told::new(entity.kind.label(self.language), entity.name.as_str());
        told.fact(w.role, entity.titles.join(", "));
        let organization = organization(self.article, entity);
        told.fact(w.organization, organization.map(str::to_owned));
        told.fact(w.also_called, entity.aliases.join(", "));
        let claims = Some(self.claims_of(entity)).filter(|&claims| claims > 0);
        told.fact(w.claims_made, claims.map(|claims| claims.to_string()));
        told.beside
            .extend(fact(w.mentions, entity.mentions.len().to_string()));
        told
    }

    fn amount(&self, amount: &AmountRecord) -> Told {
        let (w, language) = (self.words(), self.language);
        let head = number::amount(amount, language);
        let mut told = Told::new(amount.kind.label(language), head);
        let value = number::value(amount, language);
        let digits = number::digits(amount, language);
        told.fact(w.all_digits, digits.filter(|d| Some(d) != value.as_ref()));
        let direction = amount.direction.map(|d| d.label(language).to_owned());
        told.fact(w.direction, direction);
        let restated = self.restated(amount);
        for other in &restated {
            told.fact(w.same_as, other.text.clone());
        }
        let rate = |other: &&AmountRecord| number::implied_rate(amount, other, language);
        told.fact(w.implied_rate, restated.first().and_then(rate));
        let other = language.other();
        let there = value.map(|_| number::amount(amount, other));
        told.fact(words(other).in_this_language, there);
        told
    }

    fn date(&self, date: &DateRecord) -> Told {
        let (w, language) = (self.words(), self.language);
        let mut told = Told::new(w.date, day::date(date, language));
        let published = self.article.published.as_deref();
        let distance = date.value.as_deref().zip(published);
        let distance = distance.and_then(|(day, from)| day::from_published(day, from, language));
        told.fact(w.distance, distance);
        let iso = date.value.as_ref().map(|from| match &date.end_value {
            Some(end) => format!("{from}/{end}"),
            None => from.clone(),
        });
        told.fact("ISO 8601", iso);
        told
    }

    fn claim(&self, claim: &ClaimRecord) -> Told {
        let (article, w, language) = (self.article, self.words(), self.language);
        let speaker = speaker(article, claim, language);
        let mut told = Told::new(manner(claim, language), speaker);
        let entity = claim.speaker.as_ref();
        let entity = entity.and_then(|s| entity_of(article, s));
        told.fact(w.role, entity.and_then(|e| role_of(article, e)));
        let via = claim.via.as_ref().map(|via| source_name(article, via));
        told.fact(w.relayed_by, via.map(str::to_owned));
        told.fact(w.values_in_it, figures(article, claim).join(", "));
        let worth = worth_words(worth(claim), language);
        let reasons: Vec<_> = claim.reasons.iter().map(|r| reason(r, language)).collect();
        told.fact(
            w.worth_checking,
            if reasons.is_empty() {
                worth.to_owned()
            } else {
                format!("{worth} — {}", reasons.join(", "))
            },
        );
        let cue = claim.cue.as_ref().map(|cue| cue.text.clone());
        told.beside.extend(fact(w.reported_by, cue));
        told
    }

    fn matched(&self, found: &MatchRecord) -> Told {
        let kind = format!("{} · {}", self.words().pattern, found.label);
        let mut told = Told::new(kind, found.text.as_str());
        let groups = found.groups.iter();
        told.facts.extend(groups.map(|(name, words)| Fact {
            label: Cow::Owned(name.clone()),
            value: words.clone(),
        }));
        told
    }
}

/// The entity that stands behind a source.
pub(crate) fn entity_of<'a>(
    article: &'a AnnotatedArticle,
    source: &SourceRecord,
) -> Option<&'a EntityRecord> {
    let index = index_of(source.entity.as_deref()?)?;
    article.entities.get(index)
}

/// The name that stands for a source: its entity's full name, else its words.
pub(crate) fn source_name<'a>(article: &'a AnnotatedArticle, source: &'a SourceRecord) -> &'a str {
    entity_of(article, source).map_or(&source.text, |entity| &entity.name)
}

/// Who says a claim, by full name where known, or that nobody is named.
pub(crate) fn speaker<'a>(
    article: &'a AnnotatedArticle,
    claim: &'a ClaimRecord,
    language: Language,
) -> &'a str {
    let named = claim.speaker.as_ref().map(|s| source_name(article, s));
    named.unwrap_or(words(language).nobody_named)
}

/// The name of the organization that somebody belongs to.
fn organization<'a>(article: &'a AnnotatedArticle, entity: &EntityRecord) -> Option<&'a str> {
    let index = index_of(entity.organization.as_deref()?)?;
    Some(article.entities.get(index)?.name.as_str())
}

/// A person's organization and first role: `한빛전자 최고경영자` (chief executive of Hanbit Electronics).
pub(crate) fn role_of(article: &AnnotatedArticle, entity: &EntityRecord) -> Option<String> {
    let title = entity.titles.first().map(String::as_str);
    let words: Vec<&str> = organization(article, entity)
        .into_iter()
        .chain(title)
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// How a claim is given and how it is put: `직접 인용 · 계획` (direct quotation, plan).
pub(crate) fn manner(claim: &ClaimRecord, language: Language) -> String {
    let (kind, modality) = (claim.kind.label(language), claim.modality.label(language));
    format!("{kind} · {modality}")
}

/// The figures and dates in a claim, as they are written.
pub(crate) fn figures(article: &AnnotatedArticle, claim: &ClaimRecord) -> Vec<String> {
    let amounts = claim.amounts.iter().filter_map(|id| index_of(id));
    let amounts = amounts.filter_map(|i| Some(article.amounts.get(i)?.text.clone()));
    let dates = claim.dates.iter().filter_map(|id| index_of(id));
    let dates = dates.filter_map(|i| Some(article.dates.get(i)?.text.clone()));
    amounts.chain(dates).collect()
}

/// How much a claim is worth checking, 0 to 3.
pub(crate) fn worth(claim: &ClaimRecord) -> u8 {
    match claim.check_worthiness {
        x if x >= 0.7 => 3,
        x if x >= 0.45 => 2,
        x if x >= 0.2 => 1,
        _ => 0,
    }
}

/// The same in words.
pub(crate) fn worth_words(level: u8, language: Language) -> &'static str {
    say!(language, worth(level))
}

/// A reason's code in words; a code without any is shown as it is.
pub(crate) fn reason(code: &str, language: Language) -> String {
    if code == BY_HAND {
        return words(language).by_hand.to_owned();
    }
    // The way it is put counts too, under its own name.
    let modality = || Some(Modality::from_word(code)?.label(language));
    say!(language, reason(code))
        .or_else(modality)
        .map_or_else(|| code.replace('_', " "), str::to_owned)
}
