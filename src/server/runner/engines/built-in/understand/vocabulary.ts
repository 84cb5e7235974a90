const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words that the rules themselves read: never taken for a column or value by a slip of the fingers, or by half a name. */
export const RULE_WORDS = words(
  `average avg mean averages typical median medians sum sums total totals add count counts counted number many much how minimum min maximum max
lowest smallest least fewest highest largest biggest greatest most cheapest priciest dearest expensive distinct unique different
by per each every group grouped broken break split across sort sorted order ordered rank ranked top bottom first last limit best worst
where with without when whose which who what only ignore ignoring exclude excluding skip skipping drop omit leave leaving out remove
missing empty blank null known present filled no not none is are was were be equals equal than more less fewer higher lower greater
larger over above under below between from to since until before after during at up and or but except other contains containing
includes including like starts starting begins beginning list show find give get display see chart plot graph draw visualise visualize
diagram bar line save export write download file csv json row rows record records entry entries lines year years month months monthly
quarter quarters day days weekday weekdays yearly annual quarterly daily descending ascending desc asc same it that this them those
these again instead now also too as in on for there have has had do does cite read rate summary summarise summarize table data`,
);

/** Words that carry nothing for a query: left over, they need not be told. */
export const EMPTY_WORDS = words(
  `show give list find get display see calculate compute work out tell what which who is are was were be been there with where when how
do does did have has had for in on to from at and or but so then now also too as it that this them those these here same again instead
rows data file table dataset csv tsv json attached answer result results value values figure figures compare comparison breakdown
overview only just per by make create use using take look want need would like should could can will you we i need know let everything
all any every each please thanks thank hi hello hey result between more than most about question really very actually both one ones
column columns i'd i'm i've field fields vs versus sheet spreadsheet text respectively`,
);

/** Asked for in words, but beyond this worker: said back instead of being passed over. */
export const BEYOND =
  /\b(correlat\w*|trend\w*|forecast\w*|predict\w*|regress\w*|percent(?:age|ile)?s?|share|ratio|proportion|standard deviation|std|variance|join|merge|pivot|translate|rewrite|rephrase|e-?mail|send|tweet|search the web|browse|google|pie chart|scatter\s?plot|histogram|explain why|why|recommend\w*|advi[cs]e|should i|draft|code|program|image|picture|photo)\b/i;

/** Writing that needs a language model, as it is asked for. */
export const CREATIVE =
  /\b(?:write|compose|make up|invent)(?: me)?(?: an?| the| some)? (?:essay|poem|story|letter|e-?mail|blog|post|article|report|text|song|speech|reply)\b/i;

/** Columns of these names are added up where no other figure is asked for; others are averaged. */
export const ADDITIVE =
  /(?:^|[^a-z])(?:sales?|revenue|amount|total|quantity|qty|units?|sold|orders?|turnover|spend(?:ing)?|cost|costs|income|hours|count|points)(?:$|[^a-z])/i;

/** What "cheapest" and "most expensive" are about. */
export const PRICE_LIKE = /(?:price|cost|rent|fee|amount|rate)/i;
