import { describe, expect, test, vi } from 'vitest';
import { copyAs, LANGUAGES, type Call } from './copy-as.ts';

type RunFile = (
  command: string,
  args: string[],
  options: { encoding: 'utf8'; env: Record<string, string>; stdio: ['ignore', 'pipe', 'inherit'] },
) => string;
// The app is compiled without Node's types.
const { execFileSync } = await vi.importActual<{ execFileSync: RunFile }>('node:child_process');

function run(command: string, args: string[]): string {
  const env = { HANDINGER_API_KEY: 'hdg_test', PATH: import.meta.env['PATH'] ?? '' };
  return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env });
}

const embedded = 'http://127.0.0.1:4311';
const hosted = 'https://handinger.com';

const inputs = [
  "What's the weather today in Barcelona?",
  'Say "hi", then `rm -rf ~` and $(whoami), $HOME, ${PATH} \\ and \\\\ and \\n!',
  'first line\nsecond line\r\n\tthird',
  'Grüße, 日本語, 🧑‍🚀, \u202Eright to left\u2028and a line',
  "'; echo pwned; '",
  '#{1 + 1} #@a #$b \\#{x}',
  '-starts like a flag',
  '@starts/like/a/file',
  "bell \u0007, escape \u001B[31m, delete \u007F and it’s 'quoted'",
  '`${1 + 1}`',
];

const call = (input: string): Call => ({
  input,
  budget: 'standard',
  taskId: 'tsk_2Z-YWz3hFq6VlW',
  workerId: 'wrk_vk81XUHKHG-qr4',
});

/** Replaces `command` by a program that prints its arguments. */
function argumentsOf(command: string, line: string): string[] {
  const script = `${command}() { printf '%s\\0' "$@"; }\n${line}`;
  const out = run('bash', ['--norc', '-c', script]);
  return out.split('\0').slice(0, -1);
}

describe('cURL', () => {
  test.each(inputs)('bash passes the exact call to curl: %j', (input) => {
    const [url, , type, , key, , body] = argumentsOf('curl', copyAs('curl', call(input), embedded));
    expect([url, type, key]).toEqual([
      'http://127.0.0.1:4311/api/tasks',
      'Content-Type: application/json',
      'Authorization: Bearer hdg_test',
    ]);
    expect(JSON.parse(body ?? '')).toEqual(call(input));
  });
});

describe('CLI', () => {
  test.each(inputs)('bash passes the exact call to the CLI: %j', (input) => {
    const line = copyAs('cli', call(input), embedded);
    const at = ['tasks', 'create', '--api-key', 'hdg_test', '--base-url', embedded];
    const given = ['--input', input, '--budget', 'standard', '--task-id', 'tsk_2Z-YWz3hFq6VlW'];
    expect(argumentsOf('handinger', line)).toEqual([...at, ...given, '--worker-id', 'wrk_vk81XUHKHG-qr4']);
  });
});

describe('TypeScript', () => {
  /** Runs the official client with a `fetch` that prints the request. */
  const listening = `globalThis.fetch = async (url, { headers, body }) => {
    const id = JSON.stringify([url, new Headers(headers).get('Authorization'), JSON.parse(body)]);
    return Response.json({ id });
  };`;

  test('the official client sends the exact call', () => {
    for (const input of inputs) {
      const code = copyAs('typescript', call(input), embedded);
      const listen = `data:text/javascript,${encodeURIComponent(listening)}`;
      const out = run('node', ['--import', listen, '--input-type=module', '--eval', code]);
      expect(JSON.parse(out)).toEqual(['http://127.0.0.1:4311/api/tasks', 'Bearer hdg_test', call(input)]);
    }
  }, 60_000);
});

describe('Python and Go', () => {
  // These string literals accept every JSON escape.
  test.each(inputs)('the input is one string literal on one line: %j', (input) => {
    const python = / {4}input=(".*"),\n/.exec(copyAs('python', call(input), embedded));
    const go = /Input: +(".*"),\n/.exec(copyAs('go', call(input), embedded));
    expect(JSON.parse(python?.[1] ?? '')).toBe(input);
    expect(JSON.parse(go?.[1] ?? '')).toBe(input);
  });
});

test('Ruby does not interpolate', () => {
  const code = copyAs('ruby', call('#{1 + 1} #@a #$b # c'), embedded);
  expect(code).toContain(String.raw`input: "\#{1 + 1} \#@a \#$b # c"`);
});

describe('every language', () => {
  const all = LANGUAGES.map(({ value }) => value);

  test.each(all)('%s sets the base URL of an embedded API, and that of the hosted one only in cURL', (language) => {
    expect(copyAs(language, call('x'), embedded)).toContain(embedded);
    expect(copyAs(language, call('x'), hosted).includes(hosted)).toBe(language === 'curl');
  });

  test.each(all)('%s reads the key from the environment and omits absent fields', (language) => {
    const code = copyAs(language, { input: 'x' }, hosted);
    expect(code).toContain('HANDINGER_API_KEY');
    expect(code).not.toMatch(/budget|worker_?-?id|task_?-?id|undefined/i);
  });

  test.each(all)('%s contains no invisible or bidirectional control characters', (language) => {
    const code = copyAs(language, call('a\u202Eb\u200Bc\uFEFFd\u2066e'), embedded);
    expect(code).not.toMatch(/[\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/);
  });
});

test('matches the example in the API docs', () => {
  expect(copyAs('typescript', { input: "What's new?", workerId: 'wrk_1' }, hosted)).toBe(
    `import Handinger from '@ramensoft/handinger';

const client = new Handinger({
  apiKey: process.env['HANDINGER_API_KEY'], // This is the default and can be omitted
});

const worker = await client.tasks.create({
  input: "What's new?",
  workerId: 'wrk_1',
});

console.log(worker.id);`,
  );
});
