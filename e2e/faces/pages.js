// Pages made for the tests of the extension. Their articles are nobody's.

export const ARTICLE = `<article><h1>새물전자, 올해 공장 두 곳 짓는다</h1><p class="byline">박서연 기자 2025.02.04 10:20</p>
<p>새물전자는 지난해 매출이 1조2000억원을 <b>넘었다</b>고 4일 밝혔다. 한 해 전보다 18.5% 늘어난 것으로, 회사가 세워진 뒤로 가장 많다.</p>
<p>김하늘 새물전자 대표는 이날 서울에서 기자들과 만나 “올해는
   더 늘 것”이라고 말했다. 회사는 베트남 공장에 5억 달러를 들이기로 했다.</p>
<p>산업통상자원부에 따르면 지난해 국내 가전 수출은 80억 달러로 3년 만에 늘었다.</p></article>`;

const page = (body, { head = '', lang = 'ko', attributes = '' } = {}) =>
  `<!doctype html><html lang="${lang}" ${attributes}><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>새물전자, 올해 공장 두 곳 짓는다</title>${head}</head><body>${body}</body></html>`;

const policy = (content) => `<meta http-equiv="Content-Security-Policy" content="${content}">`;

const MENU = '<nav><ul><li><a href="#">정치</a></li><li><a href="#">경제</a></li><li><a href="#">사회</a></li></ul></nav>';

const PLACES = ['서울', '부산', '대구', '광주', '인천', '대전', '울산', '수원'];

const factory = (i) =>
  `새물전자는 ${PLACES[i % 8]} ${1 + (i % 90)}공장의 지난해 매출이 ${100 + i}억원으로 ${(i % 30) + 1}.${i % 10}% 늘었다고 ${1 + (i % 28)}일 밝혔다. 김하늘 대표는 “내년에는 ${2 + (i % 7)}배로 늘 것”이라고 말했다. 이 공장은 직원 ${200 + i}명이 일하는 곳으로, ${PLACES[(i + 3) % 8]}에서 온 부품을 조립한다.`;

/** So many paragraphs of an article. */
export const paragraphs = (count) => Array.from({ length: count }, (_, i) => factory(i));

/** An article of about so many bytes. */
export function long(bytes) {
  const parts = [];
  for (let size = 0, i = 0; size < bytes; i += 1) {
    const part = `<p>${factory(i)}</p>\n`;
    parts.push(part);
    size += Buffer.byteLength(part);
  }
  return page(`<main><article><h1>새물전자 공장을 가다</h1>${parts.join('')}</article></main>`);
}

export const PAGES = {
  'plain.html': page(`${MENU}<main>${ARTICLE}</main>`),
  'strict.html': page(`${MENU}<main>${ARTICLE}</main>`, { head: policy("default-src 'none'; img-src data:; require-trusted-types-for 'script'; trusted-types") }),
  'highlights.html': page(
    `<main>${ARTICLE}</main><script>
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('::highlight(search) { background: yellow; }');
      document.adoptedStyleSheets = [sheet];
      const node = document.querySelector('b').firstChild;
      const range = new Range();
      range.selectNode(node);
      CSS.highlights.set('search', new Highlight(range));
    </script>`,
  ),
  'dynamic.html': page(`<main>${ARTICLE}</main><footer>끝</footer>`),
  'findings.html': page(`<main>${ARTICLE.replace('</article>', '<p>이 조사에 응한 1000명 가운데 300명(60%)이 찬성했고 700명은 반대했다.</p></article>')}</main>`),
  // More of the list comes when its end is near, as long as there is any.
  'endless.html': page(
    `<main>${ARTICLE}</main><style>article { min-height: 900px }</style><script>
      const more = ${JSON.stringify(paragraphs(12))};
      let number = 0;
      addEventListener('scroll', () => {
        if (scrollY + innerHeight < document.documentElement.scrollHeight - 400 || number === 6) return;
        const article = document.createElement('article');
        article.innerHTML = '<h2>이어지는 기사 ' + (number + 1) + '</h2><p>' + more[2 * number] + '</p><p>' + more[2 * number + 1] + '</p>';
        number += 1;
        document.querySelector('main').append(article);
      });
    </script>`,
  ),
  // One document, several addresses.
  'single.html': page(
    `${MENU}<div id="app"><main>${ARTICLE}</main></div><script>
      const views = {
        list: '<ul><li><a href="#">새물전자, 올해 공장 두 곳 짓는다</a></li><li><a href="#">한빛건설 수주</a></li></ul>',
        next: '<main><article><h1>한빛건설 수주</h1><p>한빛건설은 3300억원짜리 공사를 따냈다고 5일 밝혔다. 이소라 대표는 “내년까지 마치겠다”고 말했다.</p><p>이 공사는 부산에서 하며, 직원 400명이 일한다.</p></article></main>',
        first: document.getElementById('app').innerHTML,
      };
      window.go = (name) => {
        history.pushState({}, '', '#' + name);
        document.title = name;
        document.getElementById('app').innerHTML = views[name];
      };
    </script>`,
  ),
  'frames.html': page(`<h2>틀 안의 기사</h2><iframe src="plain.html" width="900" height="500" title="기사"></iframe><iframe src="ORIGIN2/plain.html" title="남의 기사"></iframe>`),
  'shadow.html': page(`<main><news-story></news-story></main><script>
      customElements.define('news-story', class extends HTMLElement {
        constructor() { super(); this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(ARTICLE)}; }
      });
    </script>`),
  'rtl.html': page('<main><article><h1>الشركة تبني مصنعين هذا العام</h1><p>قالت الشركة إن مبيعاتها تجاوزت مليار دولار في العام الماضي.</p></article></main>', { lang: 'ar', attributes: 'dir="rtl"' }),
  'rtl-korean.html': page(`<main>${ARTICLE}</main>`, { attributes: 'dir="rtl"' }),
  'english.html': page('<main><article><h1>Company to build two plants</h1><p>The company said on Tuesday that sales passed 1.2 trillion won last year. “It will grow,” its head said.</p></article></main>', { lang: 'en' }),
  'french.html': page(
    `<main><article><h1>Deux nouvelles usines cette année</h1>${'<p>La société a annoncé mardi que ses ventes avaient dépassé douze milliards d’euros, une hausse de dix pour cent sur un an dans tout le pays.</p>'.repeat(3)}</article></main>`,
    { lang: 'fr' },
  ),
  'list.html': page(
    `${MENU}<ul>${['날씨', '운세', '만화', '퍼즐', '게시판', '구독 안내', '광고 문의', '회원 가입', '찾아오시는 길', '개인정보 처리방침', '이용 약관', '고객 센터'].map((name) => `<li><a href="#">${name}</a></li>`).join('')}</ul>`,
    { head: '' },
  ),
};
