import { createRandom, type Random } from './random.ts';

/** Most frequent first. */
export interface Names {
  people: readonly string[];
  companies: readonly string[];
  places: readonly string[];
  goods: readonly string[];
}

const FIRST =
  'Ada Ana Anneliese Ben Carla Chidi Dana Elif Emeka Eva Farid Grace Hana Hugo Ines Ivan Jonas Joris José Kemal Kofi Lara Léa Liam Lucía Maja Marek Mina Nadia Noor Olga Oscar Priya Rafael Rosa Sami Sofia Søren Tomás Uma Vera Wei Yara Yusuf Zoë'.split(
    ' ',
  );
const START =
  'Al An Ar Bar Bel Ber Bo Bra Cal Car Cor Dal Del Dor Fal Fen Fer Gal Gor Hal Har Ish Jor Kal Kel Lan Lor Mar Mel Mon Nor Or Pel Per Quin Ral Ros Sal Sen Ser Tal Tor Ul Val Ver Wal Yar Zan'.split(
    ' ',
  );
const MIDDLE = [
  '',
  '',
  'a',
  'an',
  'ber',
  'den',
  'e',
  'er',
  'i',
  'ic',
  'in',
  'la',
  'len',
  'mi',
  'na',
  'or',
  'ra',
  'ti',
  'u',
];
const OF_PEOPLE = 'son sen ez ini ov ski berg man ton well dottir escu akis ian oğlu mann eira ard'.split(' ');
const OF_PLACES = 'ville burg ham stad port ford mouth dale wick haven bridge field ona ia ella grad holm'.split(' ');
const OF_COMPANIES = 'ex ium ora tec is ano ent a o ix ara eon ity us ell'.split(' ');
const KINDS =
  'Logistics Foods Textiles Partners Energy Systems Health Outfitters Paper Labs Freight Optics Ceramics Bikes Mutual Press'.split(
    ' ',
  );
const THINGS =
  'kettle lamp chair desk bottle jacket filter pump valve sensor cable bracket helmet backpack mug notebook tripod charger blanket stool drill shelf hinge tile tarpaulin'.split(
    ' ',
  );
const FINISHES = 'oak steel blue black grey linen brass copper white green matte walnut bamboo cork'.split(' ');

export function makeNames(): Names {
  const random = createRandom(20_260_101);
  const surname = () => make(random, OF_PEOPLE);
  return {
    people: several(1500, () => `${random.pick(FIRST)} ${surname()}`),
    companies: several(2000, () => `${make(random, OF_COMPANIES)} ${random.pick(KINDS)}`),
    places: several(500, () => make(random, OF_PLACES)),
    goods: several(900, () => {
      const series = make(random, ['']).slice(0, 6);
      return `${series} ${random.pick(FINISHES)} ${random.pick(THINGS)}`;
    }),
  };
}

function make(random: Random, endings: readonly string[]): string {
  return random.pick(START) + random.pick(MIDDLE) + random.pick(MIDDLE) + random.pick(endings);
}

function several(count: number, one: () => string): string[] {
  const all = new Set<string>();
  while (all.size < count) all.add(one());
  return [...all];
}
