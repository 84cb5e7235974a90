import { diffTexts, type DiffQuestion } from './diff-texts.ts';

addEventListener('message', ({ data }: MessageEvent<DiffQuestion>) => postMessage(diffTexts(data)));
