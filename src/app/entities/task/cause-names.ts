import { t } from '#app/messages/cause-names.ts';
import { causeWord } from './task-words.ts';

/** Patterns of error messages, from any API. The first that matches names the cause. */
const NAMES = [
  [
    'contextFull',
    /\bcontext\b.*\b(full|window|length|limit|exceed\w*|too long)\b|\btoo many tokens\b|\bprompt is too long\b/i,
  ],
  ['rateLimited', /\brate.?limit|\btoo many requests\b|\b429\b/i],
  ['toolTimedOut', /\btool\b.*(\btime[ds]?.?out\b|\bdid not (answer|respond) within\b)/i],
  ['timedOut', /\btime[ds]?.?out\b|\bdid not (answer|respond) within\b|\bdeadline exceeded\b/i],
  ['outOfCredits', /\b(no|out of|insufficient|not enough) (credits|funds|balance)\b|\bcredits_exhausted\b/i],
  ['schemaMismatch', /\b(output|answer|result)\b.*\bschema\b/i],
  ['fileUnreadable', /\bfile\b.*\b(can(not|'t|’t) be (read|opened|parsed)|unreadable|corrupt\w*)/i],
  ['noFiles', /\b(has|had|with) no files?\b|\bno files? (is |are |was |were )?attached\b/i],
  ['noColumn', /\bno column\b/i],
  ['sourceFailed', /\bsource\b.*\b(answered|returned|responded|unreachable|unavailable)\b/i],
  ['interrupted', /\b(stopped|restarted|shut down) while\b|\binterrupted\b/i],
  ['workerFailed', /\bworker failed\b|\binternal (server )?error\b/i],
] as const;

/** A few words for a known cause, such as "Context full"; others in the API's words. */
export function shortCause(cause: string): string {
  const name = NAMES.find(([, pattern]) => pattern.test(cause))?.[0];
  return name === undefined ? causeWord(cause) : t(name);
}

/** Names for causes that are listed together: those that would share a short name keep the API's words. */
export function nameCauses(causes: readonly string[]): ReadonlyMap<string, string> {
  const names = causes.map(shortCause);
  const isAmbiguous = (name: string) => names.filter((other) => other === name).length > 1;
  return new Map(
    causes.map((cause, index) => {
      const name = names[index] ?? cause;
      return [cause, isAmbiguous(name) ? causeWord(cause) : name];
    }),
  );
}
