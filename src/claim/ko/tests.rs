//! What holds for the claims of any text.

use super::*;
use crate::document::ClaimKind;

/// A small generator of its own: the same texts on every machine.
fn texts() -> impl Iterator<Item = String> {
    const PARTS: &[&str] = &[
        "박서준 대표는",
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "고 말했다",
        "라고 밝혔다",
        "며",
        " ",
        "\n",
        ". ",
        ", ",
        "값이 오른다",
        "다고 전했다",
        "것으로 알려졌다",
        "에 따르면",
        "올릴 계획이다",
        "라는 관측이 나온다",
        "👩‍💻",
        "(",
        ")",
        "[1]",
        "…",
        "그는",
        "이라며",
        "는",
        "20%",
        "한빛전자",
        "「",
        "」",
        "《",
        "》",
        "e\u{301}",
        "\u{200b}",
        "를 묻는 질문에",
        "등의 응답이 나왔다",
        "인용해",
        "보도했다",
        "업계에선",
        "?",
        "!",
        "다",
        "고",
        "Q. ",
        "A: ",
        "▲ 박서준=",
        "박서준 대표: ",
        "던 ",
        "측은 ",
        "역시 ",
        "(42%)를",
        "는 응답은 57%로",
        "최모(58)씨는",
        "뒤 ",
        "1.0%로 내다봤다",
        "라는 의혹도",
        " vs ",
        " “고발”",
        "하기로 합의했다",
        "것”으로 내다봤다",
        "” 등으로 반응했다",
        "물은 결과 ",
        "전망치를 2.1%로 올려 잡았다",
        "이번 합의가 ",
    ];
    let mut state: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut next = move |n: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % n as u64).unwrap()
    };
    // More rounds on demand, as a fuzzer would: MITJUL_ROUNDS=1000000.
    let rounds = std::env::var("MITJUL_ROUNDS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(3000);
    (0..rounds).map(move |_| {
        let count = 1 + next(24);
        (0..count).map(|_| PARTS[next(PARTS.len())]).collect()
    })
}

#[test]
fn claims_of_any_text_lie_in_the_body_and_apart_from_speaker_and_cue() {
    let finder = Finder::new();
    for text in texts() {
        let mut start = 0;
        let mut document = Document::default();
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.len()).trimmed(&text);
            start += line.len();
            if !span.is_empty() {
                document.body.push(span);
            }
        }
        let claims = finder.korean(&text, &document.body, &document);
        for claim in &claims {
            let parts = [
                Some(claim.span),
                claim.cue,
                claim.speaker.map(|s| s.span),
                claim.via.map(|s| s.span),
            ];
            for span in parts.into_iter().flatten() {
                assert!(
                    text.get(span.start..span.end)
                        .is_some_and(|s| !s.is_empty()),
                    "{text:?}"
                );
                assert!(document.body.iter().any(|b| b.contains(span)), "{text:?}");
            }
            if claim.kind == ClaimKind::Direct {
                for span in parts.into_iter().skip(1).flatten() {
                    assert!(!span.overlaps(claim.span), "{text:?}");
                }
            }
            assert!((0.0..=1.0).contains(&claim.check_worthiness));
            assert!((0.0..=1.0).contains(&claim.confidence));
        }
        assert!(claims.is_sorted_by_key(|c| c.span.start), "{text:?}");
        assert_eq!(
            claims,
            finder.korean(&text, &document.body, &document),
            "{text:?}"
        );
    }
}
