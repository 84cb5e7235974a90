import { createHash } from 'node:crypto';

/** Keys are long and random, so that a plain SHA-256 is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
