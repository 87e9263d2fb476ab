use super::*;
use crate::passage::Stops;

/// `kind name` of everything found, in text order; the text is one passage a line.
fn found(text: &str) -> Vec<String> {
    let entities = entities(text, &Dictionary::default());
    let mut mentions: Vec<(Span, EntityKind)> = (entities.iter())
        .flat_map(|e| e.mentions.iter().map(|m| (m.span, e.kind)))
        .collect();
    mentions.sort();
    mentions
        .iter()
        .map(|(span, kind)| format!("{} {}", kind.as_str(), span.of(text)))
        .collect()
}

fn entities(text: &str, dictionary: &Dictionary) -> Vec<Entity> {
    let mut body = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        body.push(Span::new(at, at + line.len()).trimmed(text));
        at += line.len();
    }
    body.retain(|span| !span.is_empty());
    let passages = Passages::read(text, &[], &body, Some(Language::English), &Stops::new());
    let context = Context {
        passages: &passages,
        amounts: &[],
        dates: &[],
        dictionary,
    };
    Finder::new().find(text, &context, &mut Memory::default())
}

fn group(text: &str, name: &str) -> Vec<String> {
    let entities = entities(text, &Dictionary::default());
    let entity = entities.iter().find(|e| e.name == name).unwrap();
    entity
        .mentions
        .iter()
        .map(|m| m.span.of(text).to_owned())
        .collect()
}

#[test]
fn a_given_name_goes_on_after_a_hyphen_and_a_compound_does_not() {
    for (text, expected) in [
        ("Trade Minister Han Ji-woo spoke on Friday.", "Han Ji-woo"),
        (
            "The Calloway-era rules were dropped, John Calloway said.",
            "John Calloway",
        ),
    ] {
        let found = entities(text, &Dictionary::default());
        let named = |e: &Entity| e.kind == EntityKind::Person && e.name == expected;
        assert!(found.iter().any(named), "{found:?}");
    }
}

#[test]
fn finds_persons_with_their_titles_and_organizations() {
    let text = "OpenAI chief executive Sam Hallam met Gov. Maria Lindqvist in Dallas, Texas.\n\
                Mr. Hallam said that the governor had agreed. Lindqvist left on Monday.";
    assert_eq!(
        found(text),
        [
            "organization OpenAI",
            "title chief executive",
            "person Sam Hallam",
            "title Gov.",
            "person Maria Lindqvist",
            "place Dallas",
            "place Texas",
            "person Hallam",
            "title governor",
            "person Lindqvist",
        ]
    );
    assert_eq!(group(text, "Sam Hallam"), ["Sam Hallam", "Hallam"]);
    assert_eq!(
        group(text, "Maria Lindqvist"),
        ["Maria Lindqvist", "Lindqvist"]
    );
    let entities = entities(text, &Dictionary::default());
    let hallam = entities.iter().find(|e| e.name == "Sam Hallam").unwrap();
    assert_eq!(hallam.titles, ["chief executive"]);
    assert_eq!(entities[hallam.organization.unwrap()].name, "OpenAI");
}

#[test]
fn the_dictionary_wins() {
    let text = "The Sandy Hook was calm, and Sandy Hook Farm was not.";
    let dictionary = Dictionary::parse("product\tSandy Hook\n").0;
    let entities = entities(text, &dictionary);
    assert!(
        entities
            .iter()
            .any(|e| e.kind == EntityKind::Product && e.name == "Sandy Hook")
    );
}

#[test]
fn peoples_days_and_generic_nouns_are_no_names() {
    for text in [
        "The police said on Monday that the government and the company had met officials.",
        "Chinese, German and Muslim voters spoke English in March.",
        "Officials said that it was over. However, nobody came.",
    ] {
        assert_eq!(found(text), [] as [&str; 0], "{text}");
    }
}

