import { createTranslator } from './create-translator.ts';
import { textDiff } from './en/text-diff.ts';

export const t = createTranslator('textDiff', textDiff);
