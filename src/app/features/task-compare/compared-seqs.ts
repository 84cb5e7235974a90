/** Reads `?compare=2,5`. Undefined if absent or malformed. */
export function parseComparedSeqs(search: string): readonly [before: number, after: number] | undefined {
  const found = /^(\d{1,9}),(\d{1,9})$/.exec(new URLSearchParams(search).get('compare') ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}
