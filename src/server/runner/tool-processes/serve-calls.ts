import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Tool, type ToolContext, ToolProblem, type Workspace, type WorkspaceFile } from '../engine.ts';
import type { Call, FromChild, CallResult, FileRequest, FileReply, ToChild } from './protocol.ts';
import { startWatchdog } from './watchdog.ts';

const MAX_OUTPUT_CHARS = 1_000_000;
const MAX_MESSAGE_CHARS = 4000;

type RunTool = (input: unknown, context: ToolContext) => Promise<unknown>;

export type ToolEntry = readonly [name: string, run: RunTool];

export function toolEntry<Input, Output>(tool: Tool<Input, Output>): ToolEntry {
  return [tool.name, (input, context) => tool.run(tool.input.parse(input), context)];
}

/** The first argument is the memory limit in bytes. Caches a workspace's tables while memory use is below half. */
export function serveCalls(child: NodeJS.Process, tools: readonly ToolEntry[]): void {
  const memoryBytes = Number(child.argv[2]);
  const byName = new Map(tools);
  const send = (message: FromChild) => child.send?.(message);
  const fileClient = createFileClient(send);
  let last: { id: string; workspace: ChildWorkspace } | undefined;

  async function run({ tool, input, workspace: id, files, outputDir }: Call): Promise<CallResult> {
    const runTool = byName.get(tool);
    if (runTool === undefined) return { kind: 'failed', stack: `There is no tool ${tool}.` };
    if (last?.id !== id) last = { id, workspace: createWorkspace(fileClient.request) };
    const { workspace } = last;
    workspace.startCall(files, outputDir);
    try {
      // A call is aborted by killing the process.
      const output = await runTool(input, { workspace, signal: new AbortController().signal });
      if ((JSON.stringify(output)?.length ?? 0) <= MAX_OUTPUT_CHARS) return { kind: 'done', output };
      return { kind: 'problem', message: `The result of ${tool} is too large to be shown. Ask for less of it.` };
    } catch (error) {
      if (error instanceof ToolProblem) return { kind: 'problem', message: error.message.slice(0, MAX_MESSAGE_CHARS) };
      if (!(error instanceof Error)) return { kind: 'failed', stack: String(error) };
      return { kind: 'failed', stack: error.stack ?? error.message, ...('code' in error && { code: error.code }) };
    }
  }

  child.umask(0o077);
  startWatchdog(memoryBytes, child.ppid);
  child.on('disconnect', () => child.exit());
  child.on('message', (message: ToChild) => {
    if (message.kind !== 'call') return fileClient.receive(message);
    void run(message).then((result) => {
      if (child.memoryUsage.rss() > memoryBytes / 2) last = undefined;
      send(result);
    });
  });
}

type RequestFile = (body: FileRequest['body']) => Promise<FileReply>;

function createFileClient(send: (request: FileRequest) => void) {
  const pending = new Map<number, (reply: FileReply) => void>();
  let lastId = 0;
  return {
    request: (body: FileRequest['body']) =>
      new Promise<FileReply>((resolve) => {
        lastId += 1;
        pending.set(lastId, resolve);
        send({ kind: 'request', id: lastId, body });
      }),
    receive(reply: FileReply) {
      pending.get(reply.id)?.(reply);
      pending.delete(reply.id);
    },
  };
}

interface ChildWorkspace extends Workspace {
  startCall(files: readonly WorkspaceFile[], outputDir: string): void;
}

function createWorkspace(request: RequestFile): ChildWorkspace {
  let files: readonly WorkspaceFile[] = [];
  let outputDir = '';
  let fileCount = 0;
  return {
    startCall(given, folder) {
      files = given;
      outputDir = folder;
      fileCount = 0;
    },
    list: () => files,
    async read(name) {
      const { body } = await request({ kind: 'locate', name });
      if (body.kind !== 'located') throw toError(body);
      return readFile(body.path);
    },
    async write(name, mediaType, content) {
      const target = path.join(outputDir, String(fileCount));
      fileCount += 1;
      await mkdir(outputDir, { recursive: true, mode: 0o700 });
      await writeFile(target, content, { mode: 0o600 });
      const { body } = await request({ kind: 'store', name, mediaType, path: target });
      if (body.kind !== 'stored') throw toError(body);
      files = [...files, body.file];
      return body.file;
    },
  };
}

function toError(body: FileReply['body']): Error {
  return body.kind === 'refused' ? new ToolProblem(body.message) : new Error(`unexpected reply: ${body.kind}`);
}
