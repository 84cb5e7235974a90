import { hasCode } from './has-code.ts';

const DISK_FULL: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

export function isDiskFull(error: unknown): boolean {
  return hasCode(error, DISK_FULL);
}
