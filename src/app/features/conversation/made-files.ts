import type { TurnView } from './rows.ts';

export type MadeFile = {
  readonly url: string;
  readonly mediaType: string;
  readonly filename?: string | null | undefined;
  readonly size?: number | null | undefined;
};

const NONE: readonly MadeFile[] = [];

/** What the worker made in a turn: as its stream told it, else as its record does. */
export function madeFiles({ turn, transcript }: Pick<TurnView, 'turn' | 'transcript'>): readonly MadeFile[] {
  return transcript.files.length > 0 ? transcript.files : (turn.files ?? NONE);
}
