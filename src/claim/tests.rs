//! The claim stage on sentences of its own.

use super::*;

fn claims(text: &str) -> Vec<Claim> {
    let document = Document {
        body: vec![Span::new(0, text.len())],
        ..Document::default()
    };
    Finder::new().find(text, &document)
}

/// Content, speaker, via, cue.
fn told(text: &str) -> Vec<(&str, &str, &str, &str)> {
    claims(text)
        .iter()
        .map(|c| {
            (
                c.span.of(text),
                c.speaker.map_or("", |s| s.span.of(text)),
                c.via.map_or("", |s| s.span.of(text)),
                c.cue.map_or("", |s| s.of(text)),
            )
        })
        .collect()
}

#[test]
fn two_quotations_of_one_speaker_are_two_claims() {
    assert_eq!(
        told("박서준 대표는 “시장이 커졌다”며 “내년에도 큰다”고 말했다."),
        [
            ("시장이 커졌다", "박서준", "", "말했다"),
            ("내년에도 큰다", "박서준", "", "말했다")
        ]
    );
}

#[test]
fn the_speaker_of_an_indirect_claim_stands_outside_of_it() {
    assert_eq!(
        told("한빛은행은 10일 금리가 다음 달에 오른다고 밝혔다."),
        [("금리가 다음 달에 오른다", "한빛은행", "", "밝혔다")]
    );
    assert_eq!(
        told("금리가 다음 달에 오른다고 관계자들은 전했다."),
        [("금리가 다음 달에 오른다", "관계자", "", "전했다")]
    );
}