/// A text with `[name|K]` marks, K one of P O L A (product) E T, and what it says of every name.
fn marked(source: &str) -> (String, Vec<(Span, EntityKind)>) {
    let (mut text, mut names) = (String::new(), Vec::new());
    let mut rest = source;
    while let Some((before, inside)) = rest.split_once('[') {
        let (mark, after) = inside.split_once(']').unwrap();
        let (name, kind) = mark.split_once('|').unwrap();
        let place = "POLAET".find(kind).unwrap();
        text.push_str(before);
        let start = text.len();
        text.push_str(name);
        names.push((Span::new(start, text.len()), EntityKind::ALL[place]));
        rest = after;
    }
    text.push_str(rest);
    (text, names)
}

/// What a reader would mark in whole articles, invented ones; docs/MODEL.md has the figures on real ones.
#[test]
fn finds_nearly_all_names_of_whole_articles() {
    let (mut right, mut said, mut wanted) = (0, 0, 0);
    let mut wrong = Vec::new();
    for source in [
        include_str!("tests/business.txt"),
        include_str!("tests/politics.txt"),
        include_str!("tests/sport.txt"),
    ] {
        let (text, names) = marked(source);
        let found = entities(&text, &Dictionary::default());
        let found: Vec<(Span, EntityKind)> = (found.iter())
            .flat_map(|e| e.mentions.iter().map(|m| (m.span, e.kind)))
            .collect();
        said += found.len();
        wanted += names.len();
        right += names.iter().filter(|name| found.contains(name)).count();
        let missed = names.iter().filter(|name| !found.contains(name));
        wrong.extend(missed.map(|(span, kind)| format!("missed {kind:?} {}", span.of(&text))));
        let extra = found.iter().filter(|name| !names.contains(name));
        wrong.extend(extra.map(|(span, kind)| format!("extra {kind:?} {}", span.of(&text))));
    }
    println!(
        "{right} of {said} right, {wanted} wanted\n{}",
        wrong.join("\n")
    );
    let f = 2.0 * f64::from(right as u32) / f64::from((said + wanted) as u32);
    assert!(f > 0.9, "{f}\n{}", wrong.join("\n"));
}

