import { Injectable, Optional } from '@nestjs/common';
import { notFound } from '../../shared/domain-error';
import { Config } from '../config';
import { Transactions } from '../database/transactions';
import type { CallerInfo } from '../http/caller';
import { DemoDirectory, type DemoPerson, demoLoginName } from './demo-directory';
import { LoginRow } from './login.entities';
import { SecondFactorService } from './second-factor.service';
import type { OpenedSession } from './session.service';
import { type Arrival, SignInService } from './sign-in.service';

/**
 * Log-in without a password, for demonstration only. Three things must agree: demo mode in the
 * configuration, a directory bound by the demonstration, and a log-in that the demonstration made.
 */
@Injectable()
export class DemoService {
  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly signIns: SignInService,
    private readonly secondFactor: SecondFactorService,
    @Optional() private readonly directory?: DemoDirectory,
  ) {}

  get isOn(): boolean {
    return this.config.demo && this.directory !== undefined;
  }

  async people(): Promise<DemoPerson[]> {
    return this.isOn && this.directory ? this.directory.people() : [];
  }

  /** @throws DomainError `demo.unknown` outside demo mode and for anyone not on the list. */
  async enterAs(key: string, arrival: Arrival): Promise<OpenedSession> {
    const people = await this.people();
    if (!people.some((person) => person.key === key)) throw demoUnknown();
    const login = await this.transactions.runGlobal((tx) =>
      tx.findOneBy(LoginRow, { loginName: demoLoginName(key) }),
    );
    if (!login || login.disabledAt) throw demoUnknown();
    return this.signIns.enter({ loginId: login.id, personId: login.personId }, arrival);
  }

  /** The caller's current code, so that a visitor without the authenticator can approve too. */
  async codeOf(caller: CallerInfo): Promise<{ code: string; secondsLeft: number }> {
    const login = await this.transactions.runGlobal((tx) =>
      tx.findOneByOrFail(LoginRow, { id: caller.loginId }),
    );
    if (!this.isOn || !login.loginName.startsWith(demoLoginName(''))) throw demoUnknown();
    return this.secondFactor.currentCode(caller);
  }
}

function demoUnknown() {
  return notFound('demo.unknown', '没有这个演示身份，或本系统不是演示环境。请用自己的账号登录。');
}
