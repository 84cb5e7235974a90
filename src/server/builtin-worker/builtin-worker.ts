import {
  type Engine,
  type EngineEvent,
  type StructuredOutput,
  ToolProblem,
  type TurnContext,
} from '../runner/engine.ts';
import { formatClarification, formatRefusal } from './answer/format-refusal.ts';
import { describeOutput } from './answer/describe-output.ts';
import { escapeMarkdown, formatNumber } from './answer/format-markdown.ts';
import { handleCalculation } from './handlers/handle-calculation.ts';
import { handleOverview } from './handlers/handle-overview.ts';
import { handleQuery } from './handlers/handle-query.ts';
import { handleRead, handleSearch } from './handlers/handle-text.ts';
import { loadScope } from './load-scope.ts';
import { createTurnWriter, type TurnWriter } from './turn-writer.ts';
import type { Intent, Scope } from './understand/intent.ts';
import { parseArithmetic } from './understand/parse-arithmetic.ts';
import { fillOutput } from './structured-output/fill-output.ts';
import { understand } from './understand/understand.ts';

export const BUILT_IN_WORKER = 'built-in worker';

/**
 * Answers by fixed rules, without a language model. Gives a figure only if it understood every word. Ignores the
 * worker's instructions.
 */
export function createBuiltInWorker(): Engine {
  return {
    name: BUILT_IN_WORKER,
    description:
      'Built-in demo worker without an AI model: arithmetic, tables, quotes from texts and charts by fixed rules. It ignores instructions.',
    languageModel: null,
    run,
  };
}

const MAX_INPUT_CHARS = 2000;

async function* run(turn: TurnContext): AsyncGenerator<EngineEvent, StructuredOutput | undefined, void> {
  const writer = createTurnWriter(turn);
  yield* work(writer);
  if (turn.outputSchema === null) return undefined;
  const filled = fillOutput(turn.outputSchema, writer.computed());
  const words = describeOutput(filled);
  if (words !== '') yield* writer.write(words);
  return filled.output;
}

async function* work(writer: TurnWriter): AsyncGenerator<EngineEvent, void, void> {
  const { turn } = writer;
  // Needs no file, so none is charged.
  const arithmetic = parseArithmetic(turn.input);
  if (arithmetic !== undefined) return yield* reportRefusals(writer, handleCalculation(writer, arithmetic));
  const scope = await loadScope(turn);
  const input = turn.input.trim();
  const intent = understand(input.slice(0, MAX_INPUT_CHARS), scope);
  const isCut = input.length > MAX_INPUT_CHARS;
  const isUnsure = isCut && intent.kind === 'query';
  if (!isUnsure) yield* reportRefusals(writer, handle(writer, intent, scope));
  if (isCut) {
    const outcome = isUnsure ? 'so the question has no answer' : 'the rest was not read';
    yield* writer.write(
      `Only the first ${formatNumber(MAX_INPUT_CHARS)} characters of a task are read, ${outcome}. Attach longer text as a file.`,
    );
  }
  if (intent.kind === 'ask') return;
  const broken = scope.unreadable.map(({ why }) => why);
  if (broken.length > 0) yield* writer.write(broken.map(escapeMarkdown).join(' '));
}

async function* reportRefusals(
  writer: TurnWriter,
  events: AsyncGenerator<EngineEvent>,
): AsyncGenerator<EngineEvent, void, void> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof ToolProblem)) throw error;
    yield* writer.write(escapeMarkdown(error.message));
  }
}

async function* handle(writer: TurnWriter, intent: Intent, scope: Scope): AsyncGenerator<EngineEvent> {
  switch (intent.kind) {
    case 'calculate':
      return yield* handleCalculation(writer, intent.arithmetic);
    case 'query':
      return yield* handleQuery(writer, intent.request, intent.others, scope);
    case 'overview':
      return yield* handleOverview(writer, intent, scope.tables);
    case 'search':
      return yield* handleSearch(writer, intent);
    case 'read':
      return yield* handleRead(writer, intent);
    case 'ask':
      return yield* writer.write(formatClarification(intent.problem, intent.offers));
    case 'decline':
      return yield* writer.write(
        formatRefusal({ tables: scope.tables.map(({ file }) => file), texts: scope.texts, offers: intent.offers }),
      );
    default:
      return intent satisfies never;
  }
}
