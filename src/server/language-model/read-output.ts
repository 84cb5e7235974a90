import * as z from 'zod/mini';
import { type StructuredOutput, ToolProblem, type TurnContext } from '../runner/engine.ts';
import { checkOutputTool } from '../tools/check-output.ts';

const JsonObject = z.record(z.string(), z.unknown());
const MAX_PROBLEMS = 5;

/** Reads JSON, also from a code block, and checks it against the schema. */
export async function readOutput(
  turn: TurnContext,
  text: string,
  schema: Readonly<Record<string, unknown>>,
): Promise<{ output: StructuredOutput } | { problem: string }> {
  const read = JsonObject.safeParse(parseJson(withoutFence(text.trim())));
  if (!read.success) return { problem: 'It is not a JSON object.' };
  const output = read.data;
  const validity = await turn.inspect(checkOutputTool, { schema: { ...schema }, output }).catch((error: unknown) => {
    if (error instanceof ToolProblem) return { kind: 'unusable', why: 'It could not be checked in time.' } as const;
    throw error;
  });
  switch (validity.kind) {
    case 'valid':
    // The page names the parts that can't be checked.
    case 'unchecked':
      return { output };
    case 'invalid':
      return {
        problem: validity.violations
          .slice(0, MAX_PROBLEMS)
          .map(({ path, words }) => `${path || 'the object'} ${words}.`)
          .join(' '),
      };
    case 'unusable':
      return { problem: validity.why };
    default:
      return validity satisfies never;
  }
}

function withoutFence(text: string): string {
  if (!text.startsWith('```') || !text.endsWith('```')) return text;
  return text.slice(text.indexOf('\n') + 1, -3);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
