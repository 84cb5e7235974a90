import { expect, test } from 'vitest';
import { creditsFor } from '../domain/credits.ts';
import { readTurnContent } from '../domain/turn-content.ts';
import { makeHistory } from './make-history.ts';

const OPTIONS = {
  tasks: 400,
  seed: 1,
  until: Date.UTC(2026, 5, 30, 12),
  organizationId: 'org_local',
  userId: 'usr_local',
};

function make(options = OPTIONS) {
  const { workers, tasks } = makeHistory(options);
  return { workers, tasks: [...tasks] };
}

test('makes the same history for the same seed and end, and another for another seed', () => {
  expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
  expect(JSON.stringify(make({ ...OPTIONS, seed: 2 }))).not.toBe(JSON.stringify(make()));
});

test('makes records that agree with the parts and the cost formula', () => {
  for (const { turns } of make().tasks) {
    for (const { turn, parts } of turns) {
      const { outputText, sources, usage, closingParts } = readTurnContent(parts);
      expect({ outputText, sources, closingParts }).toEqual({
        outputText: turn.outputText,
        sources: turn.sources,
        closingParts: [],
      });
      expect(usage).toMatchObject({ credits: turn.credits, durationMs: turn.durationMs });
      expect(turn.credits).toBe(creditsFor(turn));
      expect(parts.map(({ offset }) => offset)).toEqual(parts.map((_, index) => index));
    }
  }
});

test('makes tasks that are the sum of their consecutive turns, all ended in time', () => {
  for (const { task, turns, files } of make().tasks) {
    expect(task.turnCount).toBe(turns.length);
    expect(task.credits).toBe(turns.reduce((sum, { turn }) => sum + turn.credits, 0));
    expect(task.hasErrors).toBe(turns.some(({ turn }) => turn.status === 'error'));
    expect(task.hasFiles).toBe(files.length > 0);
    const times = turns.flatMap(({ turn }) => [turn.startedAt, turn.completedAt]).map(Number);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.max(...times, Number(task.archivedAt))).toBeLessThan(OPTIONS.until);
    expect(task.completedAt).toEqual(turns.at(-1)?.turn.completedAt);
    expect(new Set(files.map(({ record }) => record.name)).size).toBe(files.length);
  }
});

test('contains some of everything that a list can be filtered by', () => {
  const { workers, tasks } = make();
  const turns = tasks.flatMap((made) => made.turns.map(({ turn }) => turn));
  expect(workers).toHaveLength(12);
  expect(workers.filter(({ outputSchema }) => outputSchema !== null)).toHaveLength(2);
  expect(turns.length / tasks.length).toBeCloseTo(2.4, 0);
  expect(new Set(turns.map(({ status }) => status))).toEqual(new Set(['completed', 'error', 'aborted']));
  expect(new Set(turns.map(({ budget }) => budget)).size).toBe(4);
  expect(new Set(turns.map(({ triggeredBy }) => triggeredBy)).size).toBe(4);
  expect(turns.some(({ incompleteReason }) => incompleteReason === 'tool_call_limit')).toBe(true);
  expect(turns.some(({ structuredOutput }) => structuredOutput !== null)).toBe(true);
  expect(tasks.some(({ task }) => task.archivedAt !== null)).toBe(true);
});

test('charts have colours on a light ground, so that they look right in both themes', () => {
  const charts = make()
    .tasks.flatMap(({ files }) => files)
    .filter(({ record }) => record.mediaType === 'image/svg+xml');
  expect(charts.length).toBeGreaterThan(0);
  for (const { content } of charts) expect(content).toMatch(/fill="#ffffff"\/><g fill="#\w{6}"><rect/);
});
