import { createHash } from 'node:crypto';

/** How a key is stored. Keys are long and random, so a plain SHA-256 (hexadecimal) can't be searched backwards. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
