// The indexes that the Rust tests wrote, as a server would give them.

import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const read = (name) => JSON.parse(readFileSync(new URL(`../../search/fixtures/${name}`, import.meta.url), 'utf8'));
export const small = read('small.json');
export const wide = read('wide.json');

/** The names of the files that were asked for. */
export const asked = [];

/** Gives the inflated bytes of a file of an index. */
const loading = ({ files }) => async (name) => {
  asked.push(name);
  return new Uint8Array(inflateSync(Buffer.from(files[`search/sv/${name}`], 'hex')));
};
export const load = loading(small);
export const loadWide = loading(wide);

export async function manifest(from = load) {
  return JSON.parse(new TextDecoder().decode(await from('manifest.bin')));
}
