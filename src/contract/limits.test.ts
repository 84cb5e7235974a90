import { describe, expect, test } from 'vitest';
import { checkFiles, MAX_FILE_BYTES } from './limits.ts';

const size = (bytes: number) => ({ size: bytes });

describe('checkFiles', () => {
  test('accepts five files exactly at the limits', () => {
    expect(checkFiles([size(MAX_FILE_BYTES), size(MAX_FILE_BYTES), size(9_999_999), size(1), size(0)])).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  test('refuses only the file that is one byte too big', () => {
    expect(checkFiles([size(MAX_FILE_BYTES + 1), size(10)])).toEqual([
      { kind: 'file-too-big', limitBytes: 10_000_000 },
      null,
    ]);
  });

  test('refuses the sixth file', () => {
    const problems = checkFiles(Array.from({ length: 6 }, () => size(1)));
    expect(problems.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(problems[5]).toEqual({ kind: 'too-many-files', limit: 5 });
  });

  test('refuses the file that exceeds 30 MB in total, but accepts a smaller one after it', () => {
    const problems = checkFiles([size(MAX_FILE_BYTES), size(MAX_FILE_BYTES), size(9_999_999), size(2), size(1)]);
    expect(problems).toEqual([null, null, null, { kind: 'total-too-big', limitBytes: 30_000_000 }, null]);
  });
});
