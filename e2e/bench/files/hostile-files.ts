export interface HostileFile {
  readonly name: string;
  readonly content: string;
  readonly input: string;
}

const list = (count: number, item: (n: number) => string, between: string) =>
  Array.from({ length: count }, (_, n) => item(n)).join(between);

/** The slowest files to parse, up to 10 MB. */
export function hostileFiles(): readonly HostileFile[] {
  const query = 'average price by id';
  return [
    { name: 'open-lists.json', input: query, content: '['.repeat(10_000_000) },
    { name: 'nested-lists.json', input: query, content: '['.repeat(5_000_000) + ']'.repeat(5_000_000) },
    { name: 'keys.json', input: query, content: `{${list(540_000, (n) => `"k${n}":${n}`, ',')}}` },
    { name: 'numbers.json', input: query, content: `[${list(5_000_000, (n) => String(n % 10), ',')}]` },
    { name: 'fences.md', input: 'summarise this', content: '```\n'.repeat(2_500_000) },
    { name: 'groups.csv', input: query, content: `id,price\n${list(700_000, (n) => `${n}a,${n % 7}`, '\n')}` },
  ];
}
