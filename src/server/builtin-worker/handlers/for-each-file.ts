import { type EngineEvent, ToolProblem } from '../../runner/engine.ts';
import { escapeMarkdown, formatList } from '../answer/format-markdown.ts';
import type { TurnWriter } from '../turn-writer.ts';

/** Stops with the budget. Continues after refusals. Returns the files left out. */
export async function* forEachFile(
  writer: TurnWriter,
  files: readonly string[],
  work: (file: string) => AsyncGenerator<EngineEvent>,
): AsyncGenerator<EngineEvent, readonly string[], void> {
  for (const [i, file] of files.entries()) {
    if (writer.callsLeft() < 1) return files.slice(i);
    try {
      yield* work(file);
    } catch (error) {
      if (!(error instanceof ToolProblem)) throw error;
      yield* writer.write(escapeMarkdown(error.message));
    }
  }
  return [];
}

export function describeSkipped({ turn }: TurnWriter, what: readonly string[]): string {
  return `Left out, since the ${turn.budget} budget allows no further tool call: ${formatList(what)}.`;
}
