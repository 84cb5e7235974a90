import { createTranslator } from './create-translator.ts';
import { problem } from './en/problem.ts';

export const t = createTranslator('problem', problem);
