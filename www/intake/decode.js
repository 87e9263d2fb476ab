// Bytes of a text or HTML file as text: UTF-8, UTF-16, or an old encoding. The same rules as those of the command line
// (src/input.rs). Pure: no browser, no files.

/** Bytes that no text has. */
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/u;

function strictly(label, bytes) {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** UTF-16 without a mark: spaces, digits and line ends have a zero byte on one side only. */
function utf16(bytes) {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  bytes.forEach((byte, i) => (zeros[i % 2] += byte === 0 ? 1 : 0));
  const needed = bytes.length / 40;
  if (zeros[0] === 0 && zeros[1] > needed) return 'utf-16le';
  if (zeros[1] === 0 && zeros[0] > needed) return 'utf-16be';
  return undefined;
}

/** The encoding that an HTML page declares at its head. */
function declared(bytes) {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return head.match(/charset\s*=?\s*["']?\s*([\w-]+)/iu)?.[1];
}

/** The text of a file; `undefined` where its bytes are no text. `charset` is what somebody else says that it is. */
export function decode(bytes, charset) {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return strictly('utf-8', bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return strictly('utf-16le', bytes.subarray(2));
  if (a === 0xfe && b === 0xff) return strictly('utf-16be', bytes.subarray(2));
  const text = attempt(bytes, charset);
  return text === undefined || CONTROL.test(text) ? undefined : text;
}

function attempt(bytes, charset) {
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== undefined && !utf8.includes('\0')) return utf8;
  const wide = utf16(bytes);
  if (wide) return strictly(wide, bytes);
  if (bytes.includes(0)) return undefined;
  // Korean comes before what is asked of any bytes: good EUC-KR is nothing else. The browser's has CP949's syllables.
  for (const label of [charset, declared(bytes), 'euc-kr']) {
    const read = label && strictly(label, bytes);
    if (read !== undefined && read !== '') return read;
  }
  // A few broken bytes, as when a file was cut, do not make it unreadable.
  for (const label of ['utf-8', 'euc-kr']) {
    const read = new TextDecoder(label).decode(bytes);
    const broken = read.split('\ufffd').length - 1;
    if (broken * 50 <= read.length) return read;
  }
  return /[\u0080-\u009f]/u.test(String.fromCharCode(...bytes.subarray(0, 4096))) ? undefined : new TextDecoder('windows-1252').decode(bytes);
}
