import { lookup } from 'node:dns/promises';
import http, { type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ToolProblem } from '../../runner/engine.ts';
import { isLoopbackAddress, isPublicAddress } from './public-address.ts';

const MB = 2 ** 20;
const MAX_MB = 5;
const TIMEOUT_MS = 20_000;
const PORTS = ['', '80', '443'];

export interface WebResponse {
  readonly status: number;
  readonly location: string | undefined;
  readonly contentType: string;
  /** Empty for a redirect. */
  readonly bytes: Uint8Array;
}

/**
 * Sends a GET request without cookies, and does not follow redirects. Connects to the address that was checked, so that
 * a second lookup can't change it. `allowLoopback` is for tests: also allows loopback, on any port.
 */
export async function requestUrl(url: URL, { allowLoopback }: { allowLoopback: boolean }): Promise<WebResponse> {
  const address = await findAddress(url, allowLoopback);
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await send(url, address, timeout);
    const status = response.statusCode ?? 0;
    const { location } = response.headers;
    const contentType = response.headers['content-type'] ?? '';
    if (status >= 300 && status < 400 && location !== undefined) {
      response.destroy();
      return { status, location, contentType, bytes: new Uint8Array() };
    }
    return { status, location: undefined, contentType, bytes: await readBody(url, response, timeout) };
  } catch (error) {
    if (error instanceof ToolProblem) throw error;
    throw new ToolProblem(
      timeout.aborted
        ? `${url.host} took longer than ${TIMEOUT_MS / 1000} seconds.`
        : `${url.host} can't be reached, or broke the connection${codeOf(error)}.`,
    );
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
}

/** Throws `ToolProblem` if any address of the host is not public. */
async function findAddress(url: URL, allowLoopback: boolean): Promise<string> {
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = isIP(host) === 0 ? await lookUp(host) : [host];
  const [address] = addresses;
  if (address === undefined) throw new ToolProblem(`${host} has no address.`);
  if (allowLoopback && addresses.every(isLoopbackAddress)) return address;
  if (!addresses.every(isPublicAddress)) {
    throw new ToolProblem(`${host} is not on the public internet. Only public pages can be read.`);
  }
  if (!PORTS.includes(url.port)) throw new ToolProblem(`Only the ports 80 and 443 can be used, not ${url.port}.`);
  return address;
}

async function lookUp(host: string): Promise<string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    throw new ToolProblem(`There is no host ${host}, or its name could not be looked up.`);
  }
}

function send(url: URL, address: string, signal: AbortSignal): Promise<IncomingMessage> {
  const { request } = url.protocol === 'https:' ? https : http;
  const isName = isIP(url.hostname.replace(/^\[(.*)\]$/, '$1')) === 0;
  return new Promise((resolve, reject) => {
    const sent = request({
      host: address,
      port: url.port === '' ? undefined : Number(url.port),
      path: `${url.pathname}${url.search}`,
      headers: {
        host: url.host,
        'user-agent': 'handinger-dashboard',
        accept: 'text/html, text/*;q=0.9, application/json;q=0.9, application/pdf;q=0.9, */*;q=0.1',
        'accept-encoding': 'gzip, br, deflate',
      },
      // The certificate must be that of the host, not of its address.
      ...(isName && { servername: url.hostname }),
      agent: false,
      signal,
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end();
  });
}

function decoderOf(encoding: string) {
  if (encoding === 'gzip' || encoding === 'x-gzip') return createGunzip();
  if (encoding === 'br') return createBrotliDecompress();
  if (encoding === 'deflate') return createInflate();
  if (encoding === '' || encoding === 'identity') return undefined;
  throw new ToolProblem(`The page is compressed as ${encoding.slice(0, 40)}, which can't be read.`);
}

async function readBody(url: URL, response: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  /** Counts what is unpacked. */
  const collect = async (source: AsyncIterable<unknown>) => {
    for await (const chunk of source) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > MAX_MB * MB) throw new Error('too large');
      chunks.push(chunk);
    }
  };
  const decoder = decoderOf((response.headers['content-encoding'] ?? '').trim().toLowerCase());
  try {
    if (decoder === undefined) await pipeline(response, collect, { signal });
    else await pipeline(response, decoder, collect, { signal });
  } catch (error) {
    if (size > MAX_MB * MB) throw new ToolProblem(`${url.href} is larger than ${MAX_MB} MB.`);
    throw error;
  }
  return Buffer.concat(chunks);
}
