import { expect, test } from 'vitest';
import { creditsFor } from '../domain/credits.ts';
import { readSaid } from '../domain/said.ts';
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

test('the same seed and end make the same history, byte for byte; another seed makes another', () => {
  expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
  expect(JSON.stringify(make({ ...OPTIONS, seed: 2 }))).not.toBe(JSON.stringify(make()));
});

test('every turn says what its record says, and costs what the formula says', () => {
  for (const { turns } of make().tasks) {
    for (const { turn, parts } of turns) {
      const { outputText, sources, usage, looseEnds } = readSaid(parts);
      expect({ outputText, sources, looseEnds }).toEqual({
        outputText: turn.outputText,
        sources: turn.sources,
        looseEnds: [],
      });
      expect(usage).toMatchObject({ credits: turn.credits, durationMs: turn.durationMs });
      expect(turn.credits).toBe(creditsFor(turn));
      expect(parts.map(({ offset }) => offset)).toEqual(parts.map((_, index) => index));
    }
  }
});

test('every task is the sum of its turns, one after the other, all ended in time', () => {
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

test('it has some of everything that a list is filtered by', () => {
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
