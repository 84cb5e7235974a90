import { visibleText } from '#contract/visible-text.ts';
import { redactText } from './redact-key.ts';
import { FILE_POLICY } from './security-headers.ts';

/** For an `<img>`. Other files are never shown as a page. */
const IMAGE_TYPES = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']);

/**
 * Makes the browser save a file or show it as an image, and never run it. `path`: percent-encoded; names the file if
 * the API does not.
 */
export function fileHeaders(
  contentType: string | undefined,
  contentDisposition: string | undefined,
  path: string,
  apiKey: string,
): Record<string, string> {
  return {
    'Content-Type': safeType(contentType),
    'Content-Disposition': attachment(fileName(contentDisposition) ?? lastSegment(path), apiKey),
    'Content-Security-Policy': FILE_POLICY,
    'Cache-Control': 'private, no-cache',
  };
}

function safeType(contentType: string | undefined): string {
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (IMAGE_TYPES.has(type)) return type;
  return type.startsWith('text/') ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

/** Prefers `filename*` (RFC 8187) to `filename`. */
function fileName(disposition: string | undefined): string | undefined {
  const extended = disposition?.match(/;\s*filename\*\s*=\s*UTF-8''([\w!#$&+.^`|~%-]+)/i)?.[1];
  const plain = disposition?.match(/;\s*filename\s*=\s*(?:"([^"\\]+)"|([^\s;"]+))/i);
  return (extended && decoded(extended)) || plain?.[1] || plain?.[2];
}

function lastSegment(path: string): string {
  return decoded(path.slice(path.lastIndexOf('/') + 1)) ?? 'file';
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Removes control characters, direction marks, paths and the key; at most 200 characters. */
function attachment(name: string, apiKey: string): string {
  // Each replacement can produce the key, so it is removed again.
  const withoutPath = withoutKey(name, apiKey).replaceAll(/[/\\]/g, '_');
  const safe = [...withoutKey(withoutPath, apiKey)].slice(-200).join('');
  const ascii = toAscii(redactText(toAscii(safe), apiKey));
  const encoded = encodeURIComponent(safe).replaceAll(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function toAscii(text: string): string {
  return text.replaceAll(/[^\w .()-]/g, '_');
}

/** Keeps joiners, unless removing them reveals the key. */
function withoutKey(name: string, apiKey: string): string {
  const bare = name.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '');
  const scrubbed = redactText(bare, apiKey);
  return scrubbed === bare ? visibleText(name).replaceAll(/[\p{Cc}\p{Cs}]/gu, '') : scrubbed;
}
