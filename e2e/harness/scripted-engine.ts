import {
  ToolProblem,
  type Engine,
  type EngineEvent,
  type StructuredOutput,
  type Tool,
  type TurnContext,
} from '#server/runner/engine.ts';
import type { Gate } from './gate.ts';

/** The last step may return a structured output. */
export type Step = (turn: TurnContext) => AsyncGenerator<EngineEvent, StructuredOutput | void, void>;

export interface ScriptedEngine extends Engine {
  /** Tests that share an engine need distinct inputs. */
  on(input: string, ...steps: Step[]): void;
  off(input: string): void;
  turnsOf(input: string): readonly TurnContext[];
}

const echo: Engine = {
  name: 'scripted',
  description: 'Runs the scripts of a test.',
  languageModel: null,
  run: (turn) => text(`Answer to: ${turn.input}`)(turn),
};

/** Runs scripts by input. Other inputs go to `otherwise`, whose name it takes. */
export function createScriptedEngine(otherwise: Engine = echo): ScriptedEngine {
  const scripts = new Map<string, readonly Step[]>();
  const seen: TurnContext[] = [];
  return {
    name: otherwise.name,
    description: otherwise.description,
    languageModel: otherwise.languageModel,
    on: (input, ...steps) => void scripts.set(input, steps),
    off: (input) => void scripts.delete(input),
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

/** Writes one text block, one delta per string. */
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

export function say(...events: EngineEvent[]): Step {
  return async function* () {
    yield* events;
  };
}

export function hold(gate: Gate): Step {
  // oxlint-disable-next-line require-yield -- a step that says nothing
  return async function* (turn) {
    await gate.pass(turn.signal);
  };
}

export function call<Input, Output>(tool: Tool<Input, Output>, input: Input): Step {
  return async function* (turn) {
    yield* turn.call(tool, input);
  };
}

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

/** Distinguishes intended from unexpected errors. */
export class ScriptedFault extends Error {}

/** Fails with an error that the operator sees. */
export function refuse(message: string): Step {
  // oxlint-disable-next-line require-yield -- a step that says nothing
  return async function* () {
    throw new ToolProblem(message);
  };
}

export function fail(message: string): Step {
  // oxlint-disable-next-line require-yield -- a step that says nothing
  return async function* () {
    throw new ScriptedFault(message);
  };
}
