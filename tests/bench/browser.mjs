// Chromium over the pipe of its debugging protocol. A library for tests has the browser tell of every request and each of
// its steps, which no reader's browser does and which costs about as much as the requests themselves.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const FLAGS = [
  '--headless', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-extensions',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=sv',
];

export class Browser {
  /** Starts the browser that this path names. */
  static async start(executable) {
    const profile = await mkdtemp(path.join(tmpdir(), 'samla-bench-'));
    const child = spawn(executable, [...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    return new Browser(child, profile);
  }

  constructor(child, profile) {
    const [, , , input, output] = child.stdio;
    Object.assign(this, { child, profile, input, sent: 0, asked: new Map() });
    child.on('exit', () => {
      for (const { reject } of this.asked.values()) reject(new Error('the browser has ended'));
    });
    let rest = '';
    output.setEncoding('utf8').on('data', (text) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop();
      messages.map((message) => JSON.parse(message)).forEach((message) => this.answered(message));
    });
  }

  answered({ id, result, error }) {
    const { resolve, reject } = this.asked.get(id) ?? {};
    this.asked.delete(id);
    if (error) reject?.(new Error(error.message));
    else resolve?.(result);
  }

  /** Sends a command of the protocol, and gives its result. */
  send(method, params, sessionId) {
    const id = (this.sent += 1);
    this.input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.asked.set(id, { resolve, reject }));
  }

  /** An empty page of a new profile, so large in pixels. */
  async page(width, height) {
    const { browserContextId } = await this.send('Target.createBrowserContext');
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank', browserContextId });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page((method, params) => this.send(method, params, sessionId), () => this.send('Target.disposeBrowserContext', { browserContextId }));
    await page.send('Page.enable');
    await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    return page;
  }

  async close() {
    this.send('Browser.close').catch(() => {});
    await once(this.child, 'exit');
    await rm(this.profile, { recursive: true, force: true });
  }
}

class Page {
  constructor(send, close) {
    this.send = send;
    /** Ends the page with its profile. */
    this.close = close;
  }

  /** Opens an address; `first` is a function to be run there before anything else. */
  async open(url, first) {
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source: `(${first})()` });
    await this.send('Page.navigate', { url });
  }

  /** What a function gives in the page. */
  async evaluate(work, argument) {
    const expression = `(${work})(${JSON.stringify(argument)})`;
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  /** Brings the page before the others: what is in the background is not drawn, and what is not drawn is not in view. */
  toFront() {
    return this.send('Page.bringToFront');
  }
}
