//! What the stage finds in sentences of our own.

use super::*;

fn annotate(text: &str, dictionary: &str) -> Vec<Entity> {
    let body = [Span::new(0, text.len())];
    let finder = Finder::new();
    let context = Context {
        body: &body,
        tags: &finder.tag(text, &body, &mut Memory::default()),
        amounts: &[],
        dates: &[],
        dictionary: &Dictionary::parse(dictionary).0,
        single: false,
    };
    finder.find(text, &context, &mut Memory::default())
}

fn names<'t>(text: &'t str, entities: &[Entity], kind: EntityKind) -> Vec<Vec<&'t str>> {
    entities
        .iter()
        .filter(|e| e.kind == kind)
        .map(|e| e.mentions.iter().map(|m| m.span.of(text)).collect())
        .collect()
}

#[test]
fn titles_are_found_as_their_examples_say() {
    let data = include_str!("../../../data/titles.txt");
    let mut told = [0, 0];
    for line in data.lines() {
        let Some((sign @ ("+" | "-"), marked)) = line.split_once('\t') else {
            continue;
        };
        let text = marked.replace(['[', ']'], "");
        let want: Vec<&str> = marked
            .split('[')
            .skip(1)
            .filter_map(|rest| rest.split(']').next())
            .collect();
        let entities = annotate(&text, "");
        let found: Vec<&str> = names(&text, &entities, EntityKind::Title).concat();
        assert_eq!(found, want, "{text}");
        told[usize::from(sign == "-")] += 1;
    }
    assert!(told[0] > 4 && told[1] > 2);
}

#[test]
fn a_surname_before_a_title_is_the_person_of_that_title() {
    let text =
        "손한별 새벽전자 회장은 말했다. 손새롬 의원도 갔다. 손 회장은 웃었다. 손 의원은 울었다.";
    let entities = annotate(text, "");
    assert_eq!(
        names(text, &entities, EntityKind::Person),
        [["손한별", "손"], ["손새롬", "손"]]
    );
    assert_eq!(entities[0].titles, ["회장"]);
}

#[test]
fn a_seat_of_government_with_a_spokesman_is_the_government() {
    let text = "박서준 백악관 대변인은 웃었다. 시위대는 백악관 앞에 모였다.";
    let entities = annotate(text, "");
    assert_eq!(
        names(text, &entities, EntityKind::Organization),
        [["백악관"]]
    );
    assert_eq!(names(text, &entities, EntityKind::Place), [["백악관"]]);
}

#[test]
fn a_surname_in_chinese_letters_before_somebodys_words_is_a_person() {
    let text = "검찰, 징역 7년 구형…朴 “시킨 적 없다”";
    let entities = annotate(text, "");
    assert_eq!(names(text, &entities, EntityKind::Person), [["朴"]]);
}

#[test]
fn this_chairman_is_no_person_named_lee() {
    let text = "김한빛 새벽전자 회장은 말했다. 이 회장은 웃었다.";
    let entities = annotate(text, "");
    assert_eq!(names(text, &entities, EntityKind::Person), [["김한빛"]]);
}

#[test]
fn the_organization_between_name_and_title_is_the_persons() {
    let text = "김한빛 새벽전자 대표이사(CEO)가 서울에서 이새롬 국토교통부 장관을 만났다.";
    let entities = annotate(text, "");
    let person = &entities[0];
    assert_eq!((person.name.as_str(), person.titles.len()), ("김한빛", 2));
    assert_eq!(entities[person.organization.unwrap()].name, "새벽전자");
}

#[test]
fn spellings_of_one_organization_are_one_entity() {
    let text = "에스케이하이닉스는 어제, SK하이닉스는 오늘 발표했다. 삼성과 삼성그룹, 삼성전자는 조용하다.";
    let entities = annotate(text, "");
    assert_eq!(
        names(text, &entities, EntityKind::Organization),
        [
            vec!["에스케이하이닉스", "SK하이닉스"],
            vec!["삼성", "삼성그룹"],
            vec!["삼성전자"]
        ]
    );
}

