import { describe, expect, test } from 'vitest';
import { createBuiltInWorker } from '../builtin-worker.ts';
import { createMemoryTask } from '../testing/memory-task.ts';
import { boldFigures } from '../testing/bold-figures.ts';

const LINES = Array.from({ length: 12 }, (_, i) => `R${i % 3},${i + 1},${i + 0.5}`).join('\n');
const ORDERS =
  'order_id,customer,product,qty,price,date\n1,Ann,pen,2,3.5,2024-01-03\n1,Ann,ink,1,9,2024-01-03\n2,Bob,pen,5,3.5,2024-02-10\n3,Ann,pad,1,4,2023-12-30\n4,Cy,pen,1,3.5,2024-02-11\n';
const FILES: Record<string, string> = {
  'orders.csv': ORDERS,
  'disasters.csv':
    'year,kind,events,deaths\n2009,Flood,3,10\n2009,Quake,1,20\n2010,Flood,2,5\n2010,Quake,4,40\n2011,Flood,1,1\n2011,Quake,2,7\n',
  'accidents.csv': 'date,hurt,fatal\n2024-01-01,3,1\n2024-01-02,0,0\n2024-01-03,4,2\n',
  'flights.csv': 'flight_no,origin,delay\nA1,LAX,5\nA2,JFK,7\nA3,LAX,0\n',
  'weather.csv': 'station,rain\nX,1\nY,2\nX,4\n',
  'weekly.csv': 'date,price\n2024-01-01,5\n2024-01-08,6\n2024-01-15,7\n',
  'passengers.csv': 'name,sex,survived\nAnn,female,alive\nBob,male,dead\nCid,male,alive\n',
  'towns.csv':
    'name,region\nInternational,North\nSan Juan International,South\nUtah International,South\nMill,North\nFord,East\n',
  'staff.csv': 'name,years_experience,salary\nAnn,3,100\nBob,10,200\nCid,7,150\n',
  'total.csv': `region,units,price\n${LINES}\nTotal,78,72\n`,
  'subtotals.csv': 'region,units\nN1,1\nN2,2\nNorth total,3\nS1,4\nSouth total,4\nGrand total,7\n',
  'unnamed-total.csv': `region,units,price\n${LINES}\n,78,72\n`,
  'all.csv':
    'kind,year,deaths\nAll kinds,2009,30\nFlood,2009,10\nQuake,2009,20\nAll kinds,2010,45\nFlood,2010,5\nQuake,2010,40\n',
  'all-about.csv': 'title,votes\nAll about Eve,5\nTotal Recall,7\nAlien,9\n',
  'title-above.csv': `Sales of 2024\n\nregion,units,price\n${LINES}\n`,
  'title-above-semicolons.csv': `Sales of 2024;;\nregion;units;price\n${LINES.replaceAll(',', ';')}\n`,
  'source-below.csv': `region,units,price\n${LINES}\n\nSource: ministry of trade\n`,
  'padded-source.csv': `region,units,price\n${LINES}\nSource: ministry,,\n`,
  'units-row.csv': `region,units,price\n,pcs,EUR\n${LINES}\n`,
  'empty-rows.csv': `region,units,price\n${LINES}\n,,\n,,\n`,
  'header-twice.csv': 'region,units\nA,1\nB,2\nregion,units\nC,3\n',
  'same-name.csv': 'name,price,price\nAda,1,10\nBob,2,20\n',
  'two-currencies.csv': 'name,price\nAda,$10\nBob,€20\n',
  'euros.csv': 'name,price_eur\nAda,10\nBob,20\n',
  'unsure-dates.csv': 'day,sold\n03/04/2024,1\n05/06/2024,2\n07/08/2023,4\n',
  'sure-dates.csv': 'day,sold\n03/14/2024,1\n05/06/2024,2\n07/08/2023,4\n',
  'unsure-marks.csv': 'price;name\n1,234;x\n2,345;y\n',
  'sure-marks.csv': 'price;name\n1,234;x\n2,34;y\n',
  'unreadable.csv': `name,val\n${Array.from({ length: 20 }, (_, i) => `n${i},${i === 7 ? '>100' : i + 1}`).join('\n')}\n`,
  'not-given.csv': `name,val\n${Array.from({ length: 20 }, (_, i) => `n${i},${i === 7 ? 'pending' : i + 1}`).join('\n')}\n`,
  'na-cities.csv': 'city,state\nRome,X\nRome,X\nOslo,X\nNA,Y\nNA,Y\nNA,Y\n',
  'na-states.csv': 'state\nX\nX\nY\nNA\n',
  'forecast.csv': 'day,high\nMon,5\nTue,6\nMon,7\nTue,9\n',
  'ages.csv': 'year,age,people\n1900,0,50\n1900,10,30\n1900,20,20\n2000,0,40\n2000,10,40\n2000,20,40\n',
  'goals.csv': 'player,goals,team\nAnn,3,Red\nBob,5,Blue\nCy,1,Red\nAnn,3,Blue\n',
  'trucks.csv': 'model,weight_limit,empty_weight\nA,10,3\nB,20,4\n',
  'runners.csv': 'runner,time,wind_speed\nA,10.1,3\nB,9.8,4\n',
  'hotels.csv': 'hotel,stars,price\nA,5,100\nB,4,80\nC,5,300\n',
  'rents.csv': 'flat,price,listed\nA,100,2024-01-05\nB,200,2024-02-05\n',
  'people.csv': 'name,age,weight\nAnn,30,70\nBob,40,80\n',
  'born.csv': 'name,age,birth_date\nAnn,30,1994-01-01\nBob,40,1984-01-01\n',
  'shops.csv': 'shop,state,sales\nA,TX,5\nB,CA,7\nC,NY,8\nD,TX,9\n',
  'moods.csv': 'who,state,score\nA,OK,5\nB,BAD,7\nC,OK,8\n',
  'calendar.csv': 'year,region,sales,date\n2023,N,5,2023-01-02\n2023,S,6,2023-03-04\n2024,N,7,2024-01-05\n',
  'fiscal.csv': 'year,region,sales,date\n2023,N,5,2023-01-02\n2023,S,6,2023-03-04\n2025,N,7,2024-12-05\n',
  'codes.csv': 'city,country\nWindhoek,NA\nOslo,NO\nRome,IT\nMilan,IT\n',
};

