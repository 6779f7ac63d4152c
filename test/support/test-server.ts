import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** What global set-up tells the workers, through the environment: they are other processes. */
export const testAdminUrlVariable = 'TRUST_TEST_ADMIN_URL';
export const testTemplateVariable = 'TRUST_TEST_TEMPLATE';

export const testDir = path.join(__dirname, '..', '..', '.test-db');
export const templateDatabase = 'trust_template';

const schemaSources = ['migrations', 'src/platform/database', 'src/platform/jobs'];

/** Changes when anything changes that decides how the template database looks. */
export function schemaFingerprint(): string {
  const hash = createHash('sha256');
  const root = path.join(__dirname, '..', '..');
  for (const folder of schemaSources) {
    const files = fs.readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.ts'));
    for (const name of files.sort()) {
      hash.update(name).update(fs.readFileSync(path.join(root, folder, name)));
    }
  }
  return hash.digest('hex');
}

export function withDatabaseName(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.href;
}
