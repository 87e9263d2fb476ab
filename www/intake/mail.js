// Mails: the newsletter or press release in one, as a page; its subject is the headline.

import PostalMime from 'postal-mime';
import { decode } from './decode.js';
import { documentOf, nodesOf, parse } from './page.js';
import { Problem } from './problem.js';

const SEALED = /^(multipart\/encrypted|application\/(x-)?pkcs7-mime|application\/pgp-encrypted)/iu;

/** Throws a `Problem`. */
export async function readMail(bytes) {
  let mail;
  try {
    mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 64 });
  } catch {
    throw new Problem('broken');
  }
  const type = mail.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  const sealed = SEALED.test(type) || mail.attachments.some(({ mimeType }) => SEALED.test(mimeType));
  const title = mail.subject?.trim();
  const day = dayOf(mail.headers.find(({ key }) => key === 'date')?.value ?? '');
  if (mail.html?.trim()) {
    const page = parse(mail.html);
    if (page.body.textContent.trim() !== '') {
      about(page, { title, day });
      return { title, nodes: nodesOf(page) };
    }
  }
  // A part without a name for its encoding is a guess of the parser's; the file itself may say more.
  const text = mail.text?.includes('\ufffd') ? (decode(bytes)?.split(/\r?\n\r?\n/u).slice(1).join('\n\n') ?? mail.text) : mail.text;
  if (!text?.trim()) throw new Problem(sealed ? 'sealed' : 'empty');
  const parts = text
    .split(/\n\s*\n/u)
    .flatMap((paragraph) => flowed(paragraph))
    .map((text) => ({ tag: 'p', text }));
  if (title) parts.unshift({ tag: 'h1', text: title });
  return { title, nodes: nodesOf(documentOf({ title, day, parts })) };
}

/** The day of a mail as its sender's calendar had it: `Wed, 18 Nov 2026 07:30:00 +0900`. */
function dayOf(date) {
  const [, day, month, year] = date.match(/(\d{1,2})\s+([A-Za-z]{3})[a-z]*\s+(\d{4})/u) ?? [];
  const number = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(month?.toLowerCase() ?? '-') / 3 + 1;
  return number >= 1 && Number.isInteger(number) ? `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}

/** Lines of a mail are broken at some 75 letters: what is full goes on. */
function flowed(paragraph) {
  const lines = paragraph.split(/\r?\n/u).map((line) => line.trim()).filter((line) => line !== '');
  const widest = Math.max(0, ...lines.map(({ length }) => length));
  const all = [];
  lines.forEach((line, i) => {
    const full = i > 0 && widest >= 60 && lines[i - 1].length + (line.match(/^\S+/u)?.[0].length ?? 0) >= 70;
    if (full) all[all.length - 1] += ` ${line}`;
    else all.push(line);
  });
  return all;
}

/** Says in the page's head what the mail's says, and shows the subject where the page has no headline. */
function about(page, { title, day }) {
  if (day) {
    const meta = page.createElement('meta');
    meta.setAttribute('property', 'article:published_time');
    meta.setAttribute('content', day);
    page.head.append(meta);
  }
  if (!title || page.querySelector('h1')) return;
  page.title = title;
  const heading = page.createElement('h1');
  heading.textContent = title;
  page.body.prepend(heading);
}
