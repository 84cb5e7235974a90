import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

test('starts both processes on the default ports', () => {
  expect(readEnv({}, 'linux')).toEqual({
    port: 4310,
    apiPort: 4311,
    hosted: null,
    keyLocation: 'data/keys.json',
    unused: [],
    browser: null,
  });
});

test('ignores API_PORT with a key for the hosted API', () => {
  const env = readEnv({ HANDINGER_API_KEY: 'hdg_live_1', PORT: '4311' }, 'linux');
  expect(env.hosted).toEqual({ baseUrl: 'https://handinger.com' });
});

test('lists the model variables that the hosted API has no use for', () => {
  const models = { MODELS_FILE: 'models.json', MODEL_NAME: '' };
  expect(readEnv({ ...models, HANDINGER_API_KEY: 'hdg_live_1' }, 'linux').unused).toEqual(['MODELS_FILE']);
  expect(readEnv(models, 'linux').unused).toEqual([]);
});

test.each([
  [{ PORT: 'http' }, /^PORT must be a port/],
  [{ API_PORT: '0' }, /^API_PORT must be a port/],
  [{ PORT: '99999', API_PORT: '-1' }, /^PORT must be .*\nAPI_PORT must be /],
  [{ PORT: '5000', API_PORT: '5000' }, /^API_PORT must differ from PORT\.$/],
  [{ API_PORT: '4310' }, /^API_PORT must differ from PORT\.$/],
])('refuses %j and names the variable', (given, message) => {
  expect(() => readEnv(given, 'linux')).toThrow(message);
});

test('names the variable of the key', () => {
  expect(readEnv({ DATA_DIR: '/srv/h' }, 'linux').keyLocation).toBe('/srv/h/keys.json');
  expect(readEnv({ API_KEY: 'k' }, 'linux').keyLocation).toBe('API_KEY');
});

test.each([
  [{ DISPLAY: ':0' }, 'linux', 'xdg-open'],
  [{}, 'darwin', 'open'],
  [{}, 'win32', 'explorer'],
  [{ DISPLAY: ':0', BROWSER: 'firefox' }, 'linux', 'firefox'],
  [{ DISPLAY: ':0', BROWSER: 'none' }, 'linux', null],
  [{ DISPLAY: ':0', CI: 'true' }, 'linux', null],
  [{}, 'linux', null],
])('opens %j on %s with %s', (given, platform, browser) => {
  expect(readEnv(given, platform).browser).toBe(browser);
});
