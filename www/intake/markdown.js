// Markdown as the parts of a page: what a writer of articles uses of it. Marks within a line are taken away; what they
// stand for (a link's address, say) is no part of the text. Pure: no browser, no files.

/** The parts, and what the head of the file says of title and day. */
export function readMarkdown(text) {
  const lines = text.replace(/\r\n?/gu, '\n').split('\n');
  const about = frontMatter(lines);
  const parts = [];
  let open;
  const close = () => {
    if (open) parts.push({ ...open, text: open.text.join(' ') });
    open = undefined;
  };
  const put = (tag, words) => {
    close();
    open = { tag, text: [words] };
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i].trim();
    const heading = line.match(/^(#{1,6})\s+(.*?)\s*#*$/u);
    const fence = line.match(/^(```+|~~~+)/u)?.[1];
    if (fence) {
      close();
      const end = lines.findIndex((other, j) => j > i && other.trim().startsWith(fence));
      const code = lines.slice(i + 1, end < 0 ? lines.length : end);
      parts.push({ tag: 'pre', text: code.join('\n') });
      i = end < 0 ? lines.length : end;
    } else if (/^(=+|-+)$/u.test(line) && open?.tag === 'p') {
      open.tag = line[0] === '=' ? 'h1' : 'h2';
      close();
    } else if (line === '' || /^([-*_]\s*){3,}$/u.test(line)) {
      close();
    } else if (heading) {
      close();
      parts.push({ tag: `h${heading[1].length}`, text: plain(heading[2]) });
    } else if (/^\|.*\|$/u.test(line)) {
      close();
      const rows = [];
      for (; i < lines.length && /^\|.*\|$/u.test(lines[i].trim()); i += 1) rows.push(lines[i].trim().slice(1, -1).split(/(?<!\\)\|/u));
      i -= 1;
      const cells = rows.filter((row) => !row.every((cell) => /^\s*:?-+:?\s*$/u.test(cell)));
      parts.push({ tag: 'table', parts: cells.map((row) => ({ tag: 'tr', parts: row.map((cell) => ({ tag: 'td', text: plain(cell.trim()) })) })) });
    } else if (/^([-*+]|\d{1,3}[.)])\s+/u.test(line)) {
      put('li', plain(line.replace(/^([-*+]|\d{1,3}[.)])\s+/u, '')));
    } else if (line.startsWith('>')) {
      const words = plain(line.replace(/^(>\s?)+/u, ''));
      if (open?.tag === 'blockquote' && words !== '') open.text.push(words);
      else if (words !== '') put('blockquote', words);
      else close();
    } else if (/^!\[[^\]]*\]\([^)]*\)$/u.test(line)) {
      close();
      const caption = plain(line.slice(1));
      if (caption !== '') parts.push({ tag: 'figcaption', text: caption });
    } else if (!/^\[[^\]]+\]:\s/u.test(line)) {
      const words = plain(line);
      // Two spaces at the end break the line.
      if (open && !/ {2}$/u.test(lines[i - 1] ?? '')) open.text.push(words);
      else put('p', words);
    }
  }
  close();
  return { ...about, parts: parts.filter(({ text, parts }) => parts || text !== '') };
}

/** Takes the lines of the front matter off. */
function frontMatter(lines) {
  if (lines[0]?.trim() !== '---') return {};
  const end = lines.findIndex((line, i) => i > 0 && /^(---|\.\.\.)\s*$/u.test(line));
  if (end < 0) return {};
  const about = {};
  for (const line of lines.splice(0, end + 1)) {
    const [, name, value] = line.match(/^(title|date)\s*:\s*(.*?)\s*$/iu) ?? [];
    if (name) about[name.toLowerCase() === 'date' ? 'day' : 'title'] = value.replace(/^(["'])(.*)\1$/u, '$2');
  }
  return about;
}

function plain(text) {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/!?\[([^\]]*)\]\[[^\]]*\]/gu, '$1')
    .replace(/<(https?:\/\/[^>\s]+)>/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}*])/gu, '$2')
    .replace(/~~(.+?)~~/gu, '$1')
    .replace(/(`+)(.+?)\1/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!|>~-])/gu, '$1')
    .trim();
}
