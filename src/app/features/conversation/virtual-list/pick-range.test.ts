import { expect, test } from 'vitest';
import { transcriptOfText } from '#app/streaming/transcript/transcript.ts';
import { hasRunAway, keyAt, spanAtEnd } from './pick-range.ts';
import { createRowList } from './row-list.ts';

/** A turn of so many blocks, whose rows are 100 px high. */
function write(list: ReturnType<typeof createRowList>, blocks: number) {
  const outputText = Array.from({ length: blocks }, (_, i) => `Block ${i}.`).join('\n\n');
  const turn = { id: 'n0', seq: 0, taskId: 'k', input: 'hi', outputText, status: 'running' } as const;
  list.setViews([{ turn, transcript: transcriptOfText(outputText), growing: true, provenance: undefined }]);
  for (const { key } of list.rowsAt(0)) list.measure(key, 100);
}

test('the end has run away once nothing that was in the page is on the last screen', () => {
  const list = createRowList();
  write(list, 10);
  const before = spanAtEnd(list, 800);
  if (before === undefined) throw new Error('a turn has rows');
  write(list, 13);
  expect(hasRunAway(list, before, 800)).toBe(false);
  write(list, 40);
  expect(hasRunAway(list, before, 800)).toBe(true);
});

test('finds the row at a height, and none below the last', () => {
  const stands = new Map([
    ['0:input', { top: 24, height: 88 }],
    ['0:0', { top: 112, height: 40 }],
  ]);
  expect([keyAt(stands, 30), keyAt(stands, 120), keyAt(stands, 400)]).toEqual(['0:input', '0:0', undefined]);
});
