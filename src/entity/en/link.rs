//! Coreference of English names: which mentions in an article name the same thing, and what it is called.

mod form;
mod kin;

use std::collections::BTreeMap;

use super::dictionary::Custom;
use super::role;
use super::words::Lists;
use crate::document::{Entity, EntityKind, Mention};
use crate::entity::Found;
use crate::entity::group::Groups;

pub(super) use form::Aliases;
use form::Form;
use kin::Kin;

/// What grouping looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Linker<'a> {
    pub text: &'a str,
    pub lists: &'a Lists,
    pub aliases: &'a Aliases,
    pub custom: &'a Custom<'a>,
}

impl<'a> Linker<'a> {
    /// Groups `found`, which is in text order without overlaps, into entities in the order of their first mentions.
    pub(super) fn link(&self, found: &[Found]) -> Vec<Entity> {
        let forms = self.forms(found);
        let mut groups = Groups::new(forms.len());
        self.join_equal(&forms, &mut groups);
        self.join_brackets(found, &forms, &mut groups);
        let kin = Kin::new(&forms);
        join_initials(&forms, &kin, &mut groups);
        self.join_short(&forms, &kin, &mut groups);
        let mut group_of = vec![0; found.len()];
        for (i, form) in forms.iter().enumerate() {
            for &m in &form.mentions {
                if let Some(group) = group_of.get_mut(m) {
                    *group = groups.root(i);
                }
            }
        }
        self.part_surnames(found, &forms, &kin, &groups, &mut group_of);
        let roles = role::roles(self.text, found);
        self.entities(found, &group_of, &roles)
    }

