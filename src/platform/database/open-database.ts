import * as path from 'node:path';
import type { Config } from '../config';
import { keptSecrets, type Secrets } from '../secrets';
import { databaseFaultOf, sqlState } from './database-error';
import { startLocalPostgres } from './local-postgres';
import { migrate } from './migrate';
import { prepareRoles } from './roles';

/** One login per duty; undefined where whoever runs this installation keeps it elsewhere. */
export interface ConnectionUrls {
  /** Defines the schema. */
  owner: string | undefined;
  /** Serves. */
  app: string;
  /** Reads. */
  report: string;
  /** Signs the heads of the proof log. */
  signer: string | undefined;
}

export interface OpenDatabase {
  urls: ConnectionUrls;
  /** Leaves our own server, which ends with its last user; nothing for a server of one's own. */
  close(): Promise<void>;
}

/** Starts our own server if none is given, makes the roles, and says where to connect as whom. */
export async function openDatabase(config: Config): Promise<OpenDatabase> {
  const { database, dataDir } = config;
  switch (database.kind) {
    case 'logins': {
      const { ownerUrl, appUrl, reportUrl, signerUrl } = database;
      const urls = { owner: ownerUrl, app: appUrl, report: reportUrl, signer: signerUrl };
      return { urls, close: async () => undefined };
    }
    case 'server':
      return {
        urls: await prepareServer(database.adminUrl, keptSecrets(dataDir)),
        close: async () => undefined,
      };
    case 'embedded': {
      const server = await startLocalPostgres({
        dir: path.join(dataDir, 'postgres'),
        database: 'trust',
        binDir: database.binDir,
      });
      const urls = await prepareServer(server.url, keptSecrets(dataDir));
      return { urls, close: () => server.stop() };
    }
  }
}

/** Migrates where there is an owner to do it; else the self-check says what is missing. */
export async function migrateIfOwner(urls: ConnectionUrls): Promise<string[]> {
  return urls.owner === undefined ? [] : migrate(urls.owner);
}

/** Every duty has a login when we made them ourselves. */
export type AllUrls = { [Duty in keyof ConnectionUrls]: string };

/** The same server and database, as each of the roles that `prepareRoles` makes. */
export function connectionUrls(adminUrl: string, secrets: Secrets): AllUrls {
  return {
    owner: urlAs(adminUrl, 'trust_owner', secrets.ownerPassword),
    app: urlAs(adminUrl, 'trust_app', secrets.appPassword),
    report: urlAs(adminUrl, 'trust_report', secrets.reportPassword),
    signer: urlAs(adminUrl, 'trust_signer', secrets.signerPassword),
  };
}

function urlAs(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = encodeURIComponent(password);
  return url.href;
}

async function prepareServer(adminUrl: string, secrets: Secrets): Promise<ConnectionUrls> {
  try {
    await prepareRoles(adminUrl, secrets);
  } catch (error) {
    if (databaseFaultOf(error)?.code !== sqlState.insufficientPrivilege) throw error;
    throw new Error(
      'DATABASE_URL 的登录没有创建角色或移交数据库的权限。请换用管理员登录，' +
        '或由管理员先建好角色，再设置 DATABASE_APP_URL 与 DATABASE_REPORT_URL。',
      { cause: error },
    );
  }
  return connectionUrls(adminUrl, secrets);
}
