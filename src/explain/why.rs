//! From what an annotation was concluded, in sentences.

use super::annotation::{Subject, Teller, source_name};
use super::{day, number};
use crate::export::{AnnotatedArticle, ClaimRecord, DateRecord};
use crate::language::Language;

impl Teller<'_> {
    /// From what an annotation was concluded, the most telling first.
    pub(crate) fn why(&self, subject: Subject) -> Vec<String> {
        let language = self.language;
        match subject {
            Subject::Entity(entity, mention) => {
                let mut why = Vec::new();
                if mention.text != entity.name {
                    why.push(say!(language, why::same_name(&mention.text, &entity.name)));
                }
                if let Some(title) = entity.titles.first() {
                    why.push(say!(language, why::beside_title(title)));
                }
                if entity.mentions.len() > 1 {
                    why.push(say!(language, why::often(entity.mentions.len())));
                }
                why.push(say!(language, why::name()));
                why
            }
            Subject::Amount(amount) => {
                let mut why = Vec::new();
                if let Some(word) = &amount.bound_word {
                    why.push(say!(language, why::bound(&word.text)));
                }
                let bare = |words: &str| words.replace(' ', "");
                match number::value(amount, Language::Korean) {
                    None => why.push(say!(language, why::no_value())),
                    Some(value) if bare(&value) != bare(&amount.text) => {
                        why.push(say!(language, why::read(&amount.text)));
                    }
                    Some(_) => {}
                }
                if !self.restated(amount).is_empty() {
                    why.push(say!(language, why::same_amount()));
                }
                why
            }
            Subject::Date(date) => vec![of_date(self.article, date, language)],
            Subject::Claim(claim) => of_claim(self.article, claim, language),
            Subject::Match(_) => vec![say!(language, why::matched())],
        }
    }
}

fn of_date(article: &AnnotatedArticle, date: &DateRecord, language: Language) -> String {
    // Four digits name the year themselves.
    let names_year = date
        .text
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit));
    match (&article.published, &date.value) {
        (Some(published), Some(_)) if !names_year => {
            let published = day::value(published, language);
            say!(language, why::counted(&date.text, &published))
        }
        (_, Some(_)) => say!(language, why::date()),
        (_, None) => say!(language, why::no_date()),
    }
}

fn of_claim(article: &AnnotatedArticle, claim: &ClaimRecord, language: Language) -> Vec<String> {
    let mut why = Vec::new();
    if let Some(cue) = &claim.cue {
        why.push(say!(language, why::cue(&cue.text)));
    }
    if let Some(speaker) = &claim.speaker {
        let name = source_name(article, speaker);
        why.push(if name == speaker.text {
            say!(language, why::speaker(name))
        } else {
            say!(language, why::speaker_is(&speaker.text, name))
        });
    }
    why
}
