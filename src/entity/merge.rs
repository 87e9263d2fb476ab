//! Entities of passages in two languages as those of one article.

use std::collections::BTreeMap;

use super::group::Groups;
use super::ko::Finder;
use crate::dictionary::Dictionary;
use crate::document::{Entity, EntityKind};
use crate::language::Language;
use crate::passage::Passages;
use crate::text::case::in_small;
use crate::text::{hangul, rest};

/// What the two sets of entities are joined by.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Merge<'a> {
    pub text: &'a str,
    pub passages: &'a Passages,
    pub dictionary: &'a Dictionary,
    /// Knows the names that are the same in both languages.
    pub korean: Option<&'a Finder>,
}

impl Merge<'_> {
    /// All entities, by first mention. What Korean patterns heard in an English quotation gives way to what is heard there
    /// in English; an English and a Korean name are one where a bracket, the list of aliases or the dictionary says so.
    pub(crate) fn entities(&self, korean: Vec<Entity>, english: Vec<Entity>) -> Vec<Entity> {
        if english.is_empty() {
            return korean;
        }
        if korean.is_empty() {
            return english;
        }
        let first = korean.len();
        let mut all: Vec<Entity> = korean;
        for entity in &mut all {
            entity
                .mentions
                .retain(|mention| !self.passages.is_foreign(mention.span));
        }
        all.extend(english.into_iter().map(|mut entity| {
            entity.organization = entity.organization.map(|other| other + first);
            entity
        }));
        let mut groups = Groups::new(all.len());
        self.join(&all, first, &mut groups);
        self.collect(all, &groups)
    }

    fn join(&self, all: &[Entity], first: usize, groups: &mut Groups) {
        let mut known: BTreeMap<(EntityKind, String), usize> = BTreeMap::new();
        for (i, entity) in all.iter().enumerate() {
            if entity.kind == EntityKind::Title {
                continue;
            }
            for key in self.keys(entity) {
                match known.get(&(entity.kind, key.clone())) {
                    // Those of one language were grouped by their own grammar.
                    Some(&other) if (other < first) != (i < first) => groups.join(other, i),
                    Some(_) => {}
                    None => {
                        known.insert((entity.kind, key), i);
                    }
                }
            }
        }
    }

    /// What the same entity has in either language.
    fn keys(&self, entity: &Entity) -> Vec<String> {
        let mut keys = Vec::new();
        let mut forms: Vec<&str> = std::iter::once(&entity.name)
            .chain(&entity.aliases)
            .map(String::as_str)
            .collect();
        // 샘 올트먼(Sam Altman): also where the bracket was no mention of its own.
        for mention in &entity.mentions {
            let bracket = rest(self.text, mention.span.end).strip_prefix('(');
            if let Some((inside, _)) = bracket.and_then(|b| b.split_once(')'))
                && is_other_script(mention.span.of(self.text), inside)
            {
                forms.push(inside.trim());
            }
        }
        for form in forms {
            keys.push(in_small(form));
            let entry = self.dictionary.entries.iter().position(|entry| {
                entry.name == form || entry.aliases.iter().any(|alias| alias == form)
            });
            keys.extend(entry.map(|i| format!("dictionary {i}")));
            let alias = self.korean.and_then(|names| names.alias_group(form));
            keys.extend(alias.map(|i| format!("alias {i}")));
        }
        keys
    }

    fn collect(&self, all: Vec<Entity>, groups: &Groups) -> Vec<Entity> {
        // The name that most of the article's readers read.
        let main = self.passages.languages().first().copied();
        let mut merged: Vec<Entity> = Vec::new();
        let mut place_of: Vec<Option<usize>> = Vec::with_capacity(all.len());
        let mut place_of_root: BTreeMap<usize, usize> = BTreeMap::new();
        for (i, entity) in all.into_iter().enumerate() {
            let known = place_of_root.get(&groups.root(i)).copied();
            if let Some(other) = known.and_then(|place| merged.get_mut(place)) {
                place_of.push(known);
                join(other, entity, main == Some(Language::English));
            } else if entity.mentions.is_empty() {
                place_of.push(None);
            } else {
                place_of_root.insert(groups.root(i), merged.len());
                place_of.push(Some(merged.len()));
                merged.push(entity);
            }
        }
        let mut order: Vec<usize> = (0..merged.len()).collect();
        crate::sort::sort_by_key(&mut order, |&i| {
            let entity = merged.get(i);
            (entity.and_then(|e| e.mentions.first()).map(|m| m.span), i)
        });
        let mut new_of = vec![0; merged.len()];
        for (new, &old) in order.iter().enumerate() {
            if let Some(slot) = new_of.get_mut(old) {
                *slot = new;
            }
        }
        for entity in &mut merged {
            let old = entity.organization;
            let place = old.and_then(|old| place_of.get(old).copied().flatten());
            entity.organization = place.and_then(|place| new_of.get(place).copied());
        }
        let mut slots: Vec<Option<Entity>> = merged.into_iter().map(Some).collect();
        let taken = order.iter().filter_map(|&old| slots.get_mut(old)?.take());
        taken.collect()
    }
}

