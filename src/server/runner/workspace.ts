import { stat } from 'node:fs/promises';
import type { newId as makeId } from '#contract/ids.ts';
import type { Clock } from '../domain/clock.ts';
import { unusedName, safeFileName } from '../domain/file-names.ts';
import type { FileStorage } from '../domain/file-storage.ts';
import { fileUrl } from '../domain/file-url.ts';
import { mediaTypeOf } from '../domain/media-types.ts';
import type { FileRecord, TurnRef } from '../domain/records.ts';
import type { Store } from '../domain/store.ts';
import { ToolProblem, type Workspace, type WorkspaceFile } from './engine.ts';
import type { Meter } from './meter.ts';

export interface WorkspaceDeps {
  store: Store;
  fileStorage: FileStorage;
  clock: Clock;
  newId: typeof makeId;
  meter: Meter;
  signal: AbortSignal;
}

export interface OpenWorkspace extends Workspace {
  readonly id: string;
  /** Counts the file's bytes like `read`. */
  locate(name: string): Promise<string>;
  /** Moves the file. Otherwise like `write`. */
  adopt(name: string, mediaType: string, path: string): Promise<WorkspaceFile>;
}

/** Writes are stored at once, and refused after an abort. */
export async function openWorkspace(deps: WorkspaceDeps, turn: TurnRef & { workerId: string }): Promise<OpenWorkspace> {
  const { store, fileStorage, clock, meter, signal } = deps;
  const files = await store.listFiles(turn.organizationId, turn.taskId);
  /** Includes files still being written. */
  const taken = new Set(files.map(({ name }) => name));
  const counted = new Set<string>();

  function find(name: string): FileRecord {
    signal.throwIfAborted();
    const file = files.find((candidate) => candidate.name === name);
    if (file === undefined) {
      const there = files.length === 0 ? 'This task has no files.' : `There are ${[...taken].join(', ')}.`;
      throw new ToolProblem(`There is no file ${name}. ${there}`);
    }
    if (!counted.has(file.id)) meter.countBytesRead(file.size);
    counted.add(file.id);
    return file;
  }

  async function keep(name: string, mediaType: string, size: number, put: (fileId: string) => Promise<void>) {
    signal.throwIfAborted();
    const shown = unusedName(safeFileName(name), taken);
    const position = taken.size;
    taken.add(shown);
    const { organizationId, taskId, seq, workerId } = turn;
    const now = clock.now();
    const file: FileRecord = {
      id: deps.newId('fil', now),
      organizationId,
      taskId,
      seq,
      workerId,
      name: shown,
      mediaType: mediaTypeOf(shown, mediaType),
      size,
      origin: 'output',
      position,
      createdAt: new Date(now),
    };
    await put(file.id);
    try {
      signal.throwIfAborted();
      await store.insertFile(file);
    } catch (error) {
      await fileStorage.remove(file.id);
      throw error;
    }
    files.push(file);
    return asWorkspaceFile(file);
  }

  return {
    id: `${turn.taskId} ${turn.seq} ${turn.organizationId}`,
    list: () => files.map(asWorkspaceFile),
    read: async (name) => fileStorage.read(find(name).id),
    locate: async (name) => fileStorage.pathOf(find(name).id),

    write(name, mediaType, content) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      return keep(name, mediaType, bytes.length, (fileId) => fileStorage.write(fileId, bytes));
    },

    async adopt(name, mediaType, path) {
      const { size } = await stat(path);
      return keep(name, mediaType, size, (fileId) => fileStorage.adopt(path, fileId));
    },
  };
}

function asWorkspaceFile(file: FileRecord): WorkspaceFile {
  const { name, mediaType, size, origin, seq } = file;
  return { name, mediaType, size, url: fileUrl(file), origin, seq };
}
