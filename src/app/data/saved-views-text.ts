import { persistedText } from './persisted-text.ts';

/** Apart from its parser, so that a page without views needs no more than this. */
export const savedViewsText = persistedText('task-views');
