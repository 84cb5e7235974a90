import { checkOutput, type CheckQuestion } from './check-output.ts';

addEventListener('message', ({ data }: MessageEvent<CheckQuestion>) => postMessage(checkOutput(data)));
