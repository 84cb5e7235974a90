import type { WorkspaceFile } from '../engine.ts';

/** What the API tells a child, as JSON. It makes one call at a time. */
export type ToChild = Call | Reply;

export interface Call {
  readonly kind: 'call';
  readonly tool: string;
  readonly input: unknown;
  /** Calls with the same name share what was read for them. */
  readonly workspace: string;
  /** The task's files. Where they lie is told on request. */
  readonly files: readonly WorkspaceFile[];
  /** Where the tool puts the files that it makes. The child makes the folder, the API removes it. */
  readonly outbox: string;
}

/** What a child tells the API, as JSON. */
export type FromChild = Question | Outcome;

/** What a tool asks while it runs: where a file lies, or to keep one that it made. */
export interface Question {
  readonly kind: 'question';
  readonly number: number;
  readonly about:
    | { readonly kind: 'locate'; readonly name: string }
    | { readonly kind: 'keep'; readonly name: string; readonly mediaType: string; readonly path: string };
}

export interface Reply {
  readonly kind: 'reply';
  /** The question's. */
  readonly number: number;
  readonly answer:
    | { readonly kind: 'located'; readonly path: string }
    | { readonly kind: 'kept'; readonly file: WorkspaceFile }
    /** With the message of a `ToolProblem`. */
    | { readonly kind: 'refused'; readonly message: string };
}

/** How a call ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly output: unknown }
  /** The tool's own refusal: a `ToolProblem`. */
  | { readonly kind: 'problem'; readonly message: string }
  /** An error that the tool did not expect. */
  | { readonly kind: 'failed'; readonly stack: string; readonly code?: unknown };
