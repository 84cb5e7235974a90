export const days = {
  previousMonth: 'Previous month',
  nextMonth: 'Next month',
  chooseDays: 'Choose days',
  dayPlaceholder: 'YYYY-MM-DD',
  notADay: '“{text}” is not a date. Write it like 2026-11-03.',
} as const;
