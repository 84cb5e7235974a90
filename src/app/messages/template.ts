import type { Message } from './languages.ts';

/** Whether a message is only text and names in braces. Without plurals, formats, tags and quotes, `Intl` isn't needed. */
export function isTemplate(message: Message): message is string {
  return typeof message === 'string' && /^(?:[^{}<']|\{\w+\})*$/.test(message);
}

/** Returns texts and names in turns, beginning with a text. */
export function splitTemplate(template: string): string[] {
  return template.split(/\{(\w+)\}/);
}
