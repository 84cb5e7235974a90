export type PastedPlace = {
  readonly kind: 'task' | 'worker';
  readonly id: string;
  /** Whether it can be nothing else: an address, or an id that says of what. */
  readonly isSure: boolean;
};

/** An id may be any text: what is long, has no blanks, and a digit or underscore may be one. */
const MAY_BE_ID = /^(?=.*[\d_])\S{8,}$/;

/** The task or worker whose id or address was put into the field. */
export function pastedPlace(query: string): PastedPlace | undefined {
  const text = query.trim();
  const address = /\/(task|worker)s\/([^/?#\s]+)/.exec(text);
  const id = address ? decoded(address[2] ?? '') : text;
  if (address) return { kind: address[1] === 'worker' ? 'worker' : 'task', id, isSure: true };
  if (/^wrk_\S+$/.test(id)) return { kind: 'worker', id, isSure: true };
  if (/^tsk_\S+$/.test(id)) return { kind: 'task', id, isSure: true };
  return MAY_BE_ID.test(id) ? { kind: 'task', id, isSure: false } : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // not encoded
  }
}
