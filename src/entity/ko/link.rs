//! Coreference of names: which mentions in an article name the same thing, and what it is called.

mod bearer;
mod form;
mod kin;
mod short;

use std::collections::BTreeMap;

use super::assembly::entities;
use super::role::roles;
use crate::document::{Entity, EntityKind};
use crate::entity::Found;

use crate::entity::group::Groups;
use bearer::part_titles;
use form::Form;
use kin::Kin;

pub(super) use form::Linker;

impl Linker<'_> {
    /// Groups `found`, which is in text order without overlaps, into entities in the order of their first mentions.
    pub(super) fn link(&self, text: &str, found: &[Found]) -> Vec<Entity> {
        let forms = self.forms(text, found);
        let mut groups = Groups::new(forms.len());
        self.join_known(&forms, &mut groups);
        self.join_brackets(text, found, &forms, &mut groups);
        self.join_short(&forms, &mut groups);
        // A surname before a title is resolved where it stands: two mentions of 이 may be two people.
        let mut group_of = vec![0; found.len()];
        for (i, form) in forms.iter().enumerate() {
            for &m in &form.mentions {
                if let Some(group) = group_of.get_mut(m) {
                    *group = groups.root(i);
                }
            }
        }
        let roles = roles(text, found);
        self.resolve_surnames(text, found, &forms, &roles, &mut group_of);
        part_titles(found, &roles, &mut group_of);
        entities(text, found, &group_of, &roles)
    }

    /// Joins the forms that the user's dictionary or the alias list says are one.
    fn join_known(&self, forms: &[Form], groups: &mut Groups) {
        let mut custom: BTreeMap<(EntityKind, usize), usize> = BTreeMap::new();
        let mut alias: BTreeMap<(EntityKind, usize), usize> = BTreeMap::new();
        for (i, form) in forms.iter().enumerate() {
            if let Some(entry) = form.custom {
                let first = *custom.entry((form.kind, entry)).or_insert(i);
                groups.join(first, i);
            }
            if let Some(group) = self.spelling.alias_group(&form.key) {
                let first = *alias.entry((form.kind, group)).or_insert(i);
                groups.join(first, i);
            }
        }
    }

    /// Joins a name and the one in the bracket behind it: `고대역폭메모리(HBM)`, `손 마사요시(손정의)`.
    fn join_brackets(&self, text: &str, found: &[Found], forms: &[Form], groups: &mut Groups) {
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
            let between = text.get(a.span.end..b.span.start).unwrap_or("");
            let opening = between.trim_end_matches(['“', '"', '‘', '\'']);
            let closes = text
                .get(b.span.end..)
                .is_some_and(|t| t.trim_start().starts_with([')', '）', ',']));
            let named = opening
                .strip_prefix(['(', '（'])
                .map(|inside| inside.trim_end_matches([':', ' ', '：']));
            let explains = named.is_some_and(|inside| {
                inside.is_empty() || matches!(inside, "본명" | "이하" | "옛" | "구" | "영문명")
            });
            if a.kind == b.kind
                && a.kind != EntityKind::Title
                && closes
                && explains
                && let (Some(&a), Some(&b)) = (form_of.get(i), form_of.get(i + 1))
            {
                groups.join(a, b);
            }
        }
    }

    /// Joins short forms and variants to the one full form that they fit.
    fn join_short(&self, forms: &[Form], groups: &mut Groups) {
        let kin = Kin::new(forms);
        for (i, short) in forms.iter().enumerate() {
            if short.kind == EntityKind::Title || short.custom.is_some() {
                continue;
            }
            let mut full: Vec<(usize, usize)> = Vec::new();
            for j in kin.longer(short) {
                let fits = |long: &Form| long.kind == short.kind && self.shortens(short, long);
                if i != j && forms.get(j).is_some_and(fits) {
                    full.push((groups.root(j), j));
                }
            }
            crate::sort::sort(&mut full);
            full.dedup_by_key(|(root, _)| *root);
            // Of two that fit, neither is certain; then the one whose first mention comes first before the short form.
            match full[..] {
                [(_, only)] => groups.join(i, only),
                [] => {}
                _ if short.kind == EntityKind::Person || short.kind == EntityKind::Event => {
                    let at = short.mentions.first().copied().unwrap_or(0);
                    let nearest = full
                        .iter()
                        .filter_map(|&(_, j)| {
                            let last = forms.get(j)?.mentions.iter().rev().find(|&&m| m < at)?;
                            Some((*last, j))
                        })
                        .max();
                    if let Some((_, j)) = nearest {
                        groups.join(i, j);
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dictionary::Dictionary;
    use crate::entity::ko::custom::Custom;
    use crate::entity::ko::lists::Lists;
    use crate::entity::ko::pattern::Patterns;
    use crate::entity::ko::spelling::Spelling;
    use crate::text::Span;

    fn link(text: &str, found: &[Found]) -> Vec<Entity> {
        let dictionary = Dictionary::default();
        let custom = Custom::new(&dictionary);
        Linker {
            lists: &Lists::embedded(&Spelling::embedded()),
            spelling: &Spelling::embedded(),
            custom: &custom,
            patterns: &Patterns::embedded(),
        }
        .link(text, found)
    }

    /// Mentions from a text with `[name|P]` marks: P, O, L, A (product), E, T.
    fn marked(source: &str) -> (String, Vec<Found>) {
        let mut text = String::new();
        let mut found = Vec::new();
        for (i, part) in source.split('[').enumerate() {
            let Some((mark, rest)) = part.split_once(']').filter(|_| i > 0) else {
                text.push_str(part);
                continue;
            };
            let (name, kind) = mark.split_once('|').unwrap();
            let kind = match kind {
                "P" => EntityKind::Person,
                "O" => EntityKind::Organization,
                "L" => EntityKind::Place,
                "A" => EntityKind::Product,
                "E" => EntityKind::Event,
                _ => EntityKind::Title,
            };
            let start = text.len();
            text.push_str(name);
            found.push(Found {
                span: Span::new(start, text.len()),
                kind,
                confidence: 1.0,
            });
            text.push_str(rest);
        }
        (text, found)
    }

    fn groups(source: &str) -> Vec<Vec<String>> {
        let (text, found) = marked(source);
        link(&text, &found)
            .iter()
            .filter(|e| e.kind != EntityKind::Title)
            .map(|e| {
                let mut forms = vec![e.name.clone()];
                forms.extend(e.aliases.iter().cloned());
                forms
            })
            .collect()
    }

    #[test]
    fn forms_of_one_name_are_grouped_and_others_kept_apart() {
        for (source, expected) in [
            (
                "[로버트 해거먼|P]과 [해거먼|P], [해거만|P]은 한 사람",
                vec![vec!["로버트 해거먼", "해거먼", "해거만"]],
            ),
            (
                "[김새벽|P]과 [김한별|P]은 두 사람",
                vec![vec!["김새벽"], vec!["김한별"]],
            ),
            (
                "[정대만|P]과 [정대민|P]은 두 사람",
                vec![vec!["정대만"], vec!["정대민"]],
            ),
            (
                "[새벽거래위원회|O]는, [새거위|O]는",
                vec![vec!["새벽거래위원회", "새거위"]],
            ),
            (
                "[한빛통신|O]과 [한빛|O], [한빛전자|O]",
                vec![vec!["한빛통신", "한빛"], vec!["한빛전자"]],
            ),
            (
                "[삼성전자|O]와 [삼성전자 노조|O]",
                vec![vec!["삼성전자"], vec!["삼성전자 노조"]],
            ),
            (
                "[두산 베어스|O]와 [두산|O]",
                vec![vec!["두산 베어스", "두산"]],
            ),
            (
                "[국제새벽기구|O]([INO|O])와 [INO|O]",
                vec![vec!["국제새벽기구", "INO"]],
            ),
            (
                "[미국|L]과 [美|L], [한국|L]과 [대한민국|L]",
                vec![vec!["미국", "美"], vec!["대한민국", "한국"]],
            ),
            (
                "[2030 새벽 올림픽|E]에서 [올림픽|E]까지",
                vec![vec!["2030 새벽 올림픽", "올림픽"]],
            ),
            (
                "[손 마코토|P]([손진수|P]) [회장|T]은, [손|P] [회장|T]은",
                vec![vec!["손 마코토", "손진수", "손"]],
            ),
        ] {
            assert_eq!(groups(source), expected, "{source}");
        }
    }

    #[test]
    fn titles_belong_to_their_people() {
        let (text, found) = marked(
            "[김새벽|P] [한빛전자|O] [회장|T]과 [이노을|P] [새싹은행|O] [회장|T]이 만났다. [한빛전자|O]의 [김새벽|P] [회장|T].",
        );
        let entities = link(&text, &found);
        let titles: Vec<_> = entities
            .iter()
            .filter(|e| e.kind == EntityKind::Title)
            .map(|e| e.mentions.len())
            .collect();
        assert_eq!(titles, [2, 1]);
        assert_eq!(entities[0].titles, ["회장"]);
        assert_eq!(entities[entities[0].organization.unwrap()].name, "한빛전자");
    }

    /// The grouping of hand-annotated mentions: `MITJUL_DATA=… cargo test b_cubed -- --nocapture`.
    #[test]
    fn b_cubed_on_annotated_articles() {
        let Some(root) = std::env::var_os("MITJUL_DATA") else {
            return;
        };
        let mut folders = vec![std::path::Path::new(&root).join("gold")];
        let (mut sum, mut all) = (0.0, 0.0);
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                if path.extension().is_none_or(|e| e != "json") {
                    continue;
                }
                let gold: serde_json::Value =
                    serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
                let text = gold["text"].as_str().unwrap();
                let bytes: Vec<usize> = text
                    .char_indices()
                    .map(|(i, _)| i)
                    .chain([text.len()])
                    .collect();
                let mut mentions: Vec<(Found, String)> = gold["entities"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|e| {
                        let at = |k: &str| bytes[usize::try_from(e[k].as_u64().unwrap()).unwrap()];
                        let found = Found {
                            span: Span::new(at("s"), at("e")),
                            kind: EntityKind::from_word(e["kind"].as_str().unwrap()).unwrap(),
                            confidence: 1.0,
                        };
                        (found, e["entity"].to_string())
                    })
                    .collect();
                mentions.sort_by_key(|(f, _)| f.span);
                let found: Vec<Found> = mentions.iter().map(|(f, _)| *f).collect();
                let entities = link(text, &found);
                let mut ours: BTreeMap<Span, usize> = BTreeMap::new();
                for (i, e) in entities.iter().enumerate() {
                    for m in &e.mentions {
                        ours.insert(m.span, i);
                    }
                }
                let named: Vec<(Span, usize, &str)> = mentions
                    .iter()
                    .filter(|(f, _)| f.kind != EntityKind::Title)
                    .map(|(f, g)| (f.span, ours[&f.span], g.as_str()))
                    .collect();
                let (mut p, mut r) = (0.0, 0.0);
                for (_, mine, theirs) in &named {
                    let a: Vec<_> = named.iter().filter(|n| n.1 == *mine).collect();
                    let b = named.iter().filter(|n| n.2 == *theirs).count();
                    let both = a.iter().filter(|n| n.2 == *theirs).count() as f64;
                    p += both / a.len() as f64;
                    r += both / b as f64;
                }
                let n = named.len() as f64;
                let (p, r) = (p / n, r / n);
                println!("{} {:.4}", path.display(), 2.0 * p * r / (p + r));
                for e in &entities {
                    if e.kind != EntityKind::Title {
                        println!("   {} = {}", e.name, e.aliases.join(" | "));
                    }
                }
                sum += 2.0 * p * r / (p + r) * n;
                all += n;
            }
        }
        println!("B-cubed {:.4} over {all} mentions", sum / all);
        assert!(sum / all > 0.95);
    }
}
