import { diffTexts, type DiffInput } from './diff-texts.ts';

addEventListener('message', ({ data }: MessageEvent<DiffInput>) => postMessage(diffTexts(data)));
