import { checkOutput, findSchemaProblems } from '#contract/check-output.ts';
import type { Question } from './ask-check.ts';

async function answer(question: Question) {
  return 'output' in question ? checkOutput(question) : findSchemaProblems(question.schema);
}

// Sent as text: structured clone fails on deeply nested values.
addEventListener('message', ({ data }: MessageEvent<string>) => {
  void answer(JSON.parse(data)).then(postMessage);
});
