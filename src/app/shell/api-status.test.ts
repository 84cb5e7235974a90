import { expect, test } from 'vitest';
import type { ApiHealth } from '#app/data/api-health.ts';
import { troubleOf } from './api-status.tsx';

const DOWN = { state: 'down', cause: 'api', since: 0, answeredBefore: true, nextTryAt: null } as const;
const EMBEDDED = { isEmbedded: true, isOnline: true, now: 1_000 };
const HOSTED = { ...EMBEDDED, isEmbedded: false };

test.each<[ApiHealth, Parameters<typeof troubleOf>[1], ReturnType<typeof troubleOf>]>([
  [{ state: 'answering' }, EMBEDDED, undefined],
  [{ state: 'slow', since: 0 }, EMBEDDED, 'slow'],
  [DOWN, EMBEDDED, 'apiDown'],
  [{ ...DOWN, answeredBefore: false }, EMBEDDED, 'starting'],
  [{ ...DOWN, answeredBefore: false }, { ...EMBEDDED, now: 60_000 }, 'apiDown'],
  [{ ...DOWN, answeredBefore: false }, HOSTED, 'apiDown'],
  [{ ...DOWN, cause: 'dashboard' }, EMBEDDED, 'dashboardDown'],
  [{ ...DOWN, cause: 'dashboard' }, { ...EMBEDDED, isOnline: false }, 'offline'],
  // The embedded API is on this machine and needs no network.
  [DOWN, { ...EMBEDDED, isOnline: false }, 'apiDown'],
  [DOWN, { ...HOSTED, isOnline: false }, 'offline'],
])('%j, asked with %j, is %s', (health, at, trouble) => {
  expect(troubleOf(health, at)).toBe(trouble);
});
