export type PastedId = {
  readonly kind: 'task' | 'worker';
  readonly id: string;
  /** An address, or an id with a known prefix. */
  readonly isCertain: boolean;
};

/** Ids have no fixed format: at least 8 characters without blanks, with a digit or underscore. */
const POSSIBLE_ID = /^(?=.*[\d_])\S{8,}$/;

/** Reads an id or address of a task or worker. */
export function parsePastedId(query: string): PastedId | undefined {
  const text = query.trim();
  const address = /\/(task|worker)s\/([^/?#\s]+)/.exec(text);
  const id = address ? decoded(address[2] ?? '') : text;
  if (address) return { kind: address[1] === 'worker' ? 'worker' : 'task', id, isCertain: true };
  if (/^wrk_\S+$/.test(id)) return { kind: 'worker', id, isCertain: true };
  if (/^tsk_\S+$/.test(id)) return { kind: 'task', id, isCertain: true };
  return POSSIBLE_ID.test(id) ? { kind: 'task', id, isCertain: false } : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // Not encoded.
  }
}
