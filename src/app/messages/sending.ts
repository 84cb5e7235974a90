import { createTranslator } from './create-translator.ts';
import { sending } from './en/sending.ts';

export const t = createTranslator('sending', sending);
