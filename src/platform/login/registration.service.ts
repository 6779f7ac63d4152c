import { Injectable, Optional } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Transactions } from '../database/transactions';
import { Attempts } from './attempts';
import { assertCredentials } from './credentials.rules';
import { Invitations } from './invitations';
import { loginErrors } from './login.errors';
import { LoginService } from './login.service';
import { SecurityEvents } from './security-events';
import type { LoginRef } from './session.service';
import type { VisitInfo } from './visit';

export interface Registration {
  name: string;
  phone: string;
  loginName: string;
  password: string;
  inviteCode?: string;
}

const mobile = /^1[3-9]\d{9}$/;

/**
 * A resident makes her own log-in.
 *
 * Nothing here proves that the phone number is hers. So the new log-in is always a person of its own,
 * never joined to one already on file under that number: else a stranger who knows the accountant's
 * number would register with it and hold the accountant's posts. Nor is the number hashed for look-up:
 * else the stranger would lie in wait, and the next grant made out to that number would be his. It is
 * kept sealed, and counts from the day someone in office vouches for it (`LoginService.vouchFor`).
 */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly transactions: Transactions,
    private readonly attempts: Attempts,
    private readonly logins: LoginService,
    private readonly events: SecurityEvents,
    @Optional() private readonly invitations?: Invitations,
  ) {}

  /**
   * All or nothing: with a code that does not hold, no log-in is made either, so that the newcomer
   * corrects the code in the same form.
   * @throws DomainError `person.phone-malformed`, `login.…`, or the invitation's own reason.
   */
  async register(newcomer: Registration, visit: VisitInfo): Promise<LoginRef> {
    if (!mobile.test(newcomer.phone)) throw loginErrors.phoneMalformed();
    assertCredentials(newcomer);
    await this.attempts.spend('registration', visit.network);
    const { inviteCode } = newcomer;
    if (inviteCode === undefined || inviteCode === '') {
      return this.transactions.runGlobal((tx) => this.create(tx, newcomer, visit));
    }
    const communityId = await this.invitations?.communityOf(inviteCode);
    if (!this.invitations || communityId == null) throw loginErrors.inviteUnknown();
    const { invitations } = this;
    return this.transactions.run(communityId, async (tx) => {
      const login = await this.create(tx, newcomer, visit);
      await invitations.redeem(tx, communityId, { code: inviteCode, personId: login.personId });
      return login;
    });
  }

  private async create(
    tx: EntityManager,
    newcomer: Registration,
    { network }: VisitInfo,
  ): Promise<LoginRef> {
    const personId = await this.logins.createPerson(tx, newcomer);
    const { loginId } = await this.logins.createLogin(tx, personId, newcomer);
    await this.events.record(tx, { kind: 'login.registered', loginId, personId, network });
    return { loginId, personId };
  }
}
