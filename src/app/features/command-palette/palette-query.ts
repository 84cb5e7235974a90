/** What is searched: everything, or only one kind after a prefix. */
export type PaletteQuery = { readonly scope: 'all' | 'commands' | 'tasks'; readonly words: string };

export const COMMANDS_PREFIX = '>';
export const TASKS_PREFIX = '#';

export function parsePaletteQuery(text: string): PaletteQuery {
  const typed = text.trimStart();
  const words = typed.slice(1).trimStart();
  if (typed.startsWith(COMMANDS_PREFIX)) return { scope: 'commands', words };
  if (typed.startsWith(TASKS_PREFIX)) return { scope: 'tasks', words };
  return { scope: 'all', words: text };
}
