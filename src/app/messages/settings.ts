import { createTranslator } from './create-translator.ts';
import { settings } from './en/settings.ts';

export const t = createTranslator('settings', settings);
