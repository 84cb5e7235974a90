import { ToolProblem } from '../../runner/engine.ts';

const MAX_URL_CHARS = 2000;

/** Reads the URL of a web page, without its fragment. Throws `ToolProblem`. */
export function readPageUrl(text: string, base?: string): URL {
  if (text.length > MAX_URL_CHARS) throw new ToolProblem(`The URL is longer than ${MAX_URL_CHARS} characters.`);
  if (!URL.canParse(text, base)) throw new ToolProblem(`${text} is not a URL.`);
  const url = new URL(text, base);
  url.hash = '';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ToolProblem(`${url.href} can't be read: only http and https can.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ToolProblem(`The URL must not contain a user name or a password.`);
  }
  return url;
}
