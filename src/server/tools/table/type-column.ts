import type { YieldToEventLoop } from '../yield-to-event-loop.ts';
import { type DateOrder, isAmbiguousDate, orderEvidence, parseDate } from './parse-date.ts';
import { type DecimalMark, decimalEvidence, isCode, isPlainNumber, splitNumber, toNumber } from './parse-number.ts';
import type { Column, WordColumn } from './table.ts';

const MISSING = new Set(['', 'na', 'n/a', '#n/a', 'null', 'nan', '-', '–', '—']);
const TRUE = new Set(['true', 'yes', 'y']);
const FALSE = new Set(['false', 'no', 'n']);
const MIN_SHARE = 0.9;
const YIELD_EVERY = 8192;

export interface ColumnSurvey {
  present: number;
  /** Such as "NA". */
  missingMarkers: number;
  numbers: number;
  codes: number;
  dates: number;
  booleans: number;
  ambiguousDates: number;
  marks: Record<DecimalMark, number>;
  /** Numbers such as 1,234. */
  ambiguousMarks: number;
  orders: Record<DateOrder, number>;
  units: Map<string, number>;
}

export async function surveyColumn(cells: string[], yieldToEventLoop: YieldToEventLoop): Promise<ColumnSurvey> {
  const survey: ColumnSurvey = {
    present: 0,
    missingMarkers: 0,
    numbers: 0,
    codes: 0,
    dates: 0,
    booleans: 0,
    ambiguousDates: 0,
    marks: { '.': 0, ',': 0 },
    ambiguousMarks: 0,
    orders: { dmy: 0, mdy: 0 },
    units: new Map(),
  };
  for (let row = 0; row < cells.length; row += 1) {
    if (row % YIELD_EVERY === 0) await yieldToEventLoop();
    const cell = cells[row] ?? '';
    if (cell.length <= 4 && MISSING.has(cell.toLowerCase())) {
      if (cell !== '') survey.missingMarkers += 1;
      cells[row] = '';
      continue;
    }
    survey.present += 1;
    if (!isText(survey, cells.length)) countCell(cell, survey);
  }
  return survey;
}

function isText({ present, numbers, dates, booleans }: ColumnSurvey, rows: number): boolean {
  const spare = rows * (1 - MIN_SHARE) + 1;
  return present - numbers > spare && present - dates > spare && present - booleans > 1;
}

function countCell(cell: string, survey: ColumnSurvey): void {
  const plain = isPlainNumber(cell);
  if (!plain && (parseDate(cell, 'dmy') !== undefined || parseDate(cell, 'mdy') !== undefined)) {
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
    else if (/[.,]/.test(number.body)) survey.ambiguousMarks += 1;
    if (number.unit !== '') survey.units.set(number.unit, (survey.units.get(number.unit) ?? 0) + 1);
    return;
  }
  const word = cell.toLowerCase();
  if (TRUE.has(word) || FALSE.has(word)) survey.booleans += 1;
}

export interface TypedColumn {
  column: Column;
  notes: string[];
}

