import { doubleQuoted, rubyQuoted, scriptQuoted, shellQuoted } from './string-literals.ts';

export const LANGUAGES = [
  { value: 'curl', label: 'cURL' },
  { value: 'typescript', label: 'TypeScript' },
  { value: 'python', label: 'Python' },
  { value: 'go', label: 'Go' },
  { value: 'ruby', label: 'Ruby' },
  { value: 'cli', label: 'CLI' },
] as const;
export type Language = (typeof LANGUAGES)[number]['value'];

/** The fields of `POST /api/tasks`. `taskId`: adds a turn to that task. */
export type Call = { input: string; budget?: string; taskId?: string; workerId?: string };

/** The default base URL of the published clients. */
const HOSTED_ORIGIN = 'https://handinger.com';

/** In the style of the API docs. Reads the key from `HANDINGER_API_KEY`. */
export function copyAs(language: Language, call: Call, origin: string): string {
  const base = origin === HOSTED_ORIGIN ? undefined : origin;
  switch (language) {
    case 'curl':
      return asCurl(call, origin);
    case 'typescript':
      return asTypeScript(call, base);
    case 'python':
      return asPython(call, base);
    case 'go':
      return asGo(call, base);
    case 'ruby':
      return asRuby(call, base);
    case 'cli':
      return asCli(call, base);
  }
}

type Names = Record<'budget' | 'taskId' | 'workerId', string>;

/** In the order of the API docs, named as in the target language. */
function fields({ input, ...call }: Call, names: Names): [name: string, value: string][] {
  const all: [string, string | undefined][] = [
    ['input', input],
    [names.budget, call.budget],
    [names.taskId, call.taskId],
    [names.workerId, call.workerId],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
}

const camel: Names = { budget: 'budget', taskId: 'taskId', workerId: 'workerId' };
const snake: Names = { budget: 'budget', taskId: 'task_id', workerId: 'worker_id' };

function asCurl(call: Call, origin: string): string {
  const body = fields(call, camel).map(([name, value]) => `    "${name}": ${doubleQuoted(value)}`);
  return [
    `curl ${origin}/api/tasks \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H "Authorization: Bearer $HANDINGER_API_KEY" \\`,
    `  -d ${shellQuoted(`{\n${body.join(',\n')}\n  }`)}`,
  ].join('\n');
}

function asTypeScript(call: Call, base: string | undefined): string {
  return `import Handinger from '@ramensoft/handinger';

const client = new Handinger({
  apiKey: process.env['HANDINGER_API_KEY'], // This is the default and can be omitted
${base === undefined ? '' : `  baseURL: ${scriptQuoted(base)},\n`}});

const worker = await client.tasks.create({
${fields(call, camel)
  .map(([name, value]) => `  ${name}: ${scriptQuoted(value)},`)
  .join('\n')}
});

console.log(worker.id);`;
}

function asPython(call: Call, base: string | undefined): string {
  return `import os
from handinger import Handinger

client = Handinger(
    api_key=os.environ.get("HANDINGER_API_KEY"),  # This is the default and can be omitted
${base === undefined ? '' : `    base_url=${doubleQuoted(base)},\n`})
worker = client.tasks.create(
${fields(call, snake)
  .map(([name, value]) => `    ${name}=${doubleQuoted(value)},`)
  .join('\n')}
)
print(worker.id)`;
}

function asGo(call: Call, base: string | undefined): string {
  const optional = new Set(['TaskID', 'WorkerID']);
  const given = fields(call, { budget: 'Budget', taskId: 'TaskID', workerId: 'WorkerID' });
  const widest = Math.max(...given.map(([name]) => name.length));
  return `package main

import (
	"context"
	"fmt"
	"os"

	"github.com/ramensoft/handinger-go"
	"github.com/ramensoft/handinger-go/option"
)

func main() {
	client := handinger.NewClient(
		option.WithAPIKey(os.Getenv("HANDINGER_API_KEY")),
${base === undefined ? '' : `		option.WithBaseURL(${doubleQuoted(base)}),\n`}	)
	worker, err := client.Tasks.New(context.TODO(), handinger.TaskNewParams{
		CreateTask: handinger.CreateTaskParam{
${given
  .map(([name, value]) => {
    const key = `${name === 'input' ? 'Input' : name}:`.padEnd(widest + 1);
    return `			${key} ${optional.has(name) ? `handinger.String(${doubleQuoted(value)})` : doubleQuoted(value)},`;
  })
  .join('\n')}
		},
	})
	if err != nil {
		panic(err.Error())
	}
	fmt.Printf("%+v\\n", worker.ID)
}`;
}

function asRuby(call: Call, base: string | undefined): string {
  return `require "handinger"

handinger = Handinger::Client.new(
  api_key: ENV["HANDINGER_API_KEY"]${base === undefined ? '' : `,\n  base_url: ${rubyQuoted(base)}`}
)

worker = handinger.tasks.create(
${fields(call, snake)
  .map(([name, value]) => `  ${name}: ${name === 'budget' ? `:${value}` : rubyQuoted(value)}`)
  .join(',\n')}
)

puts(worker)`;
}

function asCli(call: Call, base: string | undefined): string {
  const flags = fields(call, { budget: 'budget', taskId: 'task-id', workerId: 'worker-id' });
  return [
    'handinger tasks create',
    `--api-key "$HANDINGER_API_KEY"`,
    ...(base === undefined ? [] : [`--base-url ${shellQuoted(base)}`]),
    ...flags.map(([name, value]) => `--${name} ${shellQuoted(value)}`),
  ].join(' \\\n  ');
}
