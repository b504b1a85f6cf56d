// Getting the files: again when the network fails, anew when the site has been published meanwhile.

import { FORMAT, Index } from './2-reader.js';

const TRIES = 3;
const PATIENCE = 15_000;

/** The index is of another version than this script. */
export class OtherFormat extends Error {}

export const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));

async function inflated(response) {
  // The whole answer first: a stream that ends with its last block would count as broken off.
  const data = await response.arrayBuffer();
  const { readable, writable } = new DecompressionStream('deflate');
  const writer = writable.getWriter();
  // What is wrong with the bytes is told where they are read.
  writer.write(data).catch(() => {});
  writer.close().catch(() => {});
  return new Uint8Array(await new Response(readable).arrayBuffer());
}

/** The inflated bytes of an address. */
async function get(url, options) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const response = await fetch(url, { ...options, signal: AbortSignal.timeout(PATIENCE) });
      if (!response.ok) throw new Error(`${response.status} ${url}`);
      return await inflated(response);
    } catch (error) {
      if (attempt === TRIES) throw error;
      await wait(400 * 3 ** (attempt - 1));
    }
  }
}

/** Opens the index whose manifest has this address. */
export async function open(manifest) {
  const url = new URL(manifest, document.baseURI);
  const head = JSON.parse(new TextDecoder().decode(await get(url, { cache: 'no-cache' })));
  if (head.format !== FORMAT) throw new OtherFormat();
  return new Index(head, (name) => get(new URL(name, url)));
}