/** `isMarkUncertain`: the file doesn't prove its decimal mark. */
export async function typeColumn(
  name: string,
  cells: string[],
  survey: ColumnSurvey,
  usualMark: DecimalMark,
  isMarkUncertain: boolean,
  yieldToEventLoop: YieldToEventLoop,
): Promise<TypedColumn> {
  const enough = Math.max(1, survey.present * MIN_SHARE);
  const missing = cells.length - survey.present;
  if (survey.codes === 0 && survey.numbers >= enough)
    return numberColumn(name, cells, missing, survey, usualMark, isMarkUncertain, yieldToEventLoop);
  if (survey.dates >= enough) {
    const order = survey.orders.mdy > survey.orders.dmy ? 'mdy' : 'dmy';
    const word = await wordColumn(
      name,
      'date',
      cells,
      survey,
      (cell) => parseDate(cell, order) ?? '',
      yieldToEventLoop,
    );
    const isUnknown = survey.ambiguousDates > 0 && survey.orders.dmy === 0 && survey.orders.mdy === 0;
    const isMixed = survey.orders.dmy > 0 && survey.orders.mdy > 0;
    const note = `${name}: dates read as ${order === 'dmy' ? 'day/month/year' : 'month/day/year'}`;
    const why = isUnknown ? ', though they could be month/day' : isMixed ? ', the order that most of them show' : '';
    const hasAmbiguousDates = isUnknown || isMixed;
    return { column: { ...word, hasAmbiguousDates }, notes: hasAmbiguousDates ? [note + why] : [] };
  }
  if (survey.present > 0 && survey.booleans === survey.present) {
    const read = (cell: string) => String(TRUE.has(cell.toLowerCase()));
    return { column: await wordColumn(name, 'boolean', cells, survey, read, yieldToEventLoop), notes: [] };
  }
  const { missingMarkers } = survey;
  return {
    column: {
      name,
      type: 'text',
      cells,
      missing,
      missingMarkers,
      unreadable: 0,
      hasUnclearCells: false,
      hasAmbiguousDates: false,
    },
    notes: [],
  };
}

async function numberColumn(
  name: string,
  cells: string[],
  missing: number,
  survey: ColumnSurvey,
  usualMark: DecimalMark,
  isMarkUncertain: boolean,
  yieldToEventLoop: YieldToEventLoop,
): Promise<TypedColumn> {
  const { marks, units, missingMarkers } = survey;
  const mark = marks[','] === marks['.'] ? usualMark : marks[','] > marks['.'] ? ',' : '.';
  const values = new Float64Array(cells.length).fill(Number.NaN);
  let unreadable = 0;
  let hasUnclearCells = isMarkUncertain && marks['.'] === 0 && marks[','] === 0 && survey.ambiguousMarks > 0;
  for (let row = 0; row < cells.length; row += 1) {
    if (row % YIELD_EVERY === 0) await yieldToEventLoop();
    const cell = cells[row] ?? '';
    if (cell === '') continue;
    const parts = splitNumber(cell);
    const value = parts === undefined ? Number.NaN : toNumber(parts, mark);
    if (Number.isFinite(value)) values[row] = value;
    else {
      unreadable += 1;
      hasUnclearCells ||= /\d/.test(cell);
    }
  }
  const notes: string[] = [];
  if (mark === ',') notes.push(`${name}: read with a decimal comma`);
  const hasMixedUnits = units.size > 1;
  if (hasMixedUnits)
    notes.push(`${name} mixes ${[...units.keys()].join(', ')}: its figures are taken as they stand, not converted`);
  const [unit = '', bearing = 0] = hasMixedUnits ? [] : ([...units][0] ?? []);
  const whole = bearing * 2 > survey.present;
  return {
    column: {
      name,
      type: 'number',
      cells: values,
      unit: whole ? unit : '',
      hasMixedUnits,
      missing,
      missingMarkers,
      unreadable,
      hasUnclearCells,
    },
    notes,
  };
}

async function wordColumn(
  name: string,
  type: 'date' | 'boolean',
  cells: string[],
  { present, missingMarkers }: ColumnSurvey,
  read: (cell: string) => string,
  yieldToEventLoop: YieldToEventLoop,
): Promise<WordColumn> {
  let unreadable = 0;
  let hasUnclearCells = false;
  for (let row = 0; row < cells.length; row += 1) {
    if (row % YIELD_EVERY === 0) await yieldToEventLoop();
    const cell = cells[row] ?? '';
    if (cell === '') continue;
    const value = read(cell);
    if (value === '') {
      unreadable += 1;
      hasUnclearCells ||= /\d/.test(cell);
    }
    cells[row] = value;
  }
  return {
    name,
    type,
    cells,
    missing: cells.length - present,
    missingMarkers,
    unreadable,
    hasUnclearCells,
    hasAmbiguousDates: false,
  };
}
