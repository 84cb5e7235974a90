import {
  byGroup,
  cells,
  count,
  different,
  highest,
  lowest,
  max,
  mean,
  median,
  min,
  n,
  ranked,
  sum,
  yearOf,
} from './reference-data.ts';
import type { Question } from './judge-answer.ts';

const noAnswer = () => undefined;

/** Written before the grammar, first asked when it was finished. */
export const HELD_OUT_SET: readonly Question[] = [
  ['cars.json', 'How many cars have more than 6 cylinders?', (r) => count(r, (x) => n(x['Cylinders']) > 6)],
  [
    'cars.json',
    "What's the heaviest car from Japan?",
    (r) =>
      String(
        highest(
          r.filter((x) => x['Origin'] === 'Japan'),
          'Weight_in_lbs',
        )[0]?.['Name'],
      ),
  ],
  ['cars.json', 'average miles per gallon by origin', (r) => byGroup(r, 'Origin', (g) => mean(g, 'Miles_per_Gallon'))],
  ['cars.json', 'How many cars were not made in the USA?', (r) => count(r, (x) => x['Origin'] !== 'USA')],
  ['cars.json', 'Which car has the lowest acceleration?', (r) => String(lowest(r, 'Acceleration')[0]?.['Name'])],
  ['cars.json', 'how many cars are missing horsepower', (r) => count(r, (x) => x['Horsepower'] === null)],
  [
    'cars.json',
    'What percentage of the cars is European?',
    (r) => (count(r, (x) => x['Origin'] === 'Europe') / r.length) * 100,
  ],
  ['cars.json', 'how many cars weigh less than 2000 lbs', (r) => count(r, (x) => n(x['Weight_in_lbs']) < 2000)],
  [
    'cars.json',
    'total number of cars from Europe or Japan',
    (r) => count(r, (x) => x['Origin'] === 'Europe' || x['Origin'] === 'Japan'),
  ],
  [
    'cars.json',
    'mean horspower for USA cars',
    (r) =>
      mean(
        r.filter((x) => x['Origin'] === 'USA'),
        'Horsepower',
      ),
  ],
  [
    'cars.json',
    'list the five cars with the highest horsepower',
    (r) => cells(highest(r, 'Horsepower').slice(0, 1), 'Name'),
  ],
  [
    'cars.json',
    'what is the median weight of cars with 4 cylinders',
    (r) =>
      median(
        r.filter((x) => n(x['Cylinders']) === 4),
        'Weight_in_lbs',
      ),
  ],

  [
    'movies.json',
    'How many movies did Steven Spielberg direct?',
    (r) => count(r, (x) => x['Director'] === 'Steven Spielberg'),
  ],
  ['movies.json', 'highest grossing movie worldwide', (r) => String(highest(r, 'Worldwide Gross')[0]?.['Title'])],
  ['movies.json', 'How many movies are rated PG-13?', (r) => count(r, (x) => x['MPAA Rating'] === 'PG-13')],
  [
    'movies.json',
    'average IMDB rating per major genre',
    (r) => byGroup(r, 'Major Genre', (g) => mean(g, 'IMDB Rating')),
  ],
  ['movies.json', 'how many movies have no director listed', (r) => count(r, (x) => x['Director'] === null)],
  [
    'movies.json',
    'Which distributor released the most movies?',
    (r) => String(ranked(r, 'Distributor', (g) => g.length)[0]),
  ],
  ['movies.json', 'how many different MPAA ratings are there?', (r) => different(r, 'MPAA Rating')],
  [
    'movies.json',
    'how many horror or thriller movies are there',
    (r) => count(r, (x) => x['Major Genre'] === 'Horror' || x['Major Genre'] === 'Thriller/Suspense'),
  ],
  [
    'movies.json',
    'What was the production budget of Titanic?',
    (r) =>
      cells(
        r.filter((x) => x['Title'] === 'Titanic'),
        'Production Budget',
      ),
  ],
  [
    'movies.json',
    'movies where IMDB rating is above 8.5 and IMDB votes over 300000',
    (r) =>
      cells(
        r.filter((x) => n(x['IMDB Rating']) > 8.5 && n(x['IMDB Votes']) > 300_000),
        'Title',
      ),
  ],
  [
    'movies.json',
    'total US gross of Sony movies',
    (r) =>
      sum(
        r.filter((x) => x['Distributor'] === 'Sony Pictures'),
        'US Gross',
      ),
  ],
  [
    'movies.json',
    'average running time of documentaries',
    (r) =>
      mean(
        r.filter((x) => x['Major Genre'] === 'Documentary'),
        'Running Time min',
      ),
  ],
  [
    'movies.json',
    'how many comedies made more than $100m in the US',
    (r) => count(r, (x) => x['Major Genre'] === 'Comedy' && n(x['US Gross']) > 1e8),
  ],

  ['penguins.json', 'How many penguins live on Dream island?', (r) => count(r, (x) => x['Island'] === 'Dream')],
  ['penguins.json', 'average body mass by species', (r) => byGroup(r, 'Species', (g) => mean(g, 'Body Mass (g)'))],
  [
    'penguins.json',
    'how many female Gentoo penguins',
    (r) => count(r, (x) => x['Sex'] === 'FEMALE' && x['Species'] === 'Gentoo'),
  ],
  [
    'penguins.json',
    'which species has the longest flippers',
    (r) => String(highest(r, 'Flipper Length (mm)')[0]?.['Species']),
  ],
  ['penguins.json', 'how many penguins are not Adelie', (r) => count(r, (x) => x['Species'] !== 'Adelie')],
  ['penguins.json', 'share of penguins that are male', (r) => (count(r, (x) => x['Sex'] === 'MALE') / r.length) * 100],
  [
    'penguins.json',
    'How many penguins have no body mass recorded?',
    (r) => count(r, (x) => x['Body Mass (g)'] === null),
  ],

  [
    'seattle-weather.csv',
    'How many days were rainy in 2014?',
    (r) => count(r, (x) => x['weather'] === 'rain' && yearOf(x['date']) === 2014),
  ],
  ['seattle-weather.csv', 'what was the hottest day on record', (r) => String(highest(r, 'temp_max')[0]?.['date'])],
  [
    'seattle-weather.csv',
    'average temp_max in July 2013',
    (r) =>
      mean(
        r.filter((x) => String(x['date']).startsWith('2013-07')),
        'temp_max',
      ),
  ],
  ['seattle-weather.csv', 'how many days with wind over 8', (r) => count(r, (x) => n(x['wind']) > 8)],
  [
    'seattle-weather.csv',
    'How many days of snow were there in 2012?',
    (r) => count(r, (x) => x['weather'] === 'snow' && yearOf(x['date']) === 2012),
  ],
  ['seattle-weather.csv', 'number of days by weather', (r) => byGroup(r, 'weather', (g) => g.length)],
  [
    'seattle-weather.csv',
    'total precipitation per year',
    (r) =>
      byGroup(
        r,
        (x) => String(x['date']).slice(0, 4),
        (g) => sum(g, 'precipitation'),
      ),
  ],
  [
    'seattle-weather.csv',
    'how many days in 2012 had no precipitation',
    (r) => count(r, (x) => yearOf(x['date']) === 2012 && n(x['precipitation']) === 0),
  ],
  [
    'seattle-weather.csv',
    'what was the highest temp_max and when',
    (r) => [max(r, 'temp_max'), String(highest(r, 'temp_max')[0]?.['date'])],
  ],
  ['seattle-weather.csv', 'what will the weather be tomorrow', noAnswer],

  [
    'stocks.csv',
    'What is the highest price of AAPL?',
    (r) =>
      max(
        r.filter((x) => x['symbol'] === 'AAPL'),
        'price',
      ),
  ],
  [
    'stocks.csv',
    'average price by symbol in 2008',
    (r) =>
      byGroup(
        r.filter((x) => yearOf(x['date']) === 2008),
        'symbol',
        (g) => mean(g, 'price'),
      ),
  ],
  ['stocks.csv', 'when did GOOG peak?', noAnswer],
  ['stocks.csv', 'how much did MSFT gain between 2000 and 2010', noAnswer],
  [
    'stocks.csv',
    'MSFT price on Jan 1 2001',
    (r) =>
      cells(
        r.filter((x) => x['symbol'] === 'MSFT' && x['date'] === 'Jan 1 2001'),
        'price',
      ).map(Number),
  ],
  ['stocks.csv', 'how many symbols are there', (r) => different(r, 'symbol')],
  [
    'stocks.csv',
    'how many rows except AMZN and IBM',
    (r) => count(r, (x) => x['symbol'] !== 'AMZN' && x['symbol'] !== 'IBM'),
  ],

  [
    'gapminder-health-income.csv',
    'what is the population of France',
    (r) => n(r.find((x) => x['country'] === 'France')?.['population']),
  ],
  [
    'gapminder-health-income.csv',
    'top 3 countries by income',
    (r) => cells(highest(r, 'income').slice(0, 3), 'country'),
  ],
  [
    'gapminder-health-income.csv',
    'How many countries have an income below 1000?',
    (r) => count(r, (x) => n(x['income']) < 1000),
  ],
  [
    'gapminder-health-income.csv',
    'countries in south_asia',
    (r) =>
      cells(
        r.filter((x) => x['region'] === 'south_asia'),
        'country',
      ),
  ],
  ['gapminder-health-income.csv', 'poorest country', (r) => String(lowest(r, 'income')[0]?.['country'])],
  ['gapminder-health-income.csv', 'number of countries by region', (r) => byGroup(r, 'region', (g) => g.length)],
  ['gapminder-health-income.csv', 'ratio of income to health in Norway', noAnswer],

  [
    'gapminder.json',
    'what was the life expectancy in Japan in 1980',
    (r) => n(r.find((x) => x['country'] === 'Japan' && n(x['year']) === 1980)?.['life_expect']),
  ],
  ['gapminder.json', 'How many countries are in the data?', (r) => different(r, 'country')],
  [
    'gapminder.json',
    'average fertility in 1955 and in 2005',
    (r) =>
      [1955, 2005].map((year) =>
        mean(
          r.filter((x) => n(x['year']) === year),
          'fertility',
        ),
      ),
  ],
  [
    'gapminder.json',
    'total pop in 2000',
    (r) =>
      sum(
        r.filter((x) => n(x['year']) === 2000),
        'pop',
      ),
  ],
  [
    'gapminder.json',
    'which country had the lowest fertility in 2005?',
    (r) =>
      String(
        lowest(
          r.filter((x) => n(x['year']) === 2005),
          'fertility',
        )[0]?.['country'],
      ),
  ],

  [
    'jobs.json',
    'how many farmers were there in 1900',
    (r) =>
      sum(
        r.filter((x) => x['job'] === 'Farmer' && n(x['year']) === 1900),
        'count',
      ),
  ],
  ['jobs.json', 'how many distinct jobs', (r) => different(r, 'job')],
  [
    'jobs.json',
    'total count for women in 1950',
    (r) =>
      sum(
        r.filter((x) => x['sex'] === 'women' && n(x['year']) === 1950),
        'count',
      ),
  ],
  [
    'jobs.json',
    'which job employed the most women in 2000',
    (r) =>
      String(
        highest(
          r.filter((x) => x['sex'] === 'women' && n(x['year']) === 2000),
          'count',
        )[0]?.['job'],
      ),
  ],

  [
    'population.json',
    'how many people were there in 1900?',
    (r) =>
      sum(
        r.filter((x) => n(x['year']) === 1900),
        'people',
      ),
  ],
  ['population.json', 'total people by year', (r) => byGroup(r, 'year', (g) => sum(g, 'people'))],
  [
    'population.json',
    'number of people over 65 in 2000',
    (r) =>
      sum(
        r.filter((x) => n(x['year']) === 2000 && n(x['age']) > 65),
        'people',
      ),
  ],

  [
    'disasters.csv',
    'how many people died in earthquakes in 2010',
    (r) =>
      sum(
        r.filter((x) => x['Entity'] === 'Earthquake' && n(x['Year']) === 2010),
        'Deaths',
      ),
  ],
  [
    'disasters.csv',
    'Deadliest year for drought',
    (r) =>
      n(
        highest(
          r.filter((x) => x['Entity'] === 'Drought'),
          'Deaths',
        )[0]?.['Year'],
      ),
  ],
  ['disasters.csv', 'total deaths by entity', (r) => byGroup(r, 'Entity', (g) => sum(g, 'Deaths'))],
  [
    'disasters.csv',
    'average deaths per year from flood',
    (r) =>
      mean(
        r.filter((x) => x['Entity'] === 'Flood'),
        'Deaths',
      ),
  ],

  [
    'iowa-electricity.csv',
    'net generation from renewables in 2015',
    (r) => n(r.find((x) => x['source'] === 'Renewables' && yearOf(`${x['year']}T12:00`) === 2015)?.['net_generation']),
  ],
  [
    'iowa-electricity.csv',
    'Which source generated the most in 2017?',
    (r) =>
      String(
        highest(
          r.filter((x) => String(x['year']).startsWith('2017')),
          'net_generation',
        )[0]?.['source'],
      ),
  ],

  [
    'us-employment.csv',
    'lowest nonfarm employment and when',
    (r) => [min(r, 'nonfarm'), String(lowest(r, 'nonfarm')[0]?.['month'])],
  ],
  [
    'us-employment.csv',
    'average construction in 2010',
    (r) =>
      mean(
        r.filter((x) => String(x['month']).startsWith('2010')),
        'construction',
      ),
  ],

  ['co2-concentration.csv', 'highest CO2', (r) => max(r, 'CO2')],
  [
    'co2-concentration.csv',
    'what was the CO2 in January 2000',
    (r) => n(r.find((x) => String(x['Date']).startsWith('2000-01'))?.['CO2']),
  ],
  [
    'co2-concentration.csv',
    'average CO2 by year since 2015',
    (r) =>
      byGroup(
        r.filter((x) => String(x['Date']) >= '2015'),
        (x) => String(x['Date']).slice(0, 4),
        (g) => mean(g, 'CO2'),
      ),
  ],

  ['la-riots.csv', 'how many women died?', (r) => count(r, (x) => x['gender'] === 'Female')],
  ['la-riots.csv', 'average age by race', (r) => byGroup(r, 'race', (g) => mean(g, 'age'))],
  ['la-riots.csv', 'how many of the victims were under 18', (r) => count(r, (x) => n(x['age']) < 18)],
  ['la-riots.csv', 'Deaths per neighborhood', (r) => byGroup(r, 'neighborhood', (g) => g.length)],
  ['la-riots.csv', 'who was the oldest', (r) => String(highest(r, 'age')[0]?.['last_name'])],

  ['unemployment.tsv', 'how many counties have a rate above 0.1', (r) => count(r, (x) => n(x['rate']) > 0.1)],
  ['unemployment.tsv', 'highest rate', (r) => max(r, 'rate')],

  ['airports.csv', 'how many airports are in California?', (r) => count(r, (x) => x['state'] === 'CA')],
  ['airports.csv', 'number of airports per state, top 5', (r) => ranked(r, 'state', (g) => g.length).slice(0, 5)],
  [
    'airports.csv',
    'airports outside the USA',
    (r) =>
      cells(
        r.filter((x) => x['country'] !== 'USA'),
        'iata',
      ),
  ],
  ['airports.csv', 'which state has the most airports', (r) => String(ranked(r, 'state', (g) => g.length)[0])],

  [
    'population_engineers_hurricanes.csv',
    'which states had no hurricanes',
    (r) =>
      cells(
        r.filter((x) => n(x['hurricanes']) === 0),
        'state',
      ).slice(0, 10),
  ],
  [
    'population_engineers_hurricanes.csv',
    'population of Texas and Florida',
    (r) => ['Texas', 'Florida'].map((state) => n(r.find((x) => x['state'] === state)?.['population'])),
  ],
  [
    'population_engineers_hurricanes.csv',
    'how many hurricanes hit Florida',
    (r) => n(r.find((x) => x['state'] === 'Florida')?.['hurricanes']),
  ],

  [
    'barley.json',
    'average yield by site in 1932',
    (r) =>
      byGroup(
        r.filter((x) => n(x['year']) === 1932),
        'site',
        (g) => mean(g, 'yield'),
      ),
  ],
  [
    'crimea.json',
    'how many died of wounds in 1855',
    (r) =>
      sum(
        r.filter((x) => String(x['date']).startsWith('1855')),
        'wounds',
      ),
  ],
  [
    'us-state-capitals.json',
    'What is the capital of Texas?',
    (r) => String(r.find((x) => x['state'] === 'Texas')?.['city']),
  ],
  [
    'flights-2k.json',
    'how many flights from LAX to SFO',
    (r) => count(r, (x) => x['origin'] === 'LAX' && x['destination'] === 'SFO'),
  ],
  ['flights-2k.json', 'how many flights were delayed by more than an hour', (r) => count(r, (x) => n(x['delay']) > 60)],
  ['lookup_people.csv', 'How old is George?', (r) => n(r.find((x) => x['name'] === 'George')?.['age'])],
  [
    'lookup_people.csv',
    'average height of people under 30',
    (r) =>
      mean(
        r.filter((x) => n(x['age']) < 30),
        'height',
      ),
  ],
];