#[test]
fn the_users_names_win_and_their_aliases_are_one_entity() {
    let text = "서울은 새 제품이다. 에스이오유엘은 그 다른 이름이다.";
    let entities = annotate(text, "product\t서울\t에스이오유엘\n");
    assert_eq!(
        names(text, &entities, EntityKind::Product),
        [["서울", "에스이오유엘"]]
    );
    assert!(names(text, &entities, EntityKind::Place).is_empty());
}

#[test]
fn mentions_are_sorted_by_entity_and_never_overlap() {
    let text = "한미일 정상이 서울 여의도 63빌딩에서 만났다. 에스케이(SK)그룹 김한빛 회장(왼쪽)과 손 회장. \
                ‘새벽’ 프로젝트와 고대역폭메모리(HBM)와 외국인투자위원회(CFIUS).";
    let entities = annotate(text, "");
    let mut spans: Vec<Span> = entities
        .iter()
        .flat_map(|e| e.mentions.iter().map(|m| m.span))
        .collect();
    spans.sort_unstable();
    assert!(spans.len() > 6);
    for pair in spans.windows(2) {
        assert!(pair[0].end <= pair[1].start, "{pair:?}");
    }
    for entity in &entities {
        for mention in &entity.mentions {
            let form = mention.span.of(text);
            assert!(entity.name == form || entity.aliases.iter().any(|a| a == form));
        }
    }
}

#[test]
fn words_that_only_look_like_names_are_left_alone() {
    let text = "정부는 상주시키는 것이라고 했다. 업계 관계자는 국내 시장이 이상하다고 말했다.";
    assert_eq!(annotate(text, ""), []);
}

/// Texts and what is found in them of a kind; other kinds are not looked at.
fn finds(kind: EntityKind, cases: &[(&str, &[&str])]) {
    for (text, want) in cases {
        let entities = annotate(text, "");
        let mut mentions: Vec<Span> = entities
            .iter()
            .filter(|e| e.kind == kind)
            .flat_map(|e| e.mentions.iter().map(|m| m.span))
            .collect();
        mentions.sort_unstable();
        let found: Vec<&str> = mentions.iter().map(|span| span.of(text)).collect();
        assert_eq!(&found, want, "{text}");
    }
}

#[test]
fn events_are_called_by_ordinal_year_field_marks_or_what_they_befell() {
    finds(
        EntityKind::Event,
        &[
            (
                "제7회 한빛 나룻배축제가 열렸다.",
                &["제7회 한빛 나룻배축제"],
            ),
            ("그는 2031 부산 엑스포에 갔다.", &["2031 부산 엑스포"]),
            (
                "세계 탁구 선수권 대회는 미뤄졌다.",
                &["세계 탁구 선수권 대회"],
            ),
            ("‘한빛 돌봄 콘퍼런스’에 참석했다.", &["한빛 돌봄 콘퍼런스"]),
            ("2018-2019 시즌을 마쳤다.", &["2018-2019 시즌"]),
            (
                "제16대 국회의원 선거가 치러졌다.",
                &["제16대 국회의원 선거"],
            ),
            ("울진 지진으로 집이 무너졌다.", &["울진 지진"]),
            (
                "태풍 나루가 북상했다. 나루는 강하다.",
                &["태풍 나루", "나루"],
            ),
            ("마을 축제와 여러 대회가 열렸다.", &[]),
            ("이번 대선에서 이겼다. 11월 대선도 있다.", &[]),
            ("‘역대급 축제’라고 했다.", &[]),
            ("태풍 피해가 컸다. 태풍 예방단계부터 대비했다.", &[]),
        ],
    );
}