/// Every cue of data/cues.tsv has a sentence that it reports in, and one that it does not.
#[test]
fn every_cue_keeps_to_its_examples() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/cues.examples.tsv");
    let examples = std::fs::read_to_string(path).unwrap();
    let finder = Finder::new();
    let mut wrong = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for line in examples.lines().filter(|l| !l.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [kind, word, sign, text] = fields.as_slice() else {
            panic!("{line}");
        };
        seen.insert(((*kind).to_owned(), (*word).to_owned(), *sign == "+"));
        let document = Document {
            body: vec![Span::new(0, text.len())],
            ..Document::default()
        };
        let claims = finder.find(text, &document);
        let reports = !claims.is_empty();
        let expected = (*sign == "+") != (*kind == "name");
        let cued = *sign != "+" || *kind == "name" || claims.iter().any(|c| c.cue.is_some());
        if reports != expected || !cued {
            wrong.push(line.to_owned());
        }
    }
    for cue in finder.lexicon.cues() {
        for sign in [true, false] {
            let kind = format!("{:?}", cue.kind).to_lowercase();
            if !seen.contains(&(kind, cue.word.to_owned(), sign)) {
                wrong.push(format!("{} has no example", cue.word));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

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
        let claims = finder.find(&text, &document);
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
        assert_eq!(claims, finder.find(&text, &document), "{text:?}");
    }
}

#[test]
fn hearsay_has_no_speaker() {
    assert_eq!(
        told("두 회사는 합병을 논의 중인 것으로 알려졌다."),
        [("두 회사는 합병을 논의 중인", "", "", "알려졌다")]
    );
}

#[test]
fn what_is_not_said_is_no_claim() {
    assert_eq!(told("박 대표는 값이 오른다고 말하지 않았다."), []);
}

#[test]
fn what_cannot_speak_is_no_speaker() {
    for (text, expected) in [
        ("박서준 대표는 장례는 가족끼리 치른다고 말했다.", "박서준"),
        ("북부 지역에 대해서는 “비가 더 온다”고 말했다.", ""),
        (
            "화재의 원인은 아직 알 수 없으나 누전이 의심된다고 한다.",
            "",
        ),
        ("한 발 물러서는 뜻에서 “다시 논의하겠다”고 밝혔다.", ""),
    ] {
        let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
        assert_eq!(speakers, [expected], "{text}");
    }
}

#[test]
fn side_and_likewise_mark_a_speaker_as_particles_do() {
    for (text, expected) in [
        ("한빛전자 측은 값을 내리지 않는다고 밝혔다.", "한빛전자"),
        ("피해자측은 배상이 모자란다고 말했다.", "피해자"),
        ("새벽은행 역시 금리가 오른다고 내다봤다.", "새벽은행"),
    ] {
        let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
        assert_eq!(speakers, [expected], "{text}");
    }
}

fn modalities(text: &str) -> Vec<Modality> {
    claims(text).iter().map(|c| c.modality).collect()
}

#[test]
fn what_nobody_intends_is_no_plan() {
    use Modality::{Assertion, Denial, Forecast, Hearsay, Opinion, Plan, Speculation};
    for (text, expected) in [
        ("박서준 대표는 “내년에 공장을 지을 것”이라고 말했다.", Plan),
        ("박서준 대표는 “값이 크게 오를 것”이라고 말했다.", Forecast),
        ("기상청은 “내일 아침은 춥겠다”고 말했다.", Forecast),
        ("박서준 대표는 “공장이 옮겨 오면 좋겠다”고 말했다.", Opinion),
        (
            "박서준 대표는 “모두가 힘을 모아 나가야 할 것”이라고 말했다.",
            Opinion,
        ),
        (
            "박서준 대표는 “공장이 더 옮겨 올 수도 있다”고 말했다.",
            Speculation,
        ),
        ("박서준 대표는 “그런 말을 한 적이 없다”고 반박했다.", Denial),
        (
            "박서준 대표는 “공장은 두 곳이 남았다”고 반박했다.",
            Assertion,
        ),
        (
            "박서준 대표는 “공장을 보지 못했다”고 진술한 것으로 알려졌다.",
            Hearsay,
        ),
    ] {
        assert_eq!(modalities(text), [expected], "{text}");
    }
}

#[test]
fn reports_are_heard_however_they_are_put() {
    assert_eq!(
        told("두 사람의 사인은 익사로 알려졌다."),
        [("두 사람의 사인은 익사", "", "", "알려졌다")]
    );
    assert_eq!(
        told("새벽은행은 올해 성장률을 2.1%로 내다봤다."),
        [("올해 성장률을 2.1%", "새벽은행", "", "내다봤다")]
    );
    assert_eq!(
        told("값이 다음 달에 오른다고 한빛통신이 관계자를 인용해 보도했다."),
        [("값이 다음 달에 오른다", "관계자", "한빛통신", "보도했다")]
    );
    assert_eq!(
        told("박서준 대표는 “길이 막혔다”고 웃으며 말했다."),
        [("길이 막혔다", "박서준", "", "말했다")]
    );
    assert_eq!(
        told("박서준 대표는 “표를 더 팔아줄 것”을 요청했다."),
        [("표를 더 팔아줄 것", "박서준", "", "요청했다")]
    );
    assert_eq!(
        told("박서준 대표는 “길이 막혔다”라는 뜻을 전했다."),
        [("길이 막혔다", "박서준", "", "뜻을 전했다")]
    );
}

#[test]
fn what_is_hard_to_say_is_not_said() {
    assert_eq!(
        told("재판부는 두 사람이 만났다고 단정하기 어렵다고 설명했다."),
        [(
            "두 사람이 만났다고 단정하기 어렵다",
            "재판부",
            "",
            "설명했다"
        )]
    );
    assert_eq!(told("이는 값이 오른다는 뜻으로 받아들일 수 있다."), []);
}

#[test]
fn an_intention_is_one_claim_and_a_request_no_plan() {
    assert_eq!(
        told("한빛전자는 값을 올리겠다는 계획이다."),
        [("값을 올리겠다", "한빛전자", "", "계획이다")]
    );
    assert_eq!(
        modalities("박서준 대표는 “길을 넓힐 것”을 촉구했다."),
        [Modality::Opinion]
    );
}

#[test]
fn what_the_writer_thinks_is_no_claim() {
    for text in [
        "범인은 나라 밖으로 달아난 것으로 보인다.",
        "문제는 빈 집이 너무 많다는 것이다.",
        "박서준 대표는 길이 막혔다는 소식을 듣고 돌아갔다.",
        "뒷면에는 ‘새벽의 노래’라고 새겨져 있다.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn a_document_between_particle_and_predicate_is_no_predicate() {
    assert_eq!(
        told("한빛전자는 “값을 내린다”고 보도자료를 통해 밝혔다."),
        [("값을 내린다", "한빛전자", "보도자료", "밝혔다")]
    );
}

#[test]
fn a_term_in_marks_is_no_claim() {
    assert_eq!(told("업계의 '가격 전쟁'이 이어졌다."), []);
    assert_eq!(told("이 거리를 ‘책의 골목’이라고 부른다."), []);
}

#[test]
fn what_somebody_has_resolved_or_aims_at_is_a_plan() {
    for (text, expected) in [
        (
            "새벽은행은 다음 달부터 값을 내리기로 했다.",
            ("다음 달부터 값을 내리기", "새벽은행", "", "했다"),
        ),
        (
            "위성을 높은 궤도에 올리는 것이 목표다.",
            ("위성을 높은 궤도에 올리는", "", "", "목표다"),
        ),
        (
            "새벽은행도 올해 안에 값을 내릴 계획이다.",
            ("올해 안에 값을 내릴", "새벽은행", "", "계획이다"),
        ),
        (
            "시는 주말에도 문을 열 방침이다.",
            ("주말에도 문을 열", "시", "", "방침이다"),
        ),
    ] {
        assert_eq!(told(text), [expected], "{text}");
        assert_eq!(modalities(text), [Modality::Plan], "{text}");
    }
    let denied = "새벽은행은 값을 내릴 계획은 없다고 선을 그었다.";
    assert_eq!(modalities(denied), [Modality::Denial]);
    for text in [
        "대회는 내년에 다시 열리게 됐다.",
        "두 팀은 경기로 친해졌다.",
        "대회가 곧 재개되기로 했다.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn a_clause_before_a_quotation_and_a_question_asked_by_others_are_claims_too() {
    let claims = told("박서준 감독은 아쉬움이 남는다면서도 “변명하지 않겠다”고 했다.");
    assert_eq!(
        claims.iter().map(|c| c.0).collect::<Vec<_>>(),
        ["아쉬움이 남는다", "변명하지 않겠다"]
    );
    let claims = told("부담이 커지지 않느냐는 취재진의 질문에는 “그렇지 않다”고 답했다.");
    assert_eq!(
        claims.iter().map(|c| c.0).collect::<Vec<_>>(),
        ["부담이 커지지 않느냐", "그렇지 않다"]
    );
}

#[test]
fn a_request_leaves_its_reason_as_it_is() {
    for (text, expected) in [
        (
            "박서준 대표는 “길이 막혔다”며 도움을 요청했다.",
            Modality::Assertion,
        ),
        ("박서준 대표는 버티기 어렵다고 우려했다.", Modality::Opinion),
        (
            "박서준 대표는 “작년에도 길이 막혔다”고 걱정했다.",
            Modality::Assertion,
        ),
        (
            "한빛전자는 다음 달부터 새 요금을 적용한다고 밝혔다.",
            Modality::Plan,
        ),
    ] {
        assert_eq!(modalities(text), [expected], "{text}");
    }
}

#[test]
fn a_quotation_and_what_is_told_behind_it_are_two_claims() {
    assert_eq!(
        told("박서준 대표는 “길이 막혔다”며 길을 넓히겠다고 말했다."),
        [
            ("길이 막혔다", "박서준", "", "말했다"),
            ("길을 넓히겠다", "박서준", "", "말했다"),
        ]
    );
}

#[test]
fn a_noun_alone_is_alleged_or_denied() {
    assert_eq!(
        told("한빛전자는 매각설을 부인했다."),
        [("매각설", "한빛전자", "", "부인했다")]
    );
    assert_eq!(
        modalities("한빛전자는 매각설을 부인했다."),
        [Modality::Denial]
    );
    assert_eq!(told("한빛전자는 이를 부인했다."), []);
    assert_eq!(told("새벽노조는 임금 인상을 요구했다."), []);
}

#[test]
fn the_subject_of_a_clause_that_modifies_a_noun_does_not_speak() {
    for (text, expected) in [
        (
            "시민이 직접 길을 고르는 새 지도는 내년에 내놓기로 했다.",
            "",
        ),
        (
            "승객이 아닌 목격자 박서준은 비행기가 뒤집혔다고 말했다.",
            "박서준",
        ),
    ] {
        let speakers: Vec<&str> = told(text).iter().map(|c| c.1).collect();
        assert_eq!(speakers, [expected], "{text}");
    }
}

#[test]
fn a_content_begins_behind_reason_and_occasion() {
    assert_eq!(
        told("박서준 대표는 회의 직후 값을 내린다고 밝혔다.")[0].0,
        "값을 내린다"
    );
    assert_eq!(
        told("공장이 문을 닫았기 때문에 값은 더 오를 전망이다.")[0].0,
        "값은 더 오를"
    );
    assert_eq!(
        told("박서준 대표는 주민들에게 땅값을 돌려주겠다고 밝혔다.")[0].0,
        "주민들에게 땅값을 돌려주겠다"
    );
    assert_eq!(
        told("한빛전자는 5일 연결 기준 매출이 3조원이라고 공시했다.")[0].0,
        "연결 기준 매출이 3조원"
    );
    assert_eq!(
        told("한빛전자는 전날 실적 발표에서 매출 3조원을 올렸다고 밝혔다.")[0].0,
        "매출 3조원을 올렸다"
    );
    assert_eq!(
        told("박서준 대표는 지난달 31일 경주에서 열린 서밋에서 값을 내리겠다고 밝혔다.")[0].0,
        "값을 내리겠다"
    );
}

#[test]
fn who_answers_an_allegation_stands_outside_of_it() {
    for text in [
        "업체 측은 점검을 소홀히 했다는 의혹에 대해 “점검을 마쳤다”고 반박했다.",
        "경찰은 점검을 소홀히 했다는 의혹도 들여다봤다.",
    ] {
        assert_eq!(told(text)[0].0, "점검을 소홀히 했다", "{text}");
    }
}

#[test]
fn what_a_document_shows_is_its_claim() {
    assert_eq!(
        told("통계청 자료를 보면 빈 집은 해마다 늘었다."),
        [("빈 집은 해마다 늘었다", "통계청", "자료", "보면")]
    );
}

#[test]
fn a_quotation_apart_has_its_speaker_in_the_sentence_beside_it() {
    assert_eq!(
        told("“길이 막혀 나오지 못했다.” 박서준 소장은 이렇게 말했다."),
        [("길이 막혀 나오지 못했다", "박서준", "", "말했다")]
    );
    assert_eq!(
        told("“길이 넓어질 것으로 봅니다.” 길을 닦은 박서준 소장의 말이다."),
        [("길이 넓어질 것으로 봅니다", "박서준", "", "말이다")]
    );
    let text = "새벽은행은 곧바로 반박했다. “우리는 값을 올리지 않았다.”";
    assert_eq!(
        told(text),
        [("우리는 값을 올리지 않았다", "새벽은행", "", "반박했다")]
    );
    assert_eq!(modalities(text), [Modality::Denial]);
}

#[test]
fn a_headline_is_meant_as_the_words_that_it_shortens() {
    let text = "새벽은행 “내년 봄에도 값 크게 올라”\n새벽은행은 “내년 봄에는 값이 크게 오를 수도 있다”고 밝혔다.";
    let heading = text.find('\n').unwrap();
    let document = Document {
        body: vec![Span::new(0, heading), Span::new(heading + 1, text.len())],
        ..Document::default()
    };
    let claims = Finder::new().find(text, &document);
    let meant: Vec<Modality> = claims.iter().map(|c| c.modality).collect();
    assert_eq!(meant, [Modality::Speculation, Modality::Speculation]);
}

#[test]
fn who_tells_a_quotation_on_relays_it() {
    assert_eq!(
        told("“길부터 넓혀라”고 박서준 대표가 지시했다고 김하늘 대변인이 전했다."),
        [("길부터 넓혀라", "박서준", "김하늘", "지시했다고")]
    );
}

#[test]
fn opposed_standpoints_are_two_claims() {
    assert_eq!(
        told("새벽당은 값을 지키겠다는 입장인 반면 한빛당은 값을 내려야 한다고 맞섰다.")
            .iter()
            .map(|c| (c.0, c.1))
            .collect::<Vec<_>>(),
        [("값을 지키겠다", "새벽당"), ("값을 내려야 한다", "한빛당")]
    );
}

#[test]
fn what_one_leans_to_and_those_among_whom_it_is_said() {
    assert_eq!(
        told("경찰은 실화 가능성에 무게를 두고 있다."),
        [("실화", "경찰", "", "무게를 두고")]
    );
    assert_eq!(
        modalities("경찰은 실화 가능성에 무게를 두고 있다."),
        [Modality::Speculation]
    );
    assert_eq!(
        told("전문가들 사이에서는 너무 이르다는 지적도 있다."),
        [("너무 이르다", "전문가", "", "지적도 있다")]
    );
    assert_eq!(
        told("시는 10일 축제를 연다고 최근 밝혔다."),
        [("10일 축제를 연다", "시", "", "밝혔다")]
    );
    assert_eq!(
        told("한빛그룹은 2030년까지 생산 체제를 갖출 계획이다.")[0].0,
        "2030년까지 생산 체제를 갖출"
    );
}

#[test]
fn a_law_lays_down_and_a_counsel_speaks_for_himself() {
    assert_eq!(
        told("도로법 시행령은 길을 넓힐 수 있다고 규정하고 있다."),
        [("길을 넓힐 수 있다", "도로법 시행령", "", "규정하고 있다")]
    );
    assert_eq!(
        told("경찰은 이 일을 단독 범행으로 판단하고 있다."),
        [("이 일을 단독 범행", "경찰", "", "판단하고 있다")]
    );
    assert_eq!(
        told("한빛전자는 “사실무근”이라는 입장이다.")[0].0,
        "사실무근"
    );
}

#[test]
fn what_several_agree_on_is_their_plan() {
    assert_eq!(
        told("두 회사는 이틀간의 회의를 마치고 공장을 함께 짓기로 전격 합의했다.")
            .iter()
            .map(|c| (c.0, c.1, c.3))
            .collect::<Vec<_>>(),
        [("공장을 함께 짓기", "회사", "합의했다")]
    );
    assert_eq!(
        told("새벽은행은 내년에 새 지점을 열기로 했다.")[0].0,
        "내년에 새 지점을 열기"
    );
    assert_eq!(told("연맹은 시즌을 144경기로 합의했다."), []);
    assert_eq!(told("공장은 문을 닫기로 합의됐다."), []);
}

#[test]
fn a_revised_outlook_is_a_forecast() {
    let text = "새벽은행은 내년 성장률 전망치를 1.8%에서 2.1%로 올려 잡았다.";
    assert_eq!(
        told(text),
        [(
            "내년 성장률 전망치를 1.8%에서 2.1%",
            "새벽은행",
            "",
            "올려 잡았다"
        )]
    );
    assert_eq!(modalities(text), [Modality::Forecast]);
    assert_eq!(told("새벽은행은 대출 금리를 2.1%로 올렸다."), []);
}

#[test]
fn what_is_told_of_another_subject_begins_behind_its_clause() {
    for (text, content) in [
        (
            "다친 사람들은 병원으로 옮겨졌으며, 아이들은 위독한 것으로 전해졌다.",
            "아이들은 위독한",
        ),
        (
            "수출은 크게 늘었으며, 수입은 줄어든 것으로 집계됐다.",
            "수출은 크게 늘었으며, 수입은 줄어든",
        ),
        (
            "설비 용량은 80㎿로, 새벽은행은 내년에 더 늘릴 계획이다.",
            "내년에 더 늘릴",
        ),
        (
            "박서준 대표는 지난해 사고를 언급하며 길이 아직 위험하다고 말했다.",
            "길이 아직 위험하다",
        ),
        (
            "한빛전자는 지난 7일 공장 문을 열었다고 밝혔다.",
            "지난 7일 공장 문을 열었다",
        ),
    ] {
        assert_eq!(told(text)[0].0, content, "{text}");
    }
}

#[test]
fn a_quotation_with_its_subject_outside_is_partly_quoted() {
    let text = "박서준 대표는 이번 합의가 “새 시대의 출발점”이라고 평가했다.";
    assert_eq!(
        told(text),
        [("이번 합의가 “새 시대의 출발점", "박서준", "", "평가했다")]
    );
    assert_eq!(claims(text)[0].kind, ClaimKind::Mixed);
}

#[test]
fn those_within_a_circle_speak() {
    for (text, speaker) in [
        (
            "영화계 안팎에서는 값이 오를 것이라는 전망이 나온다.",
            "영화계",
        ),
        ("음악계에서는 값이 오를 것이라는 전망이 나온다.", "음악계"),
    ] {
        assert_eq!(told(text)[0].1, speaker, "{text}");
    }
}

#[test]
fn news_that_nobody_in_particular_tells_is_hearsay() {
    assert_eq!(
        modalities("시청 안팎에서는 공장이 문을 닫는다는 말이 흘러나온다."),
        [Modality::Hearsay]
    );
    assert_eq!(
        modalities("열차가 멈춰 섰다는 소식이 들어왔다."),
        [Modality::Hearsay]
    );
}

#[test]
fn headlines_oppose_and_blurt_out() {
    fn heading(text: &str) -> Vec<(String, String)> {
        let document = Document {
            body: vec![Span::new(0, text.len())],
            ..Document::default()
        };
        let of = |s: Option<Source>| s.map_or("", |s| s.span.of(text)).to_owned();
        Finder::new()
            .find(text, &document)
            .iter()
            .map(|c| (c.span.of(text).to_owned(), of(c.speaker)))
            .collect()
    }
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(
        heading("증권가 “내년 흑자 전환” vs “보조금 변수”"),
        [
            pair("내년 흑자 전환", "증권가"),
            pair("보조금 변수", "증권가")
        ]
    );
    assert_eq!(heading("소문 퍼지자 경찰 “고발”"), [pair("고발", "경찰")]);
    assert_eq!(
        heading("위원 6명 중 2명 “값 더 올려야”"),
        [pair("값 더 올려야", "위원")]
    );
    assert_eq!(heading("정부 “케이법” 추진"), []);
}

#[test]
fn what_goes_on_as_planned_is_said_with_it() {
    assert_eq!(
        told("오전에 회의를 열 계획이며, 오후에 회견을 할 예정이라고 새벽은행은 밝혔다.")
            .iter()
            .map(|c| (c.0, c.1))
            .collect::<Vec<_>>(),
        [(
            "오전에 회의를 열 계획이며, 오후에 회견을 할 예정",
            "새벽은행"
        )]
    );
}

#[test]
fn the_day_of_telling_stays_outside_and_that_of_what_was_inside() {
    for (text, content) in [
        (
            "박서준 대표는 지난 7일 기자회견에서 길이 위험하다고 말했다.",
            "길이 위험하다",
        ),
        (
            "박서준 대표는 지난 7일 다리를 열자고 말했다.",
            "다리를 열자",
        ),
        (
            "박서준 대표는 지난 7일 공장에 불이 났다고 말했다.",
            "지난 7일 공장에 불이 났다",
        ),
    ] {
        assert_eq!(told(text)[0].0, content, "{text}");
    }
    assert_eq!(
        modalities("박서준 대표는 “아직은 말하기 어렵다”고 했다."),
        [Modality::Assertion]
    );
    assert_eq!(
        modalities("경찰은 불이 창고에서 시작된 것으로 보고 있다."),
        [Modality::Estimate]
    );
}
