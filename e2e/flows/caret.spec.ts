import { createGate } from '../harness/gate.ts';
import { text } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, sendNewTask } from './operator.ts';

/** The growing text, and its line with the caret. */
const PIECES = [
  ['Plain words', 'Plain words'],
  [' go on.\n\n## A head', 'A head'],
  ['ing\n\n- one', 'one'],
  ['\n- two, of which', 'two, of which'],
  ['\n  1. inner', 'inner'],
  ['\n     more of it', 'inner more of it'],
  ['\n- ', ''],
  ['three', 'three'],
  ['\n\n> quoted', 'quoted'],
  ['\n> - listed', 'listed'],
  ['\n\n```js\nconst a', 'const a'],
  [' = 1;\nlet b', 'const a = 1; let b'],
  ['\n```\n\n| Name | Price |\n|---|---|\n', 'Price'],
  ['| Eixample', 'Eixample'],
  [' | 12', '12'],
  [' |\n| Gràcia |', 'Gràcia'],
  ['\n\nThe end', 'The end'],
] as const;

test('shows one caret at the end of the last line while a worker writes', async ({ page, engine }) => {
  const steps = PIECES.map(([piece, line]) => ({ piece, line, gate: createGate() }));
  engine.on('Write on', text(...steps.flatMap(({ piece, gate }) => [piece, gate])));
  await sendNewTask(page, 'Write on');
  for (const { line, gate } of steps) {
    await gate.reached;
    await expect
      .poll(() =>
        conversationOf(page).evaluate((conversation) =>
          [...conversation.querySelectorAll('*')]
            .filter((element) => getComputedStyle(element, '::after').animationName === 'blink')
            // After a block the caret would be on its own line.
            .map((element) => (element.matches(':has(p)') ? 'apart' : element.textContent?.replaceAll(/\s+/g, ' '))),
        ),
      )
      .toEqual([line]);
    gate.open();
  }
  await expect(conversationOf(page)).toContainText('The end');
});
