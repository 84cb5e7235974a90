const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];

const MAX_COUNTED_DEPTH = 1000;

/** Measures JSON without parsing it, which takes seconds for some texts. Invalid JSON is measured too. */
export interface JsonShape {
  add(bytes: Uint8Array): void;
  readonly depth: number;
  readonly keys: number;
  readonly maxKeysOfObject: number;
  /** An empty object or list counts as two. */
  readonly values: number;
}

export function createJsonShape(): JsonShape {
  let [level, depth, keys, maxKeysOfObject, values] = [0, 0, 0, 0, 1];
  let [inString, isEscaped] = [false, false];
  const counts: number[] = [0];
  return {
    add(bytes) {
      for (let at = 0; at < bytes.length; at += 1) {
        const byte = bytes[at];
        if (inString) {
          if (isEscaped) isEscaped = false;
          else if (byte === BACKSLASH) isEscaped = true;
          else if (byte === QUOTE) inString = false;
        } else if (byte === QUOTE) inString = true;
        else if (byte === COLON) {
          keys += 1;
          const place = Math.min(level, MAX_COUNTED_DEPTH);
          const count = (counts[place] ?? 0) + 1;
          counts[place] = count;
          if (count > maxKeysOfObject) maxKeysOfObject = count;
        } else if (byte === COMMA) values += 1;
        else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
          level += 1;
          values += 1;
          if (level > depth) depth = level;
          if (level <= MAX_COUNTED_DEPTH) counts[level] = 0;
        } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) level = Math.max(0, level - 1);
      }
    },
    get depth() {
      return depth;
    },
    get keys() {
      return keys;
    },
    get maxKeysOfObject() {
      return maxKeysOfObject;
    },
    get values() {
      return values;
    },
  };
}
