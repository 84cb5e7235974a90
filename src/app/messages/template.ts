import type { Message } from './languages.ts';

/** Without values, tags or quotes there is nothing to parse. */
export function isPlain(message: Message): message is string {
  return typeof message === 'string' && !/[{<']/.test(message);
}
