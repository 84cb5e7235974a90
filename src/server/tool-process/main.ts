import { inspectTable } from '../builtin-worker/inspect-table.ts';
import { checkOutputTool } from '../language-model/check-output-tool.ts';
import { profileTable } from '../tools/profile-table.ts';
import { queryTable } from '../tools/query-table.ts';
import { readText } from '../tools/read-text.ts';
import { searchText } from '../tools/search-text.ts';
import { summarise } from '../tools/summarise.ts';
import { writeFile } from '../tools/write-file.ts';
import { toolEntry, serveCalls } from '../runner/tool-processes/serve-calls.ts';

// Every tool with `isolated` must be here.
serveCalls(process, [
  toolEntry(checkOutputTool),
  toolEntry(inspectTable),
  toolEntry(profileTable),
  toolEntry(queryTable),
  toolEntry(readText),
  toolEntry(searchText),
  toolEntry(summarise),
  toolEntry(writeFile),
]);
