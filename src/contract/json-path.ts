const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** Formats `items[3].price`, `rows[0]["net price"]`; empty for the root. */
export function jsonPath(keys: readonly (string | number)[]): string {
  return keys
    .map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!PLAIN_NAME.test(key)) return `[${JSON.stringify(key)}]`;
      return i === 0 ? key : `.${key}`;
    })
    .join('');
}
