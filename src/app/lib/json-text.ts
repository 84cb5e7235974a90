/** JSON of any depth; what is nested deeper than the language itself can write is in one line, whatever `indent` says. */
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
      const inside = Object.entries(next.value).flatMap(([key, value], i) => {
        const before = `${i === 0 ? '' : ','}${isList ? '' : `${JSON.stringify(key)}:`}`;
        return before === '' ? [{ value }] : [before, { value }];
      });
      rest.push(isList ? ']' : '}');
      for (const one of inside.toReversed()) rest.push(one);
      text += isList ? '[' : '{';
    } else {
      text += JSON.stringify(next.value) ?? 'null';
    }
  }
  return text;
}
