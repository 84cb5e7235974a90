import { expect, test } from 'vitest';
import type { WorkerVersion } from '#contract/worker.ts';
import { changesOf, creditsPerTurn, failureRate } from './version-changes.ts';

const version: WorkerVersion = {
  version: 1,
  createdAt: '2026-11-01T00:00:00Z',
  userId: 'usr_1',
  title: 'Reader',
  summary: '',
  instructions: 'Read.',
  outputSchema: null,
  visibility: 'public',
  usage: { turns: 8, failedTurns: 2, credits: 20 },
};

test('returns only changed fields, and an output schema as indented JSON', () => {
  const after = { ...version, version: 2, instructions: 'Read twice.', outputSchema: { type: 'object' } };
  expect(changesOf(version, after)).toEqual([
    { field: 'instructions', before: 'Read.', after: 'Read twice.' },
    { field: 'outputSchema', before: '', after: '{\n  "type": "object"\n}' },
  ]);
});

test('computes figures per turn, and none without turns', () => {
  expect([creditsPerTurn(version), failureRate(version)]).toEqual([2.5, 0.25]);
  const unused = { ...version, usage: { turns: 0, failedTurns: 0, credits: 0 } };
  expect([creditsPerTurn(unused), failureRate(unused)]).toEqual([undefined, undefined]);
});
