import { createTranslator } from './create-translator.ts';
import { outputCheck } from './en/output-check.ts';

export const t = createTranslator('outputCheck', outputCheck);
