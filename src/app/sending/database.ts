const NAME = 'handinger-drafts';
const VERSION = 2;
/** Some browsers never open a database until they are started anew. */
const PATIENCE_MS = 5_000;
const STORES = ['text', 'files', 'outgoing', 'outgoing-files'] as const;

/** A store by its name, in a transaction. */
export type Stores = (name: (typeof STORES)[number]) => IDBObjectStore;

let opened: Promise<IDBDatabase> | undefined;

/**
 * Runs one transaction on what this browser keeps, all in one database, so that a draft becomes an outgoing turn or
 * stays one: `text` and `files` of drafts by their key and tab, `outgoing` turns and their files (`outgoing-files`) by
 * send id. Resolves once it is committed. `run` may wait for nothing but the transaction's own requests. Rejects where
 * the browser refuses or never answers, or a tab of an older dashboard holds the database: then nothing is done.
 */
export async function transact<T>(
  mode: IDBTransactionMode,
  run: (store: Stores, tx: IDBTransaction) => T | Promise<T>,
): Promise<T> {
  const tx = (await openDatabase()).transaction(STORES, mode);
  const done = new Promise<void>((resolve, reject) => {
    tx.addEventListener('complete', () => resolve());
    tx.addEventListener('abort', () => reject(tx.error));
  });
  try {
    const result = await run((name) => tx.objectStore(name), tx);
    await done;
    return result;
  } catch (error) {
    done.catch(() => undefined); // the first error is the one to tell
    throw error;
  }
}

/** What a request answers. */
export function ask<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, VERSION);
  request.addEventListener('upgradeneeded', () => {
    const db = request.result;
    for (const store of STORES) if (!db.objectStoreNames.contains(store)) db.createObjectStore(store);
  });
  const refused = new Promise<never>((_, reject) => {
    const refuse = (why: string) => {
      reject(new Error(why));
      request.addEventListener('success', () => request.result.close());
    };
    request.addEventListener('blocked', () => refuse('A tab of an older dashboard holds the database.'));
    setTimeout(refuse, PATIENCE_MS, 'The browser did not open the database in time.');
  });
  const db = await Promise.race([ask(request), refused]);
  const forget = () => {
    opened = undefined;
  };
  db.addEventListener('close', forget);
  db.addEventListener('versionchange', () => {
    db.close();
    forget();
  });
  return db;
}
