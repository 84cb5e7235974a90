import type * as z from 'zod/mini';

/** Returns undefined if the JSON is absent, malformed or doesn't match. */
export function readJson<T>(schema: z.ZodMiniType<T>, text: string | null): T | undefined {
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // Not JSON.
  }
}
