import { expect, test } from 'vitest';
import { readPart } from './task-event.ts';
import { ListedTask, Source, WorkFile } from './task.ts';
import { visibleText } from './visible-text.ts';
import { WorkerTemplate } from './worker.ts';

test.each([
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  ['\u2067a\u2069 \u200Fb\u200E \u061Cc', 'a b c'],
  ['a\u200Bb\uFEFFc\u00ADd\u2060e', 'abcde'],
  ['👩‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👩‍👩‍👧 ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['می‌خواهم \u0600١', 'می‌خواهم \u0600١'],
  ['a\u{E0061}b', 'ab'],
  ['שלום, world', 'שלום, world'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('removes them from names and titles in responses', () => {
  const [turned, plain] = ['a\u202Eb', 'ab'];
  const task = { id: '1', createdAt: '', status: 'completed', triggeredBy: 'api', workerId: '2', title: turned };
  expect(ListedTask.parse({ ...task, totals: { credits: 0, durationMs: 0, turnCount: 1 } }).title).toBe(plain);
  expect(WorkerTemplate.parse({ id: '1', createdAt: null, title: turned }).title).toBe(plain);
  expect(WorkFile.parse({ filename: turned, mediaType: 'text/plain', url: '/' }).filename).toBe(plain);
  expect(Source.parse({ id: '1', title: turned, type: 'url', url: '/' }).title).toBe(plain);
  const raw = { type: 'source-url', sourceId: '1', url: '/', title: turned };
  expect(readPart(raw)).toEqual({ ...raw, title: plain });
  const call = { type: 'tool-input-available', toolCallId: '1', toolName: turned, input: {} };
  expect(readPart(call)).toEqual({ ...call, toolName: plain });
});
