import { normalize } from '../../tools/text/normalize-words.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

const REQUEST_WORDS = words(
  `summarise summarize summary overview profile describe description analyse analyze analysis explore inspect check
columns column fields field schema structure types type statistics stats figures report look contents content`,
);
const OTHER_WORDS = words(
  `a about all and an any are as at be brief by can columns could csv data dataset detailed do does each file files five for four
full general get give good has have hello hi hold holds i in into is it its json key kind line lines list main me missing my name named
names of on one please points profile.json quality quick rows save sentence sentences set short show summary.md table tables tell
that the them there these they this those three to two us values want what what's which with would write you your cite`,
);
const WHOLE =
  /^(?:(?:so |and |hi,? |hello,? )?what(?:'s| is| are|s) (?:in )?(?:this|that|it|these|those|there)(?: (?:files?|tables?|data|csv))?(?: about)?|what(?:'s| is) inside(?: (?:it|this|the file))?|missing (?:values|data|cells)|data quality|key figures)$/;

export function isOverviewRequest(input: string, files: readonly string[]): boolean {
  let text = normalize(input.replace(/[’]/g, "'"));
  for (const file of files) text = text.replaceAll(normalize(file), ' file ');
  text = text
    .replace(/[?!.,;:]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || WHOLE.test(text)) return true;
  const inputWords = text.split(' ');
  const stems = new Set(files.map((file) => normalize(file.replace(/\.[^.]*$/, ''))));
  return (
    inputWords.some((word) => REQUEST_WORDS.has(word)) &&
    inputWords.every((word) => REQUEST_WORDS.has(word) || OTHER_WORDS.has(word) || stems.has(word))
  );
}
