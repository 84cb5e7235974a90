export const turn = {
  /** A tool's input that is true. */
  yes: 'yes',

  failed: 'This turn failed.',
  failedWithoutMessage: 'This turn failed without an error message.',
  incomplete: 'The answer is incomplete.',
  incompleteReason: 'The API gives this reason: {reason}.',
  toolCallLimit: 'Tool-call limit reached.',
  toolCallLimitAdvice: 'Continue with a higher budget.',
  creditsExhausted: 'Credits ran out during this turn.',
  creditsExhaustedAdvice: 'Top up, then send again or ask a follow-up.',
  stopped: 'Stopped.',
  stoppedAdvice: 'It was billed.',

  copyAsCode: 'Copy turn {turn} as code',
  copy: 'Copy',
  language: 'Language',
  code: 'Code',
  codeStartsTask:
    'Running it starts a new task with this worker and spends credits. The key is read from <name>{key}</name>.',
  codeAddsTurn: 'Running it adds a turn to this task and spends credits. The key is read from <name>{key}</name>.',
  codeLacksFiles: 'Not included, attach them yourself: {files}.',
} as const;
