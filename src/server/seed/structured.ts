import type { Random } from './random.ts';
import type { Say } from './say.ts';

const UNFIT = 0.06;

type Make = (random: Random, say: Say) => Record<string, unknown>;

export interface StructuredOutput {
  schema: Record<string, unknown>;
  make: Make;
}

const triageResult: Make = (random, say) => {
  const fits = {
    category: random.pick(['billing', 'delivery', 'defect', 'account', 'praise', 'other']),
    urgency: random.whole(1, 5),
    sentiment: random.choose({ angry: 2, worried: 3, neutral: 4, happy: 1 }),
    reply: say(
      'Dear {person}, thank you for writing. I have asked our warehouse in {place} and will be back by {weekday}.',
    ),
  };
  if (!random.happens(UNFIT)) return fits;
  return random.pick<Record<string, unknown>>([
    { ...fits, urgency: 'high' },
    { ...fits, sentiment: 'annoyed' },
    { ...fits, reply: 'See above.' },
    { category: fits.category, urgency: fits.urgency, reply: fits.reply },
    { ...fits, confidence: 0.7 },
  ]);
};

const invoiceResult: Make = (random, say) => {
  const lines = Array.from({ length: random.whole(1, 5) }, () => ({
    description: say('{good}'),
    quantity: random.whole(1, 40),
    amount: Math.round(random.spread(180, 1) * 100) / 100,
  }));
  const fits = {
    invoiceNumber: say('{code}'),
    supplier: say('{company}'),
    currency: random.choose({ EUR: 7, USD: 2, GBP: 1, CHF: 1 }),
    total: Math.round(lines.reduce((sum, { amount }) => sum + amount, 0) * 100) / 100,
    dueDate: `2026-${String(random.whole(1, 12)).padStart(2, '0')}-${String(random.whole(1, 28)).padStart(2, '0')}`,
    lines,
  };
  if (!random.happens(UNFIT)) return fits;
  return random.pick<Record<string, unknown>>([
    { ...fits, total: say('{amount} EUR') },
    { ...fits, dueDate: say('end of {month}') },
    { ...fits, lines: [] },
    { ...fits, lines: lines.map((line) => ({ ...line, quantity: 0.5 })) },
    { ...fits, currency: 'euro' },
  ]);
};

export const TRIAGE: StructuredOutput = {
  make: triageResult,
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['category', 'urgency', 'sentiment', 'reply'],
    properties: {
      category: { type: 'string', enum: ['billing', 'delivery', 'defect', 'account', 'praise', 'other'] },
      urgency: { type: 'integer', minimum: 1, maximum: 5 },
      sentiment: { type: 'string', enum: ['angry', 'worried', 'neutral', 'happy'] },
      reply: { type: 'string', minLength: 20 },
    },
  },
};

export const INVOICE: StructuredOutput = {
  make: invoiceResult,
  schema: {
    type: 'object',
    required: ['invoiceNumber', 'supplier', 'currency', 'total', 'lines'],
    properties: {
      invoiceNumber: { type: 'string' },
      supplier: { type: 'string' },
      currency: { type: 'string', enum: ['EUR', 'USD', 'GBP', 'CHF'] },
      total: { type: 'number', minimum: 0 },
      dueDate: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
      lines: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['description', 'quantity', 'amount'],
          properties: {
            description: { type: 'string' },
            quantity: { type: 'integer', minimum: 1 },
            amount: { type: 'number' },
          },
        },
      },
    },
  },
};
