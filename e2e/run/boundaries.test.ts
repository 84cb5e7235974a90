import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { importRules, IMPORTS_FILE, importsFile } from '../lint/import-rules.ts';

const IMPORTS = 'eslint(no-restricted-imports)';
const GLOBALS = 'eslint(no-restricted-globals)';
const PROPERTIES = 'eslint(no-restricted-properties)';

/** One violation per file, and the rule that must report it. */
const PLANTED: readonly (readonly [file: string, code: string, rule: string])[] = [
  ['src/contract/p1.ts', imports('react'), IMPORTS],
  ['src/contract/p2.ts', imports('../app/lib/x.ts'), IMPORTS],
  ['src/contract/p3.ts', imports('node:fs'), IMPORTS],
  ['src/contract/p4.ts', imports('zodiac'), IMPORTS],
  ['src/contract/p6.ts', imports('@hono/node-server'), IMPORTS],
  ['src/contract/p5.test.ts', imports('#server/domain/x.ts'), IMPORTS],

  ['src/app/p1.ts', imports('#server/domain/x.ts'), IMPORTS],
  ['src/app/features/task-review/p2.ts', imports('#proxy/x.ts'), IMPORTS],
  ['src/app/p3.ts', imports('../server/domain/x.ts'), IMPORTS],
  ['src/app/p4.ts', imports('../contract/task.ts'), IMPORTS],
  ['src/app/features/task-review/p5.ts', imports('drizzle-orm/pg-core'), IMPORTS],
  ['src/app/components/p1.ts', imports('../data/x.ts'), IMPORTS],
  ['src/app/components/p2.ts', imports('#contract/task.ts'), IMPORTS],
  ['src/app/components/p3.ts', imports('#app/features/task-review/x.ts'), IMPORTS],
  ['src/app/lib/p1.ts', imports('../components/x.ts'), IMPORTS],
  ['src/app/lib/p2.ts', imports('#app/data/x.ts'), IMPORTS],
  ['src/app/lib/p3.ts', imports('#app/messages/x.ts'), IMPORTS],
  ['src/app/messages/p1.ts', imports('../data/x.ts'), IMPORTS],
  ['src/app/messages/p2.ts', imports('#contract/task.ts'), IMPORTS],
  ['src/app/data/p1.ts', imports('../features/task-review/x.ts'), IMPORTS],
  ['src/app/data/p2.ts', imports('../components/x.ts'), IMPORTS],
  ['src/app/data/p5.ts', imports('../streaming/x.ts'), IMPORTS],
  ['src/app/streaming/p2.ts', imports('#app/features/task-list/x.ts'), IMPORTS],
  ['src/app/streaming/p3.ts', imports('../components/x.ts'), IMPORTS],
  ['src/app/streaming/p4.ts', imports('../markdown/x.ts'), IMPORTS],
  ['src/app/markdown/p1.ts', imports('../streaming/x.ts'), IMPORTS],
  ['src/app/streaming/transcript/p1.ts', imports('../../sending/x.ts'), IMPORTS],
  ['src/app/streaming/p1.ts', imports('../sending/x.ts'), IMPORTS],
  ['src/app/sending/p1.ts', imports('../components/x.ts'), IMPORTS],
  ['src/app/features/task-review/p6.ts', imports('../composer/x.ts'), IMPORTS],
  ['src/app/features/task-review/p7.ts', imports('#app/features/composer/x.ts'), IMPORTS],
  ['src/app/features/task-review/parts/p8.ts', imports('../../composer/x.ts'), IMPORTS],
  ['src/app/features/task-review/p9.ts', imports('../../pages/x.ts'), IMPORTS],
  ['src/app/features/task-review/p10.ts', imports('../../shell/x.ts'), IMPORTS],
  ['src/app/entities/p1.ts', imports('#app/features/task-list/x.ts'), IMPORTS],
  ['src/app/entities/task/p2.ts', imports('../../shell/x.ts'), IMPORTS],
  ['src/app/components/p4.ts', imports('#app/entities/task/x.ts'), IMPORTS],
  ['src/app/shell/p1.ts', imports('../features/task-review/x.ts'), IMPORTS],
  ['src/app/pages/p1.ts', imports('../router.tsx'), IMPORTS],
  ['src/app/data/p3.ts', 'export const x = () => fetch("/api/tasks");', GLOBALS],
  ['src/app/features/task-review/p11.ts', 'export const x = () => window.fetch("/api/tasks");', PROPERTIES],
  ['src/app/data/p4.ts', 'export const x = () => new XMLHttpRequest();', GLOBALS],

  ['src/proxy/p1.ts', imports('#server/domain/x.ts'), IMPORTS],
  ['src/proxy/p2.ts', imports('../app/lib/x.ts'), IMPORTS],
  ['src/proxy/p3.ts', 'export const x = process.env;', GLOBALS],
  ['src/proxy/p4.ts', imports('node:process'), IMPORTS],

  ['src/launcher/p1.ts', imports('#server/env.ts'), IMPORTS],
  ['src/launcher/p2.ts', imports('../proxy/env.ts'), IMPORTS],
  ['src/launcher/p3.ts', imports('#contract/ids.ts'), IMPORTS],
  ['src/launcher/p4.mjs', imports('#contract/ids.ts'), IMPORTS],

  ['src/server/p1.ts', imports('#app/lib/x.ts'), IMPORTS],
  ['src/server/p2.ts', imports('../proxy/env.ts'), IMPORTS],
  ['src/server/domain/p1.ts', imports('hono'), IMPORTS],
  ['src/server/domain/p2.ts', imports('drizzle-orm'), IMPORTS],
  ['src/server/domain/p3.ts', imports('node:http'), IMPORTS],
  ['src/server/domain/p4.ts', imports('../store/x.ts'), IMPORTS],
  ['src/server/domain/p5.ts', imports('../runner/x.ts'), IMPORTS],
  ['src/server/domain/p8.ts', "import type { Engine } from '../runner/engine.ts';\nexport type X = Engine;\n", IMPORTS],
  ['src/server/domain/p6.ts', 'export const x = process.env;', GLOBALS],
  ['src/server/http/p1.ts', imports('../store/x.ts'), IMPORTS],
  ['src/server/http/p2.ts', imports('drizzle-orm'), IMPORTS],
  ['src/server/store/p1.ts', imports('../http/x.ts'), IMPORTS],
  ['src/server/store/p2.ts', imports('hono'), IMPORTS],
  ['src/server/runner/p1.ts', imports('../store/x.ts'), IMPORTS],
  ['src/server/runner/p2.ts', imports('../builtin-worker/x.ts'), IMPORTS],
  ['src/server/runner/p3.ts', imports('drizzle-orm'), IMPORTS],
  ['src/server/runner/tool-processes/p4.ts', imports('../../tools/x.ts'), IMPORTS],
  ['src/server/builtin-worker/p1.ts', imports('../runner/run-turn.ts'), IMPORTS],
  ['src/server/builtin-worker/p2.ts', imports('#server/runner/workspace.ts'), IMPORTS],
  ['src/server/tools/p3.ts', imports('../store/x.ts'), IMPORTS],
  ['src/server/tools/p4.ts', imports('drizzle-orm'), IMPORTS],
  ['src/server/tools/p5.ts', imports('../runner/run-tool.ts'), IMPORTS],
  ['src/server/tools/p6.ts', imports('../builtin-worker/x.ts'), IMPORTS],
  ['src/server/language-model/p1.ts', imports('../builtin-worker/x.ts'), IMPORTS],
  ['src/server/create-api.ts', imports('./builtin-worker/x.ts'), IMPORTS],
  ['src/server/domain/p7.ts', imports('../builtin-worker/x.ts'), IMPORTS],
  ['src/server/http/p3.ts', imports('../builtin-worker/x.ts'), IMPORTS],
  ['src/server/store/p3.ts', imports('../builtin-worker/x.ts'), IMPORTS],

  ['e2e/flows/p1.ts', imports('#app/lib/x.ts'), IMPORTS],
  ['e2e/harness/p2.ts', imports('../../src/app/lib/x.ts'), IMPORTS],
  ['e2e/harness/p3.ts', imports('#app/streaming/x.ts'), IMPORTS],
  ['e2e/faults/p1.ts', imports('#app/features/composer/x.ts'), IMPORTS],
  ['e2e/faults/p2.ts', imports('../../src/app/streaming/x.ts'), IMPORTS],
  ['e2e/bench/peers/p1.tsx', imports('../../../src/contract/task.ts'), IMPORTS],
  ['e2e/bench/peers/p2.ts', imports('../stub/reply.ts'), IMPORTS],
];

