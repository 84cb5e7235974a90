import type { Store } from '../domain/store.ts';
import { accountQueries } from './account-queries.ts';
import type { Database } from './database.ts';
import { fileQueries } from './file-queries.ts';
import { partQueries } from './part-queries.ts';
import { stepQueries } from './step-queries.ts';
import { taskQueries } from './task-queries.ts';
import { textQueries } from './text-queries.ts';
import { vacuum } from './vacuum.ts';
import { turnQueries } from './turn-queries.ts';
import { usageQueries } from './usage-queries.ts';
import { workerQueries } from './worker-queries.ts';

export function createStore(db: Database): Store {
  return {
    transaction: (work) => db.transaction((tx) => work(createStore(tx))),
    vacuum: () => vacuum(db),
    ...accountQueries(db),
    ...workerQueries(db),
    ...taskQueries(db),
    ...turnQueries(db),
    ...stepQueries(db),
    ...partQueries(db),
    ...textQueries(db),
    ...fileQueries(db),
    ...usageQueries(db),
  };
}
