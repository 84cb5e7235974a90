const PLAIN_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** A place in a JSON value as code spells it: `items[3].price`, `rows[0]["net price"]`; empty for the value itself. */
export function jsonPath(keys: readonly (string | number)[]): string {
  return keys
    .map((key, i) => {
      if (typeof key === 'number') return `[${key}]`;
      if (!PLAIN_NAME.test(key)) return `[${JSON.stringify(key)}]`;
      return i === 0 ? key : `.${key}`;
    })
    .join('');
}