    fn forms(&self, found: &[Found]) -> Vec<Form<'a>> {
        let mut places: BTreeMap<(EntityKind, &str), usize> = BTreeMap::new();
        let mut forms: Vec<Form<'a>> = Vec::new();
        for (m, mention) in found.iter().enumerate() {
            let name = mention.span.of(self.text);
            let at = *places.entry((mention.kind, name)).or_insert(forms.len());
            if at == forms.len() {
                forms.push(Form::new(mention.kind, name, self));
            }
            if let Some(form) = forms.get_mut(at) {
                form.mentions.push(m);
            }
        }
        forms
    }

    /// Joins forms with one key, and those that the dictionary or the list of aliases says are one.
    fn join_equal(&self, forms: &[Form<'_>], groups: &mut Groups) {
        let mut keys: BTreeMap<(EntityKind, &str), usize> = BTreeMap::new();
        let mut custom: BTreeMap<usize, usize> = BTreeMap::new();
        let mut aliases: BTreeMap<usize, usize> = BTreeMap::new();
        for (i, form) in forms.iter().enumerate() {
            groups.join(*keys.entry((form.kind, &form.key)).or_insert(i), i);
            if let Some(entry) = form.custom {
                groups.join(*custom.entry(entry).or_insert(i), i);
            } else if let Some(alias) = form.alias {
                groups.join(*aliases.entry(alias).or_insert(i), i);
            }
        }
    }

    /// Joins a name and what stands in brackets behind it: Federal Reserve (Fed).
    fn join_brackets(&self, found: &[Found], forms: &[Form<'_>], groups: &mut Groups) {
        let mut form_of = vec![0; found.len()];
        for (i, form) in forms.iter().enumerate() {
            for &m in &form.mentions {
                if let Some(f) = form_of.get_mut(m) {
                    *f = i;
                }
            }
        }
        for (i, pair) in found.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            let between = self.text.get(a.span.end..b.span.start).unwrap_or("");
            let inside = between
                .strip_prefix(" (")
                .map(|inside| inside.trim_matches(['"', '“', '\'', '‘', ' ']));
            let explains = inside.is_some_and(|inside| {
                matches!(inside, "" | "the" | "or" | "known as" | "formerly" | "now")
            });
            let after = self.text.get(b.span.end..).unwrap_or("");
            let closes = after
                .trim_start_matches(['"', '”', '\'', '’'])
                .starts_with(')');
            if explains
                && closes
                && a.kind == b.kind
                && let (Some(&a), Some(&b)) = (form_of.get(i), form_of.get(i + 1))
            {
                groups.join(a, b);
            }
        }
    }

    /// Joins short forms to the one full form that they fit.
    fn join_short(&self, forms: &[Form<'_>], kin: &Kin<'_>, groups: &mut Groups) {
        for (i, short) in forms.iter().enumerate() {
            if short.kind == EntityKind::Title || short.custom.is_some() {
                continue;
            }
            let fits = |&j: &usize| {
                j != i
                    && forms
                        .get(j)
                        .is_some_and(|long| short.shortens(long, self.lists))
            };
            let mut full: Vec<(usize, usize)> = kin
                .longer(short)
                .into_iter()
                .filter(fits)
                .map(|j| (groups.root(j), j))
                .collect();
            crate::sort::sort(&mut full);
            full.dedup_by_key(|(root, _)| *root);
            if let [(_, only)] = full[..] {
                groups.join(i, only);
            }
        }
    }

    /// The groups of mentions as entities, in the order of their first mentions.
    fn entities(&self, found: &[Found], group_of: &[usize], roles: &[role::Role]) -> Vec<Entity> {
        let mut order: BTreeMap<usize, usize> = BTreeMap::new();
        let mut entities: Vec<Entity> = Vec::new();
        let mut entity_of = Vec::with_capacity(found.len());
        for (i, mention) in found.iter().enumerate() {
            let group = group_of.get(i).copied().unwrap_or(i);
            let index = *order.entry(group).or_insert(entities.len());
            entity_of.push(index);
            if index == entities.len() {
                entities.push(Entity {
                    kind: mention.kind,
                    name: String::new(),
                    aliases: Vec::new(),
                    titles: Vec::new(),
                    organization: None,
                    mentions: Vec::new(),
                });
            }
            if let Some(entity) = entities.get_mut(index) {
                entity.mentions.push(Mention {
                    span: mention.span,
                    confidence: mention.confidence,
                });
            }
        }
        for entity in &mut entities {
            self.name(entity);
        }
        for role in roles {
            let Some(title) = found.get(role.title) else {
                continue;
            };
            let organization = role.organization.and_then(|o| entity_of.get(o)).copied();
            let office = entity_of.get(role.title).and_then(|&t| entities.get_mut(t));
            if let Some(entity) = office {
                entity.organization = entity.organization.or(organization);
            }
            let person = role.person.and_then(|p| entity_of.get(p));
            if let Some(entity) = person.and_then(|&p| entities.get_mut(p)) {
                let words = title.span.of(self.text);
                if !entity.titles.iter().any(|t| t == words) {
                    entity.titles.push(words.to_owned());
                }
                entity.organization = entity.organization.or(organization);
            }
        }
        entities
    }

    /// Names an entity by its fullest form: the one with the most letters, not in capitals where another is not, the first
    /// of equals.
    fn name(&self, entity: &mut Entity) {
        let mut forms: Vec<String> = Vec::new();
        for mention in &entity.mentions {
            let form = mention.span.of(self.text);
            if !forms.iter().any(|known| known == form) {
                forms.push(form.to_owned());
            }
        }
        let fullness = |form: &str| {
            let letters = form.chars().filter(|&c| super::token::is_letter(c)).count();
            let small = form.chars().any(super::token::is_lower);
            (small || !form.contains(' '), letters)
        };
        let mut best = 0;
        for (i, form) in forms.iter().enumerate() {
            let known = forms.get(best).map(|b| fullness(b));
            if known.is_some_and(|known| fullness(form) > known) {
                best = i;
            }
        }
        if best < forms.len() {
            entity.name = forms.remove(best);
        }
        entity.aliases = forms;
    }
}

/// Joins capitals with the one name that begins so: IEA, International Energy Agency.
fn join_initials(forms: &[Form<'_>], kin: &Kin<'_>, groups: &mut Groups) {
    for (i, short) in forms.iter().enumerate() {
        if short.is_capitals()
            && short.alias.is_none()
            && let Some(j) = kin.with_initials(short.kind, &short.key)
        {
            groups.join(i, j);
        }
    }
}

impl Linker<'_> {
    /// A surname, or a first name, that several people have means the one who was named last before it: of those whom its
    /// Mr. or Mrs. fits, where that is known.
    fn part_surnames(
        &self,
        found: &[Found],
        forms: &[Form<'_>],
        kin: &Kin<'_>,
        groups: &Groups,
        group_of: &mut [usize],
    ) {
        for (i, short) in forms.iter().enumerate() {
            if short.kind != EntityKind::Person || groups.root(i) != i || short.words.len() != 1 {
                continue;
            }
            let mut bearers = Bearers::default();
            for j in kin.longer(short) {
                if let Some(long) = forms.get(j)
                    && j != i
                    && short.is_part_of(long)
                {
                    bearers.add(&long.mentions, self.is_woman(long.name));
                }
            }
            bearers.sort();
            for &m in &short.mentions {
                let asked = found.get(m).and_then(|f| self.is_called_woman(f));
                if let Some(&group) = bearers.of(m, asked).and_then(|b| group_of.get(b))
                    && let Some(slot) = group_of.get_mut(m)
                {
                    *slot = group;
                }
            }
        }
    }

    fn is_woman(&self, name: &str) -> Option<bool> {
        let first = name.split(' ').next()?;
        if self.lists.female.has(first) {
            return Some(true);
        }
        self.lists.male.has(first).then_some(false)
    }

    /// What the honorific before a mention tells.
    fn is_called_woman(&self, mention: &Found) -> Option<bool> {
        let before = self.text.get(..mention.span.start)?.trim_end();
        match before.rsplit([' ', '\n', '(', '"', '“']).next()? {
            "Mr." | "Mr" | "Sir" => Some(false),
            "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" => Some(true),
            _ => None,
        }
    }
}

/// The mentions of those who bear a name: of women, of men, and of whom it is not known.
#[derive(Default)]
struct Bearers([Vec<usize>; 3]);

impl Bearers {
    const UNKNOWN: usize = 2;

    fn place(woman: Option<bool>) -> usize {
        woman.map_or(Self::UNKNOWN, |woman| usize::from(!woman))
    }

    fn add(&mut self, mentions: &[usize], woman: Option<bool>) {
        let places = self.0.get_mut(Self::place(woman)).into_iter();
        places.for_each(|places| places.extend(mentions));
    }

    fn sort(&mut self) {
        self.0
            .iter_mut()
            .for_each(|places| crate::sort::sort(places));
    }

    /// Whom a mention means that is called a woman, a man, or neither.
    fn of(&self, mention: usize, asked: Option<bool>) -> Option<usize> {
        let all = [0, 1, Self::UNKNOWN];
        let certain = [Self::place(asked)];
        let fitting = [Self::place(asked), Self::UNKNOWN];
        let fitting = asked.map_or(&all[..], |_| &fitting);
        asked
            .and_then(|_| self.last_before(mention, &certain))
            .or_else(|| self.last_before(mention, fitting))
            .or_else(|| self.first_behind(mention, fitting))
            .or_else(|| self.last_before(mention, &all))
    }

    fn last_before(&self, mention: usize, which: &[usize]) -> Option<usize> {
        let lists = which.iter().filter_map(|&i| self.0.get(i));
        let last = |places: &Vec<usize>| {
            let at = places.partition_point(|&place| place < mention);
            places.get(at.checked_sub(1)?).copied()
        };
        lists.filter_map(last).max()
    }

    fn first_behind(&self, mention: usize, which: &[usize]) -> Option<usize> {
        let lists = which.iter().filter_map(|&i| self.0.get(i));
        let first = |places: &Vec<usize>| {
            let at = places.partition_point(|&place| place < mention);
            places.get(at).copied()
        };
        lists.filter_map(first).min()
    }
}
