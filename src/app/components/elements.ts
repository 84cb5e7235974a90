import type { ReactElement } from 'react';

/**
 * Elements, never text: a browser that translates the page replaces text nodes, and React cannot update those with
 * siblings.
 */
export type Elements = ReactElement | false | null | undefined | readonly Elements[];
