import type { Computed } from './structured-output/collect-results.ts';
import type { EngineEvent, Tool, TurnContext, WorkspaceFile } from '../runner/engine.ts';

export interface TurnWriter {
  readonly turn: TurnContext;
  callsLeft(): number;
  call<Input, Output>(tool: Tool<Input, Output>, input: Input): AsyncGenerator<EngineEvent, Output, void>;
  /** Returns the mark: `[1]`. The source is sent before the next text. */
  cite(file: string, from: number, to: number): string;
  /** Yields small deltas, after the sources they cite. */
  write(markdown: string): Generator<EngineEvent>;
  computed(): Computed;
  attach(name: string): Generator<EngineEvent>;
}

const DELTA = /\s*(?:\S+\s*){1,3}/g;

export function createTurnWriter(turn: TurnContext): TurnWriter {
  const marks = new Map<string, string>();
  const pending: EngineEvent[] = [];
  const outputs: unknown[] = [];
  const written: string[] = [];
  const files: string[] = [];
  let texts = 0;
  const findFile = (name: string): WorkspaceFile | undefined =>
    turn.workspace.list().find((file) => file.name === name);

  return {
    turn,
    callsLeft: turn.callsLeft,
    async *call(tool, input) {
      const output = yield* turn.call(tool, input);
      outputs.push(output);
      return output;
    },
    computed: () => ({ outputs, text: written.join('\n\n'), files }),
    cite(file, from, to) {
      const lines = from === to ? `#L${from}` : `#L${from}-L${to}`;
      const known = marks.get(file + lines);
      if (known !== undefined) return known;
      const sourceId = String(marks.size + 1);
      const mark = `[${sourceId}]`;
      marks.set(file + lines, mark);
      const title = `${file}, ${from === to ? `line ${from}` : `lines ${from}–${to}`}`;
      pending.push({ type: 'source-url', sourceId, url: `${findFile(file)?.url ?? file}${lines}`, title });
      return mark;
    },
    *write(markdown) {
      yield* pending.splice(0);
      texts += 1;
      written.push(markdown);
      const id = `text-${texts}`;
      yield { type: 'text-start', id };
      for (const [delta] of markdown.matchAll(DELTA)) yield { type: 'text-delta', id, delta };
      yield { type: 'text-end', id };
    },
    *attach(name) {
      const file = findFile(name);
      if (file === undefined) return;
      files.push(name);
      const { url, mediaType, size } = file;
      yield { type: 'file', url, mediaType, providerMetadata: { handinger: { filename: name, size } } };
    },
  };
}
