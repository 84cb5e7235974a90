import type { Breathe } from '../breathe.ts';
import { type DateOrder, isAmbiguousDate, orderEvidence, readDate } from './read-date.ts';
import { type DecimalMark, decimalEvidence, isCode, isPlainNumber, splitNumber, toNumber } from './read-number.ts';
import type { Column, WordColumn } from './table.ts';

const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'null', 'nan', '-', '–', '—']);
const TRUE = new Set(['true', 'yes', 'y']);
const FALSE = new Set(['false', 'no', 'n']);
/** A column is of a type when this share of its filled cells is; the rest is reported as unreadable. */
const ENOUGH = 0.9;
/** Rows between two breaths, and one for each column: a table can be all columns. */
const STRIDE = 8192;

/** What a look at a column's cells found. */
export interface ColumnSurvey {
  present: number;
  /** Cells that say in words that nothing is there. */
  saidMissing: number;
  numbers: number;
  codes: number;
  dates: number;
  booleans: number;
  ambiguousDates: number;
  marks: Record<DecimalMark, number>;
  /** Numbers such as 1,234, whose mark may part thousands or decimals. */
  openMarks: number;
  orders: Record<DateOrder, number>;
  units: Map<string, number>;
}

/** Blanks the cells that say "nothing here" in words, and counts what the others look like. */
export async function surveyColumn(cells: string[], breathe: Breathe): Promise<ColumnSurvey> {
  const survey: ColumnSurvey = {
    present: 0,
    saidMissing: 0,
    numbers: 0,
    codes: 0,
    dates: 0,
    booleans: 0,
    ambiguousDates: 0,
    marks: { '.': 0, ',': 0 },
    openMarks: 0,
    orders: { dmy: 0, mdy: 0 },
    units: new Map(),
  };
  for (let row = 0; row < cells.length; row += 1) {
    if (row % STRIDE === 0) await breathe();
    const cell = cells[row] ?? '';
    if (cell.length <= 4 && MISSING.has(cell.toLowerCase())) {
      if (cell !== '') survey.saidMissing += 1;
      cells[row] = '';
      continue;
    }
    survey.present += 1;
    if (!isText(survey, cells.length)) lookAt(cell, survey);
  }
  return survey;
}

/** Whether so many cells are of no type that all the rest could not make it one: then they need no look. */
function isText({ present, numbers, dates, booleans }: ColumnSurvey, rows: number): boolean {
  const spare = rows * (1 - ENOUGH) + 1;
  return present - numbers > spare && present - dates > spare && present - booleans > 1;
}

function lookAt(cell: string, survey: ColumnSurvey): void {
  const plain = isPlainNumber(cell);
  if (!plain && (readDate(cell, 'dmy') !== undefined || readDate(cell, 'mdy') !== undefined)) {
    survey.dates += 1;
    const order = orderEvidence(cell);
    if (order !== undefined) survey.orders[order] += 1;
    if (isAmbiguousDate(cell)) survey.ambiguousDates += 1;
    return;
  }
  const number = plain || /\d/.test(cell) ? splitNumber(cell) : undefined;
  if (number !== undefined) {
    survey.numbers += 1;
    if (isCode(number.body)) survey.codes += 1;
    const mark = decimalEvidence(number.body);
    if (mark !== undefined) survey.marks[mark] += 1;
    else if (/[.,]/.test(number.body)) survey.openMarks += 1;
    if (number.unit !== '') survey.units.set(number.unit, (survey.units.get(number.unit) ?? 0) + 1);
    return;
  }
  const word = cell.toLowerCase();
  if (TRUE.has(word) || FALSE.has(word)) survey.booleans += 1;
}

export interface Typed {
  column: Column;
  notes: string[];
}

/**
 * Decides a column's type and reads its cells so.
 * @param usualMark the decimal mark where the column itself doesn't show one
 * @param unsureMarks whether the file as a whole doesn't show one either
 */
