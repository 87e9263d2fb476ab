// Which sort of file something is: by its first bytes, then by its name. Pure: no browser, no files.

/** What the file field offers. */
export const ACCEPTED = ['html', 'htm', 'txt', 'md', 'pdf', 'docx', 'eml'];

/** The longest file, in bytes: what is longer is no article. */
export const FILE_LIMIT = 50 * 1024 * 1024;
/** The longest text, in bytes of UTF-8: `TEXT_LIMIT` of the core. */
export const TEXT_LIMIT = 2 * 1024 * 1024;

const NAMES = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  pdf: 'pdf',
  docx: 'docx',
  eml: 'mail',
};

const starts = (bytes, ...signs) => signs.some((sign) => [...sign].every((c, i) => bytes[i] === c.charCodeAt(0)));

/** `html`, `text`, `markdown`, `pdf`, `docx`, `mail`; or what it is that cannot be read: `hwp`, `office`, `image`, `other`. */
export function kindOf(name, bytes) {
  const ending = name.toLowerCase().match(/\.([^.]+)$/u)?.[1] ?? '';
  // Some programs write a few bytes before the head.
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return 'pdf';
  if (starts(bytes, 'PK\u0003\u0004')) return ending === 'hwpx' ? 'hwp' : ending === 'docx' || ending === '' ? 'docx' : NAMES[ending] ? 'docx' : 'other';
  // The container of old Office files, of Hangul's, and of new ones with a password.
  if (starts(bytes, '\u00d0\u00cf\u0011\u00e0')) return ending === 'hwp' ? 'hwp' : ending === 'docx' ? 'locked' : 'office';
  if (starts(bytes, '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', 'II*\0', 'MM\0*') || /^RIFF....WEBP/su.test(head)) return 'image';
  if (ending === 'hwp' || ending === 'hwpx') return 'hwp';
  if (['doc', 'ppt', 'pptx', 'xls', 'xlsx', 'rtf', 'odt', 'pages'].includes(ending) || starts(bytes, '{\\rtf')) return 'office';
  if (['docx', 'pdf'].includes(NAMES[ending])) return `broken`;
  if (NAMES[ending]) return NAMES[ending];
  if (/^\s*(<!doctype html|<html[\s>])/iu.test(head)) return 'html';
  return ending === '' ? 'text' : 'other';
}
