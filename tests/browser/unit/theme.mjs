// The theme's scripts as modules. Node takes them for CommonJS where a folder above the repository has a `package.json`
// that says so or (before 20.19) says nothing, so they are imported from a copy that has one of its own.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const assets = fileURLToPath(new URL('../../../themes/samla/assets', import.meta.url));
const copy = mkdtempSync(path.join(tmpdir(), 'samla-theme-'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
cpSync(assets, copy, { recursive: true });
writeFileSync(path.join(copy, 'package.json'), '{"type": "module"}\n');

/** The module at a path of the theme's assets: `search/1-analysis.js`. */
export const script = (name) => import(pathToFileURL(path.join(copy, name)));
