//! The written forms of the names in an article.

use std::collections::BTreeMap;

use crate::document::EntityKind;
use crate::entity::Found;
use crate::entity::ko::custom::Custom;
use crate::entity::ko::lists::Lists;
use crate::entity::ko::pattern::Patterns;
use crate::entity::ko::spelling::{Spelling, without_gloss};
use crate::text::hangul;

/// What linking looks things up in.
pub(in crate::entity::ko) struct Linker<'a> {
    pub lists: &'a Lists,
    pub spelling: &'a Spelling,
    pub custom: &'a Custom<'a>,
    pub patterns: &'a Patterns,
}

/// One written form of names, and the mentions that have it.
#[derive(Debug)]
pub(super) struct Form {
    pub kind: EntityKind,
    pub key: String,
    /// Characters of the key.
    pub length: usize,
    /// Whether it has the shape of a Korean full name.
    pub korean: bool,
    /// As first written.
    pub text: String,
    /// Its words.
    pub words: Vec<String>,
    pub mentions: Vec<usize>,
    /// The entry of the user's dictionary that it stands for.
    pub custom: Option<usize>,
}

impl Linker<'_> {
    /// The forms of the mentions, by first use.
    pub(super) fn forms(&self, text: &str, found: &[Found]) -> Vec<Form> {
        let mut by_key: BTreeMap<(EntityKind, String), usize> = BTreeMap::new();
        let mut forms: Vec<Form> = Vec::new();
        for (i, mention) in found.iter().enumerate() {
            let written = mention.span.of(text);
            let key = self.spelling.key(written);
            let form = *by_key
                .entry((mention.kind, key.clone()))
                .or_insert(forms.len());
            match forms.get_mut(form) {
                Some(form) => form.mentions.push(i),
                None => {
                    let text = without_gloss(written);
                    forms.push(Form {
                        kind: mention.kind,
                        custom: self.custom.entry(written),
                        length: key.chars().count(),
                        korean: mention.kind == EntityKind::Person && self.is_korean_name(&text),
                        key,
                        words: text.split_whitespace().map(str::to_owned).collect(),
                        text,
                        mentions: vec![i],
                    });
                }
            }
        }
        forms
    }

    /// Whether `name` has the shape of a Korean full name.
    pub(super) fn is_korean_name(&self, name: &str) -> bool {
        let length = name.chars().count();
        let begins = |characters: usize| {
            let end = name.char_indices().nth(characters).map(|(i, _)| i);
            self.lists
                .is_surname(name.get(..end.unwrap_or(name.len())).unwrap_or(""))
        };
        (2..=4).contains(&length)
            && name.chars().all(hangul::is_syllable)
            && (length <= 3 && begins(1) || length >= 3 && begins(2))
            && !self.lists.is_foreign_part(name)
    }
}
