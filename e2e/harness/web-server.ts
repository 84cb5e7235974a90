import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WebServer {
  /** Two names of one server. They count as different hosts. */
  readonly url: string;
  readonly otherUrl: string;
  /** Paths with their queries, of all requests so far. */
  readonly requested: readonly string[];
  on(path: string, reply: RequestListener): void;
  stop(): Promise<void>;
}

/** A website on loopback, which the tests' tool processes may reach. */
export async function startWebServer(): Promise<WebServer> {
  const replies = new Map<string, RequestListener>();
  const requested: string[] = [];
  const server = createServer((req: IncomingMessage, res) => {
    const path = req.url ?? '';
    requested.push(path);
    const reply = replies.get(path.split('?')[0] ?? '');
    if (reply) reply(req, res);
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    otherUrl: `http://localhost:${port}`,
    requested,
    on: (path, reply) => void replies.set(path, reply),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const page =
  (html: string, type = 'text/html'): RequestListener =>
  (_, res) =>
    void res.writeHead(200, { 'content-type': type }).end(html);

export const redirect =
  (location: string): RequestListener =>
  (_, res) =>
    void res.writeHead(302, { location }).end();