#[test]
fn products_are_models_ships_monuments_technologies_and_what_is_made() {
    finds(
        EntityKind::Product,
        &[
            ("보잉 797기가 내렸다.", &["보잉 797"]),
            (
                "초계함 한빛함이 침몰했다. 한빛함은 컸다.",
                &["한빛함", "한빛함"],
            ),
            ("김한별 장군 동상을 닦았다.", &["김한별 장군 동상"]),
            ("운행기록장치(DTG)를 달았다.", &["운행기록장치", "DTG"]),
            (
                "새벽출판사가 펴낸 ‘나루의 노을’을 읽었다.",
                &["나루의 노을"],
            ),
            ("개구리(tree frog)가 울었다.", &[]),
            ("그 동안 동상을 닦았다.", &[]),
        ],
    );
}

#[test]
fn what_a_person_works_for_is_not_a_part_of_the_name() {
    let text = "마크 테일러 노을테라 창업자가 말했다. 노을테라는 작다. 노을테라도 컸다.";
    finds(EntityKind::Person, &[(text, &["마크 테일러"])]);
    finds(
        EntityKind::Organization,
        &[(text, &["노을테라", "노을테라", "노을테라"])],
    );
}

#[test]
fn a_city_that_acts_is_its_administration() {
    finds(
        EntityKind::Organization,
        &[
            ("포항시는 새 다리를 놓겠다고 밝혔다.", &["포항시"]),
            ("포항시 관계자는 웃었다.", &["포항시"]),
            ("포항시에 비가 왔다.", &[]),
        ],
    );
}

#[test]
fn withheld_names_and_rulers_are_people() {
    finds(
        EntityKind::Person,
        &[
            ("노모(61)씨가 신고했다.", &["노모"]),
            ("엘리자베스 2세를 만났다.", &["엘리자베스 2세"]),
            ("이 장교가 갔다. 한 변호사는 웃었다.", &[]),
        ],
    );
}

#[test]
fn cases_and_fires_are_called_by_their_place() {
    finds(
        EntityKind::Event,
        &[
            (
                "2019년 여수 냉동창고 화재 이후 규정이 바뀌었다.",
                &["여수 냉동창고 화재"],
            ),
            (
                "춘천 여대생 납치 사건을 다시 수사한다.",
                &["춘천 여대생 납치 사건"],
            ),
            ("‘CES 2031’에 다녀왔다.", &["CES 2031"]),
            ("2031 K리그1이 막을 올렸다.", &["2031 K리그1"]),
            ("검찰은 김한별 사건을 다시 본다.", &["김한별 사건"]),
            ("여수 냉동창고 화재로 한 명이 다쳤다.", &[]),
            ("사건 현장에서 화재 원인을 찾았다.", &[]),
        ],
    );
}

#[test]
fn laws_are_what_is_spoken_of_as_laws() {
    finds(
        EntityKind::Product,
        &[
            ("나루거래법 위반 혐의다.", &["나루거래법"]),
            ("나루법 시행령을 고쳤다.", &["나루법 시행령"]),
            (
                "노을나루법·한빛나루법 개정안을 냈다.",
                &["노을나루법", "한빛나루법"],
            ),
            (
                "여야는 노을산업 활성화 특별법을 처리했다.",
                &["노을산업 활성화 특별법"],
            ),
            ("새 치료법을 도입했다. 국제법 위반이다.", &[]),
            ("그런 방법 등을 썼다.", &[]),
        ],
    );
}

#[test]
fn a_country_belongs_to_the_body_of_its_state() {
    finds(
        EntityKind::Organization,
        &[
            ("미국 국립 나루 센터가 경고했다.", &["미국 국립 나루 센터"]),
            ("UAE 외교부는 환영했다.", &["UAE 외교부"]),
            ("서울청 광역수사대가 맡았다.", &["서울청 광역수사대"]),
            ("한빛청은 새 기동대를 만들었다.", &["한빛청"]),
        ],
    );
}

