// What went wrong with keeping something, at the bottom of the window until it is closed or put right, with a way to save it
// to a file. It is no part of the page's own code, which may not have come.

const WORDS = {
  ko: {
    article: (title) => `이 브라우저에 보관하지 못했습니다: “${title}”. 화면에는 그대로 있습니다. 창을 닫기 전에 파일로 저장하십시오.`,
    dictionary: () => '내 사전을 이 브라우저에 보관하지 못했습니다. 창을 닫기 전에 파일로 저장하십시오.',
    patterns: () => '내 패턴을 이 브라우저에 보관하지 못했습니다. 창을 닫기 전에 파일로 저장하십시오.',
    shelf: () => '서가를 읽지 못했습니다. 보관된 글은 지워지지 않았습니다. 페이지를 새로 고치면 다시 읽습니다.',
    strange: (count) => `서가의 글 가운데 ${count}편은 이 판이 읽지 못합니다. 지워지지 않았습니다.`,
    stays: (title) => `지우지 못했습니다: “${title}”. 서가에 그대로 있습니다.`,
    twice: (title) => `두 탭에서 다르게 고친 글입니다: “${title}”. 서가에 둘 다 두었습니다.`,
    clash: (title) => `“${title}”에서 두 탭이 같은 것을 다르게 판정했습니다. 이 탭의 것이 남았습니다.`,
    gone: (title) => `서가에서 지워진 글입니다: “${title}”. 이 탭의 글은 그대로 있습니다.`,
    text: '글 저장',
    edits: '고친 것 저장',
    checks: '메모·검증 저장',
    file: '파일로 저장',
    close: '닫기',
  },
  en: {
    article: (title) => `“${title}” could not be kept in this browser. It is still on the page: save it to a file before you close the window.`,
    dictionary: () => 'Your dictionary could not be kept in this browser. Save it to a file before you close the window.',
    patterns: () => 'Your patterns could not be kept in this browser. Save them to a file before you close the window.',
    shelf: () => 'The shelf could not be read. What is kept has not been deleted: reload the page to try again.',
    strange: (count) => `This version cannot read ${count} of the shelf’s articles. They have not been deleted.`,
    stays: (title) => `“${title}” could not be deleted. It is still on the shelf.`,
    twice: (title) => `“${title}” was changed in two tabs. Both versions are on the shelf.`,
    clash: (title) => `In “${title}” two tabs checked the same thing differently. This tab’s answer stays.`,
    gone: (title) => `“${title}” is no longer on the shelf. The text in this tab is still here.`,
    text: 'Save the text',
    edits: 'Save the corrections',
    checks: 'Save notes and checks',
    file: 'Save as file',
    close: 'Close',
  },
};

const language = () => (/^ko\b/i.test(document.documentElement.lang) ? 'ko' : 'en');

function save({ name, type, content }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** By what they are about: the notices that are shown, and those that the reader has closed. */
const shown = new Map();
const closed = new Set();

/**
 * Says something about `key`, once. `word` is one of the words above, `of` what it is said of, and `files` what can be saved,
 * `{ word, name, type, content }` each, as it is when it is asked for.
 */
export function tell(key, word, of, files = () => []) {
  if (closed.has(key)) return;
  settle(key);
  const lang = language();
  const words = WORDS[lang];
  const note = document.createElement('p');
  note.className = 'notice';
  note.lang = lang;
  note.setAttribute('role', 'alert');
  const button = (words, deed) => {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'quiet';
    made.textContent = words;
    made.addEventListener('click', deed);
    return made;
  };
  const close = button(words.close, () => {
    note.remove();
    shown.delete(key);
    closed.add(key);
  });
  const saves = files().map(({ word: what }, at) => button(words[what], () => save(files()[at])));
  note.append(words[word](of), ...saves, close);
  shown.set(key, note);
  // The page's own notices are there once the page is.
  (document.querySelector('.notices') ?? document.body).append(note);
}

/** Takes back what was said about `key`: it has been put right. */
export function settle(key) {
  shown.get(key)?.remove();
  shown.delete(key);
}

/** What was said once may be said again: something new has happened. */
export function again(key) {
  closed.delete(key);
}
