import { newId } from '#contract/ids.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TAIL = 16;

/** Creates ids that sort in order, also within a millisecond and after the clock was set back (monotonic ULID). */
export function orderedIds(): typeof newId {
  let lastTime = Number.NEGATIVE_INFINITY;
  let lastTail = '';
  return (prefix, now = Date.now(), random) => {
    if (now <= lastTime) {
      lastTail = countUp(lastTail);
      return newId(prefix, lastTime, random).slice(0, -TAIL) + lastTail;
    }
    const id = newId(prefix, now, random);
    lastTime = now;
    lastTail = id.slice(-TAIL);
    return id;
  };
}

function countUp(tail: string): string {
  const head = tail.replace(/Z+$/, '');
  const last = head.at(-1);
  if (last === undefined) return ALPHABET.charAt(0).repeat(tail.length);
  const next = ALPHABET.charAt(ALPHABET.indexOf(last) + 1);
  return (head.slice(0, -1) + next).padEnd(tail.length, ALPHABET.charAt(0));
}
