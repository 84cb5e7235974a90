import { createTranslator } from './create-translator.ts';
import { approval } from './en/approval.ts';

export const t = createTranslator('approval', approval);
