import type { Page } from 'playwright/test';
import { mockLongTask } from '../harness/mock-long-task.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd } from './operator.ts';

const BYTES = 5_000_000;

function writeHugeAnswer(): string {
  const sections: string[] = ['The very first words.'];
  for (let i = 0, length = 0; length < BYTES; i += 1) {
    const section = `## Section ${i}

Homes in district ${i} cost **${i},450 €** on average, ${'which is more than a year ago, '.repeat(12)}and \`less\` than next year.

| City | Homes |
|---|---:|
| Girona | ${i} |
| Vic | ${i + 1} |

1. Read \`homes-${i}.csv\`
2. Left out rows with no price

\`\`\`python
rows = [row for row in rows if row["district"] == ${i}]
\`\`\``;
    sections.push(section);
    length += section.length;
  }
  return [...sections, 'The very last words.'].join('\n\n');
}

const nodesOf = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

test('a 5 MB answer opens at its end, reaches its start with one key, and renders little', async ({
  page,
  dashboard,
}) => {
  const outputText = writeHugeAnswer();
  expect(Buffer.byteLength(outputText)).toBeGreaterThan(BYTES);
  await page.goto(mockLongTask(dashboard.hop, 'tsk_huge', [{ input: 'Tell me all of it', outputText }]));
  await seeEnd(page, 0, 'completed');
  const conversation = conversationOf(page);
  await expect(conversation.getByText('The very last words.')).toBeInViewport();
  expect(await nodesOf(page)).toBeLessThan(3_000);

  await conversation.focus();
  await page.keyboard.press('Home');
  await expect(conversation.getByText('The very first words.')).toBeInViewport();
  await expect(conversation.getByText('The very last words.')).toHaveCount(0);
  expect(await nodesOf(page)).toBeLessThan(3_000);

  await page.keyboard.press('End');
  await expect(conversation.getByText('The very last words.')).toBeInViewport();
  expect(await nodesOf(page)).toBeLessThan(3_000);
});
