// The views that screenshots are taken of: a name, and how to get there from the page as it starts.

export const VIEWS = [
  { name: 'start' },
  { name: 'whole', fullPage: true },
];
