import type { Clock } from '../domain/clock.ts';
import type { Engine, EngineEvent } from './engine.ts';

const PIECES_PER_SECOND = 25;

/** Splits deltas between graphemes. */
export function paceEngine(engine: Engine, charactersPerSecond: number, clock: Clock): Engine {
  if (charactersPerSecond === 0) return engine;
  const size = Math.max(1, Math.round(charactersPerSecond / PIECES_PER_SECOND));
  return {
    name: engine.name,
    description: engine.description,
    languageModel: engine.languageModel,
    async *run(turn) {
      let due = clock.elapsed();
      const events = engine.run(turn);
      try {
        for (;;) {
          const step = await events.next();
          if (step.done === true) return step.value;
          const event = step.value;
          if (event.type !== 'text-delta') {
            yield event;
            continue;
          }
          for (const delta of pieces(event.delta, size)) {
            due = Math.max(due, clock.elapsed()) + (delta.length * 1000) / charactersPerSecond;
            yield { ...event, delta } satisfies EngineEvent;
            await clock.sleep(due - clock.elapsed(), turn.signal);
            if (turn.signal.aborted) return undefined;
          }
        }
      } finally {
        await events.return();
      }
    },
  };
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' });

function* pieces(text: string, size: number): Generator<string> {
  let piece = '';
  for (const { segment } of characters.segment(text)) {
    piece += segment;
    if (piece.length < size) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
