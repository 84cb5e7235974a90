/** This folder is compiled without DOM and Node types. */
declare const crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array };

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export type IdPrefix = 'tsk' | 'trn' | 'wrk' | 'usr' | 'org' | 'fil' | 'snd' | 'arc' | 'apr';

/** Returns `prefix_` and a ULID. `now`: milliseconds since the epoch. */
export function newId(
  prefix: IdPrefix,
  now: number = Date.now(),
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  let time = now;
  let stamp = '';
  for (let i = 0; i < 10; i += 1) {
    stamp = CROCKFORD.charAt(time % 32) + stamp;
    time = Math.floor(time / 32);
  }
  let tail = '';
  for (const byte of random(new Uint8Array(16))) tail += CROCKFORD.charAt(byte % 32);
  return `${prefix}_${stamp}${tail}`;
}
