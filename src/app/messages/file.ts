import { createTranslator } from './create-translator.ts';
import { file } from './en/file.ts';

export const t = createTranslator('file', file);
