import { hasCode } from './has-code.ts';

/** Postgres' `disk_full`, and the file system's own words. */
const DISK_FULL: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Whether an error says that there is no room left, however deep it is wrapped. */
export function isDiskFull(error: unknown): boolean {
  return hasCode(error, DISK_FULL);
}
