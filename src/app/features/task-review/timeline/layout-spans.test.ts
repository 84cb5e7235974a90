import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutSpans, axisLength } from './layout-spans.ts';
import type { ToolSpan } from './turn-spans.ts';

const tool = (id: string, startMs: number, endMs: number | undefined, failed = false): ToolSpan => ({
  id,
  name: 'query_table',
  summary: '',
  failed,
  startMs,
  endMs,
});

test('positions calls by time, concurrent ones in separate lanes', () => {
  const tools = [tool('a', 0, 500), tool('b', 250, 750), tool('c', 500, undefined, true)];
  expect(layoutSpans({ tools, phases: [] }, 1000)).toEqual({
    bars: [
      { key: 'a', kind: 'tool', lane: 0, left: 0, width: 50 },
      { key: 'b', kind: 'tool', lane: 1, left: 25, width: 50 },
      { key: 'c', kind: 'failed', lane: 0, left: 50, width: 50 },
    ],
    lanes: 2,
  });
});

test('consecutive calls that overlap by a rounded millisecond share a lane', () => {
  expect(layoutSpans({ tools: [tool('a', 0, 11), tool('b', 10, 30)], phases: [] }, 30).lanes).toBe(1);
});

test('the axis is as long as the turn or its longest span', () => {
  expect(axisLength({ tools: [tool('a', 0, 900)], phases: [] }, 1200)).toBe(1200);
  expect(
    axisLength({ tools: [tool('a', 0, 900)], phases: [{ kind: 'text', startMs: 1500, endMs: undefined }] }, 0),
  ).toBe(1500);
});

test('a turn of length 0 has bars of width 0', () => {
  expect(layoutSpans({ tools: [tool('a', 0, 0)], phases: [] }, 0).bars).toMatchObject([{ left: 0, width: 0 }]);
});

test('no bar leaves the axis or overlaps another in its lane', () => {
  const time = fc.integer({ min: 0, max: 10_000 });
  const calls = fc.array(fc.record({ start: time, length: time, failed: fc.boolean() }), { maxLength: 600 });
  fc.assert(
    fc.property(calls, (drawn) => {
      const tools = drawn
        .map(({ start, length, failed }, i) => tool(`${i}`, start, start + length, failed))
        .toSorted((a, b) => a.startMs - b.startMs);
      const spans = { tools, phases: [] };
      const lengthMs = axisLength(spans, 0);
      const { bars, lanes } = layoutSpans(spans, lengthMs);
      const rounding = lengthMs === 0 ? 0 : 100 / lengthMs;
      const ends = new Map<number, number>();
      for (const { left, width, lane } of bars) {
        expect(lane).toBeLessThan(lanes);
        expect(left).toBeGreaterThanOrEqual((ends.get(lane) ?? 0) - rounding - 1e-9);
        expect(left + width).toBeLessThanOrEqual(100 + 1e-9);
        ends.set(lane, left + width);
      }
      expect(bars.some(({ kind }) => kind === 'failed')).toBe(drawn.some(({ failed }) => failed));
    }),
    { numRuns: 50 },
  );
});

test('merges ten thousand calls into few bars', () => {
  const tools = Array.from({ length: 10_000 }, (_, i) => tool(`${i}`, i * 10, i * 10 + 8));
  expect(layoutSpans({ tools, phases: [] }, 100_000).bars.length).toBeLessThanOrEqual(200);
});
