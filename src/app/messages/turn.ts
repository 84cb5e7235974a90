import { createTranslator } from './create-translator.ts';
import { turn } from './en/turn.ts';

export const t = createTranslator('turn', turn);
