// Where files and copied pages come in: dropped, chosen or pasted. What reads them is loaded when the first one comes, and
// the page (src/app/intake.rs) hears what was read: see www/intake/intake.js for its form.

/** Characters below which a paste is a few words and no page. */
const PAGE = 200;

const offer = (detail) => dispatchEvent(new CustomEvent('mitjul-open', { detail }));
let before = Promise.resolve();

/** One after the other; `text` is what there is where no reader can be had. */
function read(how, text) {
  before = before.then(async () => {
    try {
      offer(await how(await import('./intake/intake.js')));
    } catch (error) {
      console.warn(error);
      offer(text === undefined ? { unloaded: true } : { articles: [{ text }] });
    }
  });
}

const readFiles = (files) => read((intake) => intake.readFiles(files, (said) => offer({ said })));
const within = (event, selector) => event.target instanceof Element && event.target.closest(selector);

// A file that is let go beside the field would take the place of the page.
const carries = ({ dataTransfer }) => dataTransfer?.types.includes('Files');
const shown = (on) => document.documentElement.classList.toggle('dropping', on);
for (const kind of ['dragenter', 'dragover']) {
  addEventListener(kind, (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    shown(true);
  });
}
addEventListener('dragleave', (event) => event.relatedTarget ?? shown(false));
addEventListener('drop', (event) => {
  shown(false);
  if (!carries(event)) return;
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  if (files.length > 0) readFiles(files);
});

addEventListener('change', (event) => {
  const field = within(event, '#open-files');
  if (!field || field.files.length === 0) return;
  readFiles([...field.files]);
  // The same file can be chosen again.
  field.value = '';
});

addEventListener(
  'paste',
  (event) => {
    const field = within(event, '#source-text');
    if (!event.clipboardData || (!field && within(event, 'input, textarea, select, dialog'))) return;
    const [html, text] = ['text/html', 'text/plain'].map((type) => event.clipboardData.getData(type));
    const files = [...event.clipboardData.files];
    // What is pasted into a text is part of it.
    const whole = !field || field.value.slice(0, field.selectionStart).trim() + field.value.slice(field.selectionEnd).trim() === '';
    const take = (how) => {
      event.preventDefault();
      event.stopPropagation();
      how();
    };
    // Programs put a picture of the words beside them.
    if (text === '' && files.length > 0) take(() => readFiles(files));
    else if (whole && html !== '' && text.length >= PAGE) take(() => read((intake) => intake.readClip(html, text), text));
    else if (!field && text.trim() !== '') take(() => offer({ articles: [{ text }] }));
  },
  true,
);
