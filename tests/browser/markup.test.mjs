// Every page of the built site is valid HTML, and every address of the sitemap answers.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HtmlValidate } from 'html-validate';
import { run } from './harness.mjs';

test('html-validate finds no errors', async () => {
  const output = await mkdtemp(path.join(tmpdir(), 'samla-markup-'));
  try {
    const built = await run('build', '--output', output, '--deny-warnings');
    assert.equal(built.code, 0, built.stderr);
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Names as an editor or a template writes them; HTML allows both forms.
        'void-style': 'off',
        'doctype-style': 'off',
        'long-title': 'off',
        'no-trailing-whitespace': 'off',
        // The boxes of a filter share its name, as in every form that is sent by GET.
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
      },
    });
    const files = (await readdir(output, { recursive: true })).filter((file) => file.endsWith('.html')).sort();
    assert.ok(files.length > 100, `${files.length} pages`);
    const mistakes = [];
    for (const file of files) {
      const report = await validator.validateString(await readFile(path.join(output, file), 'utf8'));
      for (const result of report.results) {
        for (const message of result.messages.filter((message) => message.severity === 2)) {
          mistakes.push(`${file}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
        }
      }
    }
    assert.deepEqual(mistakes.slice(0, 40), []);
  } finally {
    await rm(output, { recursive: true, force: true });
  }
});
