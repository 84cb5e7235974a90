import { openDB, type IDBPDatabase } from 'idb';

const NAME = 'handinger-drafts';
const VERSION = 2;

let opened: Promise<IDBPDatabase> | undefined;

/**
 * What this browser keeps, in one database, so that a draft becomes an outgoing turn in one transaction: `text` and
 * `files` of drafts by their key, `outgoing` turns and their files (`outgoing-files`) by send id. Rejects where the
 * browser refuses, or a tab of an older dashboard holds the database.
 */
export function openDatabase(): Promise<IDBPDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

function open(): Promise<IDBPDatabase> {
  return new Promise((resolve, reject) => {
    openDB(NAME, VERSION, {
      upgrade(db) {
        for (const store of ['text', 'files', 'outgoing', 'outgoing-files']) {
          if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
        }
      },
      blocked: () => reject(new Error('A tab of an older dashboard holds the database.')),
      blocking() {
        void opened?.then((db) => db.close());
        opened = undefined;
      },
      terminated() {
        opened = undefined;
      },
    }).then(resolve, reject);
  });
}
