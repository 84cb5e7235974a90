import type { Question } from './judge-answer.ts';
import { byGroup, cells, count, different, highest, lowest, max, mean, min, n, sum, yearOf } from './reference-data.ts';

const noAnswer = () => undefined;

/** The tables have no answer to these. */
export const ADVERSARIAL_SET: readonly Question[] = [
  ['stocks.csv', 'how many stocks are there', noAnswer],
  ['stocks.csv', 'how many stocks in 2005', noAnswer],
  ['stocks.csv', 'which stock had the highest price?', noAnswer],
  ['stocks.csv', 'how many symbols had a price over 500', noAnswer],
  ['stocks.csv', 'first date for GOOG', () => '2004-08-01'],
  ['disasters.csv', 'how many disasters in 2010', noAnswer],
  ['disasters.csv', 'number of disasters per year', noAnswer],
  ['disasters.csv', 'total deaths in 2004', noAnswer],
  ['disasters.csv', 'which disaster killed the most people', noAnswer],
  [
    'disasters.csv',
    'max deaths excluding All natural disasters',
    (r) =>
      max(
        r.filter((x) => x['Entity'] !== 'All natural disasters'),
        'Deaths',
      ),
  ],
  ['species.csv', 'how many species are there', noAnswer],
  ['budgets.json', 'how many budgets', noAnswer],
  ['barley.json', 'how many barley', noAnswer],
  ['barley.json', 'which variety had the highest yield', noAnswer],
  ['unemployment.tsv', 'how many unemployment', noAnswer],
  ['unemployment.tsv', 'which id has the lowest rate', (r) => cells(lowest(r, 'rate').slice(0, 1), 'id')],
  [
    'sp500-2000.csv',
    'highest close and date',
    (r) => [max(r, 'close'), ...cells(highest(r, 'close').slice(0, 1), 'date')],
  ],
  ['crimea.json', 'total wounds and disease', noAnswer],
  ['airports.csv', 'how many airports are international', noAnswer],
  ['airports.csv', 'how many states are there', noAnswer],
  ['airports.csv', 'which city has the most airports', noAnswer],
  ['airports.csv', 'which state has the most airports', () => 'AK'],
  ['airports.csv', 'airports in OR', noAnswer],
  ['airports.csv', 'how many airports in TX or CA', (r) => count(r, (x) => x['state'] === 'TX' || x['state'] === 'CA')],
  ['population.json', 'average age in 2000', noAnswer],
  ['population.json', 'how many people aged 90 in 1950', noAnswer],
  ['weekly-weather.json', 'how many days', noAnswer],
  ['flights-airport.csv', 'how many flights from ATL', noAnswer],
  [
    'flights-airport.csv',
    'total count from ATL',
    (r) =>
      sum(
        r.filter((x) => x['origin'] === 'ATL'),
        'count',
      ),
  ],
  [
    'flights-2k.json',
    'how many flights from JFK to LAX',
    (r) => count(r, (x) => x['origin'] === 'JFK' && x['destination'] === 'LAX'),
  ],
  ['jobs.json', 'how many jobs in 1900', noAnswer],
  // A job has one row per year.
  ['jobs.json', 'most common job for men in 1900', noAnswer],
  ['jobs.json', 'which sex is the most common', noAnswer],
  ['population.json', 'most common age in 1900', noAnswer],
  [
    'jobs.json',
    'top 5 jobs by count for women in 1950',
    (r) =>
      cells(
        highest(
          r.filter((x) => x['sex'] === 'women' && x['year'] === 1950),
          'count',
        ).slice(0, 5),
        'job',
      ),
  ],
  // New York and Nevada are also towns.
  ['airports.csv', 'how many airports are in New York', noAnswer],
  ['airports.csv', 'how many airports are in Nevada', noAnswer],
  ['airports.csv', 'how many airports are in New York city', (r) => count(r, (x) => x['city'] === 'New York')],
  [
    'airports.csv',
    'how many airports are in Georgia or Florida',
    (r) => count(r, (x) => x['state'] === 'GA' || x['state'] === 'FL'),
  ],
  ['gapminder.json', 'what years are in the data', (r) => [different(r, 'year')]],
  ['gapminder.json', 'which country has the highest population', noAnswer],
  ['gapminder.json', 'population of China', noAnswer],
  [
    'gapminder.json',
    'how many countries had a life expectancy over 80 in 2005',
    (r) => count(r, (x) => x['year'] === 2005 && n(x['life_expect']) > 80),
  ],
  [
    'unemployment-across-industries.json',
    'average rate in agriculture in 2009',
    (r) =>
      mean(
        r.filter((x) => x['series'] === 'Agriculture' && x['year'] === 2009),
        'rate',
      ),
  ],
  // Three months are not a month after March.
  ['unemployment-across-industries.json', 'total count over 3 months', noAnswer],
  ['unemployment-across-industries.json', 'average rate over 12 months', noAnswer],
  ['unemployment-across-industries.json', 'total count of 3 months', noAnswer],
  ['unemployment-across-industries.json', 'list 6-month rates', noAnswer],
  ['unemployment-across-industries.json', 'total count under 3 months', noAnswer],
  ['unemployment-across-industries.json', 'average rate with 12 months', noAnswer],
  [
    'unemployment-across-industries.json',
    'total count where month is over 3',
    (r) =>
      sum(
        r.filter((x) => n(x['month']) > 3),
        'count',
      ),
  ],
  ['sp500.csv', 'when was the highest price', () => '2007-10-01'],
  ['co2-concentration.csv', 'when was CO2 the highest', (r) => cells(highest(r, 'CO2').slice(0, 1), 'Date')],
  ['seattle-weather.csv', 'when was the highest wind and temp_max', noAnswer],
  ['seattle-weather.csv', 'average precipitation per month', noAnswer],
  [
    'seattle-weather.csv',
    'average temp_max per year',
    (r) =>
      byGroup(
        r,
        (x) => String(x['date']).slice(0, 4),
        (g) => mean(g, 'temp_max'),
      ),
  ],
  ['cars.json', 'list the 5 heaviest cars', (r) => cells(highest(r, 'Weight_in_lbs').slice(0, 5), 'Name')],
  ['cars.json', 'cars weighing over 5000 kg', noAnswer],
  ['cars.json', 'fastest car', noAnswer],
  ['cars.json', 'heaviest car by origin', noAnswer],
  ['cars.json', 'how many 4-cylinder cars are there', (r) => count(r, (x) => x['Cylinders'] === 4)],
  [
    'penguins.json',
    'how many penguins weigh more than 5000 grams',
    (r) => count(r, (x) => n(x['Body Mass (g)']) > 5000),
  ],
  ['penguins.json', 'how many penguins are there on each island', (r) => byGroup(r, 'Island', (g) => g.length)],
  ['lookup_people.csv', 'who is the oldest', (r) => String(highest(r, 'age')[0]?.['name'])],
  ['seattle-weather.csv', 'how many days did not have rain', noAnswer],
  [
    'seattle-weather.csv',
    'how many days with temp_min < 0 in 2013',
    (r) => count(r, (x) => n(x['temp_min']) < 0 && yearOf(x['date']) === 2013),
  ],
  [
    'gapminder.json',
    'how many countries had fertility below 2 in 2000',
    (r) => count(r, (x) => x['year'] === 2000 && n(x['fertility']) < 2),
  ],
  ['gapminder-health-income.csv', 'total population of america and sub_saharan_africa', noAnswer],
  [
    'movies.json',
    'how many movies except comedies and dramas',
    (r) => count(r, (x) => x['Major Genre'] !== 'Comedy' && x['Major Genre'] !== 'Drama'),
  ],
  ['movies.json', 'how many movies are over 2 hours long', noAnswer],
  [
    'movies.json',
    'how many movies with US gross over 100m and under 200m',
    (r) => count(r, (x) => n(x['US Gross']) > 1e8 && n(x['US Gross']) < 2e8),
  ],
  ['movies.json', 'how many movies with US gross over 100m and Worldwide Gross and under 200m', noAnswer],
  [
    'movies.json',
    'movies with an IMDB rating of at least 9',
    (r) =>
      cells(
        r.filter((x) => n(x['IMDB Rating']) >= 9),
        'Title',
      ),
  ],
  ['movies.json', 'how many movies with US gross over 100 and under 200 million', noAnswer],
  ['movies.json', 'how many movies with US gross between 100 and 200 million', noAnswer],
  ['cars.json', 'how many cars with horsepower over 150 and over 4000', noAnswer],
  ['movies.json', 'longest running time', (r) => max(r, 'Running Time min')],
  [
    'movies.json',
    'which movie has the shortest running time',
    (r) => cells(lowest(r, 'Running Time min').slice(0, 1), 'Title'),
  ],
  ['movies.json', 'longest IMDB rating', noAnswer],
  ['movies.json', 'longest movie', noAnswer],
  [
    'movies.json',
    'average IMDB rating for movies with budget over $100,000,000',
    (r) =>
      mean(
        r.filter((x) => n(x['Production Budget']) > 1e8),
        'IMDB Rating',
      ),
  ],
  ['cars.json', 'min and max acceleration', (r) => [min(r, 'Acceleration'), max(r, 'Acceleration')]],
  [
    'cars.json',
    'average horsepower for each number of cylinders',
    (r) => byGroup(r, 'Cylinders', (g) => mean(g, 'Horsepower')).filter((_, i) => i % 2 === 1),
  ],
];
