import * as z from 'zod/mini';
import { type Tool, ToolProblem, type TurnToolContext } from '../runner/engine.ts';
import type { Excerpt } from './document/excerpt.ts';
import { readPageUrl } from './web/page-url.ts';
import { createRequestPage } from './web/request-page.ts';

const MAX_REDIRECTS = 5;

const Place = z.int().check(z.gte(1));
const FetchInput = z.strictObject({
  url: z.string().check(z.minLength(1)),
  from: z.optional(Place),
  to: z.optional(Place),
});
export type FetchInput = z.infer<typeof FetchInput>;

export interface FetchedPage extends Excerpt {
  /** After redirects. */
  url: string;
  mediaType: string;
}

/** It only names the tool: the child process has the tool with its own options. */
const requestPage = createRequestPage({ allowLoopback: false });

/** Asks the operator before each request that needs it, also for redirects. */
export const fetchPage: Tool<FetchInput, FetchedPage, TurnToolContext> = {
  name: 'fetch_page',
  description:
    'Reads a public web page (as Markdown), text or PDF by its http or https URL. from and to are pages of a PDF and lines of other pages. Returns about 20,000 characters at a time. Cite it as [n], by the number in the result. The operator may be asked first, and may refuse.',
  input: FetchInput,
  async run({ url: given, ...range }, { approvePage, inspect }) {
    let url = readPageUrl(given);
    let redirectedFrom: URL | undefined;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      await approvePage({ url, redirectedFrom });
      const requested = await inspect(requestPage, { url: url.href, ...range });
      if (requested.kind === 'page') {
        const { kind: _, ...page } = requested;
        return { url: url.href, ...page };
      }
      redirectedFrom = url;
      url = readPageUrl(requested.location, url.href);
    }
    throw new ToolProblem(`${url.host} redirects more than ${MAX_REDIRECTS} times.`);
  },
};
