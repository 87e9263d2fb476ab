//! Which forms can be longer ones of a short form, by how they begin and end: most names of a long text have nothing to do
//! with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::form::{Form, content};
use crate::document::EntityKind;
use crate::text::case::in_small;

type Places<K> = BTreeMap<(EntityKind, K), Vec<usize>>;

/// The forms of an article by their first and last words.
pub(super) struct Kin<'a> {
    /// By every row of words that a form begins with.
    begin: Places<&'a str>,
    /// By every row of words that a form ends with.
    end: Places<&'a str>,
    /// Persons by the first letter and the last word.
    persons: BTreeMap<(char, &'a str), Vec<usize>>,
    /// Organizations by their words in order, little ones left out.
    content: BTreeMap<Vec<&'a str>, Vec<usize>>,
    /// Forms of several words by their initials.
    initials: Places<String>,
}

impl<'a> Kin<'a> {
    pub(super) fn new(forms: &'a [Form<'_>]) -> Kin<'a> {
        let mut kin = Kin {
            begin: BTreeMap::new(),
            end: BTreeMap::new(),
            persons: BTreeMap::new(),
            content: BTreeMap::new(),
            initials: BTreeMap::new(),
        };
        for (i, form) in forms.iter().enumerate() {
            let key = form.key.as_str();
            let gaps = key.match_indices(' ').map(|(at, _)| at);
            for (begin, end) in gaps.map(|at| (key.get(..at), key.get(at + 1..))) {
                add(&mut kin.begin, (form.kind, begin.unwrap_or("")), i);
                add(&mut kin.end, (form.kind, end.unwrap_or("")), i);
            }
            add(&mut kin.begin, (form.kind, key), i);
            add(&mut kin.end, (form.kind, key), i);
            match form.kind {
                EntityKind::Person => {
                    if let Some(ends) = ends(form) {
                        kin.persons.entry(ends).or_default().push(i);
                    }
                }
                EntityKind::Organization => {
                    kin.content.entry(content(&form.words)).or_default().push(i);
                }
                _ => {}
            }
            if form.words.len() > 1 {
                let both = [true, false].map(|all| in_small(&form.initials(all)));
                for initials in BTreeSet::from(both) {
                    add(&mut kin.initials, (form.kind, initials), i);
                }
            }
        }
        kin
    }

    /// The forms that `short` may be short for, in their order.
    pub(super) fn longer(&self, short: &Form<'_>) -> Vec<usize> {
        let key = (short.kind, short.key.as_str());
        let mut places = Vec::new();
        // Of a first name there are many bearers: who has two names is told by the last.
        if short.kind != EntityKind::Person || short.words.len() == 1 {
            places.extend(self.begin.get(&key).into_iter().flatten());
        }
        places.extend(self.end.get(&key).into_iter().flatten());
        match short.kind {
            EntityKind::Person => {
                let same = ends(short).and_then(|ends| self.persons.get(&ends));
                places.extend(same.into_iter().flatten());
            }
            EntityKind::Organization => {
                places.extend(
                    self.content
                        .get(&content(&short.words))
                        .into_iter()
                        .flatten(),
                );
            }
            _ => {}
        }
        crate::sort::sort(&mut places);
        places.dedup();
        places
    }

    /// The one form of a kind whose words begin with these letters.
    pub(super) fn with_initials(&self, kind: EntityKind, letters: &str) -> Option<usize> {
        match self.initials.get(&(kind, letters.to_owned()))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

fn add<K: Ord>(places: &mut Places<K>, key: (EntityKind, K), i: usize) {
    places.entry(key).or_default().push(i);
}

/// The first letter of a form of several words, and its last word.
fn ends<'a>(form: &'a Form<'_>) -> Option<(char, &'a str)> {
    match &*form.words {
        [first, .., last] => Some((first.chars().next()?, last)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Dictionary;
    use crate::entity::Found;
    use crate::entity::en::Finder;
    use crate::entity::en::dictionary::Custom;
    use crate::entity::en::link::Linker;
    use crate::text::Span;

    fn with_forms(names: &[(EntityKind, String)], run: impl FnOnce(&Linker<'_>, &[Form<'_>])) {
        let mut text = String::new();
        let mut found = Vec::new();
        for (kind, name) in names {
            let span = Span::new(text.len(), text.len() + name.len());
            text += name;
            text.push('\n');
            found.push(Found {
                span,
                kind: *kind,
                confidence: 1.0,
            });
        }
        let finder = Finder::new();
        let dictionary = Dictionary::default();
        let linker = Linker {
            text: &text,
            lists: &finder.lists,
            aliases: &finder.aliases,
            custom: &Custom::new(&dictionary),
        };
        run(&linker, &linker.forms(&found));
    }

    #[test]
    fn every_form_that_is_shortened_is_among_those_that_are_looked_at() {
        let lists = [
            (
                EntityKind::Person,
                "Jane Doe|Jane Mary Doe|J. Doe|Doe|Jane|John Doe Jr.|Ann van der Berg|van der Berg|Berg|Doe Jane",
            ),
            (
                EntityKind::Organization,
                "Kestrel|Kestrel Energy|Kestrel Energy Inc.|Supreme Court|U.S. Supreme Court|Department of Justice|Justice Department|Harbor Times|Times|Senate|Utah Senate|Bank of Harbor|Harbor",
            ),
            (
                EntityKind::Place,
                "Harbor|Harbor County|Kestrel Island|Kestrel",
            ),
            (
                EntityKind::Event,
                "Harbor Open|Open|Harbor|World Harbor Open",
            ),
            (
                EntityKind::Product,
                "Kestrel One|Kestrel|One|Kestrel One Pro",
            ),
        ];
        let names: Vec<(EntityKind, String)> = lists
            .iter()
            .flat_map(|&(kind, list)| list.split('|').map(move |name| (kind, name.to_owned())))
            .collect();
        with_forms(&names, |linker, forms| {
            let kin = Kin::new(forms);
            let mut pairs = 0;
            for (i, short) in forms.iter().enumerate() {
                let looked_at = kin.longer(short);
                for (j, long) in forms.iter().enumerate() {
                    if i != j && short.shortens(long, linker.lists) {
                        assert!(looked_at.contains(&j), "{} {}", short.name, long.name);
                        pairs += 1;
                    }
                }
            }
            assert!(pairs > 20, "{pairs}");
        });
    }

    #[test]
    fn names_that_have_nothing_in_common_are_not_held_against_each_other() {
        let parts = [
            "bal", "cor", "den", "fer", "gan", "hol", "jas", "kel", "lor", "mar",
        ];
        let names: Vec<(EntityKind, String)> = (0..1000)
            .flat_map(|n| {
                let pick = |n: usize| parts[n % 10];
                let word = format!("X{}{}{}", pick(n), pick(n / 10), pick(n / 100));
                [
                    (EntityKind::Person, format!("John {word}")),
                    (EntityKind::Organization, format!("{word} Energy")),
                    (EntityKind::Place, format!("{word} County")),
                ]
            })
            .collect();
        with_forms(&names, |_, forms| {
            let kin = Kin::new(forms);
            let looked_at: usize = forms.iter().map(|form| kin.longer(form).len()).sum();
            assert!(looked_at < 5 * forms.len(), "{looked_at}");
        });
    }
}
