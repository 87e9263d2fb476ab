// Beside content.js on the sites where the reader wants it always on.
globalThis.mitjulContent?.answer({ kind: 'start' });
