import { TOOL_CALL_CAPS } from '../domain/budgets.ts';
import type { Computed } from './structured/facts.ts';
import type { EngineEvent, Tool, TurnContext, WorkspaceFile } from '../runner/engine.ts';

/** One turn of the built-in worker: says things in order, numbers what it cites, and knows how many calls are left. */
export interface Session {
  readonly turn: TurnContext;
  /** Tool calls that the budget still allows. */
  callsLeft(): number;
  call<Input, Output>(tool: Tool<Input, Output>, input: Input): AsyncGenerator<EngineEvent, Output, void>;
  /** The mark for lines of a file, like `[1]`: the same lines have the same mark. Its source goes out with the next words said. */
  cite(file: string, from: number, to: number): string;
  /** Says Markdown, a few words at a time, after the sources that it cites. */
  say(markdown: string): Generator<EngineEvent>;
  /** What has been computed and said so far. */
  computed(): Computed;
  /** Says that a file of the workspace is a result. */
  show(name: string): Generator<EngineEvent>;
}

const FEW_WORDS = /\s*(?:\S+\s*){1,3}/g;

export function createSession(turn: TurnContext): Session {
  const cap = TOOL_CALL_CAPS[turn.budget];
  const marks = new Map<string, string>();
  const pending: EngineEvent[] = [];
  const outputs: unknown[] = [];
  const said: string[] = [];
  const files: string[] = [];
  let calls = 0;
  let texts = 0;
  const fileNamed = (name: string): WorkspaceFile | undefined =>
    turn.workspace.list().find((file) => file.name === name);

  return {
    turn,
    callsLeft: () => cap - calls,
    async *call(tool, input) {
      calls += 1;
      const output = yield* turn.call(tool, input);
      outputs.push(output);
      return output;
    },
    computed: () => ({ outputs, text: said.join('\n\n'), files }),
    cite(file, from, to) {
      const lines = from === to ? `#L${from}` : `#L${from}-L${to}`;
      const known = marks.get(file + lines);
      if (known !== undefined) return known;
      const sourceId = String(marks.size + 1);
      const mark = `[${sourceId}]`;
      marks.set(file + lines, mark);
      const title = `${file}, ${from === to ? `line ${from}` : `lines ${from}–${to}`}`;
      pending.push({ type: 'source-url', sourceId, url: `${fileNamed(file)?.url ?? file}${lines}`, title });
      return mark;
    },
    *say(markdown) {
      yield* pending.splice(0);
      texts += 1;
      said.push(markdown);
      const id = `text-${texts}`;
      yield { type: 'text-start', id };
      for (const [delta] of markdown.matchAll(FEW_WORDS)) yield { type: 'text-delta', id, delta };
      yield { type: 'text-end', id };
    },
    *show(name) {
      const file = fileNamed(name);
      if (file === undefined) return;
      files.push(name);
      const { url, mediaType, size } = file;
      yield { type: 'file', url, mediaType, providerMetadata: { handinger: { filename: name, size } } };
    },
  };
}
