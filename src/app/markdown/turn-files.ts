import { createContext } from 'react';

type TurnFile = { readonly url: string; readonly mediaType: string; readonly filename?: string | null | undefined };

export const TurnFiles = createContext<readonly TurnFile[]>([]);
