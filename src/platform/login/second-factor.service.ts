import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { Transactions } from '../database/transactions';
import type { CallerInfo } from '../http/caller';
import { Refusal } from '../http/refusal';
import { Attempts } from './attempts';
import { loginErrors } from './login.errors';
import { LoginRow, SessionRow } from './login.entities';
import { Sealing } from './sealing';
import { SecurityEvents } from './security-events';
import type { LoginRef } from './session.service';
import {
  matchingStep,
  otpauthUrl,
  totpCode,
  totpSecondsLeft,
  totpSecretBytes,
  totpStepAt,
} from './totp';

const issuer = '信托账';
const freshMs = 30 * 60_000;
const codePattern = /^\d{6}$/;

export interface Enrolment {
  secret: Buffer;
  otpauthUrl: string;
}

/** The authenticator (TOTP) of everyone who approves, releases, posts or pays. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: Attempts,
    private readonly sealing: Sealing,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  async isEnrolled(loginId: string): Promise<boolean> {
    const login = await this.transactions.lookUp((tx) => tx.findOneBy(LoginRow, { id: loginId }));
    return login?.totpEnrolledAt != null;
  }

  /**
   * Spends one code of the log-in's authenticator, in a transaction of its own: a code that was shown
   * is spent even when what it was for is then refused.
   * @throws Refusal 403 `second-factor.required`, `.wrong`, `.used`; 429 after ten tries.
   */
  async prove(login: LoginRef, code: string | undefined): Promise<void> {
    const row = await this.transactions.lookUp((tx) =>
      tx.findOneByOrFail(LoginRow, { id: login.loginId }),
    );
    if (!row.totpSecretSealed || !row.totpEnrolledAt) throw notEnrolled();
    if (code === undefined || code === '') throw codeRequired();
    await this.attempts.spend('second-factor', login.loginId);
    const secret = Buffer.from(this.sealing.unseal(row.totpSecretSealed, 'totp'), 'base64');
    const step = codePattern.test(code) ? matchingStep(secret, code, this.clock.now()) : null;
    await this.spendStep(login, step);
    await this.attempts.forget('second-factor', login.loginId);
  }

  /**
   * A new secret, pending until its first code is shown. An authenticator already in use stays valid
   * until then, and must be shown first: a stolen session may not replace it. Where there is none yet,
   * the log-in must be recent, for the same reason.
   */
  async begin(caller: CallerInfo, code: string | undefined): Promise<Enrolment> {
    if (await this.isEnrolled(caller.loginId)) await this.prove(caller, code);
    const secret = randomBytes(totpSecretBytes);
    const sealed = this.sealing.seal(secret.toString('base64'), 'totp');
    const loginName = await this.transactions.runGlobal(async (tx) => {
      await this.assertFresh(tx, caller);
      await tx.update(LoginRow, { id: caller.loginId }, { totpPendingSealed: sealed });
      return (await tx.findOneByOrFail(LoginRow, { id: caller.loginId })).loginName;
    });
    return { secret, otpauthUrl: otpauthUrl(secret, issuer, loginName) };
  }

  /** @throws Refusal 403 `second-factor.wrong`; DomainError `second-factor.not-begun`. */
  async confirm(caller: CallerInfo, code: string): Promise<void> {
    await this.attempts.spend('second-factor', caller.loginId);
    const now = this.clock.now();
    const accepted = await this.transactions.runGlobal(async (tx) => {
      const row = await tx.findOneByOrFail(LoginRow, { id: caller.loginId });
      if (!row.totpPendingSealed) throw loginErrors.enrolmentNotBegun();
      const secret = Buffer.from(this.sealing.unseal(row.totpPendingSealed, 'totp'), 'base64');
      const step = matchingStep(secret, code, now);
      if (step === null) {
        await this.recordFailure(tx, caller, 'wrong');
        return false;
      }
      await this.enrol(tx, caller, { sealed: row.totpPendingSealed, step });
      return true;
    });
    if (!accepted) throw codeWrong();
    await this.attempts.forget('second-factor', caller.loginId);
  }

  /** For demo log-ins, which are enrolled from the start and shown their codes. */
  async enrolNow(tx: EntityManager, login: LoginRef): Promise<void> {
    const secret = randomBytes(totpSecretBytes).toString('base64');
    await this.enrol(tx, login, { sealed: this.sealing.seal(secret, 'totp'), step: 0 });
  }

  /**
   * The next code the log-in may use, for demo mode only: this step's, or the one after it when this
   * one is spent (it is accepted one step early).
   */
  async currentCode(caller: CallerInfo): Promise<{ code: string; secondsLeft: number }> {
    const row = await this.transactions.lookUp((tx) =>
      tx.findOneByOrFail(LoginRow, { id: caller.loginId }),
    );
    if (!row.totpSecretSealed) throw notEnrolled();
    const secret = Buffer.from(this.sealing.unseal(row.totpSecretSealed, 'totp'), 'base64');
    const now = this.clock.now();
    const current = totpStepAt(now);
    const step = Number(row.totpLastStep) >= current ? current + 1 : current;
    return { code: totpCode(secret, step), secondsLeft: totpSecondsLeft(now) };
  }

  /** One UPDATE decides: of two simultaneous uses of a code one moves the step, the other finds it moved. */
  private async spendStep(login: LoginRef, step: number | null): Promise<void> {
    const spent = await this.transactions.runGlobal(async (tx) => {
      if (step !== null && (await moveStep(tx, login.loginId, step))) return true;
      await this.recordFailure(tx, login, step === null ? 'wrong' : 'used');
      return false;
    });
    if (step === null) throw codeWrong();
    if (!spent) throw codeUsed();
  }

  private recordFailure(
    tx: EntityManager,
    { loginId, personId }: LoginRef,
    reason: 'wrong' | 'used',
  ): Promise<void> {
    return this.events.record(tx, {
      kind: 'second-factor.failed',
      loginId,
      personId,
      detail: { reason },
    });
  }

  private async enrol(
    tx: EntityManager,
    { loginId, personId }: LoginRef,
    { sealed, step }: { sealed: string; step: number },
  ): Promise<void> {
    await tx.update(
      LoginRow,
      { id: loginId },
      {
        totpSecretSealed: sealed,
        totpPendingSealed: null,
        totpEnrolledAt: this.clock.now(),
        totpLastStep: String(step),
      },
    );
    await this.events.record(tx, { kind: 'second-factor.enrolled', loginId, personId });
  }

  private async assertFresh(tx: EntityManager, caller: CallerInfo): Promise<void> {
    const session = await tx.findOneByOrFail(SessionRow, { id: caller.sessionId });
    const age = this.clock.now().getTime() - session.createdAt.getTime();
    if (age > freshMs) throw loginErrors.signInAgain();
  }
}

async function moveStep(tx: EntityManager, loginId: string, step: number): Promise<boolean> {
  const [, moved] = await tx.query<[unknown, number]>(
    'update login set totp_last_step = $2 where id = $1 and totp_last_step < $2',
    [loginId, step],
  );
  return moved === 1;
}

function notEnrolled(): Refusal {
  return new Refusal(
    403,
    'second-factor.required',
    '这一步需要动态码确认，而您还没有绑定身份验证器。请先到“我的 → 登录与安全”扫码绑定，再回来办理。',
  );
}

function codeRequired(): Refusal {
  return new Refusal(
    403,
    'second-factor.required',
    '这一步需要动态码确认。请打开身份验证器，输入当前的 6 位动态码。',
  );
}

function codeWrong(): Refusal {
  return new Refusal(
    403,
    'second-factor.wrong',
    '动态码不正确或已过期。请输入身份验证器上当前的 6 位动态码；若一直不对，请校准手机时间。',
  );
}

function codeUsed(): Refusal {
  return new Refusal(
    403,
    'second-factor.used',
    '这个动态码已经用过。每个动态码只能用一次，请等待约 30 秒，用下一个动态码再试。',
  );
}
