import * as z from 'zod/mini';
import type { StructuredOutput } from '../runner/engine.ts';

const JsonObject = z.record(z.string(), z.unknown());
const MAX_PROBLEMS = 5;

/** Reads JSON, also from a code block, and checks it against the schema. */
export async function readOutput(
  text: string,
  schema: Readonly<Record<string, unknown>>,
): Promise<{ output: StructuredOutput } | { problem: string }> {
  const read = JsonObject.safeParse(parseJson(text.trim().replace(/^```\w*\s*\n([\s\S]*)\n```$/, '$1')));
  if (!read.success) return { problem: 'It is not a JSON object.' };
  const { checkOutput } = await import('#contract/check-output.ts');
  const validity = await checkOutput({ schema: { ...schema }, output: read.data });
  switch (validity.kind) {
    case 'valid':
    case 'unchecked':
      return { output: read.data };
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
