import * as z from 'zod/mini';
import type { Tool } from '../runner/engine.ts';
import { createYieldToEventLoop } from './tools/yield-to-event-loop.ts';
import { loadTable } from './tools/table/load-table.ts';
import { type TableFacts, tableFacts } from './understand/table-facts.ts';

const LookAtTableInput = z.strictObject({ file: z.string().check(z.minLength(1)) });

/** Finds out what must be known of a table to understand words about it. */
export const lookAtTable: Tool<z.infer<typeof LookAtTableInput>, TableFacts> = {
  name: 'look_at_table',
  isolated: true,
  description: 'Names the columns of a table, their types, and the values of columns that name things.',
  input: LookAtTableInput,
  run: async ({ file }, context) => tableFacts(await loadTable(file, context), createYieldToEventLoop(context.signal)),
};
