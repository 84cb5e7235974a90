import { createTranslator } from './create-translator.ts';
import { shell } from './en/shell.ts';

export const t = createTranslator('shell', shell);
