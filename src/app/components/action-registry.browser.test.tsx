import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import type { Action } from './action.ts';
import { ActionsProvider, useActionRegistry, useActions, type ActionRegistry } from './action-registry.tsx';

function actionOf(id: string, change: Partial<Action> = {}): Action {
  return { id, label: id, group: 'view', perform: () => {}, ...change };
}

let registry: ActionRegistry;

/** Passes new objects on each render, as components do. */
function Page({ inner, label = 'inner' }: { inner: boolean; label?: string }) {
  registry = useActionRegistry();
  useActions([actionOf('outer')]);
  return inner && <Inner label={label} />;
}

function Inner({ label }: { label: string }) {
  useActions([actionOf('inner', { label })]);
  return null;
}

test('lists the actions of inner components first, and tells of changes that can be seen', async () => {
  const screen = await render(<Page inner />, { wrapper: ActionsProvider });
  const changes: string[] = [];
  registry.subscribe(() =>
    changes.push(
      registry
        .list()
        .map(({ label }) => label)
        .join(' '),
    ),
  );
  await screen.rerender(<Page inner />);
  expect(changes).toEqual([]);
  await screen.rerender(<Page inner label="renamed" />);
  expect(changes).toEqual(['renamed outer']);
  await screen.rerender(<Page inner={false} />);
  expect(changes.at(-1)).toBe('outer');
});