#[test]
fn lines_and_regions_take_their_noun_along() {
    finds(
        EntityKind::Place,
        &[
            ("도호쿠 신칸센이 멈췄다.", &["도호쿠 신칸센"]),
            ("간사이 지방에 눈이 내렸다.", &["간사이 지방"]),
            ("진도 6.1의 지진이 났다.", &[]),
        ],
    );
}

#[test]
fn a_manager_is_no_part_of_the_team() {
    let text = "데이브 로버츠 다저스 감독은 웃었다. 텍사스 레인저스가 이겼다.";
    let entities = annotate(text, "");
    let found = |kind| names(text, &entities, kind).concat();
    assert_eq!(found(EntityKind::Person), ["데이브 로버츠"]);
    assert_eq!(
        found(EntityKind::Organization),
        ["다저스", "텍사스 레인저스"]
    );
}

#[test]
fn a_name_may_end_like_a_particle() {
    finds(
        EntityKind::Person,
        &[
            ("손정의 회장은 4일 말했다.", &["손정의"]),
            ("새벽전자 한정의 대표이사가 나왔다.", &["한정의"]),
            ("정부의 대변인은 4일 말했다.", &[]),
            ("이동한 의원은 4일 말했다.", &["이동한"]),
            ("사고를 신고한 의원은 4일 말했다.", &[]),
            ("회의에 배석한 차관은 4일 말했다.", &[]),
            ("고대의 총장은 4일 말했다.", &[]),
        ],
    );
}

#[test]
fn names_of_single_syllables_are_people() {
    finds(
        EntityKind::Person,
        &[
            ("쩐 반 민 씨가 다쳤다.", &["쩐 반 민"]),
            ("그는 쩐 하고 소리를 냈다.", &[]),
        ],
    );
}

#[test]
fn programmes_and_agreements_are_called_by_their_day() {
    finds(
        EntityKind::Product,
        &[
            ("정부는 7·19 나루 대책을 냈다.", &["7·19 나루 대책"]),
            ("‘나루온’을 공개했다.", &["나루온"]),
            ("‘나루 사진’을 공개했다. 7월 대책도 냈다.", &[]),
        ],
    );
}

#[test]
fn chambers_of_courts_are_bodies() {
    finds(
        EntityKind::Organization,
        &[
            ("한빛지법 형사23부는 선고했다.", &["한빛지법", "형사23부"]),
            ("2부 리그와 3부 행사를 마쳤다.", &[]),
        ],
    );
}

#[test]
fn a_branch_is_part_of_its_body_and_no_other_bodys_short_name() {
    let text =
        "인천소방본부는 불을 껐다. 민주노총 인천본부는 성명을 냈다. 국민의힘 경기도당도 밝혔다.";
    let entities = annotate(text, "");
    assert_eq!(
        names(text, &entities, EntityKind::Organization),
        [
            ["인천소방본부"],
            ["민주노총 인천본부"],
            ["국민의힘 경기도당"]
        ]
    );
}

#[test]
fn a_city_that_plays_is_a_team_where_it_is_not_the_place() {
    let text =
        "포항은 김천을 2-1로 눌렀다. 포항 감독은 웃었다. 포항에서 열린 경기였다. 김천도 뛰었다.";
    let at = text.find("2-1").unwrap();
    let body = [Span::new(0, text.len())];
    let finder = Finder::new();
    let (_, amounts) = crate::Quantities::new().find(text, None);
    assert_eq!(amounts[0].span.start, at);
    let context = Context {
        body: &body,
        tags: &finder.tag(text, &body, &mut Memory::default()),
        amounts: &amounts,
        dates: &[],
        dictionary: &Dictionary::default(),
        single: false,
    };
    let entities = finder.find(text, &context, &mut Memory::default());
    assert_eq!(
        names(text, &entities, EntityKind::Organization),
        [["포항", "포항"], ["김천", "김천"]]
    );
    assert_eq!(names(text, &entities, EntityKind::Place), [["포항"]]);
}