const ask = (file: string, ...questions: string[]) => boldFigures(file, FILES[file] ?? '', questions);

describe('questions whose meaning depends on the table', () => {
  test.each<[string, string, string[] | undefined]>([
    // The file's name means the rows only if each row is one such thing.
    ['disasters.csv', 'how many disasters in 2010', undefined],
    ['disasters.csv', 'how many rows in 2010', ['2']],
    ['disasters.csv', 'top 2 disasters by deaths', undefined],
    ['accidents.csv', 'how many accidents', undefined],
    ['orders.csv', 'how many orders by customer', undefined],
    ['orders.csv', 'number of different order_id', ['4']],
    ['flights.csv', 'how many flights from LAX', ['2']],
    ['weather.csv', 'how many weather', undefined],
    ['weekly.csv', 'how many days have a price over 5', undefined],
    ['passengers.csv', 'how many survived', undefined],
    ['passengers.csv', 'how many passengers', ['3 rows']],
    ['towns.csv', 'how many towns are international', undefined],
    ['towns.csv', 'how many rows where name is International', ['1']],
    // Numbers of years are not years.
    ['staff.csv', 'total salary in 2000', undefined],
    ['staff.csv', 'how many years', undefined],
    ['staff.csv', 'average years_experience', ['6.67']],
    ['orders.csv', 'highest price and qty', undefined],
    ['orders.csv', 'highest price and lowest qty', ['9', '1']],
    ['orders.csv', 'highest price and date', ['2024-01-03', '9']],
    ['orders.csv', 'sum of qty and price', undefined],
    ['orders.csv', 'average qty and price', ['2', '4.7']],
    ['orders.csv', 'which product has the highest qty', undefined],
    ['orders.csv', 'which product has the highest total qty', ['pen', '8']],
    ['orders.csv', 'rows sorted by price, top 2', undefined],
  ])('%s: %s', async (file, question, figures) => {
    expect(await ask(file, question)).toEqual(figures);
  });
});

describe('synonyms of columns and values', () => {
  test.each<[string, string, string[] | undefined]>([
    ['trucks.csv', 'heaviest truck', undefined],
    ['runners.csv', 'fastest runner', undefined],
    ['people.csv', 'heaviest person', ['Bob', '80']],
    ['people.csv', 'who is the youngest', ['Ann', '30']],
    ['people.csv', 'oldest person', ['Bob', '40']],
    ['born.csv', 'oldest row', undefined],
    ['people.csv', 'how many people weigh over 75', ['1']],
    ['people.csv', 'how many people weigh over 75 kg', undefined],
    ['hotels.csv', 'how many 5-star hotels', ['2']],
    ['hotels.csv', 'how many hotels are not 5-star', undefined],
    ['hotels.csv', 'top 5-star hotels', undefined],
    ['rents.csv', 'average price per month', undefined],
    ['shops.csv', 'total sales in Texas', ['14']],
    ['shops.csv', 'total sales in Ohio', undefined],
    ['moods.csv', 'total score in Oklahoma', undefined],
    ['calendar.csv', 'total sales in 2023', ['11']],
    ['fiscal.csv', 'total sales in 2023', undefined],
    ['calendar.csv', 'when was the highest sales', ['2024-01-05', '7']],
    ['fiscal.csv', 'when was the highest sales', undefined],
  ])('%s: %s', async (file, question, figures) => {
    expect(await ask(file, question)).toEqual(figures);
  });
});

