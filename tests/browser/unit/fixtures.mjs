// The small index that the Rust tests wrote, as a server would give it.

import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export const small = JSON.parse(readFileSync(new URL('../../search/fixtures/small.json', import.meta.url), 'utf8'));

/** The inflated bytes of a file of the small index; only what is asked for is counted in `asked`. */
export const asked = [];
export async function load(name) {
  asked.push(name);
  return new Uint8Array(inflateSync(Buffer.from(small.files[`search/sv/${name}`], 'hex')));
}

export async function manifest() {
  return JSON.parse(new TextDecoder().decode(await load('manifest.bin')));
}
