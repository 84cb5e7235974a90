import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

const KEY = 'hdg_live_0123456789abcdef';

test('needs only a key', () => {
  const env = readEnv({ HANDINGER_API_KEY: KEY, PORT: '' });
  expect(env).toEqual({ port: 4310, apiKey: KEY, baseUrl: new URL('https://handinger.com'), kind: 'hosted' });
});

test.each([
  [{}, 'HANDINGER_API_KEY must be the key of the API, such as hdg_live_….'],
  [
    { HANDINGER_API_KEY: 'two words here' },
    'HANDINGER_API_KEY must be the key of the API, such as hdg_live_…, without spaces.',
  ],
  [{ HANDINGER_API_KEY: KEY, PORT: '0' }, 'PORT must be a port from 1 to 65535, such as 4310.'],
  [{ HANDINGER_API_KEY: KEY, PORT: '70000' }, 'PORT must be a port from 1 to 65535, such as 4310.'],
  [{ HANDINGER_API_KEY: KEY, PORT: '4310x' }, 'PORT must be a port from 1 to 65535, such as 4310.'],
  [
    { HANDINGER_API_KEY: KEY, HANDINGER_BASE_URL: 'handinger.com' },
    'HANDINGER_BASE_URL must be the address of the API, such as https://handinger.com.',
  ],
  [
    { HANDINGER_API_KEY: KEY, HANDINGER_BASE_URL: 'https://user:pass@handinger.com' },
    'HANDINGER_BASE_URL must be the address of the API, such as https://handinger.com.',
  ],
  [{ HANDINGER_API_KEY: KEY, API_KIND: 'mine' }, 'API_KIND must be embedded or hosted.'],
])('refuses %j and names the variable', (given, message) => {
  expect(() => readEnv(given)).toThrow(new Error(message));
});

test('lists every wrong variable without showing the key', () => {
  const read = (): unknown => readEnv({ HANDINGER_API_KEY: 'bad key value', PORT: 'x' });
  expect(read).toThrow(/^PORT must be .*\nHANDINGER_API_KEY must be /);
  expect(read).not.toThrow(/bad key value/);
});
