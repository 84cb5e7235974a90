import { type EngineEvent, ToolProblem } from '../../runner/engine.ts';
import { escapeMarkdown, list } from '../answer/format.ts';
import type { Session } from '../session.ts';

/**
 * Does the same with file after file, as far as the budget goes. A tool's refusal is said, and the next file taken.
 * Answers the files that were left out.
 */
export async function* eachFile(
  session: Session,
  files: readonly string[],
  work: (file: string) => AsyncGenerator<EngineEvent>,
): AsyncGenerator<EngineEvent, readonly string[], void> {
  for (const [i, file] of files.entries()) {
    if (session.callsLeft() < 1) return files.slice(i);
    try {
      yield* work(file);
    } catch (error) {
      if (!(error instanceof ToolProblem)) throw error;
      yield* session.say(escapeMarkdown(error.message));
    }
  }
  return [];
}

/** Says that the budget left something out. `what` is Markdown. */
export function leftOut({ turn }: Session, what: readonly string[]): string {
  return `Left out, since the ${turn.budget} budget allows no further tool call: ${list(what)}.`;
}
