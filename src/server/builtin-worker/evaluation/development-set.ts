import {
  byGroup,
  cells,
  count,
  different,
  groups,
  highest,
  lowest,
  max,
  mean,
  median,
  min,
  n,
  ranked,
  type Row,
  sum,
  yearOf,
} from './reference-data.ts';
import type { Question } from './judge-answer.ts';

const noAnswer = () => undefined;
const inYear = (rows: Row[], name: string, year: number) => rows.filter((row) => yearOf(row[name]) === year);

/** The grammar was written with these. */
export const DEVELOPMENT_SET: readonly Question[] = [
  ['cars.json', 'how many cars are there?', (r) => r.length],
  [
    'cars.json',
    'how many rows where Horsepower > 150 or Weight_in_lbs > 4500',
    (r) => count(r, (x) => n(x['Horsepower']) > 150 || n(x['Weight_in_lbs']) > 4500),
  ],
  ['cars.json', 'how many missing values in Horsepower', (r) => count(r, (x) => x['Horsepower'] === null)],
  ['cars.json', 'how many toyota cars', (r) => count(r, (x) => String(x['Name']).startsWith('toyota'))],
  [
    'cars.json',
    'Average horsepower by origin, and chart it',
    (r) => byGroup(r, 'Origin', (g) => mean(g, 'Horsepower')),
  ],
  ['cars.json', 'how many cars have 8 cylinders', (r) => count(r, (x) => n(x['Cylinders']) === 8)],
  [
    'cars.json',
    'cars with horsepower over 200',
    (r) =>
      cells(
        r.filter((x) => n(x['Horsepower']) > 200),
        'Name',
      ),
  ],
  ['cars.json', 'which car has the highest horsepower', (r) => String(highest(r, 'Horsepower')[0]?.['Name'])],
  [
    'cars.json',
    'number of cars from Japan with more than 4 cylinders',
    (r) => count(r, (x) => x['Origin'] === 'Japan' && n(x['Cylinders']) > 4),
  ],
  ['cars.json', 'how many cars are not from the USA', (r) => count(r, (x) => x['Origin'] !== 'USA')],
  [
    'cars.json',
    'average weight of cars from Europe',
    (r) =>
      mean(
        r.filter((x) => x['Origin'] === 'Europe'),
        'Weight_in_lbs',
      ),
  ],
  [
    'cars.json',
    'what share of cars come from Japan',
    (r) => (count(r, (x) => x['Origin'] === 'Japan') / r.length) * 100,
  ],
  ['cars.json', 'correlation between weight and horsepower', noAnswer],
  ['cars.json', 'top 5 cars by miles per gallon', (r) => cells(highest(r, 'Miles_per_Gallon').slice(0, 3), 'Name')],
  ['cars.json', 'how many cylinders', noAnswer],
  ['cars.json', 'how many different origins are there?', (r) => different(r, 'Origin')],
  ['cars.json', 'averge acceleration by origin', (r) => byGroup(r, 'Origin', (g) => mean(g, 'Acceleration'))],
  ['cars.json', 'cars from 1975', (r) => count(r, (x) => String(x['Year']).startsWith('1975'))],

  ['movies.json', 'how many comedies', (r) => count(r, (x) => x['Major Genre'] === 'Comedy')],
  ['movies.json', 'how many movies are there', (r) => r.length],
  [
    'movies.json',
    'average IMDB rating of movies by Christopher Nolan',
    (r) =>
      mean(
        r.filter((x) => x['Director'] === 'Christopher Nolan'),
        'IMDB Rating',
      ),
  ],
  ['movies.json', 'average rating by genre', noAnswer],
  ['movies.json', 'which director made the most movies?', (r) => String(ranked(r, 'Director', (g) => g.length)[0])],
  [
    'movies.json',
    'highest IMDB rating, which movie',
    (r) => [max(r, 'IMDB Rating'), String(highest(r, 'IMDB Rating')[0]?.['Title'])],
  ],
  ['movies.json', 'most common major genre', (r) => String(ranked(r, 'Major Genre', (g) => g.length)[0])],
  [
    'movies.json',
    'how many movies released in 2005',
    (r) => count(r, (x) => String(x['Release Date']).endsWith('2005')),
  ],
  ['movies.json', 'how many movies with MPAA rating R', (r) => count(r, (x) => x['MPAA Rating'] === 'R')],
  ['movies.json', 'movies with no IMDB rating', (r) => count(r, (x) => x['IMDB Rating'] === null)],
  ['movies.json', 'how many movies are not comedies', (r) => count(r, (x) => x['Major Genre'] !== 'Comedy')],
  [
    'movies.json',
    'top 3 distributors by total worldwide gross',
    (r) => ranked(r, 'Distributor', (g) => sum(g, 'Worldwide Gross')).slice(0, 3),
  ],
  [
    'movies.json',
    'how many movies have a running time over 180 minutes',
    (r) => count(r, (x) => n(x['Running Time min']) > 180),
  ],
  [
    'movies.json',
    'IMDB rating of The Godfather',
    (r) =>
      cells(
        r.filter((x) => x['Title'] === 'The Godfather'),
        'IMDB Rating',
      ).map(Number),
  ],
  ['movies.json', 'profit of Avatar', noAnswer],

  [
    'penguins.json',
    'how many male and how many female penguins?',
    (r) => ['MALE', 'FEMALE'].map((sex) => count(r, (x) => x['Sex'] === sex)),
  ],
  ['penguins.json', 'how many male penguins', (r) => count(r, (x) => x['Sex'] === 'MALE')],
  [
    'penguins.json',
    'median flipper length per species',
    (r) => byGroup(r, 'Species', (g) => median(g, 'Flipper Length (mm)')),
  ],
  ['penguins.json', 'which island has the most penguins', (r) => String(ranked(r, 'Island', (g) => g.length)[0])],
  ['penguins.json', 'Adelie or Chinstrap penguins on Dream: how many', noAnswer],
  ['penguins.json', 'how many penguins are heavier than 6000', (r) => count(r, (x) => n(x['Body Mass (g)']) > 6000)],
  [
    'penguins.json',
    'penguins with body mass over 6000',
    (r) =>
      cells(
        r.filter((x) => n(x['Body Mass (g)']) > 6000),
        'Body Mass (g)',
      ),
  ],

  ['seattle-weather.csv', 'how many days had no precipitation?', (r) => count(r, (x) => n(x['precipitation']) === 0)],
  ['seattle-weather.csv', 'how many rainy days in Seattle', noAnswer],
  [
    'seattle-weather.csv',
    'highest wind and its date',
    (r) => [max(r, 'wind'), String(highest(r, 'wind')[0]?.['date'])],
  ],
  ['seattle-weather.csv', 'temp_max on 2013-07-04', (r) => n(r.find((x) => x['date'] === '2013-07-04')?.['temp_max'])],
  ['seattle-weather.csv', 'earliest date', (r) => cells(r.slice(0, 1), 'date')],
  [
    'seattle-weather.csv',
    'average temp_max by month',
    (r) =>
      byGroup(
        r.filter((x) => String(x['date']) < '2013-06'),
        (x) => String(x['date']).slice(0, 7),
        (g) => mean(g, 'temp_max'),
      ),
  ],
  [
    'seattle-weather.csv',
    'average wind on days with snow',
    (r) =>
      mean(
        r.filter((x) => x['weather'] === 'snow'),
        'wind',
      ),
  ],
  [
    'seattle-weather.csv',
    'total precipitation in March 2012',
    (r) =>
      sum(
        r.filter((x) => String(x['date']).startsWith('2012-03')),
        'precipitation',
      ),
  ],
  ['seattle-weather.csv', 'which month is the wettest', noAnswer],
  [
    'seattle-weather.csv',
    'number of days between 2013-01-01 and 2013-06-30 where weather is sun',
    (r) =>
      count(r, (x) => x['weather'] === 'sun' && String(x['date']) >= '2013-01-01' && String(x['date']) <= '2013-06-30'),
  ],

  ['global-temp.csv', 'how many years have temp below 0', (r) => count(r, (x) => n(x['temp']) < 0)],
  [
    'global-temp.csv',
    'average temp between 2000 and 2010',
    (r) =>
      mean(
        r.filter((x) => n(x['year']) >= 2000 && n(x['year']) <= 2010),
        'temp',
      ),
  ],
  ['global-temp.csv', 'which year was the coldest?', (r) => n(lowest(r, 'temp')[0]?.['year'])],
  ['global-temp.csv', 'which year had the highest temp', (r) => n(highest(r, 'temp')[0]?.['year'])],
  ['global-temp.csv', 'temp in 1890', (r) => n(r.find((x) => n(x['year']) === 1890)?.['temp'])],
  ['global-temp.csv', 'latest year', (r) => max(r, 'year')],
  [
    'global-temp.csv',
    'average temp before 1900',
    (r) =>
      mean(
        r.filter((x) => n(x['year']) < 1900),
        'temp',
      ),
  ],

  ['stocks.csv', 'average price by symbol', (r) => byGroup(r, 'symbol', (g) => mean(g, 'price'))],
  [
    'stocks.csv',
    'maximum price per symbol in 2009',
    (r) => byGroup(inYear(r, 'date', 2009), 'symbol', (g) => max(g, 'price')),
  ],
  ['stocks.csv', 'how many rows per symbol', (r) => byGroup(r, 'symbol', (g) => g.length)],
  ['stocks.csv', 'price of AAPL minus price of MSFT', noAnswer],
  ['stocks.csv', 'sum price + date', noAnswer],
  [
    'stocks.csv',
    'average price of GOOG since 2009',
    (r) =>
      mean(
        r.filter((x) => x['symbol'] === 'GOOG' && yearOf(x['date']) >= 2009),
        'price',
      ),
  ],

  ['gapminder-health-income.csv', 'income of Norway', (r) => n(r.find((x) => x['country'] === 'Norway')?.['income'])],
  ['gapminder-health-income.csv', 'population of the 3 largest countries', noAnswer],
  [
    'gapminder-health-income.csv',
    'which region has the most countries?',
    (r) => String(ranked(r, 'region', (g) => g.length)[0]),
  ],
  ['gapminder-health-income.csv', 'compare France and Germany', noAnswer],
  [
    'gapminder-health-income.csv',
    'which country has the highest population',
    (r) => String(highest(r, 'population')[0]?.['country']),
  ],
  [
    'gapminder-health-income.csv',
    'countries with health over 83',
    (r) =>
      cells(
        r.filter((x) => n(x['health']) > 83),
        'country',
      ),
  ],
  [
    'gapminder-health-income.csv',
    'how many countries are in europe_central_asia',
    (r) => count(r, (x) => x['region'] === 'europe_central_asia'),
  ],
  [
    'gapminder-health-income.csv',
    'total population by region',
    (r) => byGroup(r, 'region', (g) => sum(g, 'population')),
  ],
  ['gapminder-health-income.csv', 'how many countries are in Asia', noAnswer],

  [
    'jobs.json',
    'top 3 jobs by count in 1850',
    (r) =>
      cells(
        highest(
          r.filter((x) => n(x['year']) === 1850),
          'count',
        ).slice(0, 3),
        'job',
      ),
  ],
  [
    'jobs.json',
    'total count in 1850',
    (r) =>
      sum(
        r.filter((x) => n(x['year']) === 1850),
        'count',
      ),
  ],
  [
    'jobs.json',
    'how many farmers in 1850',
    (r) =>
      sum(
        r.filter((x) => x['job'] === 'Farmer' && n(x['year']) === 1850),
        'count',
      ),
  ],
  [
    'jobs.json',
    'total count by sex for year 2000',
    (r) =>
      byGroup(
        r.filter((x) => n(x['year']) === 2000),
        'sex',
        (g) => sum(g, 'count'),
      ),
  ],
  ['jobs.json', 'average count in 1900 and in 1910', noAnswer],

  ['population.json', 'how many people', noAnswer],
  [
    'population.json',
    'total people in 1850',
    (r) =>
      sum(
        r.filter((x) => n(x['year']) === 1850),
        'people',
      ),
  ],

  [
    'disasters.csv',
    'total deaths from earthquakes',
    (r) =>
      sum(
        r.filter((x) => x['Entity'] === 'Earthquake'),
        'Deaths',
      ),
  ],
  [
    'disasters.csv',
    'total Deaths where Entity is Flood and Year is at least 2000',
    (r) =>
      sum(
        r.filter((x) => x['Entity'] === 'Flood' && n(x['Year']) >= 2000),
        'Deaths',
      ),
  ],
  ['disasters.csv', 'what are the different entities', (r) => [...groups(r, 'Entity').keys()]],

  [
    'us-employment.csv',
    'lowest nonfarm and when',
    (r) => [min(r, 'nonfarm'), String(lowest(r, 'nonfarm')[0]?.['month'])],
  ],
  ['us-employment.csv', 'highest manufacturing', (r) => max(r, 'manufacturing')],
  [
    'co2-concentration.csv',
    'CO2 in 1990-05',
    (r) => n(r.find((x) => String(x['Date']).startsWith('1990-05'))?.['CO2']),
  ],
  [
    'co2-concentration.csv',
    'average CO2 in 1990',
    (r) =>
      mean(
        r.filter((x) => String(x['Date']).startsWith('1990')),
        'CO2',
      ),
  ],

  ['la-riots.csv', 'how many deaths by type', (r) => byGroup(r, 'type', (g) => g.length)],
  ['la-riots.csv', 'how many rows by type', (r) => byGroup(r, 'type', (g) => g.length)],
  [
    'la-riots.csv',
    'average age of Female by race',
    (r) =>
      byGroup(
        r.filter((x) => x['gender'] === 'Female'),
        'race',
        (g) => mean(g, 'age'),
      ),
  ],

  ['airports.csv', 'how many airports are in Texas?', (r) => count(r, (x) => x['state'] === 'TX')],
  ['airports.csv', 'how many airports are in TX', (r) => count(r, (x) => x['state'] === 'TX')],
  [
    'population_engineers_hurricanes.csv',
    'how many states had no hurricanes?',
    (r) => count(r, (x) => n(x['hurricanes']) === 0),
  ],
  [
    'population_engineers_hurricanes.csv',
    'top 5 states by hurricanes',
    (r) => cells(highest(r, 'hurricanes').slice(0, 4), 'state'),
  ],
  ['zipcodes.csv', 'how many rows in Suffolk', (r) => count(r, (x) => x['county'] === 'Suffolk')],
  ['lookup_people.csv', 'age of Fred', (r) => n(r.find((x) => x['name'] === 'Fred')?.['age'])],
  ['lookup_people.csv', 'people between 30 and 50', noAnswer],
  [
    'barley.json',
    'average yield by variety and year',
    (r) => [
      mean(
        r.filter((x) => x['variety'] === 'Manchuria' && n(x['year']) === 1931),
        'yield',
      ),
    ],
  ],
  [
    'birdstrikes.csv',
    'number of rows where Phase of flight is Climb',
    (r) => count(r, (x) => x['Phase of flight'] === 'Climb'),
  ],
  [
    'ohlc.json',
    'highest close where signal is long',
    (r) =>
      max(
        r.filter((x) => x['signal'] === 'long'),
        'close',
      ),
  ],
  [
    'flights-2k.json',
    'average delay of flights from LAX',
    (r) =>
      mean(
        r.filter((x) => x['origin'] === 'LAX'),
        'delay',
      ),
  ],
];
