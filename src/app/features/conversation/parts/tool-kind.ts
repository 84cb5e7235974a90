export type ToolKind = 'web' | 'table' | 'calculate' | 'write' | 'search' | 'read' | 'other';

/** A name has the first kind whose words are in it. */
const KINDS: readonly (readonly [ToolKind, RegExp])[] = [
  ['web', /web|browse|url|http|page|site|crawl|scrape|navigate/],
  ['table', /table|csv|sql|sheet|column|row|chart|pivot|dataframe/],
  ['calculate', /calc|math|arithmetic|comput|evaluat|convert|python|code|execut/],
  ['write', /write|save|create|update|edit|upload|send|post|export|generat/],
  ['search', /search|find|grep|query|lookup|retriev|match/],
  ['read', /read|open|load|view|get|fetch|list|quote|summar|extract|file|document|pdf/],
];

/** What a tool does, as far as its name says. */
export function toolKind(name: string): ToolKind {
  const lower = name.toLowerCase();
  return KINDS.find(([, words]) => words.test(lower))?.[0] ?? 'other';
}
