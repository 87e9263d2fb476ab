// Why a file could not be read.

/** `code` names the sentence that says so: see words.js. */
export class Problem extends Error {
  constructor(code, details = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
