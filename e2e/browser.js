// Which browser the tests, screenshots and measurements use, and how it is started.

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser's program: `MITJUL_CHROMIUM`, or the first Chromium on the PATH. */
export function chromiumPath() {
  if (process.env.MITJUL_CHROMIUM) return process.env.MITJUL_CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  throw new Error('Chromium was not found: put it on the PATH or name it in MITJUL_CHROMIUM');
}

/** Options for Playwright's `chromium.launch`. Playwright itself adds --no-sandbox, which root needs. */
export const launchOptions = () => ({
  executablePath: chromiumPath(),
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
