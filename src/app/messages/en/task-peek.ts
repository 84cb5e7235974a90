export const taskPeek = {
  loading: 'Loading the task',
  preview: 'Preview of “{title}”',
  close: 'Close preview',
  open: 'Open',
  turnOf: 'Turn {turn}',
  answer: 'Answer',
  stillRunning: 'Still running. The answer appears here when it ends.',
  cut: 'The answer is longer. Open the task to read all of it.',
} as const;
