//! A kind has one stroke and one hue wherever it is drawn: in the page, in an exported file, in other people's pages.

use std::collections::BTreeMap;

/// A face, and what it draws by name.
type Faces = [(&'static str, BTreeMap<String, String>); 4];

/// The kinds that are told by a line. An event's dash and dot are no text decoration: the page draws them by itself, and
/// the others take a wave.
const LINES: [&str; 5] = ["person", "organization", "place", "product", "title"];

fn file(path: &str) -> String {
    let path = [env!("CARGO_MANIFEST_DIR"), path].join("/");
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What stands between two signs, the first time behind a place.
fn between<'a>(text: &'a str, behind: &str, from: &str, to: &str) -> &'a str {
    let at = text
        .find(behind)
        .unwrap_or_else(|| panic!("no {behind} in {text}"));
    let rest = text[at + behind.len()..].split_once(from).expect(from).1;
    rest.split_once(to).expect(to).0
}

/// The hues by name: `--person: #0063ab;` of a style sheet, `person: '#0063ab',` of a script.
fn hues(block: &str) -> BTreeMap<String, String> {
    let parts = block.split([';', ',', '\n']);
    let pairs = parts.filter_map(|part| part.split_once(':'));
    pairs
        .map(|(name, value)| (name.trim().trim_start_matches("--"), value.trim()))
        .map(|(name, value)| (name.to_owned(), value.trim_matches('\'').to_owned()))
        .filter(|(_, value)| value.starts_with('#'))
        .collect()
}

fn faces() -> [Faces; 2] {
    let page = file("www/css/page.css");
    let exported = file("src/export/html.css");
    let script = file("www/lib/style.js");
    let panel = file("www/extension/pages.css");
    let dark = "prefers-color-scheme: dark";
    [
        [
            ("page", hues(between(&page, ":root", "{", "}"))),
            ("exported", hues(between(&exported, ":root", "{", "}"))),
            ("script", hues(between(&script, "const LIGHT", "{", "}"))),
            ("panel", hues(between(&panel, ":root", "{", "}"))),
        ],
        [
            (
                "page",
                hues(between(&page, "[data-theme=\"dark\"]", "{", "}")),
            ),
            ("exported", hues(between(&exported, dark, ":root {", "}"))),
            ("script", hues(between(&script, "const DARK", "{", "}"))),
            ("panel", hues(between(&panel, dark, ":root {", "}"))),
        ],
    ]
}

#[test]
fn a_kind_has_one_hue_in_all_faces() {
    for faces in faces() {
        let [(_, page), (_, exported), (_, script), (_, panel)] = &faces;
        for name in ["event", "date", "warning"].iter().chain(&LINES) {
            let hue = page.get(*name).unwrap_or_else(|| panic!("page: {name}"));
            for (face, hues) in &faces {
                assert_eq!(hues.get(*name), Some(hue), "{face}: {name}");
            }
        }
        // In other people's pages these are veils over a ground that is not ours.
        for name in ["amount", "claim"] {
            assert!(page.contains_key(name) && script.contains_key(name));
            assert_eq!(exported.get(name), page.get(name), "{name}");
            assert_eq!(panel.get(name), script.get(name), "{name}");
        }
    }
}

#[test]
fn a_kind_has_one_stroke_in_all_faces() {
    let page = file("www/css/page.css");
    let marks = between(&page, "@layer marks", "{", "@layer");
    let exported = file("src/export/html.css");
    let script = file("www/lib/style.js");
    let underlines = between(&script, "const UNDERLINES", "{", "};");
    const STYLES: [&str; 5] = ["solid", "double", "dotted", "dashed", "wavy"];
    let style = |words: &str| {
        let found = words.split([' ', ';', '\'', ',']);
        let mut found = found.filter(|word| STYLES.contains(word));
        found.next().map(str::to_owned)
    };
    for name in LINES {
        let rule = format!("\n  .{name}");
        let drawn = style(between(marks, &rule, "text-decoration-style:", ";"));
        assert!(drawn.is_some(), "{name}");
        let rule = format!("\n.{name} ");
        assert_eq!(style(between(&exported, &rule, "{", "}")), drawn, "{name}");
        let rule = format!("{name}:");
        assert_eq!(style(between(underlines, &rule, "[", "]")), drawn, "{name}");
    }
}

#[test]
fn a_readers_colour_is_the_same_kinds_hue_in_all_faces() {
    let page = file("www/css/page.css");
    let exported = file("src/export/html.css");
    let script = file("www/lib/style.js");
    let lines = between(&script, "const LINES", "{", "};");
    for colour in ["blue", "green", "orange", "pink", "violet", "grey"] {
        let hue = between(&page, &format!(".match.{colour}"), "var(--", ")");
        let rule = format!(".{colour} {{");
        assert_eq!(between(&exported, &rule, "var(--", ")"), hue, "{colour}");
        let rule = format!("{colour}:");
        assert_eq!(between(lines, &rule, "'", "'"), hue, "{colour}");
    }
}

#[test]
fn the_words_of_buttons_name_kinds_as_the_core_does() {
    use mitjul::{EntityKind, Language};
    let words = file("www/lib/words.js");
    for kind in EntityKind::ALL {
        let named = between(&words, &format!(" {kind}:"), "'", "'");
        assert_eq!(named, kind.label(Language::Korean));
    }
}
