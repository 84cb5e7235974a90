import * as z from 'zod/mini';
import { checkOutput, type Validity } from '#contract/check-output.ts';
import type { Tool } from '../runner/engine.ts';

const JsonObject = z.record(z.string(), z.unknown());
const CheckInput = z.strictObject({ schema: JsonObject, output: JsonObject });

/** In a child process: a schema's `pattern` may backtrack for ever. */
export const checkOutputTool: Tool<z.infer<typeof CheckInput>, Validity> = {
  name: 'check_output',
  isolated: true,
  description: 'Checks an output against the schema of its worker.',
  input: CheckInput,
  run: (question) => checkOutput(question),
};