#[test]
fn rules_hear_what_the_words_say() {
    let mut wrong = Vec::new();
    for (text, expected) in [
        // Honorifics are cut off, titles stand by themselves.
        (
            "Mr. Brezhan met Dr. Tellis.",
            vec!["person Brezhan", "person Tellis"],
        ),
        (
            "They met Gov. Hal Brandt, D-Minn., there.",
            vec!["title Gov.", "person Hal Brandt", "place Minn."],
        ),
        (
            "Lt. Gen. Mark Abara spoke.",
            vec!["title Lt. Gen.", "person Mark Abara"],
        ),
        (
            "Its chairman, CEO and president Hal Brandt left.",
            vec![
                "title chairman",
                "title CEO",
                "title president",
                "person Hal Brandt",
            ],
        ),
        (
            "Mara Okafor, a spokeswoman for the Kremlin, said so.",
            vec![
                "person Mara Okafor",
                "title spokeswoman",
                "organization Kremlin",
            ],
        ),
        (
            "He met former president Laura Whitfield.",
            vec!["title former president", "person Laura Whitfield"],
        ),
        // Lawyers of nobody are no titles.
        (
            "The lawyer and an analyst said that the chief of a village came.",
            vec![],
        ),
        // Bodies by what they are.
        (
            "The foreign ministry and the Indonesian navy denied it.",
            vec![
                "organization foreign ministry",
                "organization Indonesian navy",
            ],
        ),
        (
            "It was sold to Velora Ltd last year.",
            vec!["organization Velora Ltd"],
        ),
        (
            "They wrote to the Department of Harbor Affairs.",
            vec!["organization Department of Harbor Affairs"],
        ),
        (
            "A ministry in the country and the navy of a king slept.",
            vec![],
        ),
        // Places.
        (
            "It happened in Kestrel, Ohio, and in the Gulf of Mexico.",
            vec!["place Kestrel", "place Ohio", "place Gulf of Mexico"],
        ),
        (
            "The U.S.-led force left the Tokyo-based office.",
            vec!["place U.S.", "place Tokyo"],
        ),
        // Works, services, indices.
        (
            "She wrote the novel \u{201c}Harbor Lights\u{201d} in a year.",
            vec!["product Harbor Lights"],
        ),
        (
            "He posted it on Twitter, and the S&P 500 fell.",
            vec!["product Twitter", "product S&P 500"],
        ),
        (
            "He called it \u{201c}a very bad idea\u{201d} and left.",
            vec![],
        ),
        // Events.
        (
            "Hurricane Odile came after the World Cup 2018.",
            vec!["event Hurricane Odile", "event World Cup 2018"],
        ),
    ] {
        let got = found(text);
        if got != expected {
            wrong.push(format!("{text}: {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn groups_the_forms_of_one_name_and_no_others() {
    for (text, name, expected) in [
        (
            "The Harbor Safety Board (HSB) met. The HSB was late.",
            "Harbor Safety Board",
            vec!["Harbor Safety Board", "HSB", "HSB"],
        ),
        (
            "The United States spoke. U.S. officials agreed, and America slept.",
            "United States",
            vec!["United States", "U.S.", "America"],
        ),
        (
            "Hal Brandt met Mara Brandt. Mara Brandt left. Brandt was late.",
            "Mara Brandt",
            vec!["Mara Brandt", "Mara Brandt", "Brandt"],
        ),
        (
            "The Justice Department sued. The Department of Justice won.",
            "Department of Justice",
            vec!["Justice Department", "Department of Justice"],
        ),
        (
            "Peter Brandt met Mara Brandt. Mara Brandt left. Mr. Brandt was late.",
            "Peter Brandt",
            vec!["Peter Brandt", "Brandt"],
        ),
        (
            "Mexico City is large. Mexico is larger.",
            "Mexico City",
            vec!["Mexico City"],
        ),
    ] {
        assert_eq!(group(text, name), expected, "{text}");
    }
}

#[test]
fn what_is_remembered_changes_nothing() {
    let finder = Finder::new();
    let mut memory = Memory::default();
    let dictionary = Dictionary::default();
    for text in [
        "Hal Brandt met Mara Okafor in Ohio.\nBrandt left.",
        "Hal Brandt met Mara Okafor in Ohio.\nOkafor left.\nBrandt left.",
        "Brandt left.",
    ] {
        let mut body = Vec::new();
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            body.push(Span::new(at, at + line.len()).trimmed(text));
            at += line.len();
        }
        let passages = Passages::read(text, &[], &body, Some(Language::English), &Stops::new());
        let context = Context {
            passages: &passages,
            amounts: &[],
            dates: &[],
            dictionary: &dictionary,
        };
        let again = finder.find(text, &context, &mut memory);
        assert_eq!(
            again,
            finder.find(text, &context, &mut Memory::default()),
            "{text}"
        );
    }
}

#[test]
fn nouns_and_prefixes_tell_of_made_things() {
    for (text, expected) in [
        (
            "She spent six years on the cruise ship Velmora.",
            "product Velmora",
        ),
        ("Nobody was hurt aboard the Velmora.", "product Velmora"),
        (
            "The company launched a Korvan 9 rocket on Sunday.",
            "product Korvan 9",
        ),
        ("The frigate HMS Tarn left the harbour.", "product HMS Tarn"),
        (
            "The ruling in Calloway v. Lindqvist was overturned.",
            "product Calloway v. Lindqvist",
        ),
        (
            "Shares of Lowe's rose, and Lowe’s said so.",
            "organization Lowe's",
        ),
    ] {
        let found = found(text);
        assert!(found.iter().any(|f| f == expected), "{text}: {found:?}");
    }
    let found = found("The missile Russia fired fell into the sea.");
    assert!(found.contains(&"place Russia".to_owned()), "{found:?}");
}

#[test]
fn who_works_there_and_what_it_is_called_tell_of_a_name() {
    for (text, expected) in [
        (
            "Analysts at Bernholt and Tarn cut their targets.",
            "organization Bernholt",
        ),
        (
            "“It is over,” said Mara Teller, an economist at Varnix.",
            "organization Varnix",
        ),
        (
            "The Danish drugmaker Lindholm said on Monday that profit fell.",
            "organization Lindholm",
        ),
        (
            "Chipmaker Norvex to cut 900 jobs as orders fall",
            "organization Norvex",
        ),
        (
            "The drug was given to 900 patients in a trial called Marigold.",
            "product Marigold",
        ),
        (
            "He will face the Libertarian Gail Simms in November.",
            "person Gail Simms",
        ),
    ] {
        let found = found(text);
        assert!(found.iter().any(|f| f == expected), "{text}: {found:?}");
    }
    let found = found("Tarnby beat Eskdale 3-1. Her coach, Anton Dubrov, was pleased.");
    assert!(!found.iter().any(|f| f.ends_with(" Her")), "{found:?}");
}

#[test]
fn a_role_keeps_what_says_which_one_it_is() {
    for (text, expected) in [
        (
            "Tarnholm's lead trial lawyer, Maria Lindqvist, told reporters.",
            "lead trial lawyer",
        ),
        (
            "Sam Hallam, a cyber security expert who helped, left on Monday.",
            "cyber security expert",
        ),
        (
            "The railway's chief customer relations officer Sam Hallam said so.",
            "chief customer relations officer",
        ),
        (
            "Water Resources Minister Maria Lindqvist said all was well.",
            "Water Resources Minister",
        ),
        (
            "It was backed by state Rep. Sam Hallam on Monday.",
            "state Rep.",
        ),
        (
            "His men were safe, deputy commandant Sam Hallam said.",
            "deputy commandant",
        ),
        ("Capt Sam Hallam flew the jet.", "Capt"),
        ("Brig-Gen Sam Hallam flew the jet.", "Brig-Gen"),
        (
            "The leader of the opposition, Maria Lindqvist, was scathing.",
            "leader of the opposition",
        ),
    ] {
        let found = found(text);
        assert!(found.contains(&format!("title {expected}")), "{found:?}");
        assert!(found.iter().any(|f| f.starts_with("person ")), "{found:?}");
    }
}

#[test]
fn an_office_alone_is_a_title_where_somebody_was_named_with_it() {
    let named = "Judge Maria Lindqvist heard them. The judge will rule on Monday.";
    assert!(
        found(named).contains(&"title judge".to_owned()),
        "{:?}",
        found(named)
    );
    let nobody = "Maria Lindqvist heard them. The judge will rule on Monday.";
    assert!(!found(nobody).contains(&"title judge".to_owned()));
    let two = "Judge Maria Lindqvist and Judge Sam Hallam heard them. The judge will rule.";
    assert!(!found(two).contains(&"title judge".to_owned()));
}

#[test]
fn what_stands_before_a_name_by_chance_is_no_title() {
    for text in [
        "The bill was backed by fellow Texan Sam Hallam.",
        "He leaned on his chair and waited for Sam Hallam.",
    ] {
        let found = found(text);
        assert!(!found.iter().any(|f| f.starts_with("title")), "{found:?}");
    }
}

#[test]
fn laws_committees_courts_and_models_are_named_whole() {
    let text = "The Tarn-Hallam-Lindqvist Act was passed in 1999. The Doe-Hallam Act came next.\n\
                Senators want to keep Doe-Hallam.\n\
                The Committee on Science, Space and Technology met.\n\
                They turned to the U.S. Court of Appeals for the Federal Circuit.\n\
                It ordered four Airbus A321XLR aircraft.";
    let found = found(text);
    for expected in [
        "product Tarn-Hallam-Lindqvist Act",
        "product Doe-Hallam Act",
        "product Doe-Hallam",
        "organization Committee on Science, Space and Technology",
        "organization U.S. Court of Appeals for the Federal Circuit",
        "product Airbus A321XLR",
    ] {
        assert!(
            found.contains(&expected.to_owned()),
            "{expected}: {found:?}"
        );
    }
}
