import { inspectTable } from '../builtin-worker/inspect-table.ts';
import { checkOutputTool } from '../tools/check-output.ts';
import { profileTable } from '../tools/profile-table.ts';
import { querySql } from '../tools/query-sql.ts';
import { queryTable } from '../tools/query-table.ts';
import { readDocument } from '../tools/read-document.ts';
import { searchText } from '../tools/search-text.ts';
import { createRequestPage } from '../tools/web/request-page.ts';
import { summarise } from '../tools/summarise.ts';
import { writeFile } from '../tools/write-file.ts';
import { ALLOW_LOOPBACK } from '../runner/tool-processes/protocol.ts';
import { toolEntry, serveCalls } from '../runner/tool-processes/serve-calls.ts';

// Every tool with `isolated` must be here.
const requestPage = createRequestPage({ allowLoopback: process.argv.includes(ALLOW_LOOPBACK) });

serveCalls(process, [
  toolEntry(checkOutputTool),
  toolEntry(inspectTable),
  toolEntry(profileTable),
  toolEntry(querySql),
  toolEntry(queryTable),
  toolEntry(readDocument),
  toolEntry(requestPage),
  toolEntry(searchText),
  toolEntry(summarise),
  toolEntry(writeFile),
]);
