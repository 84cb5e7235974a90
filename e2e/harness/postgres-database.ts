import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface PostgresDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** The user in `adminUrl` must be allowed to create databases. */
export async function createPostgresDatabase(adminUrl: string): Promise<PostgresDatabase> {
  const name = `conformance_${randomBytes(8).toString('hex')}`;
  await executeOnPostgres(adminUrl, `create database ${name}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => executeOnPostgres(adminUrl, `drop database if exists ${name} with (force)`) };
}

export async function executeOnPostgres(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
