import * as z from 'zod/mini';
import { persistedText } from '#app/data/persisted-text.ts';
import { readJson } from '#app/lib/read-json.ts';

const Choice = z.object({ id: z.string(), label: z.string(), to: z.optional(z.string()) });
export type Choice = z.infer<typeof Choice>;

const kept = persistedText('palette');
const MOST = 8;

export function readChoices(text: string | null): readonly Choice[] {
  return readJson(z.array(Choice), text) ?? [];
}

export function withChoice(choices: readonly Choice[], { id, label, to }: Choice): readonly Choice[] {
  const others = choices.filter((choice) => choice.id !== id);
  return [{ id, label, ...(to !== undefined && { to }) }, ...others].slice(0, MOST);
}

export function recentChoices(): readonly Choice[] {
  return readChoices(kept.read());
}

/** Has no effect if the browser's storage is full or unavailable. */
export function rememberChoice(choice: Choice): void {
  kept.write(JSON.stringify(withChoice(recentChoices(), choice)));
}
