import {
  type Engine,
  type EngineEvent,
  type StructuredOutput,
  ToolProblem,
  type TurnContext,
} from '../runner/engine.ts';
import { askAnswer, declineAnswer } from './answer/decline-answer.ts';
import { filledWords } from './answer/filled-words.ts';
import { escapeMarkdown, number } from './answer/format.ts';
import { calculateErrand } from './errands/calculate-errand.ts';
import { overviewErrand } from './errands/overview-errand.ts';
import { queryErrand } from './errands/query-errand.ts';
import { readErrand, searchErrand } from './errands/text-errands.ts';
import { openScope } from './open-scope.ts';
import { createSession, type Session } from './session.ts';
import type { Errand, Scope } from './understand/errand.ts';
import { findArithmetic } from './understand/find-arithmetic.ts';
import { fillOutput } from './structured/fill-output.ts';
import { understand } from './understand/understand.ts';

/**
 * The engine that ships with the product: it works on numbers, tables and texts with real tools, by fixed rules.
 * It gives a figure only if it understood every word of the question. Otherwise it says what it did not understand, and
 * offers questions that it can answer.
 * A worker's instructions are free words, which take a language model: it leaves them alone.
 */
export function createBuiltInWorker(): Engine {
  return {
    name: 'built-in worker',
    description:
      'The built-in worker has no language model: it does arithmetic, queries tables, quotes texts and writes files by fixed rules, and does not follow instructions.',
    languageModel: false,
    run,
  };
}

/** Characters: the rules read an errand, not a book. What is to be worked on comes as a file. */
const MOST_WORDS = 2000;

async function* run(turn: TurnContext): AsyncGenerator<EngineEvent, StructuredOutput | undefined, void> {
  const session = createSession(turn);
  yield* work(session);
  if (turn.outputSchema === null) return undefined;
  const filled = fillOutput(turn.outputSchema, session.computed());
  const words = filledWords(filled);
  if (words !== '') yield* session.say(words);
  return filled.output;
}

async function* work(session: Session): AsyncGenerator<EngineEvent, void, void> {
  const { turn } = session;
  // Arithmetic alone needs no file: none is read, or paid for.
  const arithmetic = findArithmetic(turn.input);
  if (arithmetic !== undefined) return yield* guarded(session, calculateErrand(session, arithmetic));
  const scope = await openScope(turn);
  const input = turn.input.trim();
  const errand = understand(input.slice(0, MOST_WORDS), scope);
  const isCut = input.length > MOST_WORDS;
  // Words that were not read could change the figure.
  const isUnsure = isCut && errand.kind === 'query';
  if (!isUnsure) yield* guarded(session, perform(session, errand, scope));
  if (isCut) {
    const outcome = isUnsure ? 'so the question has no answer' : 'the rest was not read';
    yield* session.say(
      `Only the first ${number(MOST_WORDS)} characters of a task are read, ${outcome}. Attach longer text as a file.`,
    );
  }
  if (errand.kind === 'ask') return;
  const broken = scope.unreadable.map(({ why }) => why);
  if (broken.length > 0) yield* session.say(broken.map(escapeMarkdown).join(' '));
}

/** A tool's refusal is an answer too. */
async function* guarded(
  session: Session,
  events: AsyncGenerator<EngineEvent>,
): AsyncGenerator<EngineEvent, void, void> {
  try {
    yield* events;
  } catch (error) {
    if (!(error instanceof ToolProblem)) throw error;
    yield* session.say(escapeMarkdown(error.message));
  }
}

async function* perform(session: Session, errand: Errand, scope: Scope): AsyncGenerator<EngineEvent> {
  switch (errand.kind) {
    case 'calculate':
      return yield* calculateErrand(session, errand.arithmetic);
    case 'query':
      return yield* queryErrand(session, errand.request, errand.others, scope);
    case 'overview':
      return yield* overviewErrand(session, errand, scope.tables);
    case 'search':
      return yield* searchErrand(session, errand);
    case 'read':
      return yield* readErrand(session, errand);
    case 'ask':
      return yield* session.say(askAnswer(errand.problem, errand.offers));
    case 'decline':
      return yield* session.say(
        declineAnswer({ tables: scope.tables.map(({ file }) => file), texts: scope.texts, offers: errand.offers }),
      );
    default:
      return errand satisfies never;
  }
}
