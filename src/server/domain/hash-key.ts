import { createHash } from 'node:crypto';

/** SHA-256 suffices: keys are long and random. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
