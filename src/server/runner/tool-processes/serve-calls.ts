import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Tool, type ToolContext, ToolProblem, type Workspace, type WorkspaceFile } from '../engine.ts';
import type { Call, FromChild, Outcome, Question, Reply, ToChild } from './protocol.ts';
import { startWatchdog } from './watchdog.ts';

/** Characters of JSON: the API reads an output between two answers to others. */
const MOST_OUTPUT_CHARS = 1_000_000;
const MOST_MESSAGE_CHARS = 4000;

type Runs = (input: unknown, context: ToolContext) => Promise<unknown>;

/** A tool as a child knows it: by its name. */
export type NamedTool = readonly [name: string, run: Runs];

export function named<Input, Output>(tool: Tool<Input, Output>): NamedTool {
  return [tool.name, (input, context) => tool.run(tool.input.parse(input), context)];
}

/**
 * Makes a process a child that runs tools, one call after the other; its memory limit in bytes is its first argument.
 * What was read stays for further calls to the same workspace, while there is memory left. It ends with its parent.
 */
export function serveCalls(child: NodeJS.Process, tools: readonly NamedTool[]): void {
  const memoryBytes = Number(child.argv[2]);
  const byName = new Map(tools);
  const send = (message: FromChild) => child.send?.(message);
  const desk = createDesk(send);
  let last: { id: string; workspace: ChildWorkspace } | undefined;

  async function run({ tool, input, workspace: id, files, outbox }: Call): Promise<Outcome> {
    const runs = byName.get(tool);
    if (runs === undefined) return { kind: 'failed', stack: `There is no tool ${tool}.` };
    if (last?.id !== id) last = { id, workspace: createWorkspace(desk.ask) };
    const { workspace } = last;
    workspace.begin(files, outbox);
    try {
      // It is never aborted from inside: the API ends the process.
      const output = await runs(input, { workspace, signal: new AbortController().signal });
      if ((JSON.stringify(output)?.length ?? 0) <= MOST_OUTPUT_CHARS) return { kind: 'done', output };
      return { kind: 'problem', message: `The result of ${tool} is too large to be shown. Ask for less of it.` };
    } catch (error) {
      if (error instanceof ToolProblem) return { kind: 'problem', message: error.message.slice(0, MOST_MESSAGE_CHARS) };
      if (!(error instanceof Error)) return { kind: 'failed', stack: String(error) };
      return { kind: 'failed', stack: error.stack ?? error.message, ...('code' in error && { code: error.code }) };
    }
  }

  child.umask(0o077);
  startWatchdog(memoryBytes, child.ppid);
  child.on('disconnect', () => child.exit());
  child.on('message', (message: ToChild) => {
    if (message.kind !== 'call') return desk.answer(message);
    void run(message).then((outcome) => {
      if (child.memoryUsage.rss() > memoryBytes / 2) last = undefined;
      send(outcome);
    });
  });
}

type Ask = (about: Question['about']) => Promise<Reply>;

/** Numbers questions, and brings each its answer. */
function createDesk(send: (question: Question) => void) {
  const open = new Map<number, (reply: Reply) => void>();
  let asked = 0;
  return {
    ask: (about: Question['about']) =>
      new Promise<Reply>((resolve) => {
        asked += 1;
        open.set(asked, resolve);
        send({ kind: 'question', number: asked, about });
      }),
    answer(reply: Reply) {
      open.get(reply.number)?.(reply);
      open.delete(reply.number);
    },
  };
}

interface ChildWorkspace extends Workspace {
  begin(files: readonly WorkspaceFile[], outbox: string): void;
}

/** The task's files as a tool sees them: read where the API says they lie, written into a folder that the API empties. */
function createWorkspace(ask: Ask): ChildWorkspace {
  let files: readonly WorkspaceFile[] = [];
  let outbox = '';
  let made = 0;
  return {
    begin(given, folder) {
      files = given;
      outbox = folder;
      made = 0;
    },
    list: () => files,
    async read(name) {
      const { answer } = await ask({ kind: 'locate', name });
      if (answer.kind !== 'located') throw refusalOf(answer);
      return readFile(answer.path);
    },
    async write(name, mediaType, content) {
      const target = path.join(outbox, String(made));
      made += 1;
      await mkdir(outbox, { recursive: true, mode: 0o700 });
      await writeFile(target, content, { mode: 0o600 });
      const { answer } = await ask({ kind: 'keep', name, mediaType, path: target });
      if (answer.kind !== 'kept') throw refusalOf(answer);
      files = [...files, answer.file];
      return answer.file;
    },
  };
}

function refusalOf(answer: Reply['answer']): Error {
  return answer.kind === 'refused' ? new ToolProblem(answer.message) : new Error(`unexpected answer: ${answer.kind}`);
}
