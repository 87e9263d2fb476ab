// Files of every sort that the page reads, made here: articles of our own words, and the programs' ways of writing them.

import { strToU8, zipSync } from 'fflate';

/** A text in EUC-KR with the syllables of CP949. */
export function cp949(text) {
  const bytes = [];
  for (const c of text) {
    if (c < '\u0080') bytes.push(c.charCodeAt(0));
    else bytes.push(...(table().get(c) ?? [0x3f]));
  }
  return Buffer.from(bytes);
}

let known;
function table() {
  if (known) return known;
  // Node's EUC-KR ends where that of browsers goes on: one of the syllables that CP949 has more.
  known = new Map([['똠', [0x8c, 0x63]]]);
  const decoder = new TextDecoder('euc-kr');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x41; trail <= 0xfe; trail += 1) {
      const c = decoder.decode(Uint8Array.of(lead, trail));
      if (c.length === 1 && c !== '\ufffd' && !known.has(c)) known.set(c, [lead, trail]);
    }
  }
  return known;
}

export function utf16(text, { big = false, mark = false } = {}) {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

/** A PDF: `objects` by number from 1, each the text of an object or `[dictionary, stream]`; the first is the catalogue. */
function pdf(objects, trailer = '') {
  const chunks = [Buffer.from('%PDF-1.6\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1')];
  const places = [];
  let length = chunks[0].length;
  const put = (bytes) => {
    chunks.push(bytes);
    length += bytes.length;
  };
  objects.forEach((object, i) => {
    places.push(length);
    const [head, stream] = Array.isArray(object) ? object : [object];
    put(Buffer.from(`${i + 1} 0 obj\n`));
    if (stream === undefined) put(Buffer.from(`${head}\n`, 'latin1'));
    else put(Buffer.concat([Buffer.from(`<< ${head} /Length ${stream.length} >>\nstream\n`), Buffer.from(stream), Buffer.from('\nendstream\n')]));
    put(Buffer.from('endobj\n'));
  });
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`;
  return Buffer.concat([...chunks, Buffer.from(end, 'latin1')]);
}

/**
 * A PDF of pages on which `lines` stand: `{ text, x, y, size }`, `y` from the top. The font is not in the file, and its
 * signs are those of Windows Korea (CP949): to know them, a reader needs two of the tables that are named after Adobe-Korea1.
 */
export function koreanPdf(pages, { encrypted = false } = {}) {
  const first = 5;
  const kids = pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /HYGoThic-Medium /Encoding /KSCms-UHC-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HYGoThic-Medium /CIDSystemInfo << /Registry (Adobe) /Ordering (Korea1) /Supplement 1 >> /DW 1000 /W [1 95 500 8094 8190 500] /FontDescriptor << /Type /FontDescriptor /FontName /HYGoThic-Medium /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
  ];
  pages.forEach((lines, i) => {
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`);
    const words = lines.map(({ text, x, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${842 - y} Td <${cp949(text).toString('hex')}> Tj ET`);
    objects.push(['', words.length > 0 ? words.join('\n') : '0.5 g 100 100 300 500 re f']);
  });
  const key = '0'.repeat(64);
  return pdf(objects, encrypted ? `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${key}> /U <${key}> >>` : '');
}

/** Two columns below a headline, a running head and page numbers; a paragraph goes on over the columns and the page. */
export function newspaper() {
  const column = (words, x, from, size = 10) => words.map((text, i) => ({ text, x, y: from + i * 16, size }));
  const page = (number) => [
    { text: '한들신문 2026년 11월 20일 경제', x: 60, y: 40, size: 8 },
    { text: `- ${number} -`, x: 290, y: 815, size: 8 },
  ];
  return koreanPdf([
    [
      ...page(3),
      { text: '새물전자, 3조원 들여 공장 짓는다', x: 60, y: 90, size: 22 },
      ...column(['새물전자는 20일 강원 춘천에 새 공장', '을 짓는 데 3조원을 들인다고 밝혔다.', '공장은 2028년 3월에 문을 연다.', '김하늘 새물전자 사장은 “새 공장에서', '일할 사람 2000명을 뽑겠다”고 말했다.', '회사는 올해 매출이 지난해보다 12%', '늘어난 7조2000억원에 이를 것으로 내'], 60, 140),
      ...column(['다봤다. 반도체를 찾는 곳이 늘어서다.', '강원도는 길과 물을 대기로 했다. 박소', '라 지사는 “일자리가 늘 것”이라고 말', '했다. 주민들은 물이 모자랄까 걱정한', '다. 한 주민은 “강물이 벌써 줄었다”', '고 말했다. 도는 다음 달 주민들에게', '계획을 설명하는 자리를 열기로 했으'], 310, 140),
    ],
    [...page(4), ...column(['며 내년 봄에 공사를 시작한다. 공사에', '는 두 해가 걸린다.'], 60, 90)],
  ]);
}

export const scanned = () => koreanPdf([[], []]);
export const lockedPdf = () => koreanPdf([[{ text: '잠긴 글', x: 60, y: 90 }]], { encrypted: true });

const escape = (text) => text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');

/** A Word file: a title, paragraphs (one with a change that was made in it), a list and a table. */
export function docx() {
  const run = (text) => `<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
  const paragraph = (inner, style) => `<w:p>${style ? `<w:pPr>${style}</w:pPr>` : ''}${inner}</w:p>`;
  const cell = (text) => `<w:tc>${paragraph(run(text))}</w:tc>`;
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const body = [
    paragraph(run('달빛섬유, 부산에 연구소 연다'), '<w:pStyle w:val="a3"/>'),
    paragraph(`${run('달빛섬유는 19일 부산에 연구소를 ')}<w:del><w:r><w:delText>닫는다고</w:delText></w:r></w:del><w:ins>${run('연다고')}</w:ins>${run(' 밝혔다. 연구소에는 연구원 120명이 들어간다.')}`),
    paragraph(run('이바다 달빛섬유 대표는 “앞으로 다섯 해 동안 800억원을 쓰겠다”고 말했다.')),
    paragraph(run('주요 연구'), '<w:pStyle w:val="2"/>'),
    paragraph(run('다시 쓰는 실'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    `<w:tbl><w:tr>${cell('해')}${cell('연구비')}</w:tr><w:tr>${cell('2027년')}${cell('150억원')}</w:tr></w:tbl>`,
    paragraph(run('회사는 시와 협약을 맺고 내년 4월에 공사를 시작한다고 설명했다.')),
  ];
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'word/document.xml': strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document ${names}><w:body>${body.join('')}</w:body></w:document>`),
      'word/styles.xml': strToU8(
        `<?xml version="1.0" encoding="UTF-8"?><w:styles ${names}><w:style w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:styleId="2"><w:name w:val="heading 2"/></w:style></w:styles>`,
      ),
    }),
  );
}

/** A mail as press offices send them: plain text and HTML, in EUC-KR; the subject is the headline. */
export function mail() {
  const base64 = (bytes) => bytes.toString('base64').replace(/.{76}/gu, '$&\r\n');
  const word = (text) => `=?EUC-KR?B?${cp949(text).toString('base64')}?=`;
  const html = '<html><body><p>푸른항공은 18일 제주와 여수를 잇는 길에 비행기 3대를 더 띄운다고 밝혔다. 표값은 4만5000원이다.</p><p>정가람 푸른항공 사장은 “손님이 지난해보다 20% 늘었다”고 말했다.</p></body></html>';
  return Buffer.from(
    [
      `From: ${word('푸른항공')} <press@pureun.example>`,
      `Subject: ${word('푸른항공, 여수 길 늘린다')}`,
      'Date: Wed, 18 Nov 2026 07:30:00 +0900',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary="line"',
      '',
      '--line',
      'Content-Type: text/plain; charset=EUC-KR',
      'Content-Transfer-Encoding: base64',
      '',
      base64(cp949('글로만 온 소식입니다.')),
      '--line',
      'Content-Type: text/html; charset=EUC-KR',
      'Content-Transfer-Encoding: base64',
      '',
      base64(cp949(html)),
      '--line--',
      '',
    ].join('\r\n'),
  );
}

/** A page with its furniture. */
export const HTML = `<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>하늘시, 버스 요금 올린다 - 한들신문</title>
<meta property="article:published_time" content="2026-11-17T09:00:00+09:00"><style>.gone { display: none }</style></head>
<body><nav><ul><li><a href="/a">정치</a></li><li><a href="/b">경제</a></li><li><a href="/c">사회</a></li></ul></nav>
<article><h1>하늘시, 버스 요금 올린다</h1><p>하늘시는 17일 버스 요금을 내년 2월부터 1500원으로 올린다고 밝혔다. 지금은 1300원이다.</p>
<figure><img src="https://press.invalid/1.jpg" alt=""><figcaption>하늘시 버스 차고지. 시 제공</figcaption></figure>
<p style="color: red">최나무 하늘시장은 “버스 회사의 빚이 400억원에 이른다”고 말했다. 요금이 오르는 것은 네 해 만이다.</p>
<p style="display:none">보이지 않는 글이다.</p><script>document.title = 'run'</script></article>
<aside><h2>많이 본 뉴스</h2><ul><li><a href="/1">지하철 막차 늦춘다</a></li><li><a href="/2">공원 문 연다</a></li></ul></aside></body></html>`;
