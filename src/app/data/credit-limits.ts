import { persistedText } from './persisted-text.ts';

/** What the operator set as limits of a day, as this browser keeps it; null where nothing is set. Read by `spending.ts`. */
export const creditLimits = persistedText('credit-limits');
