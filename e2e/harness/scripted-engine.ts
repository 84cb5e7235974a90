import type { Engine, EngineEvent, StructuredOutput, Tool, TurnContext } from '#server/runner/engine.ts';
import type { Gate } from './gate.ts';

/** One thing that a scripted worker does in its turn; the last one may give back a structured output. */
export type Step = (turn: TurnContext) => AsyncGenerator<EngineEvent, StructuredOutput | void, void>;

export interface ScriptedEngine extends Engine {
  /** What the worker does when a turn has exactly this input. Inputs must differ between tests that share an engine. */
  on(input: string, ...steps: Step[]): void;
  /** The turns that ran with this input, in order: to see what the runner handed over. */
  turnsOf(input: string): readonly TurnContext[];
}

/** Answers every input with `Answer to: <input>`. */
const echo: Engine = {
  name: 'scripted',
  description: 'Plays what a test wrote down.',
  languageModel: false,
  run: (turn) => text(`Answer to: ${turn.input}`)(turn),
};

/**
 * An engine that plays what a test wrote down, behind the real interface. An input without a script goes to
 * `otherwise`, whose name it bears.
 */
export function createScriptedEngine(otherwise: Engine = echo): ScriptedEngine {
  const scripts = new Map<string, readonly Step[]>();
  const seen: TurnContext[] = [];
  return {
    name: otherwise.name,
    description: otherwise.description,
    languageModel: otherwise.languageModel,
    on: (input, ...steps) => void scripts.set(input, steps),
    turnsOf: (input) => seen.filter((turn) => turn.input === input),
    async *run(turn) {
      seen.push(turn);
      const steps = scripts.get(turn.input);
      if (steps === undefined) return yield* otherwise.run(turn);
      let output: StructuredOutput | void = undefined;
      for (const step of steps) output = yield* step(turn);
      return output;
    },
  };
}

let textBlocks = 0;

/** Writes one block of text, a delta a string, waiting at the gates between them. */
export function text(...pieces: (string | Gate)[]): Step {
  return async function* (turn) {
    textBlocks += 1;
    const id = `text-${textBlocks}`;
    yield { type: 'text-start', id };
    for (const piece of pieces) {
      if (typeof piece === 'string') yield { type: 'text-delta', id, delta: piece };
      else await piece.pass(turn.signal);
    }
    yield { type: 'text-end', id };
  };
}

/** Says these parts as they are. */
export function say(...events: EngineEvent[]): Step {
  return async function* () {
    yield* events;
  };
}

/** Waits at the gate. */
export function hold(gate: Gate): Step {
  // oxlint-disable-next-line require-yield -- a step that says nothing
  return async function* (turn) {
    await gate.pass(turn.signal);
  };
}

/** Calls a tool, through the runner and its budget. */
export function call<Input, Output>(tool: Tool<Input, Output>, input: Input): Step {
  return async function* (turn) {
    yield* turn.call(tool, input);
  };
}

/** Writes a file into the task's workspace and says so. */
export function writeFile(name: string, mediaType: string, content: string | Uint8Array): Step {
  return async function* (turn) {
    const file = await turn.workspace.write(name, mediaType, content);
    yield {
      type: 'file',
      url: file.url,
      mediaType: file.mediaType,
      providerMetadata: { handinger: { filename: file.name, size: file.size } },
    };
  };
}

/** What a script throws on purpose, so that it can be told from what nobody expected. */
export class ScriptedFault extends Error {}

/** Breaks as an engine with a fault would. */
export function fail(message: string): Step {
  // oxlint-disable-next-line require-yield -- a step that says nothing
  return async function* () {
    throw new ScriptedFault(message);
  };
}
