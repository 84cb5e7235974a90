import * as z from 'zod/mini';
import type { Tool } from '../runner/engine.ts';
import { createYieldToEventLoop } from '../tools/yield-to-event-loop.ts';
import { loadTable } from '../tools/table/load-table.ts';
import { type TableFacts, collectTableFacts } from './understand/table-facts.ts';

const InspectTableInput = z.strictObject({ file: z.string().check(z.minLength(1)) });

export const inspectTable: Tool<z.infer<typeof InspectTableInput>, TableFacts> = {
  name: 'inspect_table',
  isolated: true,
  description: 'Names the columns of a table, their types, and the values of columns that name things.',
  input: InspectTableInput,
  run: async ({ file }, context) =>
    collectTableFacts(await loadTable(file, context), createYieldToEventLoop(context.signal)),
};
