import { checkOutput } from './check-output.ts';

// As text: what is nested deep, the browser doesn't copy.
addEventListener('message', ({ data }: MessageEvent<string>) => postMessage(checkOutput(JSON.parse(data))));
