import { expect, test } from 'vitest';
import { toolKind } from './tool-kind.ts';

test.each([
  ['read_text', 'read'],
  ['getDocument', 'read'],
  ['search_text', 'search'],
  ['knowledge-base.lookup', 'search'],
  ['query_table', 'table'],
  ['profile_table', 'table'],
  ['run_sql', 'table'],
  ['write_file', 'write'],
  ['send_email', 'write'],
  ['web_search', 'web'],
  ['fetch_url', 'web'],
  ['calculate', 'calculate'],
  ['tool', 'other'],
  ['', 'other'],
])('%j is a tool of the kind %s', (name, kind) => {
  expect(toolKind(name)).toBe(kind);
});
