import { createHash } from 'node:crypto';

/** Returns the stored form of a key. Keys are long and random, so that a plain SHA-256 (hex) is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
