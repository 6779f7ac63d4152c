import { Clock } from '../platform/clock';
import { loadConfig } from '../platform/config';
import { appDataSource } from '../platform/database/data-source';
import { openDatabase } from '../platform/database/open-database';
import { Transactions } from '../platform/database/transactions';
import { loginEntities } from '../platform/login/login.entities';
import { LoginService } from '../platform/login/login.service';
import { Passwords } from '../platform/login/passwords';
import { Sealing } from '../platform/login/sealing';
import { SecurityEvents } from '../platform/login/security-events';
import { DomainError } from '../shared/domain-error';

export interface Logins {
  transactions: Transactions;
  logins: LoginService;
}

/**
 * Work on log-ins from the command line, as the serving role: whoever may run it holds the keys of the
 * installation anyway, and the security log tells what was done. Refusals are printed, not thrown.
 * @returns the exit code: 0 done, 1 refused.
 */
export async function withLogins(work: (logins: Logins) => Promise<void>): Promise<number> {
  const config = loadConfig();
  const database = await openDatabase(config);
  const source = appDataSource(database.urls.app, loginEntities, 2);
  try {
    await source.initialize();
    const clock = new Clock();
    const events = new SecurityEvents(clock);
    const logins = new LoginService(new Passwords(), new Sealing(config), events, clock);
    await work({ transactions: new Transactions(source), logins });
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  } finally {
    if (source.isInitialized) await source.destroy();
    await database.close();
  }
}
