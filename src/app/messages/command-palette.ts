import { createTranslator } from './create-translator.ts';
import { commandPalette } from './en/command-palette.ts';

export const t = createTranslator('commandPalette', commandPalette);