/// Adds what is known of an entity in the other language; `renamed` where its name is the one to show.
fn join(entity: &mut Entity, mut other: Entity, renamed: bool) {
    if renamed {
        std::mem::swap(&mut entity.name, &mut other.name);
    }
    for name in std::iter::once(other.name).chain(other.aliases) {
        if name != entity.name && !entity.aliases.contains(&name) {
            entity.aliases.push(name);
        }
    }
    for title in other.titles {
        if !entity.titles.contains(&title) {
            entity.titles.push(title);
        }
    }
    entity.organization = entity.organization.or(other.organization);
    entity.mentions.extend(other.mentions);
    crate::sort::sort_by_key(&mut entity.mentions, |mention| mention.span);
}

/// Whether one is written in Hangul and the other in Latin letters.
fn is_other_script(name: &str, inside: &str) -> bool {
    let korean = |words: &str| words.contains(hangul::is_syllable);
    let latin = |words: &str| words.contains(|c: char| c.is_ascii_alphabetic());
    inside.len() <= 80
        && (korean(name) && latin(inside) && !korean(inside) || latin(name) && korean(inside))
}

#[cfg(test)]
mod tests {
    use crate::document::EntityKind;
    use crate::options::Options;
    use crate::{Annotator, Dictionary};

    fn forms(text: &str, dictionary: &str) -> Vec<Vec<String>> {
        let options = Options {
            dictionary: Dictionary::parse(dictionary).0,
            ..Options::default()
        };
        let document = Annotator::new().annotate(text, &options);
        let named = document.entities.iter();
        named
            .filter(|e| e.kind != EntityKind::Title)
            .map(|e| {
                e.mentions
                    .iter()
                    .map(|m| m.span.of(text).to_owned())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_name_and_its_bracket_are_one_in_either_language() {
        let text = "새뮤얼 홀램(Samuel Hallam) 한빛전자 대표는 서울에서 기자들과 만나 새 공장을 짓겠다고 밝혔다.\n\
                    홀램 대표는 이날 회사의 계획을 설명했다고 전했다.\n\
                    “Samuel Hallam will leave the board in May,” the statement said on Monday.";
        let found = forms(text, "");
        let person = found
            .iter()
            .find(|f| f.contains(&"새뮤얼 홀램".to_owned()))
            .unwrap();
        assert_eq!(
            person.iter().filter(|f| *f == "Samuel Hallam").count(),
            2,
            "{found:?}"
        );
    }

    #[test]
    fn the_dictionary_joins_two_languages_and_nothing_else_does() {
        let text = "한빛전자는 서울에서 새 공장을 짓겠다고 밝혔다. 한빛전자의 주가는 올랐다.\n\
                    Hanbit Electronics said on Monday that it would build a plant in Seoul.";
        let one = forms(text, "organization\t한빛전자\tHanbit Electronics\n");
        assert_eq!(one[0], ["한빛전자", "한빛전자", "Hanbit Electronics"]);
        let two = forms(text, "");
        assert_eq!(two[0], ["한빛전자", "한빛전자"]);
        assert!(two.contains(&vec!["Hanbit Electronics".to_owned()]));
    }
}
