import { queryOptions } from '@tanstack/react-query';
import { nullIfUnsupported } from './null-if-unsupported.ts';
import { request } from './request.ts';

/** Null if the API has no such route; the hosted one documents none. */
export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => nullIfUnsupported(request('account', { signal })),
});
