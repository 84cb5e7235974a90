import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createProxy } from '../create-proxy.ts';
import type { Deadlines } from '../forward.ts';
import { listen } from '../listen.ts';

export const KEY = 'hdg_live_0123456789abcdef';

export const PAGE = {
  'index.html': '<!doctype html><title>Handinger</title>',
  'assets/main-abc123.js': 'export {};',
};

const PATIENT: Deadlines = { connect: 5000, answer: 5000, upload: 5000 };

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface TestProxy extends AsyncDisposable {
  readonly port: number;
  readonly upstreamPort: number;
  readonly log: string[];
  /** `headers` override the page's; undefined removes one. */
  ask(method: string, path: string, options?: AskOptions): Promise<Answer>;
  open(method: string, path: string, options?: AskOptions): http.ClientRequest;
  stopUpstream(): Promise<void>;
  /** Returns everything until the proxy closes. */
  raw(bytes: string): Promise<string>;
}

export interface AskOptions {
  readonly headers?: Record<string, string | undefined>;
  readonly body?: string | Buffer;
}

export async function startTestProxy(
  script: http.RequestListener,
  options: { deadlines?: Partial<Deadlines>; basePath?: string } = {},
): Promise<TestProxy> {
  const dist = makeDist();
  const upstream = http.createServer(script);
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const upstreamPort = (upstream.address() as AddressInfo).port;
  const log: string[] = [];
  const proxy = createProxy({
    baseUrl: new URL(`http://127.0.0.1:${upstreamPort}${options.basePath ?? ''}`),
    apiKey: KEY,
    kind: 'embedded',
    dist,
    deadlines: { ...PATIENT, ...options.deadlines },
    log: (line) => log.push(line),
  });
  const listening = await listen(proxy.listener, 0);
  const { port } = listening;

  function open(method: string, path: string, { headers = {} }: AskOptions = {}): http.ClientRequest {
    const write = method !== 'GET' && method !== 'HEAD';
    const own = { host: `localhost:${port}`, ...(write && { 'x-handinger-dashboard': '1' }), ...headers };
    const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    return http.request({ host: '127.0.0.1', port, method, path, headers: given, agent: false });
  }

  async function stopUpstream(): Promise<void> {
    upstream.closeAllConnections();
    await new Promise((resolve) => upstream.close(resolve));
  }

  return {
    port,
    upstreamPort,
    stopUpstream,
    log,
    open,
    ask(method, path, given = {}) {
      const headers =
        given.body === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(given.body)) };
      const req = open(method, path, { headers: { ...headers, ...given.headers } });
      req.end(given.body);
      return readAnswer(req);
    },
    raw: (bytes) => talk(port, bytes),
    async [Symbol.asyncDispose]() {
      await listening.close(0);
      proxy.close();
      await stopUpstream();
      rmSync(dist, { recursive: true });
    },
  };
}

export async function readAnswer(req: http.ClientRequest): Promise<Answer> {
  const res = await new Promise<http.IncomingMessage>((resolve, reject) => {
    req.on('response', resolve);
    req.on('error', reject);
  });
  res.setEncoding('utf8');
  let body = '';
  for await (const chunk of res) body += String(chunk);
  return { status: res.statusCode ?? 0, headers: res.headers, body };
}

export function signal<T = void>(): { promise: Promise<T>; fire: (value: T) => void } {
  let fire: (value: T) => void = () => undefined;
  const promise = new Promise<T>((resolve) => (fire = resolve));
  return { promise, fire };
}

export function json(res: http.ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'content-type': 'application/json' });
  res.end(JSON.stringify(body));
}

function talk(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve(received));
  });
}

function makeDist(): string {
  const dist = mkdtempSync(join(tmpdir(), 'proxy-dist-'));
  mkdirSync(join(dist, 'assets'));
  for (const [path, text] of Object.entries(PAGE)) {
    writeFileSync(join(dist, path), text);
    writeFileSync(join(dist, `${path}.br`), brotliCompressSync(text));
    writeFileSync(join(dist, `${path}.gz`), gzipSync(text));
  }
  writeFileSync(join(dist, 'start.js'), 'export {};');
  writeFileSync(join(dist, 'assets', 'inter-abc123.woff2'), 'wOF2');
  return dist;
}
