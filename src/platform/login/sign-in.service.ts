import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import type { CallerInfo } from '../http/caller';
import { Refusal } from '../http/refusal';
import { Attempts } from './attempts';
import { assertPassword, foldedLoginName } from './credentials.rules';
import { loginErrors } from './login.errors';
import { LoginRow } from './login.entities';
import { Passwords } from './passwords';
import { SecondFactorService } from './second-factor.service';
import { SecurityEvents } from './security-events';
import { type LoginRef, type OpenedSession, SessionService } from './session.service';
import type { VisitInfo } from './visit';

export interface Credentials {
  loginName: string;
  password: string;
  code?: string;
}

export interface Arrival extends VisitInfo {
  /** The session this browser brought along; it ends when a new one begins. */
  oldToken: string | null;
}

/** Log-in with name, password and, where an authenticator is enrolled, its code. */
@Injectable()
export class SignInService {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: Attempts,
    private readonly passwords: Passwords,
    private readonly sessions: SessionService,
    private readonly secondFactor: SecondFactorService,
    private readonly events: SecurityEvents,
  ) {}

  /**
   * The same answer, after the same work, for an unknown name, a disabled log-in and a wrong password.
   * @throws Refusal 401 `login.wrong`, 403 `second-factor.…`, 429 `attempts.too-many`.
   */
  async signIn(given: Credentials, arrival: Arrival): Promise<OpenedSession> {
    const loginName = foldedLoginName(given.loginName);
    await this.countTry(loginName, arrival.network);
    const login = await this.transactions.runGlobal((tx) => tx.findOneBy(LoginRow, { loginName }));
    const stored = login && !login.disabledAt ? login.passwordHash : null;
    const right = await this.passwords.matches(stored, given.password);
    if (!right || !login) throw await this.refused(login, arrival);
    const ref = { loginId: login.id, personId: login.personId };
    if (login.totpEnrolledAt) await this.secondFactor.prove(ref, given.code);
    await this.forgetTries(loginName, arrival.network);
    return this.enter(ref, arrival);
  }

  /** A new session; the one brought along ends. */
  enter(login: LoginRef, { oldToken, ...visit }: Arrival): Promise<OpenedSession> {
    return this.transactions.runGlobal(async (tx) => {
      await this.sessions.end(tx, oldToken);
      return this.sessions.open(tx, login, visit);
    });
  }

  /**
   * Ends all other sessions too: whoever knew the old password is out.
   * @throws DomainError `login.password-wrong`, `.password-weak`, `.password-same`; Refusal 429.
   */
  async changePassword(caller: CallerInfo, current: string, next: string): Promise<void> {
    await this.attempts.spend('password', caller.loginId);
    const login = await this.transactions.runGlobal((tx) =>
      tx.findOneByOrFail(LoginRow, { id: caller.loginId }),
    );
    if (!(await this.passwords.matches(login.passwordHash, current))) {
      throw loginErrors.passwordWrong();
    }
    assertPassword(next, login.loginName);
    if (next === current) throw loginErrors.passwordSame();
    const passwordHash = await this.passwords.hash(next);
    await this.transactions.runGlobal(async (tx) => {
      await tx.update(LoginRow, { id: login.id }, { passwordHash, mustChangePassword: false });
      await this.sessions.revokeOthers(tx, caller);
      const { loginId, personId } = caller;
      await this.events.record(tx, { kind: 'password.changed', loginId, personId });
    });
    await this.attempts.forget('password', caller.loginId);
  }

  /**
   * Before an act that cannot be taken back: the password again, and the code where one is enrolled.
   * @throws DomainError `login.password-wrong`; Refusal 403 `second-factor.…`, 429 `attempts.too-many`.
   */
  async proveAgain(caller: CallerInfo, given: { password: string; code?: string }): Promise<void> {
    await this.attempts.spend('password', caller.loginId);
    const login = await this.transactions.runGlobal((tx) =>
      tx.findOneByOrFail(LoginRow, { id: caller.loginId }),
    );
    if (!(await this.passwords.matches(login.passwordHash, given.password))) {
      throw loginErrors.passwordWrong();
    }
    if (login.totpEnrolledAt) await this.secondFactor.prove(caller, given.code);
    await this.attempts.forget('password', caller.loginId);
  }

  private async countTry(loginName: string, network: string): Promise<void> {
    await this.attempts.spend('sign-in-here', `${loginName} ${network}`);
    await this.attempts.spend('sign-in-name', loginName);
    await this.attempts.spend('sign-in-network', network);
  }

  private async forgetTries(loginName: string, network: string): Promise<void> {
    await this.attempts.forget('sign-in-here', `${loginName} ${network}`);
    await this.attempts.refund('sign-in-name', loginName);
    await this.attempts.refund('sign-in-network', network);
  }

  private async refused(login: LoginRow | null, { network }: VisitInfo): Promise<Refusal> {
    await this.transactions.runGlobal((tx) =>
      this.events.record(tx, {
        kind: 'sign-in.failed',
        network,
        ...(login ? { loginId: login.id, personId: login.personId } : {}),
      }),
    );
    return new Refusal(401, 'login.wrong', '登录名或密码不正确，请核对后重新输入。');
  }
}
