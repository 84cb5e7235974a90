/** Writes JSON of any depth. What is too deep for `JSON.stringify` is not indented. */
export function jsonText(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, null, indent) ?? String(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return deepJson(value);
  }
}

function deepJson(json: unknown): string {
  let text = '';
  const rest: ({ value: unknown } | string)[] = [{ value: json }];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next === 'string') {
      text += next;
    } else if (typeof next.value === 'object' && next.value !== null) {
      const isList = Array.isArray(next.value);
      text += isList ? '[' : '{';
      rest.push(isList ? ']' : '}');
      const fields = Object.entries(next.value).filter(([, value]) => value !== undefined);
      for (const [i, [key, value]] of [...fields.entries()].toReversed()) {
        rest.push({ value }, (i === 0 ? '' : ',') + (isList ? '' : `${JSON.stringify(key)}:`));
      }
    } else {
      text += JSON.stringify(next.value);
    }
  }
  return text;
}
