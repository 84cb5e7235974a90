import * as z from 'zod/mini';
import { type Tool, ToolProblem } from '../../runner/engine.ts';
import type { Excerpt } from '../document/excerpt.ts';
import { readExcerpt } from '../document/read-excerpt.ts';
import { readPageUrl } from './page-url.ts';
import { requestUrl } from './request-url.ts';

const RequestInput = z.strictObject({
  url: z.string(),
  from: z.optional(z.number()),
  to: z.optional(z.number()),
});

/** `redirect`: to a URL that may be relative. */
export type RequestedPage = { kind: 'redirect'; location: string } | ({ kind: 'page'; mediaType: string } & Excerpt);

const READABLE = /^(?:text\/|application\/(?:xhtml\+xml|pdf|json|xml|[\w.-]+\+(?:json|xml))$)/;

/** Requests one URL and reads the answer. A part of `fetch_page`, in a child process. */
export function createRequestPage(options: {
  allowLoopback: boolean;
}): Tool<z.infer<typeof RequestInput>, RequestedPage> {
  return {
    name: 'request_page',
    isolated: true,
    description: 'Requests one URL.',
    input: RequestInput,
    async run({ url: given, ...range }) {
      const url = readPageUrl(given);
      const { status, location, contentType, bytes } = await requestUrl(url, options);
      if (location !== undefined) return { kind: 'redirect', location };
      if (status < 200 || status > 299) throw new ToolProblem(`${url.host} answered with status ${status}.`);
      const [mediaType = '', ...parameters] = contentType.toLowerCase().split(';');
      const type = mediaType.trim() || 'text/html';
      if (!READABLE.test(type)) throw new ToolProblem(`The page is of type ${type.slice(0, 80)}, which can't be read.`);
      const charset = parameters.map((one) => /^\s*charset="?([\w-]+)"?\s*$/.exec(one)?.[1]).find(Boolean);
      const document = { name: url.host, mediaType: type, charset, url: url.href, bytes };
      return { kind: 'page', mediaType: type, ...(await readExcerpt(document, range)) };
    },
  };
}
