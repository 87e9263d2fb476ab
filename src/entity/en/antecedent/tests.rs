use super::*;
use crate::document::Mention;

/// Entities from a text with `[name|P]` marks (P, O, L, A product, T), grouped by what stands behind a `=`, and the
/// titles that stand behind a `:`; and the places of `<…>`.
fn read(source: &str) -> (String, Vec<Entity>, Vec<(usize, String)>) {
    let mut text = String::new();
    let mut entities: Vec<(String, Entity)> = Vec::new();
    let mut asked = Vec::new();
    let mut rest = source;
    while let Some(i) = rest.find(['[', '<']) {
        text.push_str(&rest[..i]);
        let close = if rest[i..].starts_with('[') { ']' } else { '>' };
        let end = rest[i..].find(close).unwrap() + i;
        let inside = &rest[i + 1..end];
        rest = &rest[end + 1..];
        if close == '>' {
            asked.push((text.len(), inside.to_owned()));
            text.push_str(inside);
            continue;
        }
        let (name, kind) = inside.split_once('|').unwrap();
        let (kind, titles) = kind.split_once(':').unwrap_or((kind, ""));
        let (kind, group) = kind.split_once('=').unwrap_or((kind, name));
        let kind = match kind {
            "P" => EntityKind::Person,
            "O" => EntityKind::Organization,
            "L" => EntityKind::Place,
            "A" => EntityKind::Product,
            _ => EntityKind::Title,
        };
        let span = Span::new(text.len(), text.len() + name.len());
        text.push_str(name);
        let mention = Mention {
            span,
            confidence: 1.0,
        };
        match entities.iter_mut().find(|(g, _)| g == group) {
            Some((_, e)) => e.mentions.push(mention),
            None => entities.push((
                group.to_owned(),
                Entity {
                    kind,
                    name: name.to_owned(),
                    aliases: Vec::new(),
                    titles: titles
                        .split('/')
                        .filter(|t| !t.is_empty())
                        .map(String::from)
                        .collect(),
                    organization: None,
                    mentions: vec![mention],
                },
            )),
        }
    }
    text.push_str(rest);
    (text, entities.into_iter().map(|(_, e)| e).collect(), asked)
}

fn answers(source: &str) -> Vec<String> {
    let (text, entities, asked) = read(source);
    let whole = [Span::new(0, text.len())];
    let stops = crate::passage::Stops::new();
    let passages = Passages::read(&text, &[], &whole, None, &stops);
    let words = Words::new();
    let found = Antecedents::new(&words, &text, &passages, &entities);
    asked
        .iter()
        .map(|(at, phrase)| {
            let entity = found
                .pronoun(phrase, *at)
                .or_else(|| found.description(phrase, *at));
            entity.map_or("–".to_owned(), |e| entities[e].name.clone())
        })
        .collect()
}

#[test]
fn finds_whom_words_mean() {
    for (source, expected) in [
        // The subject, not who is nearer.
        (
            "[Mara Lindqvist|P] met [Tomas Okafor|P] on Monday. “We agreed,” <she> said.",
            "Mara Lindqvist",
        ),
        (
            "[Hal Brandt|P] told [Tomas Okafor|P] that <he> would leave.",
            "Hal Brandt",
        ),
        // Whom the pronoun fits.
        (
            "[Mara Lindqvist|P] met [Peter Okafor|P] on Monday. “We agreed,” <he> said.",
            "Peter Okafor",
        ),
        (
            "Mr. [Yun|P] met Ms. [Tal|P] there. <She> left at once.",
            "Tal",
        ),
        // Not who is spoken of inside of the quotation.
        (
            "[Hal Brandt|P] was angry. “[Joe Roe|P] lied to us,” <he> said.",
            "Hal Brandt",
        ),
        (
            "“It works,” said [Hal Brandt|P], the head of [Lumora|O]. [Joe Roe|P=Roe] watched. <The company> grew.",
            "Lumora",
        ),
        (
            "[Lumora|O] bought [Kestrel Bank|O] in May. <It> paid in shares.",
            "Lumora",
        ),
        (
            "[Lumora|O] bought [Kestrel Bank|O] in May. <The bank> was in trouble.",
            "Kestrel Bank",
        ),
        (
            "The [Foreign Ministry|O] spoke. [Lumora|O] grew. <The ministry> said so.",
            "Foreign Ministry",
        ),
        (
            "[Hal Brandt|P:chief executive] met [Joe Roe|P:mayor]. <The chief executive> said so.",
            "Hal Brandt",
        ),
        (
            "[Hal Brandt|P:former president] met [Joe Roe|P:mayor]. <The president> said so.",
            "Hal Brandt",
        ),
        (
            "[Hal Brandt|P] met [Ann Roe|P]. <The woman> said so.",
            "Ann Roe",
        ),
        // Nobody fits.
        ("[Lumora|O] grew. “Fine,” <he> said.", "–"),
        ("[Hal Brandt|P] came. <The ministry> said so.", "–"),
        (
            "The <president> spoke before [Hal Brandt|P:mayor] came.",
            "–",
        ),
    ] {
        assert_eq!(answers(source), [expected], "{source}");
    }
}
