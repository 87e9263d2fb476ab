//! How reasons are said in English.

pub(in crate::explain) fn same_name(here: &str, name: &str) -> String {
    format!("Written “{here}” here; taken to be the “{name}” of the same article.")
}

pub(in crate::explain) fn beside_title(title: &str) -> String {
    format!("The name stands beside “{title}”.")
}

pub(in crate::explain) fn often(times: usize) -> String {
    format!("It occurs {times} times in the article.")
}

pub(in crate::explain) fn name() -> String {
    "Judged by the form of the name and the words around it.".to_owned()
}

pub(in crate::explain) fn bound(word: &str) -> String {
    format!("The bound is read from “{word}”.")
}

pub(in crate::explain) fn no_value() -> String {
    "No value could be read.".to_owned()
}

pub(in crate::explain) fn read(words: &str) -> String {
    format!("Read from “{words}”.")
}

pub(in crate::explain) fn same_amount() -> String {
    "Two amounts side by side are taken as one.".to_owned()
}

pub(in crate::explain) fn counted(words: &str, published: &str) -> String {
    format!("“{words}” counted from the article's date, {published}.")
}

pub(in crate::explain) fn date() -> String {
    "Read as written.".to_owned()
}

pub(in crate::explain) fn no_date() -> String {
    "Neither the article's date nor the context tells which day.".to_owned()
}

pub(in crate::explain) fn cue(words: &str) -> String {
    format!("“{words}” is what reports it.")
}

pub(in crate::explain) fn speaker(words: &str) -> String {
    format!("The speaker is named as “{words}”.")
}

pub(in crate::explain) fn speaker_is(words: &str, name: &str) -> String {
    format!("The speaker is named as “{words}”, who is {name}.")
}

pub(in crate::explain) fn matched() -> String {
    "It matches a regular expression of yours.".to_owned()
}
