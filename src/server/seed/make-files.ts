import type { Random } from './random.ts';
import type { Say } from './say.ts';

export interface SmallFile {
  name: string;
  mediaType: string;
  content: string;
}

export function makeAttachment(random: Random, say: Say): SmallFile {
  return random.happens(0.7) ? makeTable(random, say) : makeLetter(random, say);
}

export function makeOutputFile(random: Random, say: Say): SmallFile {
  if (random.happens(0.35)) return { ...makeTable(random, say), name: say('{table}-by-{dimension}.csv') };
  if (random.happens(0.5)) return makeChart(random);
  return { ...makeLetter(random, say), name: 'summary.md', mediaType: 'text/markdown' };
}

function makeTable(random: Random, say: Say): SmallFile {
  const rows = Array.from({ length: random.whole(4, 16) }, () => say('{place},{good},{number},{percent}'));
  return {
    name: say('{table}.csv'),
    mediaType: 'text/csv',
    content: `place,product,pieces,share\n${rows.join('\n')}\n`,
  };
}

function makeLetter(random: Random, say: Say): SmallFile {
  const lines = Array.from({ length: random.whole(2, 6) }, () =>
    say('{person} of {company} wrote about the {good} and {seldom} deliveries to {place}.'),
  );
  return { name: say('{code}.txt'), mediaType: 'text/plain', content: `${lines.join('\n')}\n` };
}

function makeChart(random: Random): SmallFile {
  const bars = Array.from({ length: random.whole(3, 8) }, (_, index) => {
    const height = random.whole(10, 90);
    return `<rect x="${index * 30 + 10}" y="${100 - height}" width="20" height="${height}"/>`;
  });
  // As the built-in worker's charts: bars that are not said to have a colour are black.
  const content =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 260 110" width="520" height="220">' +
    '<rect width="260" height="110" rx="4" fill="#ffffff"/>' +
    `<g fill="#5355d6">${bars.join('')}</g><path d="M8 100H252" stroke="#b9bcc6"/></svg>\n`;
  return { name: 'chart.svg', mediaType: 'image/svg+xml', content };
}
