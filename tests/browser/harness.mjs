// A browser and a site for the tests: Chromium, the release binary of Samla, and a page that notes everything that
// must not happen: console messages, failed requests, requests to other hosts.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { chromium } from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const samla = process.env.SAMLA ?? path.join(root, 'target/release/samla');

/** The content policy of the contract. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Runs Samla to its end: exit code, standard output and error. */
export async function run(...args) {
  const child = spawn(samla, args, { cwd: root });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data) => (stdout += data));
  child.stderr.on('data', (data) => (stderr += data));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

/** Starts `samla serve`, on a free port unless one is named; gives its address and a function that ends it. */
export async function serve(...args) {
  const port = args.includes('--port') ? [] : ['--port', '0'];
  const child = spawn(samla, ['serve', ...port, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const url = await new Promise((resolve, reject) => {
    const listen = (data) => {
      said += data;
      const found = said.match(/http:\/\/127\.0\.0\.1:\d+\//);
      if (found) resolve(found[0]);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', () => reject(new Error(`samla serve ended:\n${said}`)));
  });
  const stop = async () => {
    child.removeAllListeners('exit');
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  };
  return { url, stop, said: () => said };
}

/** A headless Chromium that asks for nothing by itself. */
export function browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page whose every misstep is noted in `faults`. */
export async function watched(chromium, origin, options = {}) {
  const context = await chromium.newContext({ locale: 'sv-SE', ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => faults.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) faults.push(`request to ${url}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()} ${response.url()}`);
  });
  return { page, context, faults };
}

/** Waits until the results for the query stand; gives title and address of each. */
export async function results(page) {
  await page.waitForSelector('[data-search-results][data-search-state="done"]');
  return page.$$eval('[data-search-results] > li[data-search-result]', (items) =>
    items.map((item) => ({
      title: item.querySelector('a').textContent.trim(),
      href: item.querySelector('a').getAttribute('href'),
    })),
  );
}

/** One address of each kind of page of the real site. */
export const kinds = {
  home: '',
  list: 'initiativ/',
  article: 'initiativ/samverkan-partille/',
  'article with a ranking': 'initiativ/socionomer-vidareutbildning-2019/',
  'article with a line': 'initiativ/uppfoljningsbesok-goteborg/',
  taxonomy: 'taggar/',
  'taxonomy with a map': 'kommuner/',
  term: 'taggar/arbetsmiljo/',
  municipality: 'kommuner/goteborg/',
  plain: 'om/',
  alphabet: 'a-o/s/',
  words: 'a-o/ord/',
  'words of a letter': 'a-o/ord/s/',
  search: 'sok/?q=arbetsmilj%C3%B6',
  'not found': '404.html',
  english: 'en/',
  'english article': 'en/initiativ/slutrapport-nationell-samordnare/',
};
