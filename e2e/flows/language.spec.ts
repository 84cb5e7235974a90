import type { Page } from 'playwright/test';
import { expect, test } from './fixtures.ts';
import { overflowing } from './overflowing.ts';

test.use({ viewport: { width: 360, height: 740 } });

/** A message can be a value of another. */
function withoutMessages(text: string): string {
  const rest = text.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
  return rest === text ? rest : withoutMessages(rest);
}

async function wordsOutsideMessages(page: Page): Promise<string[]> {
  const texts = await page.getByRole('main').evaluate((main) => {
    const attributes = ['aria-label', 'title', 'placeholder'].flatMap((name) =>
      [...main.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
    );
    const nodes: string[] = [];
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) nodes.push(walker.currentNode.textContent ?? '');
    return [nodes.join(' '), ...attributes];
  });
  const outside = texts.map(withoutMessages);
  return [...new Set(outside.flatMap((text) => text.match(/\p{L}{2,}/gu) ?? []))].toSorted();
}

test('the URL selects a language, and the browser remembers it', async ({ page }) => {
  await page.goto('/usage?range=7d&lang=en-XA');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('⟦Úûšáågéê⟧');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  await expect(page).toHaveURL(/\/usage\?range=7d$/);
  await page.reload();
  await expect(heading).toHaveText('⟦Úûšáågéê⟧');
  await page.goto('/usage?lang=en');
  await expect(heading).toHaveText('Usage');
  await page.goto('/usage?lang=tlh');
  await expect(heading).toHaveText('Usage');
});

test('in the pseudo-locale the usage page fits 360 pixels, and all of its text is in the catalogue', async ({
  page,
  dashboard,
}) => {
  const worker = await dashboard.client.createWorker({ title: 'Counting house' });
  for (let n = 1; n <= 3; n += 1) await dashboard.page.run({ input: `${n} + 1000`, workerId: worker.id });
  await page.goto('/usage?lang=en-XA');
  for (const path of [
    '/usage?range=7d',
    '/usage?range=today&groupBy=status',
    '/usage?range=custom&from=2020-01-01&to=2040-01-01',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('table')).toBeVisible();
    expect.soft(await overflowing(page), path).toEqual([]);
    const [months, names] = [/^\p{Lu}\p{Ll}{2}$/u, /^(AM|PM|Counting|house|Open|the|sidebar)$/];
    expect
      .soft(
        (await wordsOutsideMessages(page)).filter((word) => !months.test(word) && !names.test(word)),
        path,
      )
      .toEqual([]);
  }
});
