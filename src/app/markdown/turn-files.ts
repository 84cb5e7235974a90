import { createContext } from 'react';

type TurnFile = { readonly url: string; readonly mediaType: string; readonly filename?: string | null | undefined };

/** The files of the turn whose text is shown: what its relative links can mean. */
export const TurnFiles = createContext<readonly TurnFile[]>([]);
