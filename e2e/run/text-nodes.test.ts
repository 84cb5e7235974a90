import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { findTextNodeProblems } from './text-nodes.ts';

const APP = fileURLToPath(new URL('../../src/app/', import.meta.url));

test('browser translation breaks no text in the app', () => {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && !file.includes('.test.'),
  );
  const problems = files.flatMap((file) =>
    findTextNodeProblems(file, readFileSync(APP + file, 'utf8')).map(({ line, what }) => `${file}:${line} ${what}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(problems).toEqual([]);
});

test.each([
  '<p>{count}</p>',
  '<p>{`${count} selected`}</p>',
  '<p><Icon /> New task</p>',
  '<p><b>{count}</b> credits</p>',
  '<p>Retry{waits && <b>{seconds}</b>}</p>',
  '<p>{isOpen ? <A /> : <B />}<span>Label</span></p>',
  '<ul>{rows.map((row) => <li>{row.name}</li>)}</ul>',
  '<p>{label}{/* nothing */}</p>',
  "<p><Icon />{t('send')}</p>",
  "<p><Icon />{tTurn('copyAs')}</p>",
  "<p><Icon />{t.rich('download', { name })}</p>",
  '<code translate="no">{code}{isOpen && <br />}</code>',
])('accepts %s', (markup) => {
  expect(findTextNodeProblems('a.tsx', `const made = ${markup};`)).toEqual([]);
});

test.each([
  ['<p>{count} selected</p>', 'text that changes'],
  ['<p><Check />{label}</p>', 'text that changes'],
  ["<p><Check />{t('sent', { count })}</p>", 'text that changes'],
  ["<p>{isOpen && <b>Open</b>}{t('label')}</p>", 'text after a sibling'],
  ['<p>{rows.map((row) => row.isHit ? <b>{row.text}</b> : row.text)} of them</p>', 'text that changes'],
  ['<p>{waits && "Wait. "}Send</p>', 'text that changes'],
  ['<p>Turns{isKnown && " · "}</p>', 'text that changes'],
  ['<p>{isOpen && <b>Open</b>} Label</p>', 'text after a sibling'],
  ['<p><Countdown /> left</p>', 'text after a sibling'],
  ['<>{count}</>', 'text that changes'],
])('reports %s: %s', (markup, what) => {
  const [problem] = findTextNodeProblems('a.tsx', `const made = ${markup};`);
  expect(problem?.what).toContain(what);
});

test('reports a component that returns text', () => {
  const code =
    'function Count({ n }: { n: number }) {\n  return n > 0 ? format(n) : null;\n}\nfunction total() {\n  return format(1);\n}';
  expect(findTextNodeProblems('a.tsx', code)).toEqual([
    { line: 2, what: 'a component returns text: n > 0 ? format(n) : null' },
  ]);
});
