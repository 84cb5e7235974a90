import * as z from 'zod/mini';
import { Connection } from '#contract/connection.ts';

const Env = z.object({
  PORT: z._default(z.string(), '4310').check(z.refine(isPort, 'must be a port from 1 to 65535, such as 4310')),
  HANDINGER_API_KEY: z
    .string('must be the key of the API, such as hdg_live_…')
    .check(z.regex(/^[\x21-\x7e]{8,}$/, 'must be the key of the API, such as hdg_live_…, without spaces')),
  HANDINGER_BASE_URL: z
    ._default(z.string(), 'https://handinger.com')
    .check(z.refine(isBaseUrl, 'must be the address of the API, such as https://handinger.com')),
  API_KIND: z._default(z.enum(Connection.shape.kind.options, 'must be embedded or hosted'), 'hosted'),
});

export interface ProxyEnv {
  readonly port: number;
  readonly apiKey: string;
  readonly baseUrl: URL;
  readonly kind: Connection['kind'];
}

/** Throws one line per wrong variable. */
export function readEnv(env: Readonly<Record<string, string | undefined>>): ProxyEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = Env.safeParse(given);
  if (!read.success) {
    throw new Error(read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}.`).join('\n'));
  }
  return {
    port: Number(read.data.PORT),
    apiKey: read.data.HANDINGER_API_KEY,
    baseUrl: new URL(read.data.HANDINGER_BASE_URL),
    kind: read.data.API_KIND,
  };
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

function isBaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '';
}
