import type { WorkspaceFile } from '../engine.ts';

/** An argument of the child: its tools may request pages on this machine. */
export const ALLOW_LOOPBACK = '--allow-loopback';

/** One call at a time. */
export type ToChild = Call | FileReply;

export interface Call {
  readonly kind: 'call';
  readonly tool: string;
  readonly input: unknown;
  /** Calls with the same id share cached tables. */
  readonly workspace: string;
  readonly files: readonly WorkspaceFile[];
  /** The child creates it, the API removes it. */
  readonly outputDir: string;
}

export type FromChild = FileRequest | CallResult;

export interface FileRequest {
  readonly kind: 'request';
  readonly id: number;
  readonly body:
    | { readonly kind: 'locate'; readonly name: string }
    | { readonly kind: 'store'; readonly name: string; readonly mediaType: string; readonly path: string };
}

export interface FileReply {
  readonly kind: 'reply';
  readonly id: number;
  readonly body:
    | { readonly kind: 'located'; readonly path: string }
    | { readonly kind: 'stored'; readonly file: WorkspaceFile }
    | { readonly kind: 'refused'; readonly message: string };
}

export type CallResult =
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'problem'; readonly message: string }
  | { readonly kind: 'failed'; readonly stack: string; readonly code?: unknown };
