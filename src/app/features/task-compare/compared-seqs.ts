/** Which two turns an address asks to compare (`?compare=2,5`), by `seq`; undefined where it asks for none, or for what is no pair. */
export function comparedSeqs(search: string): readonly [before: number, after: number] | undefined {
  const found = /^(\d{1,9}),(\d{1,9})$/.exec(new URLSearchParams(search).get('compare') ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}
