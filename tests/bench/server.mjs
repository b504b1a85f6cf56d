// A plain static host on the loopback that counts what it sends.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

/** What every page of a site asks for whether it searches or not. */
const NOT_SEARCH = new Set(['document', 'style', 'font', 'image']);

/**
 * Serves folders by the first part of the address (`{'': site, pagefind: index}`), text compressed by gzip as a usual
 * host does. `sent` adds up what searching asked for, in all and by kind: bodies as they travel, without headers.
 */
export async function serve(folders) {
  const sent = { bytes: 0, scripts: 0, index: 0, pages: 0, requests: 0, open: 0 };
  const compressed = new Map();

  async function answer(request, response) {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const [, first, rest] = address.match(/^\/([^/]*)\/?(.*)$/);
    const below = folders[first] && first ? [folders[first], rest] : [folders[''], address];
    const file = path.join(...below, address.endsWith('/') ? 'index.html' : '');
    const type = TYPES[path.extname(file)];
    let body = compressed.get(file);
    if (!body) {
      body = await readFile(file);
      if (type) body = gzipSync(body, { level: 6 });
      compressed.set(file, body);
    }
    if (!NOT_SEARCH.has(request.headers['sec-fetch-dest'])) {
      sent.bytes += body.length;
      sent[{ '.js': 'scripts', '.html': 'pages' }[path.extname(file)] ?? 'index'] += body.length;
      sent.requests += 1;
    }
    response.writeHead(200, {
      'content-type': type ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'max-age=3600',
      ...(type && { 'content-encoding': 'gzip' }),
    });
    response.end(body);
  }

  const server = createServer(async (request, response) => {
    sent.open += 1;
    response.on('close', () => (sent.open -= 1));
    try {
      await answer(request, response);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, sent, stop: () => server.close() };
}
