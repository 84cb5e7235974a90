import { toolEntry, serveCalls } from '../serve-calls.ts';
import * as tools from './misbehaving-tools.ts';

serveCalls(process, [
  toolEntry(tools.reportProcess),
  toolEntry(tools.spin),
  toolEntry(tools.fillBuffers),
  toolEntry(tools.fillHeap),
  toolEntry(tools.exit),
  toolEntry(tools.refuse),
  toolEntry(tools.throwUnexpected),
  toolEntry(tools.copy),
  toolEntry(tools.returnTooMuch),
]);
