import type { newId as makeId } from '#contract/ids.ts';
import type { Clock } from '../domain/clock.ts';
import { freeName, safeFileName } from '../domain/file-names.ts';
import type { FileShelf } from '../domain/file-shelf.ts';
import { fileUrl } from '../domain/file-url.ts';
import { mediaTypeOf } from '../domain/media-types.ts';
import type { FileRecord, TurnRef } from '../domain/records.ts';
import type { Store } from '../domain/store.ts';
import { ToolProblem, type Workspace, type WorkspaceFile } from './engine.ts';
import type { Meter } from './meter.ts';

export interface WorkspaceDeps {
  store: Store;
  shelf: FileShelf;
  clock: Clock;
  newId: typeof makeId;
  meter: Meter;
  signal: AbortSignal;
}

/** A task's files as a turn's tools see them; what they write is kept at once, and nothing once the turn is aborted. */
export async function openWorkspace(deps: WorkspaceDeps, turn: TurnRef & { workerId: string }): Promise<Workspace> {
  const { store, shelf, clock, meter, signal } = deps;
  const files = await store.listFiles(turn.organizationId, turn.taskId);
  /** Also of those that are being written. */
  const taken = new Set(files.map(({ name }) => name));

  return {
    list: () => files.map(asWorkspaceFile),

    async read(name) {
      signal.throwIfAborted();
      const file = files.find((candidate) => candidate.name === name);
      if (file === undefined) {
        const there = files.length === 0 ? 'This task has no files.' : `There are ${[...taken].join(', ')}.`;
        throw new ToolProblem(`There is no file ${name}. ${there}`);
      }
      const bytes = await shelf.read(file.id);
      meter.countBytesRead(bytes.length);
      return bytes;
    },

    async write(name, mediaType, content) {
      signal.throwIfAborted();
      const shown = freeName(safeFileName(name), taken);
      const position = taken.size;
      taken.add(shown);
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
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
        size: bytes.length,
        origin: 'output',
        position,
        createdAt: new Date(now),
      };
      await shelf.write(file.id, bytes);
      try {
        signal.throwIfAborted();
        await store.insertFile(file);
      } catch (error) {
        await shelf.remove(file.id);
        throw error;
      }
      files.push(file);
      return asWorkspaceFile(file);
    },
  };
}

function asWorkspaceFile(file: FileRecord): WorkspaceFile {
  const { name, mediaType, size, origin, seq } = file;
  return { name, mediaType, size, url: fileUrl(file), origin, seq };
}
