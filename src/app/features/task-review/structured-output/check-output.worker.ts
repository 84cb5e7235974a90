import { checkOutput } from '#contract/check-output.ts';

// Sent as text: structured clone fails on deeply nested values.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void checkOutput(JSON.parse(data)).then(postMessage);
});
