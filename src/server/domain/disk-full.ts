/** Postgres' `disk_full`, and the file system's own words. */
const DISK_FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);

/** Whether an error says that there is no room left, however deep it is wrapped. */
export function isDiskFull(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && typeof cause.code === 'string' && DISK_FULL.has(cause.code)) return true;
  }
  return false;
}
