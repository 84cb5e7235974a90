/** The type and subtype of a media type, as they are compared (RFC 9110 §8.3.1): in lower case, without parameters. Empty for none. */
export function essenceOf(mediaType: string | null | undefined): string {
  return mediaType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

export const EVENT_STREAM = 'text/event-stream';

/** Whether an `Accept` header names a type; not where it gives it the weight 0. */
export function accepts(header: string | null | undefined, type: string): boolean {
  return (header ?? '').split(',').some((one) => essenceOf(one) === type && !/;\s*q=0(?:\.0*)?\s*(?:;|$)/i.test(one));
}
