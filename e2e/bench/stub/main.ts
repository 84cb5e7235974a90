import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createStub } from './create-stub.ts';

const server = createServer(createStub(process.argv[2] ?? ''));
server.on('connection', (socket) => socket.setNoDelay(true));
server.listen(0, '127.0.0.1', () => process.send?.({ ready: true, port: (server.address() as AddressInfo).port }));
process.once('disconnect', () => process.exit(0));
