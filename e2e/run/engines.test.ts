import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';

/** The oldest supported version of each line. */
const VERSIONS = ['20.19.0', '22.13.0', '24.0.0'];

const Lock = z.object({
  packages: z.record(z.string(), z.object({ engines: z.optional(z.looseObject({ node: z.optional(z.string()) })) })),
});

test.each(VERSIONS)('every package in the lock file allows Node %s', (version) => {
  const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const asking = Object.entries(packages).flatMap(([name, { engines }]) =>
    engines?.node ? [[name, engines.node] as const] : [],
  );
  expect(asking.length).toBeGreaterThan(50);
  expect(asking.filter(([, range]) => !satisfies(version, range))).toEqual([]);
});
