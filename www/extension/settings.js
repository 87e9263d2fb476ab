// What the reader has chosen: kept on this machine only.

import { languageOf } from '../lib/words.js';

export const api = globalThis.browser ?? globalThis.chrome;

export const DEFAULTS = {
  /** Kinds that are not underlined at first. */
  hidden: [],
  /** Colours by kind that replace the usual ones. */
  colours: {},
  /** Further names, a line a name. */
  dictionary: '',
  /** Regular expressions, a line each. */
  patterns: '',
  /** `auto`, `ko` or `en`. */
  language: 'auto',
  /** With Alt, as `KeyboardEvent.code`. */
  keys: { next: 'Period', previous: 'Comma' },
};

export async function settings() {
  const stored = await api.storage.local.get(DEFAULTS);
  const language = stored.language === 'auto' ? languageOf(api.i18n.getUILanguage()) : stored.language;
  return { ...stored, shown: language };
}

/** The pattern of a site, for permissions and content scripts; undefined where nothing can be injected. */
export function patternOf(address) {
  try {
    const { protocol, hostname } = new URL(address);
    return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : undefined;
  } catch {
    return undefined;
  }
}
