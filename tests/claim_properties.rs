//! What must hold of the claims of any text, on pieces of sentences put together at random.

use mitjul::Annotator;

#[path = "../fuzz/checks/claims.rs"]
mod check;

/// A small generator of its own: the same texts on every machine.
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
    "한빛전자",
    "는 ",
    "김하늘 대표",
    "가 ",
    "“올해는 더 늘 것”",
    "이라고 ",
    "‘문제없다’",
    "며 ",
    "3조5000억원",
    "을 ",
    "밝혔다.",
    "말했다",
    "고 전했다. ",
    "에 따르면 ",
    "10일 ",
    "관계자는 ",
    "전망된다.",
    "Halden Electric ",
    "said ",
    "\"It will grow,\" ",
    "that ",
    "“We are ready",
    "” ",
    "according to ",
    "John Mercer",
    "Mr. ",
    "on Monday",
    "$3 million",
    ", ",
    ".",
    ". ",
    "\n",
    "\n\n",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "\u{a0}",
    "\u{200b}",
    "&quot;",
    "<b>",
    "\u{1112}\u{1161}\u{11ab}",
    "😀",
];

#[test]
fn claims_keep_to_the_document_whatever_the_text() {
    let annotator = Annotator::new();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..1_500 {
        let count = 1 + random.below(40);
        let text: String = (0..count)
            .map(|_| PARTS[random.below(PARTS.len())])
            .collect();
        check::keep_to_the_document(&annotator, &text);
    }
}
