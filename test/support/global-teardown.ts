import type { LocalPostgres } from '../../src/platform/database/local-postgres';

/** The server lingers for a moment: another run may be using it, or about to. */
export default async function teardown(): Promise<void> {
  await (globalThis as { testServer?: LocalPostgres }).testServer?.stop();
}
