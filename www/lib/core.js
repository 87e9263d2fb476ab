// The core in a worker, with the data of those languages that were met. It knows nothing of pages: the embedded script and
// the extension differ only in how a question comes.

import { Annotator } from '../npm/annotator.js';
import { Desk } from './exchange.js';

export class Core {
  /** What was read of the last pages: of a page that changes only the change is sent. */
  #desk = new Desk();
  #ready;

  /** The core, started by the first question, with the data of these languages. After a failure the next one tries again. */
  async #start(languages) {
    try {
      this.#ready ??= Annotator.load({ languages });
      const annotator = await this.#ready;
      for (const language of languages) await annotator.addLanguage(language);
      return annotator;
    } catch (error) {
      this.#ready = undefined;
      throw error;
    }
  }

  /**
   * What a `Desk` answers. `expects` is the language that most of the page seems to be in. What is in another one is read
   * once its data is there: the article says what is `missing`, and a page that names it in `wait` waits for it.
   */
  async answer({ page, options, labels, expects }) {
    const annotator = await this.#start([expects]);
    if (options?.patterns) await annotator.addPatterns();
    for (const language of page.wait ?? []) await annotator.addLanguage(language).catch(() => {});
    let missing = [];
    const answer = this.#desk.answer(page, ({ nodes }) => {
      const read = annotator.annotatePage({ nodes }, options, { labels });
      ({ missing } = read.article);
      return read;
    });
    // On its way by the time that the page asks for it.
    if (!page.wait) for (const language of missing) annotator.addLanguage(language).catch(() => {});
    return answer;
  }

  /** Throws where a dictionary cannot be read. */
  async check(dictionary) {
    (await this.#start([])).annotate('', { dictionary });
  }

  /** What is wrong with patterns, line by line. */
  async checkPatterns(patterns) {
    const annotator = await this.#start([]);
    await annotator.addPatterns();
    return annotator.checkPatterns(patterns);
  }

  forget(page) {
    this.#desk.forget(page);
  }
}
