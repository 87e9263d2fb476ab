// Annotates, away from the page. A question about the page's own article is { id, text, options }; a newer one takes the
// place of one that waits. The answer is { id, packed, took, awaits, lacks }, the article as bytes, or { id, code, message }.
// `awaits` are the languages whose code or data is on its way: the same question is answered again when it has come. `lacks`
// are those of which that could not be had, each { language, code, message }; what is in them is unread. Where the options
// have `patterns`, the article comes with what they match. Any other question is
// { beside, call, values }, a method of the annotator, a function of the core or of www/sheet.js, answered by { beside, value } or
// { beside, code, message }. An answer without a number says that the core itself could not be loaded or has stopped.
// { taken } names a file that is in use from now on, and { alive } says that the lock whose name the worker was given is held.

/**
 * The code that reads texts in one language, and that which reads all of them and does everything else. When the page is
 * published, the files are named by what is in them.
 */
const CORES = {
  ko: ['mitjul_ko.js', 'mitjul_ko.wasm'],
  en: ['mitjul_en.js', 'mitjul_en.wasm'],
  all: ['mitjul_all.js', 'mitjul_all.wasm'],
};
/** The data of each language. */
const PACKS = { ko: 'ko.pack', en: 'en.pack' };
/** The language that the page expects: its code and data are asked for at once. */
const [LANGUAGE, LOCK] = self.name.split(' ');
const FIRST = Object.hasOwn(PACKS, LANGUAGE) ? LANGUAGE : 'ko';
/** How long after an answer the other languages' code and data are fetched, in case they are wanted. */
const IDLE = 3000;

/** The patterns' code. */
const PATTERNS = ['mitjul_patterns.js', 'mitjul_patterns.wasm'];

/** The code at hand, and the annotator made with it. */
let core = null;
let annotator = null;
/** Everything that there is of code, on its way once it is wanted; and whether it is at hand. */
let whole = null;
let complete = false;
let waiting = null;
const beside = [];
/** Whether questions are answered yet. */
let ready = false;
let failed = null;
/** The number of the last question. */
let asked;
/** By language: its data on the way. */
const coming = new Map();
/** By language: the data that has been taken up. */
const held = new Map();
/** By language: whether it has been taken up, once that is settled. */
const taken = new Map();
/** By language: why its code or data could not be had. The page's “try again” starts a worker that knows nothing of it. */
const lost = new Map();

