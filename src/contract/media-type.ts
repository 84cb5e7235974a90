/** Returns type and subtype in lower case. */
export function essenceOf(mediaType: string | null | undefined): string {
  return mediaType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export const EVENT_STREAM = 'text/event-stream';

export function accepts(header: string | null | undefined, type: string): boolean {
  return (header ?? '').split(',').some((one) => essenceOf(one) === type && !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(one));
}
