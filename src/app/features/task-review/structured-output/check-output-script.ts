import { checkOutput } from '#contract/check-output.ts';

// As text: the browser doesn't copy what is nested deep.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void checkOutput(JSON.parse(data)).then(postMessage);
});
