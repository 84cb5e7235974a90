import type { Message } from './languages.ts';

/** Whether a message is its own text: without values, tags or quotes there is nothing to parse or to format. */
export function isPlain(message: Message): message is string {
  return typeof message === 'string' && !/[{<']/.test(message);
}
