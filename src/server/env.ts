import path from 'node:path';
import * as z from 'zod/mini';
import { StartProblem } from './start-problem.ts';

function variable<T>(message: string, read: (text: string) => T | undefined) {
  return z.pipe(
    z.string(),
    z.transform((text, context): T => {
      const value = read(text);
      if (value !== undefined) return value;
      context.issues.push({ code: 'custom', input: text, message: message });
      return z.NEVER;
    }),
  );
}

const wholeNumber = (min: number, max: number) => (text: string) =>
  /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined;

const address = (protocols: readonly string[]) => (text: string) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text.replace(/\/+$/, '') : undefined;

const Env = z.object({
  API_PORT: z._default(variable('a port from 1 to 65535, such as 4311', wholeNumber(1, 65_535)), 4311),
  DATA_DIR: z._default(
    variable('a folder, such as ./data', (text) => (text.includes('\0') ? undefined : path.resolve(text))),
    path.resolve('data'),
  ),
  DATABASE_URL: z.optional(
    variable(
      'a Postgres address, such as postgres://user:password@127.0.0.1:5432/handinger',
      address(['postgres:', 'postgresql:']),
    ),
  ),
  API_KEY: z.optional(
    variable('at least 16 printable characters without spaces', (text) =>
      /^[\x21-\x7e]{16,}$/.test(text) ? text : undefined,
    ),
  ),
  DASHBOARD_URL: z._default(
    variable('an address, such as http://localhost:4310', address(['http:', 'https:'])),
    'http://localhost:4310',
  ),
  WORKER_PACE: z._default(
    variable('characters a second, such as 160, or 0 for no pacing', wholeNumber(0, 1_000_000)),
    160,
  ),
  MODELS_FILE: z.optional(
    variable('the path of a JSON file, such as ./models.json', (text) =>
      text.includes('\0') ? undefined : path.resolve(text),
    ),
  ),
  MODEL_BASE_URL: z.optional(
    variable(
      "the address of an API like OpenAI's, such as http://127.0.0.1:11434/v1, without a key or a query",
      (text) => (/[@?#]/.test(text) ? undefined : address(['http:', 'https:'])(text)),
    ),
  ),
  MODEL_NAME: z.optional(z.string()),
  /** Ollama's own variable. */
  OLLAMA_HOST: z.optional(z.string()),
  MODEL_API_KEY: z.optional(
    variable('printable characters without spaces', (text) => (/^[\x21-\x7e]+$/.test(text) ? text : undefined)),
  ),
});
export type Env = z.infer<typeof Env>;

/** Empty variables count as missing. Throws `StartProblem` with each wrong one. */
export function readEnv(raw: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined && value !== ''));
  const result = Env.safeParse(set);
  if (result.success) {
    const { MODELS_FILE, MODEL_BASE_URL, MODEL_NAME } = result.data;
    if (MODELS_FILE !== undefined && (MODEL_BASE_URL ?? MODEL_NAME) !== undefined)
      throw new StartProblem('MODELS_FILE names all models: remove MODEL_BASE_URL and MODEL_NAME.');
    if ((MODEL_BASE_URL === undefined) === (MODEL_NAME === undefined)) return result.data;
    throw new StartProblem(
      `${MODEL_NAME === undefined ? 'MODEL_NAME' : 'MODEL_BASE_URL'} must be set, too, for a language model.`,
    );
  }
  throw new StartProblem(
    result.error.issues.map(({ path: [name], message }) => `${String(name)} must be ${message}.`).join('\n'),
  );
}
