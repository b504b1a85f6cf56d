// The preview in a browser: save, and it is there.

import { after, before, beforeEach, afterEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { browser, root, serve, watched } from './harness.mjs';

const article = 'content/initiativ/samverkan-partille.md';
const address = 'initiativ/samverkan-partille/';
const other = 'content/initiativ/struktur-norrtalje.md';

let chromium, folder, site, open;

before(async () => {
  chromium = await browser();
});

after(() => chromium?.close());

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'samla-preview-'));
  for (const part of ['content', 'samla.yaml']) await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  open = await watched(chromium, '');
});

afterEach(async () => {
  await open.context.close();
  await site?.stop();
  site = undefined;
  await rm(folder, { recursive: true, force: true });
});

const start = async (...more) => {
  site = await serve('--root', folder, '--lang', 'sv', ...more);
  return site.url;
};
const write = async (file, text) => {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
};
const edit = async (file, change) => write(file, change(await readFile(path.join(folder, file), 'utf8')));
const title = (text) => (source) => source.replace(/^title: .*$/m, `title: "${text}"`);
const heading = (page, text) => page.waitForSelector(`h1:text-is("${text}")`, { timeout: 5000 });
// Playwright sees into the shadow tree.
const overlay = (page) => page.locator('samla-preview .overlay');

test('a save reloads every tab and keeps its place', async () => {
  const url = await start();
  const { page, context, faults } = open;
  const second = await context.newPage();
  await page.goto(url + address);
  await second.goto(url + 'initiativ/');
  await page.evaluate(() => scrollTo(0, 700));
  await page.waitForTimeout(300);
  // What is being read stays where it is on the screen, though the page above it becomes shorter.
  const place = () => document.querySelectorAll('.article-body h2')[1].getBoundingClientRect().top;
  const top = await page.evaluate(place);
  assert.ok((await page.evaluate(() => scrollY)) > 300);
  await edit(article, title('Den nya rubriken'));
  await heading(page, 'Den nya rubriken');
  await second.waitForSelector('main a:has-text("Den nya rubriken")', { timeout: 5000 });
  await page.waitForTimeout(300);
  const now = await page.evaluate(place);
  assert.ok(Math.abs(now - top) < 40, `at ${now}, before at ${top}`);
  assert.deepEqual(faults.filter((fault) => !fault.startsWith('request to')), []);
});

test('a style sheet is swapped without a reload', async () => {
  await write('assets/css/99-own.css', 'h1 { outline: 1px solid rgb(1, 2, 3) }');
  const url = await start();
  const { page, faults } = open;
  await page.goto(url + address);
  await page.evaluate(() => { window.stays = true; });
  await write('assets/css/99-own.css', 'h1 { outline: 1px solid rgb(4, 5, 6) }');
  await page.waitForFunction(() => getComputedStyle(document.querySelector('h1')).outlineColor === 'rgb(4, 5, 6)');
  assert.ok(await page.evaluate(() => window.stays), 'the page is the same');
  await page.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet]').length === 1);
  assert.deepEqual(faults.filter((fault) => !fault.startsWith('request to')), []);
});

test('mistakes are told over the last good page, and go when they are mended', async () => {
  const url = await start();
  const { page } = open;
  await page.goto(url + address);
  const good = await page.locator('h1').textContent();
  await page.evaluate(() => { window.stays = true; });
  const sound = await readFile(path.join(folder, article), 'utf8');
  await edit(article, (source) => title('Trasig')(source).replace(/^date: .*$/m, 'date: i går'));
  await overlay(page).waitFor({ timeout: 5000 });
  const text = await overlay(page).innerText();
  for (const part of ['1 fel i 1 fil', `${article}:4`, 'i går', '^^^^^']) assert.ok(text.includes(part), `${part} in ${text}`);
  assert.equal(await page.locator('h1').textContent(), good);
  assert.ok(await page.evaluate(() => window.stays), 'nothing was reloaded');

  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  assert.deepEqual(found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html)}`), []);

  await page.keyboard.press('Escape');
  await overlay(page).waitFor({ state: 'hidden' });
  await page.locator('samla-preview button.show').click();
  await overlay(page).waitFor();
  assert.equal(await page.evaluate(() => document.querySelector('samla-preview').shadowRoot.activeElement.className), 'close');
  await page.keyboard.press('Enter');
  await overlay(page).waitFor({ state: 'hidden' });
  // Another mistake shows it again.
  await edit(other, (source) => source.replace(/^date: .*$/m, 'date: 2019-13'));
  await overlay(page).waitFor({ timeout: 5000 });
  assert.match(await overlay(page).innerText(), /2 fel i 2 filer/);

  await write(article, title('Lagad')(sound));
  await edit(other, (source) => source.replace(/^date: .*$/m, 'date: 2019'));
  await heading(page, 'Lagad');
  await page.waitForTimeout(300);
  await overlay(page).waitFor({ state: 'hidden' });
});

test('a site that is broken from the start shows why, and itself when it is mended', async () => {
  const settings = await readFile(path.join(folder, 'samla.yaml'), 'utf8');
  // No text: nothing of the settings can be used.
  await writeFile(path.join(folder, 'samla.yaml'), Buffer.from([0xff]));
  const url = await start();
  const { page } = open;
  await page.goto(url);
  assert.match(await page.locator('main').innerText(), /samla\.yaml:1/);
  await write('samla.yaml', settings);
  await page.waitForSelector('text=Initiativbanken', { timeout: 5000 });
});

test('after a restart the page catches up', async () => {
  const url = await start();
  const port = new URL(url).port;
  const { page } = open;
  await page.goto(url + address);
  await site.stop();
  await edit(article, title('Under tiden'));
  site = await serve('--root', folder, '--port', port);
  assert.equal(site.url, url);
  await heading(page, 'Under tiden');
});

test('a hidden tab and the way back do not show what was', async () => {
  const url = await start();
  const { page } = open;
  await page.goto(url + address);
  await page.goto(url + 'om/');
  await edit(article, title('Medan du var borta'));
  await page.waitForTimeout(400);
  await page.goBack();
  await heading(page, 'Medan du var borta');

  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await edit(article, title('Medan fliken var dold'));
  await page.waitForTimeout(600);
  assert.equal(await page.locator('h1').textContent(), 'Medan du var borta');
  await page.evaluate(() => {
    delete document.visibilityState;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await heading(page, 'Medan fliken var dold');
});

test('each page leads to its file, and to the state of the preview', async () => {
  const url = await start('--editor', 'editor:{path}#{line}');
  const { page } = open;
  await page.goto(url + address);
  const link = page.locator('samla-preview a.open');
  await link.waitFor();
  assert.equal(await link.textContent(), `${article}:2`);
  assert.equal(await link.getAttribute('href'), `editor:${folder}/${article}#2`);
  await page.locator('samla-preview a.status').click();
  await page.waitForURL(`${url}__samla/`);
  assert.ok((await page.locator('tbody tr').count()) > 20);
  const found = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(found.violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html)}`), []);
});
