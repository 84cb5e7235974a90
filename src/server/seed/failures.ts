/** Most frequent first. */
export const FAILURES: readonly string[] = [
  'The tool search_text did not answer within 60 seconds.',
  "The worker failed: an error it did not expect (TypeError). The details are in the API's log.",
  'orders.csv has no column named "prize". It has city, month, price, pieces.',
  'The language model refused the request: its context is full. Start a new task, or send less.',
  "The file scan.pdf can't be read: it holds pictures of text, no text.",
  'The API stopped while this turn was running. What it had done so far is kept; send it again.',
  'The source https://statistics.example/annual answered 503 three times.',
  'The answer did not fit the output schema after three attempts: /total must be a number.',
  'This task has no files. Attach a table, then ask again.',
  "The worker failed: an error it did not expect (RangeError). The details are in the API's log.",
];
