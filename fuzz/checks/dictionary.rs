//! What holds for any dictionary. Shared by the fuzz target and by the tests.

use mitjul::Dictionary;

/// What was read is written so that it reads back the same and whole, and every line that was not read is named.
pub fn reads_back(source: &str) {
    let (dictionary, errors) = Dictionary::parse(source);
    let lines = source.lines().count();
    for error in &errors {
        assert!((1..=lines).contains(&error.line), "{error} of {source:?}");
    }
    let (again, errors) = Dictionary::parse(&dictionary.to_string());
    assert_eq!(again, dictionary, "{source:?}");
    assert_eq!(errors, [], "{source:?}");
}
