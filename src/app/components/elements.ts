import type { ReactElement } from 'react';

/**
 * Children that have siblings in the component that takes them: elements, never text. When a browser translates a page it
 * replaces text nodes, and React then fails to update those that stand beside others.
 */
export type Elements = ReactElement | false | null | undefined | readonly Elements[];
