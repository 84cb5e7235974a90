import * as z from 'zod/mini';
import { persistedText } from '#app/data/persisted-text.ts';
import { readJson } from '#app/lib/read-json.ts';

/** What was chosen in the palette: an action by its id, or a place by its address. */
const Choice = z.object({ id: z.string(), label: z.string(), to: z.optional(z.string()) });
export type Choice = z.infer<typeof Choice>;

const kept = persistedText('palette');
const MOST = 8;

/** The choices in `text`, the latest first; none where it isn't what this page writes. */
export function readChoices(text: string | null): readonly Choice[] {
  return readJson(z.array(Choice), text) ?? [];
}

/** With this one in front, once. */
export function withChoice(choices: readonly Choice[], { id, label, to }: Choice): readonly Choice[] {
  const others = choices.filter((choice) => choice.id !== id);
  return [{ id, label, ...(to !== undefined && { to }) }, ...others].slice(0, MOST);
}

/** What was chosen last in this browser, the latest first. */
export function recentChoices(): readonly Choice[] {
  return readChoices(kept.read());
}

/** Where the browser is full, or keeps nothing, what was chosen is done all the same. */
export function rememberChoice(choice: Choice): void {
  kept.write(JSON.stringify(withChoice(recentChoices(), choice)));
}
