import { expect, test } from 'vitest';
import { createTroubleLog } from './trouble-log.ts';

test('one line when it begins, when it changes and when it is over', () => {
  const lines: string[] = [];
  const log = createTroubleLog('api:1', (line) => lines.push(line));
  log.answered();
  log.failed('ECONNREFUSED');
  log.failed('ECONNREFUSED');
  log.failed('ECONNRESET');
  log.answered();
  log.answered();
  expect(lines).toEqual([
    'no answer from the API at api:1 (ECONNREFUSED)',
    'no answer from the API at api:1 (ECONNRESET)',
    'the API at api:1 answers again',
  ]);
});