#[test]
fn an_office_in_one_word_is_parted_from_the_body_or_place_that_has_a_name() {
    finds(
        EntityKind::Title,
        &[
            ("김한별 포항시장이 갔다.", &["시장"]),
            ("김한별 국토교통부장관이 갔다.", &["장관"]),
            ("김한별 공정거래위원장이 갔다.", &["공정거래위원장"]),
        ],
    );
    finds(EntityKind::Place, &[("김한별 포항시장이 갔다.", &["포항"])]);
}

#[test]
fn meetings_votes_plagues_and_accidents_are_called_by_where_or_what_they_were() {
    finds(
        EntityKind::Event,
        &[
            ("23대 총선을 앞뒀다.", &["23대 총선"]),
            ("다낭 총회에서 정했다.", &["다낭 총회"]),
            ("프랑스 파리 정상회의에 갔다.", &["파리 정상회의"]),
            ("코로나19 사태를 겪었다.", &["코로나19 사태"]),
            ("나루호 침몰 사고를 조사했다.", &["나루호 침몰 사고"]),
            (
                "태백 나루 탄광 붕괴사고를 잊었다.",
                &["태백 나루 탄광 붕괴사고"],
            ),
            ("태백 나루 탄광 붕괴사고가 났다.", &[]),
            ("정부는 유엔총회를 계기로 만났다.", &["유엔총회"]),
        ],
    );
}

#[test]
fn what_stands_in_marks_behind_what_it_is_said_to_be_is_that() {
    finds(
        EntityKind::Organization,
        &[("합작법인 ‘나루테라온’의 지분을 샀다.", &["나루테라온"])],
    );
    finds(
        EntityKind::Product,
        &[
            ("길 찾기 앱인 ‘나루길온’을 켰다.", &["나루길온"]),
            ("하노이 선언에 서명했다.", &["하노이 선언"]),
        ],
    );
}

#[test]
fn buildings_lines_and_districts_are_places() {
    finds(
        EntityKind::Place,
        &[
            ("옛 일본 대사관 앞에서 만났다.", &["일본 대사관"]),
            ("부산 지하철 2호선이 멈췄다.", &["부산 지하철 2호선"]),
            ("그는 송파구 병에 출마했다.", &["송파구 병"]),
            ("독일어로 말했다.", &[]),
            ("한 경기도 못 이겼다.", &[]),
        ],
    );
    finds(
        EntityKind::Organization,
        &[
            ("일본 대사관은 밝혔다.", &["일본 대사관"]),
            (
                "호주 주재 일본 대사관은 밝혔다.",
                &["호주 주재 일본 대사관"],
            ),
            (
                "카드사(한빛, 나루온, 하나)의 실적이다.",
                &["한빛", "나루온", "하나"],
            ),
            ("경찰권을 나눈다.", &[]),
        ],
    );
}

#[test]
fn foreign_people_are_known_by_how_their_names_sound_beside_a_title() {
    for (text, want) in [
        (
            "엔도레 포스카글로 감독은 웃었다.",
            vec!["엔도레 포스카글로"],
        ),
        ("드로시넨 사무총장은 웃었다.", vec!["드로시넨"]),
        ("레멘 드로시넨 신임 총리는 웃었다.", vec!["레멘 드로시넨"]),
        ("레멘 드로시넨 새벽대 교수는 웃었다.", vec!["레멘 드로시넨"]),
        (
            "케냐의 레멘 드로시넨 대통령은 웃었다.",
            vec!["레멘 드로시넨"],
        ),
        ("총리 레멘 드로시넨은 웃었다.", vec!["레멘 드로시넨"]),
        // Common words, loanwords, and what follows a particle.
        ("이번 브랜드 대표는 웃었다.", vec![]),
        ("라디오 방송인이 웃었다.", vec![]),
        ("신임 대통령은 웃었다.", vec![]),
    ] {
        let entities = annotate(text, "");
        assert_eq!(
            names(text, &entities, EntityKind::Person).concat(),
            want,
            "{text}"
        );
    }
}
