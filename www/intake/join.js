// Lines that were broken to fit a column, joined again. Pure: no browser, no files.

/** Ends of sentences, also behind closing marks. */
const ENDS = /[.!?。…:][”’"'」』)\]]*$/u;

/** Words that Korean never begins a word with: particles and endings that a line break has cut off. */
const BOUND =
  /^((은|는|을|를|에|의|로|으로|와|과|에서|에게|에는|에도|까지|부터|보다|처럼|마다|이나|이라|이라고|라고|이라는|라는|이라며|라며|다고|다는|했다|됐다|였다|이다|입니다|습니다|합니다|했습니다|하는|하고|하며|하면|되는|되며|되고|들이|들은|들의|씩|께서|으며|며|지만|면서)[.,”’"')\]]*|다[.”’"…]+)$/u;

/** What seldom begins a word. */
const SELDOM = /^(이|가|도|만|한|해|할|된|될|들|고|다|라|째)[.,”’"')\]]*$/u;

/** Ends of Korean words that are whole: particles and endings. */
const WHOLE = /(은|는|이|가|을|를|에|의|로|도|와|과|서|고|며|면|지|게|다|한|할|된|될|던|인|적|등|중|및|씨|명|원|일|월|년|개|번|[^가-힣])$|^(두|세|네|몇|첫|새|더|못|안|수)$/u;

/** First halves of compounds that have their hyphen wherever they stand. */
const COMPOUND = /^(well|self|long|short|high|low|ex|non|half|full|part|so|co|anti|all|cross|two|three|four|five|six|ten|first|second|third|last|left|right)$/iu;

const HANGUL = /[가-힣]/u;
const LATIN = /\p{Script=Latin}/u;

export const endsSentence = (text) => ENDS.test(text);

/** Whether a line begins with what no word begins with. */
export const goesOnWithin = (text) => BOUND.test(firstWord(text));

const firstWord = (text) => text.match(/^\S+/u)?.[0] ?? '';

/** What is written in a document, to ask how its words are joined elsewhere. */
export class Vocabulary {
  #words = new Set();
  #starts = new Set();

  /** `lines`: texts of lines. The first and last word of a line may be halves, and prove nothing. */
  constructor(lines) {
    for (const line of lines) {
      const words = line.split(/\s+/u).slice(1, -1);
      for (const word of words) this.#add(word);
    }
  }

  #add(raw) {
    const word = bare(raw);
    if (word.length < 2) return;
    this.#words.add(word);
    if (HANGUL.test(word)) for (let end = 2; end <= word.length; end += 1) this.#starts.add(word.slice(0, end));
  }

  has(word) {
    return this.#words.has(bare(word));
  }

  /** Whether a word of the document begins so. */
  begins(word) {
    return this.#starts.has(bare(word));
  }
}

const bare = (word) => word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase();

/**
 * How lines of a document end, from all its lines that go on in the next one, each with the text of that one: `marked` when
 * the spaces at their ends are in the file, so that a line without one was broken within a word; `within` when they are not,
 * and lines begin with what no word begins with; else `unknown`.
 */
export function wrapping(lines) {
  const korean = lines.filter(({ text }) => HANGUL.test(text.at(-1) ?? ''));
  const spaced = korean.filter(({ space }) => space).length;
  if (spaced > 0 && spaced >= korean.length * 0.15) return 'marked';
  const bound = korean.filter(({ next }) => goesOnWithin(next ?? '')).length;
  const seldom = korean.filter(({ next }) => SELDOM.test(firstWord(next ?? ''))).length;
  return bound > 0 && bound + seldom >= Math.max(2, korean.length * 0.08) ? 'within' : 'unknown';
}

/** Joins a line to the text before it. `space`: whether that one ended with a space in the file. */
export function join(before, after, { space = false, mode = 'unknown', vocabulary }) {
  if (before === '') return after;
  const last = before.match(/\S+$/u)?.[0] ?? '';
  const first = firstWord(after);
  if (last.endsWith('\u00ad')) return before.slice(0, -1) + after;
  if (space) return `${before} ${after}`;
  const hyphened = last.match(/^(.*[\p{L}\p{N}])[-‐‑]$/u);
  if (hyphened && first !== '') {
    const whole = hyphened[1] + first;
    if (!LATIN.test(last.at(-2)) || !/^\p{Ll}/u.test(first)) return before + after;
    // A word that has its hyphen elsewhere keeps it.
    const keeps = !vocabulary?.has(whole) && (COMPOUND.test(bare(hyphened[1])) || vocabulary?.has(last + first));
    return keeps ? before + after : before.slice(0, -1) + after;
  }
  // A dash or a stroke that holds both sides together.
  if (/[/‐‑]$/u.test(last) && /^[\p{L}\p{N}]/u.test(first)) return before + after;
  // “…”고 말했다: what is said and how.
  if (/[”’"'」』)]$/u.test(last) && (BOUND.test(first) || first === '고')) return before + after;
  if (!HANGUL.test(last.at(-1)) || !HANGUL.test(first[0] ?? '')) {
    // Chinese signs stand without spaces; a number and its unit were one word before the break.
    const counted = /\d$/u.test(last) && HANGUL.test(first[0] ?? '') && mode === 'marked';
    return counted ? before + after : `${before} ${after}`;
  }
  if (mode === 'marked') return before + after;
  if (BOUND.test(first)) return before + after;
  // Most breaks are within words then; those behind a whole word are not.
  if (mode === 'within') return WHOLE.test(last) || vocabulary?.has(last) ? `${before} ${after}` : before + after;
  // Elsewhere it is written in one: only where the half by itself is no word of the document.
  const whole = bare(last) + bare(first);
  const together = vocabulary?.has(whole) || (bare(first).length > 1 && vocabulary?.begins(whole));
  return together && !vocabulary.has(last) ? before + after : `${before} ${after}`;
}
