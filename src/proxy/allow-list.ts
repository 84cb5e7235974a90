import { endpoints, type EndpointName } from '#contract/endpoints.ts';

export type Match =
  | { kind: 'endpoint'; name: EndpointName }
  | { kind: 'other-method'; allow: string }
  | { kind: 'unknown' };

interface Route {
  readonly name: EndpointName;
  readonly method: string;
  readonly segments: readonly string[];
}

const routes: readonly Route[] = (Object.keys(endpoints) as EndpointName[]).map((name) => ({
  name,
  method: endpoints[name].method,
  segments: endpoints[name].path.split('/'),
}));

/** `path`: percent-encoded, without query. Segments that decode to `..`, a slash or a control character are unknown. */
export function matchEndpoint(method: string, path: string): Match {
  const segments = path.split('/');
  if (!segments.slice(1).every(isPlainSegment)) return { kind: 'unknown' };
  const matching = routes.filter((route) => matches(route.segments, segments));
  const route = matching.find((candidate) => candidate.method === method);
  if (route !== undefined) return { kind: 'endpoint', name: route.name };
  if (matching.length === 0) return { kind: 'unknown' };
  return { kind: 'other-method', allow: matching.map((candidate) => candidate.method).join(', ') };
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
  const open = pattern.at(-1) === '*';
  if (open ? segments.length < pattern.length : segments.length !== pattern.length) return false;
  return pattern.every((part, i) => part === '*' || part.startsWith(':') || part === segments[i]);
}

function isPlainSegment(raw: string): boolean {
  let text: string;
  try {
    text = decodeURIComponent(raw);
  } catch {
    return false;
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text !== '' && text !== '.' && text !== '..' && !/[/\\\u0000-\u001f\u007f]/.test(text);
}
