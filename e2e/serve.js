// A server of plain files: no header but type and length, so that what works here works on any static host.
// By hand: node e2e/serve.js FOLDER [PORT]

import { createReadStream, realpathSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

/**
 * Serves `folder` on 127.0.0.1; `port` 0 takes a free one. `mounts` maps URL prefixes such as `/embed/` to further
 * folders. Resolves to the origin and a function that ends it.
 */
export function serve(folder, { port = 0, mounts = {} } = {}) {
  const places = Object.entries({ ...mounts, '/': folder })
    .map(([prefix, place]) => [prefix, resolve(place)])
    .sort(([one], [other]) => other.length - one.length);

  const server = createServer(async (request, response) => {
    const refuse = (status) => response.writeHead(status, { 'Content-Type': 'text/plain' }).end(`${status}\n`);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    let path;
    try {
      path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return refuse(400);
    }
    const [prefix, place] = places.find(([prefix]) => path.startsWith(prefix));
    let file = join(place, path.slice(prefix.length));
    if (file !== place && !file.startsWith(place + sep)) return refuse(404);
    try {
      let found = await stat(file);
      if (found.isDirectory()) {
        file = join(file, 'index.html');
        found = await stat(file);
      }
      response.writeHead(200, {
        'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
        'Content-Length': found.size,
      });
      if (request.method === 'HEAD') return response.end();
      createReadStream(file).on('error', () => response.destroy()).pipe(response);
    } catch {
      refuse(404);
    }
  });

  return new Promise((done, fail) => {
    server.on('error', fail);
    server.listen(port, '127.0.0.1', () => {
      const origin = `http://127.0.0.1:${server.address().port}`;
      const close = () =>
        new Promise((closed) => {
          server.close(closed);
          server.closeAllConnections();
        });
      done({ origin, close });
    });
  });
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [folder = 'dist', port = '4173'] = process.argv.slice(2);
  const { origin } = await serve(folder, { port: Number(port) });
  console.log(`${folder} is on ${origin}`);
}
