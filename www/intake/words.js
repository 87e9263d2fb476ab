// What the page says of files and of what is pasted, in both languages: what happened, what was kept, what to do.

import { ACCEPTED, FILE_LIMIT, TEXT_LIMIT } from './kinds.js';

const megabytes = (bytes) => `${bytes / (1024 * 1024)} MB`;
const kinds = ACCEPTED.filter((kind) => kind !== 'htm').map((kind) => kind.toUpperCase()).join(', ');

const KO = {
  about: (name, sentence) => `‘${name}’: ${sentence}`,
  reading: (name) => `‘${name}’을(를) 읽는 중입니다… 파일은 이 기기를 떠나지 않습니다.`,
  readingPages: (name, page, pages) => `‘${name}’을(를) 읽는 중입니다… ${pages}쪽 가운데 ${page}쪽.`,
  opened: (n) => `파일 ${n}개를 읽어 서가에 두고 첫 글을 폈습니다.`,
  asPage: '붙여 넣은 글을 웹 페이지로 읽어 메뉴와 광고를 가려냈습니다. ‘글자로만 읽기’로 바꿀 수 있습니다.',
  scanned: '글자가 없이 그림만 있는 PDF입니다(스캔한 문서). 문자 인식(OCR)을 거친 PDF나 글 파일을 여십시오.',
  letters: '글자의 뜻이 담기지 않은 PDF여서 읽을 수 없습니다. 원래 글 파일이나 문자 인식(OCR)을 거친 PDF를 여십시오.',
  partlyScanned: ({ empty, count }) => `${count}쪽 가운데 ${empty}쪽은 그림뿐이어서 읽지 못했습니다.`,
  cut: ({ count, all }) => `${all}쪽 가운데 앞의 ${count}쪽만 읽었습니다.`,
  locked: '암호가 걸린 파일입니다. 암호를 풀어 다시 저장한 파일을 여십시오.',
  sealed: '암호로 봉한 메일입니다. 메일 프로그램에서 열어 본문을 복사해 붙여 넣으십시오.',
  broken: '파일이 깨졌거나 도중에 잘렸습니다. 다시 받거나 다시 저장해 보십시오.',
  empty: '안에 글이 없습니다.',
  binary: '글 파일이 아니거나 알 수 없는 문자 부호로 쓰였습니다. UTF-8로 저장해 다시 여십시오.',
  long: `너무 큽니다. 파일은 ${megabytes(FILE_LIMIT)}, 그 안의 글은 ${megabytes(TEXT_LIMIT)}까지 읽습니다. 필요한 부분만 따로 저장하거나 복사해 붙여 넣으십시오.`,
  hwp: '한글(HWP) 파일은 읽지 못합니다. 한글에서 PDF나 DOCX로 저장해 여십시오.',
  office: `이 형식의 문서는 읽지 못합니다. DOCX나 PDF로 저장해 여십시오.`,
  image: '그림 파일에서는 글자를 읽지 못합니다. 문자 인식(OCR)으로 글을 뽑아 붙여 넣으십시오.',
  other: `읽지 못하는 파일입니다. ${kinds} 파일을 읽습니다.`,
  folder: '폴더는 열지 못합니다. 안에 든 파일을 고르십시오.',
  failed: '읽다가 멈췄습니다. 글을 복사해 붙여 넣으면 읽을 수 있습니다.',
  unloaded: '이 파일을 읽는 데 드는 것을 받지 못했습니다. 네트워크에 이어졌을 때 다시 여십시오.',
  kept: '화면의 글은 그대로 있습니다.',
};

const EN = {
  about: (name, sentence) => `“${name}”: ${sentence}`,
  reading: (name) => `Reading “${name}”… The file stays on this device.`,
  readingPages: (name, page, pages) => `Reading “${name}”… page ${page} of ${pages}.`,
  opened: (n) => `${n} files were read and put on the shelf; the first is open.`,
  asPage: 'What you pasted was read as a web page, without its menus and adverts. “Read as plain text” takes it as it is.',
  scanned: 'This PDF has pictures of pages and no text (a scan). Open one that has been through text recognition (OCR), or a text file.',
  letters: 'This PDF does not tell what its letters are, so it cannot be read. Open the original, or a PDF that has been through text recognition (OCR).',
  partlyScanned: ({ empty, count }) => `${empty} of its ${count} pages are pictures and could not be read.`,
  cut: ({ count, all }) => `Only the first ${count} of its ${all} pages were read.`,
  locked: 'This file has a password. Save it without one and open that.',
  sealed: 'This mail is encrypted. Open it in your mail program and paste its text.',
  broken: 'The file is damaged or was cut short. Download or save it again.',
  empty: 'There is no text in it.',
  binary: 'This is no text, or in an encoding that is not known. Save it as UTF-8 and open it again.',
  long: `This is too large. Files of up to ${megabytes(FILE_LIMIT)} with up to ${megabytes(TEXT_LIMIT)} of text are read. Save or paste the part that you need.`,
  hwp: 'Hangul (HWP) files cannot be read. Save it as PDF or DOCX and open that.',
  office: 'Documents of this format cannot be read. Save it as DOCX or PDF and open that.',
  image: 'Text in pictures cannot be read. Get it by text recognition (OCR) and paste it.',
  other: `Files of this sort cannot be read. ${kinds} can.`,
  folder: 'A folder cannot be opened. Choose the files in it.',
  failed: 'Reading it stopped halfway. Copy its text and paste it instead.',
  unloaded: 'What it takes to read this file could not be loaded. Open it again when you are connected.',
  kept: 'The text on the page is unchanged.',
};

export const WORDS = { ko: KO, en: EN };

/** The words in the language of the page. */
export const words = () => (globalThis.document?.documentElement.lang === 'en' ? EN : KO);
