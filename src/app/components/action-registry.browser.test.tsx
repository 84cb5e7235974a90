import { useEffect } from 'react';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-react';
import type { Action } from './action.ts';
import { ActionsProvider, useActionRegistry, useActions } from './action-registry.tsx';

function actionOf(id: string, change: Partial<Action> = {}): Action {
  return { id, label: id, group: 'view', perform: () => {}, ...change };
}

type PageProps = { inner: boolean; label?: string; onChange: (labels: string) => void };

/** Passes new objects on each render, as components do. */
function Page({ inner, label = 'inner', onChange }: PageProps) {
  const { list, subscribe } = useActionRegistry();
  useActions([actionOf('outer')]);
  useEffect(
    () =>
      subscribe(() =>
        onChange(
          list()
            .map((action) => action.label)
            .join(' '),
        ),
      ),
    [list, subscribe, onChange],
  );
  return inner && <Inner label={label} />;
}

function Inner({ label }: { label: string }) {
  useActions([actionOf('inner', { label })]);
  return null;
}

test('lists the actions of inner components first, and tells of changes that can be seen', async () => {
  const onChange = vi.fn();
  const screen = await render(<Page inner onChange={onChange} />, { wrapper: ActionsProvider });
  await screen.rerender(<Page inner onChange={onChange} />);
  expect(onChange).not.toHaveBeenCalled();
  await screen.rerender(<Page inner label="renamed" onChange={onChange} />);
  expect(onChange.mock.calls).toEqual([['renamed outer']]);
  await screen.rerender(<Page inner={false} onChange={onChange} />);
  expect(onChange).toHaveBeenLastCalledWith('outer');
});
