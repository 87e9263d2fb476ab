//! Relations that hold for any dictionary, on lines put together at random.

#[path = "../fuzz/checks/dictionary.rs"]
mod check;

/// A small generator of its own: the same lines on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }
}

const PARTS: &[&str] = &[
    "person",
    "organization",
    "place",
    "fish",
    "\t",
    "\t",
    "\t",
    "|",
    "|",
    "#",
    " # ",
    " #",
    "# ",
    " ",
    "\u{a0}",
    "\u{3000}",
    "\u{200b}",
    "\u{feff}",
    "\r",
    "\n",
    "\n",
    "\r\n",
    "\u{2028}",
    "\u{85}",
    "\u{b}",
    "김한빛",
    "한빛",
    "C#",
    "Ｈａｌｄｅｎ",
    "&amp;",
    "&#35;",
    "&#9;",
    "&#124;",
    "<b>",
    "\u{1112}\u{1161}\u{11ab}",
    "a",
    "-",
];

#[test]
fn what_was_read_reads_back_whatever_was_in_it() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..20_000 {
        let count = 1 + random.below(24);
        let source: String = (0..count)
            .map(|_| PARTS[random.below(PARTS.len())])
            .collect();
        check::reads_back(&source);
        check::reads_back(&format!("person\t{source}"));
    }
}
