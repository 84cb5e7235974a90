import type { WorkspaceFile } from '../engine.ts';

/** Messages from the API to a child, as JSON. A child gets one call at a time. */
export type ToChild = Call | FileReply;

export interface Call {
  readonly kind: 'call';
  readonly tool: string;
  readonly input: unknown;
  /** Calls with the same id share the child's cached tables. */
  readonly workspace: string;
  /** Their paths are sent on request. */
  readonly files: readonly WorkspaceFile[];
  /** Folder for the tool's files. The child creates it, the API removes it. */
  readonly outputDir: string;
}

/** Messages from a child to the API, as JSON. */
export type FromChild = FileRequest | CallResult;

/** A tool asks for a file's path, or to store a file. */
export interface FileRequest {
  readonly kind: 'request';
  readonly id: number;
  readonly body:
    | { readonly kind: 'locate'; readonly name: string }
    | { readonly kind: 'store'; readonly name: string; readonly mediaType: string; readonly path: string };
}

export interface FileReply {
  readonly kind: 'reply';
  /** Of the request. */
  readonly id: number;
  readonly body:
    | { readonly kind: 'located'; readonly path: string }
    | { readonly kind: 'stored'; readonly file: WorkspaceFile }
    /** A `ToolProblem`. */
    | { readonly kind: 'refused'; readonly message: string };
}

export type CallResult =
  | { readonly kind: 'done'; readonly output: unknown }
  /** A `ToolProblem`. */
  | { readonly kind: 'problem'; readonly message: string }
  /** An unexpected error. */
  | { readonly kind: 'failed'; readonly stack: string; readonly code?: unknown };
