//! Counting what passed and failed, read from the lines that the test programs print.

use std::ops::AddAssign;

/// How many tests (or whole steps, where a step is one check) passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

impl Count {
    /// What one line of output adds: a summary of `cargo test` and wasm-bindgen's runner
    /// (`test result: ok. 3 passed; 1 failed; …`), of Playwright (`  3 passed (2.1s)`, `  1 failed`), or of Node's
    /// test runner (`ℹ pass 3`, `# fail 1`). Any other line adds nothing.
    pub fn in_line(line: &str) -> Self {
        let line = plain(line);
        let line = line.trim();
        if let Some((_, result)) = line.split_once("test result: ") {
            return Self {
                passed: number_before(result, "passed"),
                failed: number_before(result, "failed"),
            };
        }
        if let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) {
            return match rest.split_once(' ') {
                Some(("pass", number)) => Self {
                    passed: number.parse().unwrap_or(0),
                    failed: 0,
                },
                Some(("fail" | "cancelled", number)) => Self {
                    passed: 0,
                    failed: number.parse().unwrap_or(0),
                },
                _ => Self::default(),
            };
        }
        let mut words = line.split(' ');
        match (words.next().map(str::parse), words.next(), words.next()) {
            (Some(Ok(passed)), Some("passed"), Some(time)) if time.starts_with('(') => {
                Self { passed, failed: 0 }
            }
            // A test that passed only when repeated is a test that failed.
            (Some(Ok(failed)), Some("failed" | "flaky" | "interrupted"), None) => {
                Self { passed: 0, failed }
            }
            (Some(Ok(failed)), Some("did"), Some("not")) if line.ends_with("did not run") => {
                Self { passed: 0, failed }
            }
            _ => Self::default(),
        }
    }
}

/// The line without terminal colours.
fn plain(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        text.push_str(before);
        rest = after
            .split_once(|end: char| end.is_ascii_alphabetic())
            .map_or("", |(_, after)| after);
    }
    text + rest
}

/// The number in `… 12 passed; …` that stands before `word`.
fn number_before(text: &str, word: &str) -> u32 {
    text.split([';', '.'])
        .filter_map(|part| part.trim().strip_suffix(word))
        .find_map(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_summaries_of_every_test_program() {
        let cases = [
            (
                "test result: ok. 41 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.03s",
                41,
                0,
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                3,
                2,
            ),
            ("  12 passed (8.1s)", 12, 0),
            ("  1 failed", 0, 1),
            ("  1 flaky", 0, 1),
            ("  4 did not run", 0, 4),
            ("  2 skipped", 0, 0),
            ("ℹ pass 7", 7, 0),
            ("# fail 2", 0, 2),
            (
                "\u{1b}[32m  5 passed\u{1b}[39m\u{1b}[2m (1.2s)\u{1b}[22m",
                5,
                0,
            ),
        ];
        for (line, passed, failed) in cases {
            assert_eq!(Count::in_line(line), Count { passed, failed }, "{line}");
        }
    }

    #[test]
    fn adds_nothing_for_other_lines() {
        for line in [
            "test amounts::reads_a_sum ... ok",
            "5 passed people",
            "running 3 tests",
            "",
            "# a heading",
            "3 failed attempts",
        ] {
            assert_eq!(Count::in_line(line), Count::default(), "{line}");
        }
    }
}
