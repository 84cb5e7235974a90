import type * as z from 'zod/mini';

/** What a JSON text holds, by its schema; undefined where there is none, or it is something else. */
export function readJson<T>(schema: z.ZodMiniType<T>, text: string | null): T | undefined {
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON
  }
}