export async function typeColumn(
  name: string,
  cells: string[],
  survey: ColumnSurvey,
  usualMark: DecimalMark,
  unsureMarks: boolean,
  breathe: Breathe,
): Promise<Typed> {
  const enough = Math.max(1, survey.present * ENOUGH);
  const missing = cells.length - survey.present;
  if (survey.codes === 0 && survey.numbers >= enough)
    return numberColumn(name, cells, missing, survey, usualMark, unsureMarks, breathe);
  if (survey.dates >= enough) {
    const order = survey.orders.mdy > survey.orders.dmy ? 'mdy' : 'dmy';
    const word = await wordColumn(name, 'date', cells, survey, (cell) => readDate(cell, order) ?? '', breathe);
    const unsure = survey.ambiguousDates > 0 && survey.orders.dmy === 0 && survey.orders.mdy === 0;
    const mixed = survey.orders.dmy > 0 && survey.orders.mdy > 0;
    const note = `${name}: dates read as ${order === 'dmy' ? 'day/month/year' : 'month/day/year'}`;
    const why = unsure ? ', though they could be month/day' : mixed ? ', the order that most of them show' : '';
    return { column: { ...word, unsure: unsure || mixed }, notes: unsure || mixed ? [note + why] : [] };
  }
  if (survey.present > 0 && survey.booleans === survey.present) {
    const read = (cell: string) => String(TRUE.has(cell.toLowerCase()));
    return { column: await wordColumn(name, 'boolean', cells, survey, read, breathe), notes: [] };
  }
  const { saidMissing } = survey;
  return {
    column: { name, type: 'text', cells, missing, saidMissing, unreadable: 0, unclear: false, unsure: false },
    notes: [],
  };
}

async function numberColumn(
  name: string,
  cells: string[],
  missing: number,
  survey: ColumnSurvey,
  usualMark: DecimalMark,
  unsureMarks: boolean,
  breathe: Breathe,
): Promise<Typed> {
  const { marks, units, saidMissing } = survey;
  const mark = marks[','] === marks['.'] ? usualMark : marks[','] > marks['.'] ? ',' : '.';
  const values = new Float64Array(cells.length).fill(Number.NaN);
  let unreadable = 0;
  let unclear = unsureMarks && marks['.'] === 0 && marks[','] === 0 && survey.openMarks > 0;
  for (let row = 0; row < cells.length; row += 1) {
    if (row % STRIDE === 0) await breathe();
    const cell = cells[row] ?? '';
    if (cell === '') continue;
    const parts = splitNumber(cell);
    const value = parts === undefined ? Number.NaN : toNumber(parts, mark);
    if (Number.isFinite(value)) values[row] = value;
    else {
      unreadable += 1;
      unclear ||= /\d/.test(cell);
    }
  }
  const notes: string[] = [];
  if (mark === ',') notes.push(`${name}: read with a decimal comma`);
  const mixed = units.size > 1;
  if (mixed)
    notes.push(`${name} mixes ${[...units.keys()].join(', ')}: its figures are taken as they stand, not converted`);
  const [unit = '', bearing = 0] = mixed ? [] : ([...units][0] ?? []);
  const whole = bearing * 2 > survey.present;
  return {
    column: {
      name,
      type: 'number',
      cells: values,
      unit: whole ? unit : '',
      mixed,
      missing,
      saidMissing,
      unreadable,
      unclear,
    },
    notes,
  };
}

async function wordColumn(
  name: string,
  type: 'date' | 'boolean',
  cells: string[],
  { present, saidMissing }: ColumnSurvey,
  read: (cell: string) => string,
  breathe: Breathe,
): Promise<WordColumn> {
  let unreadable = 0;
  let unclear = false;
  for (let row = 0; row < cells.length; row += 1) {
    if (row % STRIDE === 0) await breathe();
    const cell = cells[row] ?? '';
    if (cell === '') continue;
    const value = read(cell);
    if (value === '') {
      unreadable += 1;
      unclear ||= /\d/.test(cell);
    }
    cells[row] = value;
  }
  return { name, type, cells, missing: cells.length - present, saidMissing, unreadable, unclear, unsure: false };
}