/** Fetches a file. One whose sum stands behind its name comes as it was built, or not at all. */
async function response(file, cache) {
  const [name, integrity] = file.split('#');
  const answer = await fetch(name, { cache, integrity });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

const fetched = async (file, cache) => new Uint8Array(await (await response(file, cache)).arrayBuffer());

function pack(language) {
  if (!coming.has(language)) {
    const bytes = fetched(PACKS[language], 'default');
    // Whoever waits for it hears that it has failed.
    bytes.catch(() => {});
    coming.set(language, bytes);
  }
  return coming.get(language);
}

/** Loads a core's script and starts its code with what is fetched of it: `again` names the attempt. */
async function begin([script, wasm], again) {
  const cache = again ? 'reload' : 'default';
  const code = response(wasm, cache);
  code.catch(() => {});
  // A script that has failed once stays so under its address.
  const [name, integrity] = script.split('#');
  const module = await import(`./${name}${again}`);
  // What is imported is not checked by browsers. They have it by now: nothing is fetched twice.
  if (integrity) (await response(`${name}${again}#${integrity}`, 'force-cache')).body?.cancel();
  await module.default({ module_or_path: code });
  for (const file of [script, wasm]) postMessage({ taken: file.split('#')[0] });
  return module;
}

/** Loads the code of a name. What did not come, or came damaged, is asked for once more past all that is kept. */
const load = (name) => begin(CORES[name], '').catch(() => begin(CORES[name], '?again'));

/** All code takes the place of that for the first language. After a failure the next one who wants it tries again. */
function widened() {
  whole ??= widen().catch((error) => {
    whole = null;
    throw error;
  });
  return whole;
}

async function widen() {
  const module = await load('all');
  const next = new module.Annotator();
  for (const bytes of held.values()) next.addPack(bytes);
  annotator.free();
  [core, annotator, complete] = [module, next, true];
}

async function add(language) {
  const use = (bytes) => {
    annotator.addPack(bytes);
    held.set(language, bytes);
  };
  try {
    const bytes = pack(language);
    if (language !== FIRST) await widened();
    try {
      use(await bytes);
    } catch {
      use(await fetched(PACKS[language], 'reload'));
    }
    postMessage({ taken: PACKS[language] });
  } catch (error) {
    lost.set(language, { language, code: error.code ?? 'not_loaded', message: String(error.message ?? error) });
  } finally {
    coming.delete(language);
  }
}

/** Takes up the code and data of a language, once. */
function take(language) {
  if (!taken.has(language)) taken.set(language, add(language));
  return taken.get(language);
}

/** Of what was just read: the languages that are still to be had. */
const wanted = () => annotator.missing.filter((language) => !lost.has(language));

/** The module of the patterns on its way, once there are any, and how often it could not be had. */
let looking = null;
let failures = 0;
/** The patterns that were read last, and what they are compiled to. */
let expressions = { source: undefined, compiled: undefined };

function patterns() {
  looking ??= loadPatterns().catch((error) => {
    looking = null;
    failures += 1;
    throw error;
  });
  return looking;
}

const loadPatterns = () => begin(PATTERNS, failures > 0 ? `?${failures}` : '');

async function compiled(source) {
  const { Patterns } = await patterns();
  if (expressions.source !== source) {
    expressions.compiled?.free();
    expressions = { source, compiled: new Patterns(source) };
  }
  return expressions.compiled;
}

/** What is asked of patterns beside the article: whether they can be used and what they find; where one expression stands. */
const ASKED_OF_PATTERNS = {
  async tryPatterns(source, text, body) {
    const all = await compiled(source);
    return { errors: all.errors, tried: all.tried(text, body) };
  },
  async searchPattern(expression, text, body) {
    const { Patterns } = await patterns();
    // As the search for words does, in either case.
    const one = new Patterns(`.\t(?i)${expression.replaceAll('\t', '\\t')}`);
    const found = { errors: one.errors, spans: [...one.spans(text, body)] };
    one.free();
    return found;
  },
};

function attempt(number, work) {
  try {
    work();
  } catch (error) {
    // A core that has trapped is of no further use: the page starts another worker.
    if (error instanceof WebAssembly.RuntimeError) postMessage({ code: 'stopped', message: String(error) });
    else postMessage({ ...number, code: error.code ?? 'internal', message: String(error.message ?? error) });
  }
}

function answer() {
  if (waiting) {
    const question = waiting;
    waiting = null;
    const { id, text } = question;
    const { patterns: source, ...options } = question.options ?? {};
    attempt({ id }, () => {
      const begun = performance.now();
      const packed = annotator.annotatePacked(text, options);
      const took = performance.now() - begun;
      const awaits = wanted();
      const lacks = annotator.missing.filter((language) => lost.has(language)).map((language) => lost.get(language));
      const send = (packed) => postMessage({ id, packed, took, awaits, lacks }, [packed.buffer]);
      // Without what looks for patterns the rest still counts; the page says so where they are written.
      const match = (all) => attempt({ id }, () => send(all.pack(text, packed) ?? packed));
      if (source) compiled(source).then(match, () => send(packed));
      else send(packed);
      if (awaits.length > 0) Promise.all(awaits.map(take)).then(() => id === asked && ask(question));
      else idle();
    });
  }
  beside.splice(0).forEach(answerBeside);
}

/** The functions that write and read the check sheet: their file is loaded when one is asked for. */
const SHEET = /^sheet[A-Z]/;

async function answerSheet({ beside: number, call, values }) {
  let sheet;
  try {
    // It asks the core for what only the whole of it can do.
    [sheet] = await Promise.all([import('./sheet.js'), widened()]);
  } catch (error) {
    postMessage({ beside: number, code: 'not_loaded', message: String(error) });
    return;
  }
  attempt({ beside: number }, () => postMessage({ beside: number, value: sheet[call](core, ...values) }));
}

function answerBeside(question) {
  const { beside: number, call, values } = question;
  if (SHEET.test(call)) {
    answerSheet(question);
    return;
  }
  if (Object.hasOwn(ASKED_OF_PATTERNS, call)) {
    const told = (value) => postMessage({ beside: number, value });
    const failed = (error) => attempt({ beside: number }, () => { throw error; });
    ASKED_OF_PATTERNS[call](...values).then(told, failed);
    return;
  }
  if (!complete && !(call in annotator) && !(call in core)) {
    const refused = (error) => postMessage({ beside: number, code: 'not_loaded', message: String(error) });
    widened().then(() => answerBeside(question), refused);
    return;
  }
  attempt({ beside: number }, () => {
    const method = call in annotator;
    const value = method ? annotator[call](...values) : core[call](...values);
    const awaits = method ? wanted() : [];
    if (awaits.length > 0) Promise.all(awaits.map(take)).then(() => answerBeside(question));
    else postMessage({ beside: number, value });
  });
}

/** Everything that has arrived by the time it is answered is one question: the last. */
function ask(question) {
  const quiet = waiting === null && beside.length === 0;
  if (question.beside === undefined) waiting = question;
  else beside.push(question);
  if (ready && quiet) setTimeout(answer);
}

let timer;

/** Fetches what may be wanted later; it is taken up when it is. */
function idle() {
  clearTimeout(timer);
  if (whole || navigator.connection?.saveData) return;
  timer = setTimeout(() => {
    Object.keys(PACKS).filter((language) => !taken.has(language)).forEach(pack);
    // The browser and the service worker keep them.
    for (const file of CORES.all) fetched(file, 'default').catch(() => {});
  }, IDLE);
}

addEventListener('message', ({ data }) => {
  // The page may not have listened yet when it was said first.
  if (failed) postMessage(failed);
  if (data.beside === undefined) asked = data.id;
  ask(data);
});

// For as long as this worker lives: the page hears of its end by getting the lock.
navigator.locks?.request(LOCK ?? '', () => {
  postMessage({ alive: true });
  return new Promise(() => {});
});

try {
  // Beside the code, not after it.
  pack(FIRST);
  core = await load(FIRST);
  annotator = new core.Annotator();
  await take(FIRST);
  ready = true;
  answer();
} catch (error) {
  failed = { code: 'not_loaded', message: String(error) };
  postMessage(failed);
}
