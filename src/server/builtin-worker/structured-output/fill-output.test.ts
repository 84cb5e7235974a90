import { expect, test } from 'vitest';
import { fillOutput } from './fill-output.ts';

const schema = (properties: Record<string, unknown>) => ({ type: 'object', properties });
const computed = (...outputs: unknown[]) => ({ outputs, text: 'It is so.', files: ['chart.svg'] });

const byCity = {
  columns: [
    { name: 'city', role: 'group' },
    { name: 'average price', role: 'measure' },
  ],
  rows: [
    ['Girona', 210_000],
    ['Lleida', 140_000.5],
  ],
  resultRows: 2,
};
const mean = { columns: [{ name: 'average price', role: 'measure' }], rows: [[312_450]], resultRows: 1 };

test('matches figures by name in any spelling', () => {
  const number = { type: 'number' };
  const { output, missing } = fillOutput(
    schema({ averagePrice: number, mean_price: number, price: number }),
    computed(mean),
  );
  expect(output).toEqual({ averagePrice: 312_450, mean_price: 312_450 });
  expect(missing).toEqual(['price']);
});

test('fills "answer" with the only figure, or with the text', () => {
  const sum = { expression: '2 + 3', result: 5 };
  expect(fillOutput(schema({ answer: { type: 'integer' } }), computed(sum)).output).toEqual({ answer: 5 });
  expect(fillOutput(schema({ answer: { type: 'string' } }), computed(sum)).output).toEqual({ answer: 'It is so.' });
});

test('fills lists with rows or with the cells of a column', () => {
  const item = {
    type: 'object',
    properties: { city: { type: 'string' }, averagePrice: { type: 'integer' }, area: {} },
  };
  const outputSchema = schema({
    items: { type: 'array', items: item },
    cities: { type: 'array', items: { type: 'string' } },
    rows: { type: 'array' },
    files: { type: 'array', items: { type: 'string' } },
  });
  expect(fillOutput(outputSchema, computed(byCity)).output).toEqual({
    items: [{ city: 'Girona', averagePrice: 210_000 }, { city: 'Lleida' }],
    cities: ['Girona', 'Lleida'],
    rows: [
      { city: 'Girona', 'average price': 210_000 },
      { city: 'Lleida', 'average price': 140_000.5 },
    ],
    files: ['chart.svg'],
  });
});

test('reports a list that holds only the first rows', () => {
  const { cut } = fillOutput(schema({ rows: { type: 'array' } }), computed({ ...byCity, resultRows: 120 }));
  expect(cut).toEqual([{ name: 'rows', rows: 2, of: 120 }]);
});

test('leaves out values of another type without conversion', () => {
  const outputSchema = schema({
    title: { type: 'string' },
    tags: { type: 'array' },
    anything: {},
    rows: { type: 'string' },
    people: { type: 'array', items: { type: 'object', properties: { age: {} } } },
  });
  expect(fillOutput(outputSchema, computed(byCity))).toEqual({
    output: undefined,
    missing: ['title', 'tags', 'anything', 'rows', 'people'],
    cut: [],
  });
  expect(fillOutput(schema({ answer: {} }), computed()).output).toBeUndefined();
  expect(fillOutput({ type: 'array' }, computed(byCity))).toEqual({ output: undefined, missing: [], cut: [] });
});
