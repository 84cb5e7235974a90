import { expect, test } from 'vitest';
import { readEnv } from './env.ts';

test('needs no variables', () => {
  expect(readEnv({ API_KEY: '', API_PORT: undefined })).toMatchObject({
    API_PORT: 4311,
    DASHBOARD_URL: 'http://localhost:4310',
    WORKER_PACE: 160,
  });
});

test('reads the values', () => {
  const env = readEnv({ API_PORT: '80', WORKER_PACE: '0', DASHBOARD_URL: 'https://dash.example/' });
  expect(env).toMatchObject({ API_PORT: 80, WORKER_PACE: 0, DASHBOARD_URL: 'https://dash.example' });
});

test.each([
  ['API_PORT', 'eighty'],
  ['API_PORT', '0'],
  ['API_PORT', '65536'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['API_KEY', 'too short'],
  ['DASHBOARD_URL', 'localhost'],
  ['WORKER_PACE', '-1'],
  ['MODEL_BASE_URL', 'localhost:11434'],
  ['MODEL_BASE_URL', 'http://user:pass@localhost/v1'],
  ['MODEL_BASE_URL', 'https://example.com/v1?key=1'],
  ['MODEL_API_KEY', '“sk”'],
])('refuses %s=%s, and says what it must be', (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^${name} must be .+\\.$`));
});

test('a language model needs an address and a name', () => {
  const [url, name] = ['http://127.0.0.1:11434/v1', 'llama3.1'];
  expect(readEnv({ MODEL_BASE_URL: url, MODEL_NAME: name })).toMatchObject({ MODEL_BASE_URL: url, MODEL_NAME: name });
  expect(() => readEnv({ MODEL_BASE_URL: url })).toThrow('MODEL_NAME must be set, too');
  expect(() => readEnv({ MODEL_NAME: name })).toThrow('MODEL_BASE_URL must be set, too');
  expect(() => readEnv({ MODELS_FILE: 'm.json', MODEL_BASE_URL: url, MODEL_NAME: name })).toThrow(/^MODELS_FILE /);
});
