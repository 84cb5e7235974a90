/** A question with a word that is neither here nor in the table has no answer. */
export const PHRASES = {
  is: 'is|are|was|were|be',
  whichIs:
    'that is|that are|that was|that were|which is|which are|which was|which were|who is|who are|who was|who were',
  has: 'has|have|had',
  whichHas: 'that has|that have|that had|which has|which have|which had|who has|who have|who had|having',
  where: 'where|with|whose|when|if|for which|in which|only where|only with|only if|only when',
  and: 'and|,|, and|but|and also|, but',
  or: 'or|, or|,',
  not: "not|isn't|aren't|wasn't|weren't|is not|are not|was not|were not|other than|!=|<>|≠|is not equal to|not equal to|does not equal",
  except:
    'except|except for|excluding|exclude|ignoring|ignore|without counting|not counting|leaving out|leave out|skipping|skip|omitting|omit|apart from|besides|other than|but not|not including',
  equals: 'is|are|was|were|=|==|equals|equal to|is equal to|is exactly|exactly',
  over: 'more than|greater than|higher than|larger than|bigger than|above|over|exceeding|exceeds|exceed|>',
  atLeast:
    'at least|no less than|not less than|no fewer than|not under|not below|not lower than|greater than or equal to|more than or equal to|>=|≥',
  under: 'less than|lower than|fewer than|smaller than|below|under|<',
  atMost: 'at most|no more than|not more than|not over|not above|not higher than|less than or equal to|<=|≤',
  orMore: 'or more|or higher|or above|and above|and over|and up',
  orLess: 'or less|or fewer|or lower|or below|and below|and under',
  costs: 'cost|costs|costing|that cost|which cost|priced|priced at|sold for|selling for',
  between: 'between',
  from: 'from',
  to: 'to|until|through',
  missing: 'missing|empty|blank|null',
  present: 'present|known|given|filled|filled in|not missing|not empty|not blank|not null|not unknown',
  none: 'no|without|with no|without any|with no known',
  recorded: 'value|values|recorded|listed|given',
  contains: 'contains|containing|contain|includes|including',
  starts: 'starts with|starting with|start with|begins with|beginning with|begin with',
  place: 'in|from|for|of|at|on|within|by|with|to',
  during: 'in|during|for|on|of|in year|in the year|for year|for the year|in years|only|only in|only for|for only',
  since: 'since|starting in|starting from',
  after: 'after',
  before: 'before',
  until: 'until|up to|through',
  only: 'only|just',
  by: 'by|per|for each|for every|in each|in every|on each|on every|at each|at every|by each|by every|grouped by|group by|grouped per|broken down by|split by|each',
  monthly: 'monthly|yearly|annual|annually|quarterly|daily',
  day: 'year|years|quarter|quarters|month|months|day|days|weekday|weekdays|day of week|day of the week',
  average: 'average|avg|mean|averages',
  totals:
    'totals|total row|total rows|totals row|totals rows|total line|sum row|subtotals|totals and subtotals|subtotals and totals',
  median: 'median|medians',
  total: 'total|sum|totals|sums|sum of|sum total',
  highest: 'highest|largest|greatest|biggest|maximum|max|most',
  lowest: 'lowest|smallest|minimum|min|least|fewest',
  longest: 'longest',
  shortest: 'shortest',
  latest: 'latest|newest|most recent|last',
  earliest: 'earliest|oldest|first',
  dearest: 'most expensive|priciest|dearest',
  cheapest: 'cheapest|least expensive',
  heaviest: 'heaviest',
  lightest: 'lightest',
  tallest: 'tallest',
  fastest: 'fastest',
  slowest: 'slowest',
  youngest: 'youngest',
  common: 'most common|commonest|most frequent',
  uncommon: 'least common|rarest|least frequent',
  value: 'value of|values of|value for|of|for|in',
  howMany: 'how many|number of|count of|total number of|count',
  count: 'count|counts|how many|number|row count',
  different: 'different|distinct|unique',
  there:
    'are there|is there|there are|were there|are there in total|in total|in all|altogether|are there in all|do we have|do i have|are listed|exist|does it have|does it contain|are in there|are in it',
  ofRows: 'of|for|in|among|across|on',
  ask: "what is|what are|what was|what were|what|how much is|how much was|tell me|calculate|compute|work out|can you|could you|would you|please|i want|i would like|i'd like|i want to know|i need|do you know|hello|hi|hey|so|to know",
  show: 'show|show me|list|list me|find|find me|display|get|get me|give|give me|see|print|report|which|which are|what are|who|in which|in what|on which|which is|which was',
  tail: 'please|thanks|thank you|for me|overall|in total',
  all: 'all|all of|any|every|every single',
  file: 'file|data|table|dataset|data set|data file|csv|tsv|json|sheet|spreadsheet|database|thisfile',
  this: 'in|from|of|for|using|on',
  hasNot:
    "do not have|does not have|did not have|don't have|doesn't have|didn't have|that do not have|which do not have",
  comes:
    'made in|built in|produced in|located in|located at|located on|based in|situated in|found in|found on|come from|comes from|came from|coming from',
  made: 'has|have|had|with|made|makes|released|produced|directed|received|gets|got|occurs in|appears in',
  top: 'top',
  bottom: 'bottom',
  sort: 'sorted by|sort by|sort it by|sort them by|order by|ordered by|order it by|ranked by|rank by|sort|order',
  rising:
    'ascending|asc|lowest first|smallest first|low to high|from low to high|from lowest to highest|in ascending order',
  falling:
    'descending|desc|highest first|largest first|high to low|from high to low|from highest to lowest|in descending order',
  firstRows: 'first|only first|limit|limit to|limited to|limit it to|top',
  firstOnly: 'first|only first|limit to',
  draw: 'chart|plot|graph|draw|visualise|visualize',
  chart: 'chart|plot|graph|diagram|bar chart|line chart|bar graph|line graph|column chart',
  make: 'draw|make|create|show|plot|give|produce',
  save: 'save|export|download|write|put|store',
  sheet: 'csv|csv file|file|spreadsheet|file as csv',
  into: 'as|in|into|to|with|on|in the form of',
  it: 'it|this|that|them|these|those|result|results|that result|answer|everything',
  andThen: 'and|then|and then|also|and also|now|, and|,|, then',
  follow:
    'and|now|also|only|then|but|and now|and only|what about|how about|and what about|same|same for|same thing|do same|and for|now for|now only|instead|just',
  followTail: 'instead|too|also|as well|again|now|then|only',
  adds: 'also|too|as well|and',
  clear:
    'without filters|without filter|remove filters|remove filter|clear filters|clear filter|drop filters|no filters|without conditions|remove conditions|for everything again|for all rows again|all rows again|everything again',
  its: 'and its|with its|and their|, with its|along with its|together with its|, and its',
  when: 'and when|, when|, and when|and when was it|, and when was it|and when was that',
  whenWas: 'when was|when were',
  weighs: 'weigh|weighs|weighing|weighed|that weigh|which weigh|that weighed|which weighed',
  compare: 'compare',
  versus: 'and|with|to|vs|versus|,|, and|vs.',
} as const;

const WORDS = new Set(
  [
    ...Object.values(PHRASES),
    'the|a|an|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|it|of|its|than',
  ]
    .flatMap((phrases) => phrases.split('|'))
    .flatMap((phrase) => phrase.split(' ')),
);

export function isGrammarWord(word: string): boolean {
  return WORDS.has(word);
}

export function grammarWords(): string[] {
  return [...WORDS].filter((word) => /^\p{L}{3,}$/u.test(word));
}

export const PRICE_LIKE = /(?:price|cost|rent|fee|amount|budget|gross|sales|revenue|income|salary|value|fare|spend)/i;
