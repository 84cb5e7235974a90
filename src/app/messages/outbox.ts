import { createTranslator } from './create-translator.ts';
import { outbox } from './en/outbox.ts';

export const t = createTranslator('outbox', outbox);
