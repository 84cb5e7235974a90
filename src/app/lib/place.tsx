import {
  createContext,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';

/** Where the page is: the parts of its address, and one object for each time it went somewhere. */
export type Place = {
  /** Percent-encoded. */
  readonly pathname: string;
  readonly search: URLSearchParams;
  /** With its `#`, or empty. */
  readonly hash: string;
};

export type Navigate = (to: string, options?: { replace?: boolean }) => void;

const PlaceContext = createContext<{ place: Place; navigate: Navigate } | null>(null);

/**
 * The browser's address as state. Going elsewhere is a transition: what is shown stays until what comes is there.
 * To go where one is adds no step to the way back.
 */
export function PlaceProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(placeNow);

  useEffect(() => {
    const follow = () => startTransition(() => setPlace(placeNow()));
    window.addEventListener('popstate', follow);
    return () => window.removeEventListener('popstate', follow);
  }, []);

  const navigate: Navigate = useCallback((to, { replace = false } = {}) => {
    const here = new URL(to, window.location.href).href === window.location.href;
    window.history[replace || here ? 'replaceState' : 'pushState'](null, '', to);
    startTransition(() => setPlace(placeNow()));
  }, []);

  const state = useMemo(() => ({ place, navigate }), [place, navigate]);
  return <PlaceContext value={state}>{children}</PlaceContext>;
}

export function usePlace(): Place {
  return usePlaceContext().place;
}

export function useNavigate(): Navigate {
  return usePlaceContext().navigate;
}

function usePlaceContext() {
  const state = useContext(PlaceContext);
  if (state === null) throw new Error('PlaceProvider must stand above what asks where the page is.');
  return state;
}

function placeNow(): Place {
  const { pathname, search, hash } = window.location;
  return { pathname, search: new URLSearchParams(search), hash };
}
