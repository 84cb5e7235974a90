import { expect, test } from 'vitest';
import { createOutageLog } from './outage-log.ts';

test('logs once when trouble begins, changes and ends', () => {
  const lines: string[] = [];
  const log = createOutageLog('api:1', (line) => lines.push(line));
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