const ALLOWED: readonly (readonly [file: string, code: string])[] = [
  ['src/contract/a1.ts', imports('zod/mini') + imports('@hyperjump/json-schema/draft-07') + imports('./ids.ts')],
  ['src/contract/a2.test.ts', imports('vitest') + imports('./a1.ts')],
  ['src/app/components/a1.ts', imports('../lib/x.ts') + imports('react')],
  ['src/app/data/a1.ts', imports('../lib/x.ts') + imports('#contract/task.ts')],
  ['src/app/data/request.ts', 'export const x = () => fetch("/api/tasks");'],
  ['src/app/streaming/a1.ts', imports('#app/data/x.ts') + imports('../lib/x.ts')],
  ['src/app/sending/a1.ts', imports('../streaming/x.ts') + imports('#app/streaming/transcript/x.ts')],
  [
    'src/app/features/task-review/a1.ts',
    imports('../../data/x.ts') + imports('../../streaming/x.ts') + imports('./a2.ts') + imports('#contract/task.ts'),
  ],
  ['src/app/features/task-review/parts/a3.ts', imports('../a1.ts') + imports('../../../components/x.ts')],
  [
    'src/app/pages/a1.ts',
    imports('../features/task-review/a1.ts') + imports('../shell/x.ts') + imports('../data/x.ts'),
  ],
  ['src/proxy/a1.ts', imports('#contract/endpoints.ts') + imports('node:http')],
  ['src/proxy/main.ts', 'export const x = process.env;'],
  ['src/launcher/a1.ts', imports('node:child_process') + imports('./env.ts')],
  ['src/server/http/a1.ts', imports('hono') + imports('../domain/a1.ts')],
  ['src/server/store/a1.ts', imports('drizzle-orm') + imports('../domain/a1.ts')],
  ['src/server/a1.ts', imports('./http/a1.ts') + imports('./store/a1.ts') + imports('./runner/a1.ts')],
  ['src/server/main.ts', imports('./builtin-worker/a1.ts') + imports('./runner/a1.ts')],
  ['src/server/builtin-worker/a1.ts', imports('../runner/engine.ts') + imports('../domain/a1.ts')],
  ['src/server/tools/a1.ts', imports('../runner/engine.ts')],
  ['src/server/language-model/a1.ts', imports('ai') + imports('../runner/engine.ts') + imports('../tools/x.ts')],
  ['src/server/tool-process/main.ts', imports('../runner/tool-processes/x.ts')],
  ['src/server/builtin-worker/testing/a1.ts', imports('../../runner/call-tool.ts')],
  ['e2e/bench/stub/a1.ts', imports('../../../src/contract/task.ts')],
  ['e2e/bench/peers/a1.tsx', imports('react') + imports('./x.tsx')],
  ['e2e/harness/a1.ts', imports('#server/create-api.ts') + imports('#proxy/a1.ts')],
  ['e2e/faults/a1.ts', imports('#app/streaming/x.ts') + imports('#app/data/x.ts') + imports('../harness/a1.ts')],
];

