import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromium } from './find-chromium.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function plant(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, '#!/bin/sh\n');
  chmodSync(path, 0o755);
  return path;
}

test('prefers the Chromium that CHROME names', () => {
  plant('chromium');
  const CHROME = plant('my-chrome');
  expect(findChromium({ CHROME, PATH: folder })).toEqual({ path: CHROME, origin: 'CHROME' });
  expect(() => findChromium({ CHROME: '/nowhere/chrome', PATH: folder })).toThrow(
    /^CHROME: \/nowhere\/chrome can not be run/,
  );
});

test("then takes the system's, under any of its names", () => {
  const path = plant('google-chrome');
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toEqual({ path, origin: 'system' });
  const chromium = plant('chromium');
  expect(findChromium({ PATH: `/nowhere:${folder}` })).toEqual({ path: chromium, origin: 'system' });
});

test("finds none of the system's with an empty PATH", () => {
  expect(findChromium({ PATH: folder })?.origin).not.toBe('system');
});
