import type { ReactElement } from 'react';

/**
 * Children that may have siblings: elements, never text. When a browser translates a page, it
 * replaces text nodes, and React cannot update those that have siblings.
 */
export type Elements = ReactElement | false | null | undefined | readonly Elements[];
