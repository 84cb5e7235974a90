import { expect, test } from 'vitest';
import type { KnownPart } from '#contract/task-event.ts';
import { readTurnContent } from './turn-content.ts';

const recorded = (...parts: KnownPart[]) => parts.map((part, offset) => ({ offset, at: 0, part }));

test('joins texts with an empty line, also if an id is reused', () => {
  const content = readTurnContent(
    recorded(
      { type: 'text-start', id: 'a' },
      { type: 'text-delta', id: 'a', delta: 'One ' },
      { type: 'text-delta', id: 'a', delta: 'two.' },
      { type: 'text-end', id: 'a' },
      { type: 'text-start', id: 'a' },
      { type: 'text-delta', id: 'a', delta: 'Three.' },
      { type: 'text-end', id: 'a' },
    ),
  );
  expect(content).toMatchObject({ outputText: 'One two.\n\nThree.', closingParts: [] });
});

test('closes open parts', () => {
  const content = readTurnContent(
    recorded(
      { type: 'tool-input-available', toolCallId: 'done', toolName: 'x', input: {} },
      { type: 'tool-output-available', toolCallId: 'done', output: 1 },
      { type: 'tool-input-available', toolCallId: 'hung', toolName: 'x', input: {} },
      { type: 'reasoning-start', id: 'r' },
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'So far' },
    ),
  );
  expect(content.outputText).toBe('So far');
  expect(content.closingParts).toEqual([
    { type: 'tool-output-error', toolCallId: 'hung', errorText: 'The turn ended before the tool answered.' },
    { type: 'reasoning-end', id: 'r' },
    { type: 'text-end', id: 't' },
  ]);
});

test('returns the last usage, and each source once', () => {
  const usage = { credits: 1, durationMs: 5, inputTokens: 1, outputTokens: 1, toolCalls: 0 };
  const source = { type: 'source-url', sourceId: '1', url: '/a', title: 'A' } as const;
  const content = readTurnContent(
    recorded(
      { type: 'data-usage', data: usage },
      source,
      { type: 'data-usage', data: { ...usage, credits: 3 } },
      source,
    ),
  );
  expect(content.usage?.credits).toBe(3);
  expect(content.sources).toEqual([{ id: '1', title: 'A', type: 'url', url: '/a' }]);
});