describe('totals, footers, units and unclear cells', () => {
  test.each<[string, string, string[] | undefined]>([
    ['total.csv', 'total units', undefined],
    ['total.csv', 'how many rows', ['13 rows']],
    ['total.csv', 'how many totals', undefined],
    ['total.csv', 'how many rows where units is over 5', undefined],
    ['total.csv', 'total units except Total', ['78']],
    ['total.csv', 'total units without the total row', ['78']],
    ['total.csv', 'total units excluding totals', ['78']],
    ['total.csv', 'how many rows except Total', ['12']],
    ['total.csv', 'total units except R1', undefined],
    ['unnamed-total.csv', 'highest units except totals', ['12']],
    ['subtotals.csv', 'total units except totals', ['7']],
    ['total.csv', 'which region has the highest total units', undefined],
    ['total.csv', 'total units where region is not Total', ['78']],
    ['total.csv', 'total units where region is R1', ['26']],
    ['subtotals.csv', 'total units where region is not "Grand total"', undefined],
    ['unnamed-total.csv', 'highest units', undefined],
    ['unnamed-total.csv', 'highest units where region is present', ['12']],
    ['all.csv', 'total deaths in 2009', undefined],
    ['all.csv', 'total deaths except all kinds in 2009', ['30']],
    ['all-about.csv', 'total votes', ['21']],
    ['title-above.csv', 'how many rows', undefined],
    ['title-above-semicolons.csv', 'how many rows', undefined],
    ['source-below.csv', 'how many rows', ['12 rows']],
    ['padded-source.csv', 'how many regions', ['3']],
    ['units-row.csv', 'how many rows', ['12 rows']],
    ['empty-rows.csv', 'how many rows', ['12 rows']],
    ['header-twice.csv', 'total units', ['6']],
    ['same-name.csv', 'average price', undefined],
    ['same-name.csv', 'average price 2', ['15']],
    ['two-currencies.csv', 'total price', undefined],
    ['two-currencies.csv', 'how many rows', ['2 rows']],
    ['euros.csv', 'how many rows have a price over $15', undefined],
    ['euros.csv', 'how many rows have a price over €15', ['1']],
    ['unsure-dates.csv', 'total sold in April', undefined],
    ['unsure-dates.csv', 'total sold by month', undefined],
    ['unsure-dates.csv', 'latest day', undefined],
    ['unsure-dates.csv', 'total sold in 2024', ['3']],
    ['sure-dates.csv', 'total sold in May', ['2']],
    ['unsure-marks.csv', 'total price', undefined],
    ['sure-marks.csv', 'total price', ['3.57']],
    ['unreadable.csv', 'highest val', undefined],
    ['not-given.csv', 'highest val', ['20']],
    ['goals.csv', 'how many players have over 4 goals', undefined],
    ['goals.csv', 'how many players are in Red', ['2']],
    ['na-cities.csv', 'which city has the most rows', undefined],
    ['na-states.csv', 'which state has the most rows', ['X', '2']],
    ['forecast.csv', 'how many days', undefined],
    ['ages.csv', 'average age in 1900', undefined],
    ['ages.csv', 'average people in 1900', ['33.33']],
    ['codes.csv', 'how many different country', undefined],
    ['codes.csv', 'how many rows have no country', undefined],
    ['codes.csv', 'how many rows where country is IT', ['2']],
  ])('%s: %s', async (file, question, figures) => {
    expect(await ask(file, question)).toEqual(figures);
  });
});

describe('follow-ups that may add to or replace a condition', () => {
  test.each<[string[], string[] | undefined]>([
    [['total qty for Ann', 'and for Bob?'], ['5']],
    [['total qty for Ann', 'with at least 2 qty'], ['2']],
    [['how many rows', 'with a price of over 3.6 and under 5'], ['1']],
    [['how many rows', 'with over 3.6'], undefined],
    [['total qty for Ann', 'also Bob'], undefined],
    [['how many rows where price is over 3.6', 'where price is under 5'], undefined],
    [['how many rows before 2024', 'after 2024-02-01'], undefined],
    [['total qty in 2024', 'only in January'], ['3']],
    [['total qty in 2023', 'and in 2024?'], ['9']],
  ])('%s', async (questions, figures) => {
    expect(await ask('orders.csv', ...questions)).toEqual(figures);
  });
});

test('asks which file is meant even if the question is ambiguous for one of them', async () => {
  const task = createMemoryTask(createBuiltInWorker());
  task.give('sales.csv', 'city,price,date\nRome,5,2024-01-01\nOslo,7,2024-02-02\n');
  task.give('houses.csv', 'city,price,listed,sold\nRome,50,2024-01-01,2024-02-01\nRome,70,2024-01-05,2024-03-01\n');
  const { text } = await task.ask('average price in 2024');
  expect(text).toContain('This could be about sales.csv or houses.csv.');
});
