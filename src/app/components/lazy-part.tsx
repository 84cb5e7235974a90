import {
  Component,
  lazy,
  useState,
  useTransition,
  type ComponentType,
  type LazyExoticComponent,
  type ReactNode,
} from 'react';

export type NotLoadedProps = {
  onRetry: () => void;
  retrying: boolean;
};

/** No network, no proxy, or the dashboard was updated. */
class PartNotLoaded extends Error {
  override name = 'PartNotLoaded';
}

export type LazyPart<Props extends object> = ComponentType<Props> & {
  /** Loads the code early, so that the first render needs no fallback. If that fails, the first render loads it. */
  preload: () => Promise<void>;
};

/**
 * A component whose code loads on first render, under the nearest `<Suspense>`. If that fails, `NotLoaded` offers a
 * retry.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  NotLoaded: ComponentType<Props & NotLoadedProps>,
): LazyPart<Props> {
  const attempt = () => lazy(() => load().then((part) => ({ default: part }), notLoaded));
  let latest: ComponentType<Props> | LazyExoticComponent<ComponentType<Props>> = attempt();

  function Part(props: Props) {
    const [{ Latest, tries }, setTried] = useState({ Latest: latest, tries: 0 });
    const [retrying, startRetry] = useTransition();
    const onRetry = () => {
      latest = attempt();
      startRetry(() => setTried({ Latest: latest, tries: tries + 1 }));
    };
    return (
      <LoadBoundary key={tries} notLoaded={<NotLoaded {...props} onRetry={onRetry} retrying={retrying} />}>
        <Latest {...props} />
      </LoadBoundary>
    );
  }
  return Object.assign(Part, {
    async preload() {
      latest = await load().catch(() => latest);
    },
  });
}

function notLoaded(cause: unknown): never {
  throw new PartNotLoaded('The code of this part could not be loaded.', { cause });
}

type LoadBoundaryProps = { notLoaded: ReactNode; children: ReactNode };

class LoadBoundary extends Component<LoadBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (error instanceof PartNotLoaded) return this.props.notLoaded;
    throw error;
  }
}
