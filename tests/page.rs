//! Pages: what the tree says and what the words say come to one article.
#![cfg(feature = "html")]

use mitjul::{BlockRole, Options, PublishedFrom, Span, outline, outline_page};

const PAGE: &str = r#"<!doctype html><html><head><title>한빛전자, 새 공장 문 열어 - 새벽일보</title>
<meta property="og:title" content="한빛전자, 새 공장 문 열어">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-01-22T10:31:00+09:00"}</script></head>
<body><nav><a href=/>홈</a><a href=/p>정치</a></nav>
<h1 class="title">한빛전자, 새 공장 문 열어</h1><div class="info_date">2024.01.22</div>
<div class="share"><button>공유</button></div>
<div id="articleBody"><figure><img><figcaption>한빛전자 새 공장 전경.</figcaption></figure>
<p>한빛전자는 22일 대전에 새 공장의 문을 열었다고 밝혔다. 투자액은 3천억원이다.</p>
<div class="related_box"><a href=1>한빛전자 지난해 매출 4조원</a></div>
<p>김하늘 한빛전자 대표는 “공장은 시작일 뿐”이라고 말했다. 새 공장에는 500명이 일한다.</p>
<p>김하늘 기자 sky@dawn.example</p></div>
<aside><h3>많이 본 뉴스</h3><ul><li><a href=2>새벽시 지하철 요금 오른다</a></li></ul></aside>
<footer>Copyright ⓒ 새벽일보. All rights reserved.</footer></body></html>"#;

#[test]
fn keeps_the_article_of_a_page_and_nothing_else() {
    let extracted = mitjul::html::extract(PAGE);
    let document = outline_page(&extracted, &Options::default());
    let text = extracted.text();
    let body: Vec<_> = document.body.iter().map(|s| s.of(text)).collect();
    assert_eq!(
        body,
        [
            "한빛전자, 새 공장 문 열어",
            "한빛전자 새 공장 전경.",
            "한빛전자는 22일 대전에 새 공장의 문을 열었다고 밝혔다. 투자액은 3천억원이다.",
            "김하늘 한빛전자 대표는 “공장은 시작일 뿐”이라고 말했다. 새 공장에는 500명이 일한다.",
        ]
    );
    let published = document.published.map(|p| (p.date.to_string(), p.from));
    assert_eq!(
        published,
        Some(("2024-01-22".to_owned(), PublishedFrom::Metadata))
    );
}

#[test]
fn the_users_choice_of_roles_wins() {
    let text = "새 공장 문 열어\n한빛전자는 10일 새 공장의 문을 열었다고 밝혔다.\n공장에는 500명이 일한다고 했다.";
    let mut options = Options::default();
    let last = text.rfind("공장에는").unwrap_or(0);
    options.roles = vec![(Span::new(last, text.len()), BlockRole::Furniture)];
    let document = outline(text, &options);
    assert_eq!(document.body.len(), 2);
    let chosen = document.blocks.last().map(|b| (b.role, &*b.why));
    assert_eq!(chosen, Some((BlockRole::Furniture, "chosen")));
    options.roles = vec![(Span::new(0, 5), BlockRole::Furniture)];
    let headline = outline(text, &options).headline;
    assert_eq!(
        headline,
        Some(Span::new(0, 21)),
        "a small part of a block does not flip it"
    );
}
