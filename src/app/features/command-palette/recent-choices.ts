import * as z from 'zod/mini';
import { persistedText } from '#app/data/persisted-text.ts';
import { readJson } from '#app/lib/read-json.ts';

const Choice = z.object({ id: z.string(), label: z.string(), to: z.optional(z.string()) });
export type Choice = z.infer<typeof Choice>;

const storage = persistedText('palette');
const MAX_CHOICES = 8;

export function parseChoices(text: string | null): readonly Choice[] {
  return readJson(z.array(Choice), text) ?? [];
}

export function withChoice(choices: readonly Choice[], { id, label, to }: Choice): readonly Choice[] {
  const others = choices.filter((choice) => choice.id !== id);
  return [{ id, label, ...(to !== undefined && { to }) }, ...others].slice(0, MAX_CHOICES);
}

export function recentChoices(): readonly Choice[] {
  return parseChoices(storage.read());
}

/** Does nothing if storage is full or unavailable. */
export function rememberChoice(choice: Choice): void {
  storage.write(JSON.stringify(withChoice(recentChoices(), choice)));
}
