import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { reportCost } from './cost.ts';

const [, , origin = ''] = process.argv;
const agent = new http.Agent({ keepAlive: true });
const server = http.createServer((req, res) => {
  const upstream = http.request(
    `${origin}${req.url}`,
    { method: req.method, headers: req.headers, agent },
    (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
    },
  );
  req.pipe(upstream);
});
server.listen(0, '127.0.0.1', () => reportCost((server.address() as AddressInfo).port));
