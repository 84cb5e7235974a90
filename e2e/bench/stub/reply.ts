const WORDS =
  'the price of a house in every city follows its size and the year that it was built while rents move with jobs and schools near each street so we compare medians by district and month before any claim about growth is made from so few rows'.split(
    ' ',
  );

type Random = (below: number) => number;

/** A linear congruential generator. */
function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Generates Markdown in a worker's style. `chars`: minimum length. */
export function writeReply(seed: number, chars: number, { code = true } = {}): string {
  const random = randomOf(seed);
  const kinds = code ? [...BLOCKS, codeBlock] : BLOCKS;
  let reply = '';
  while (reply.length < chars) reply += `${(kinds[random(kinds.length)] ?? paragraph)(random)}\n\n`;
  return reply;
}

const BLOCKS = [heading, paragraph, paragraph, paragraph, list, nestedList, table, quote];

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () => WORDS[random(WORDS.length)]).join(' ');
}

function sentence(random: Random): string {
  const text = words(random, 8 + random(10));
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function heading(random: Random): string {
  return `${'#'.repeat(2 + random(2))} ${words(random, 3 + random(4))}`;
}

function paragraph(random: Random): string {
  const link = `[${words(random, 2)}](https://example.com/${random(1000)}?page=${random(50)})`;
  const marked = `**${words(random, 2)}** and \`${words(random, 1)}_${random(100)}\``;
  return `${sentence(random)} ${sentence(random)} See ${link} for ${marked}. ${sentence(random)}`;
}

function list(random: Random): string {
  return Array.from({ length: 3 + random(4) }, (_, n) => `${n + 1}. ${sentence(random)}`).join('\n');
}

function nestedList(random: Random): string {
  const item = () => `- *${words(random, 1)}*: ${sentence(random)}\n  - ${sentence(random)}\n  - ${sentence(random)}`;
  return Array.from({ length: 2 + random(3) }, item).join('\n');
}

function table(random: Random): string {
  const row = () => `| ${words(random, 2)} | ${random(9000)} | ${random(100)}.${random(10)}% |`;
  return ['| district | price | change |', '| --- | ---: | ---: |', ...Array.from({ length: 4 + random(5) }, row)].join(
    '\n',
  );
}

function quote(random: Random): string {
  return `> ${sentence(random)}\n> ${sentence(random)}`;
}

function codeBlock(random: Random): string {
  const line = () =>
    `  const ${words(random, 1)}_${random(100)} = rows.filter((row) => row.price > ${random(9000)}); // ${words(random, 3)}`;
  return [
    '```ts',
    'export function compare(rows: Row[]) {',
    ...Array.from({ length: 3 + random(8) }, line),
    '}',
    '```',
  ].join('\n');
}
