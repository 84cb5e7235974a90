/** Many ways to say a thing, one way to read it: in order, longest first where one holds another. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/ what's /g, ' what is '],
  [
    / (?:the|a|an|please|kindly|me|us|our|my|their|its|of|can you|could you|would you|i want|i'd like to|i would like to|all|any|then|there|just) (?=(\S))/g,
    ' ',
  ],
  [
    / (?:sorted by|sort by|sort it by|sort them by|order by|ordered by|order it by|order them by|ranked by|rank by) /g,
    ' SORTBY ',
  ],
  [
    / (?:for each|for every|in each|in every|by each|by every|grouped by|group by|group it by|broken down by|break it down by|break down by|split by|split it by|across|each|per) /g,
    ' by ',
  ],
  [/ (?:monthly|by month) /g, ' by month '],
  [/ (?:yearly|annual|annually|by year) /g, ' by year '],
  [/ quarterly /g, ' by quarter '],
  [/ daily /g, ' by day '],
  [
    / (?:is |are |was )?(?:more than or equal to|greater than or equal to|at least|no less than|not less than|not under|not below|>=|≥) /g,
    ' >= ',
  ],
  [
    / (?:is |are |was )?(?:less than or equal to|at most|no more than|not more than|up to|not over|not above|<=|≤) /g,
    ' <= ',
  ],
  [
    / (?:is |are |was |costing )?(?:more than|greater than|higher than|larger than|bigger than|longer than|exceeding|exceeds|above|over) /g,
    ' > ',
  ],
  [
    / (?:is |are |was |costing )?(?:less than|lower than|fewer than|smaller than|cheaper than|shorter than|below|under) /g,
    ' < ',
  ],
  [
    / (?:is not equal to|is not|isn't|are not|aren't|was not|not equal to|does not equal|other than|!=|<>|≠) /g,
    ' ISNOT ',
  ],
  [/ (?:is equal to|are equal to|equal to|equals|is exactly|==|=) /g, ' is '],
  [/ (?:are|was|were|being) /g, ' is '],
  [/ (?:average|averages|avg|mean|typical) /g, ' OPmean '],
  [/ (?:median|medians) /g, ' OPmedian '],
  [/ (?:sum up|add up|sum|sums|total|totals|total up) /g, ' OPsum '],
  [/ (?:minimum|min) /g, ' OPmin '],
  [/ (?:maximum|max) /g, ' OPmax '],
  [
    / (?:how many different|how many distinct|how many unique|number distinct|number different|number unique|count distinct|count unique|count different) /g,
    ' OPcount OPdistinct ',
  ],
  [/ (?:how many|number|numbers|count|counts|counted|tally) /g, ' OPcount '],
  [/ (?:distinct|unique|different) /g, ' OPdistinct '],
  [/ by OPcount (?=⟦c)/g, ' by '],
  [/ (?:most expensive|priciest|dearest) /g, ' SUPmax PRICE '],
  [/ (?:least expensive|cheapest) /g, ' SUPmin PRICE '],
  [/ (?:most recent|newest|latest) /g, ' SUPmax DATE '],
  [/ (?:oldest|earliest) /g, ' SUPmin DATE '],
  [/ (?:highest|largest|biggest|greatest|most) /g, ' SUPmax '],
  [/ (?:lowest|smallest|least|fewest) /g, ' SUPmin '],
];

const IGNORE =
  / (?:ignoring|ignore|excluding|exclude|skipping|skip|dropping|drop|omitting|omit|leaving out|leave out|without counting|except for|except|but not|not counting|remove) /g;

/** Rewrites marked words into the few phrases that the rules read. Words are parted by one space. */
export function plainPhrases(text: string): string {
  let plain = text
    .replace(/ and\/or /g, ' and ')
    .replace(IGNORE, ' NOT ')
    .replace(/ ; /g, ' , ');
  for (const [pattern, phrase] of PHRASES) {
    let before: string;
    do {
      before = plain;
      plain = plain.replace(pattern, phrase);
    } while (plain !== before && !pattern.test(phrase));
    pattern.lastIndex = 0;
  }
  return plain;
}