const Report = z.object({ diagnostics: z.array(z.object({ code: z.optional(z.string()), filename: z.string() })) });

const found = new Map<string, string[]>();
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  for (const file of ['.oxlintrc.json', IMPORTS_FILE]) cpSync(file, join(folder, file));
  for (const [file, code] of [...PLANTED, ...ALLOWED]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), code);
  }
  const oxlint = spawnSync(resolve('node_modules/.bin/oxlint'), ['-f', 'json'], { cwd: folder, encoding: 'utf8' });
  for (const { code = '', filename } of Report.parse(JSON.parse(oxlint.stdout)).diagnostics) {
    found.set(filename, [...(found.get(filename) ?? []), code]);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the generated oxlint configuration matches the table of import rules', () => {
  expect(importRules.length).toBeGreaterThan(20);
  expect(readFileSync(IMPORTS_FILE, 'utf8'), 'run: npm run import-rules').toBe(importsFile());
});

test.each(PLANTED)('rejects in %s: %s', (file, _code, rule) => {
  expect(found.get(file)).toContain(rule);
});

test.each(ALLOWED)('accepts the imports of %s', (file) => {
  expect((found.get(file) ?? []).filter((rule) => [IMPORTS, GLOBALS, PROPERTIES].includes(rule))).toEqual([]);
});

function imports(from: string): string {
  const name = from.replaceAll(/\W/g, '');
  return `import { ${name} } from '${from}';\nexport const ${name}2 = ${name};\n`;
}
