import { ToolProblem } from '../../runner/engine.ts';

const MAX_URL_CHARS = 2000;

/** Reads the URL of a web page, without its fragment. Throws `ToolProblem`. */
export function readPageUrl(text: string, base?: string): URL {
  const tooLong = new ToolProblem(`The URL is longer than ${MAX_URL_CHARS} characters.`);
  if (text.length > MAX_URL_CHARS) throw tooLong;
  if (!URL.canParse(text, base)) throw new ToolProblem(`${text} is not a URL.`);
  const url = new URL(text, base);
  url.hash = '';
  // As it is sent: one character of text may take twelve.
  if (url.href.length > MAX_URL_CHARS) throw tooLong;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ToolProblem(`${url.href} can't be read: only http and https can.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new ToolProblem(`The URL must not contain a user name or a password.`);
  }
  return url;
}
