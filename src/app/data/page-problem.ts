import * as z from 'zod/mini';
import { ApiProblem } from '#contract/api-problem.ts';
import { t } from '#app/messages/problem.ts';

/** `detail` is the same in every language, such as a file name. */
export const PageCause = z.object({
  code: z.enum([
    'timeout',
    'unreachable',
    'disconnected',
    'status',
    'incomplete',
    'unexpected',
    'notStream',
    'codeNotLoaded',
    'noSuchTask',
    'fileChanged',
    'cannotRestore',
  ]),
  detail: z.optional(z.string()),
});
export type PageCause = z.infer<typeof PageCause>;

/** A problem that the page noticed itself. Stored by cause, not by message. */
export class PageProblem extends ApiProblem {
  readonly pageCause: PageCause;

  constructor(status: number, pageCause: PageCause, retryAfterMs?: number) {
    const { code, detail = '' } = pageCause;
    super(status, t(`cause.${code}`, { status: String(status), detail }), retryAfterMs);
    this.pageCause = pageCause;
  }
}
