import { named, serveCalls } from '../serve-calls.ts';
import * as tools from './bad-tools.ts';

/** A child whose tools misbehave: for tests. */
serveCalls(process, [
  named(tools.lookAround),
  named(tools.spin),
  named(tools.fillBuffers),
  named(tools.fillHeap),
  named(tools.exit),
  named(tools.refuse),
  named(tools.breakDown),
  named(tools.copy),
  named(tools.sayMuch),
]);
