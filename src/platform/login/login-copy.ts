import { Injectable } from '@nestjs/common';
import { Transactions } from '../database/transactions';
import { LoginRow, PersonRow, SecurityEventRow, SessionRow } from './login.entities';
import { Sealing } from './sealing';

const EVENTS_MAX = 1000;

/** What the installation keeps of a person besides her communities: for her own copy of it. */
export interface LoginCopied {
  readonly person: {
    readonly name: string;
    readonly phone: string | null;
    /** Last digits of the identity number; the number itself is not kept. */
    readonly identityTail: string | null;
    readonly since: string;
  };
  readonly logins: readonly {
    readonly loginName: string;
    readonly authenticator: boolean;
    readonly since: string;
  }[];
  readonly devices: readonly {
    readonly device: string;
    readonly since: string;
    readonly lastSeen: string;
  }[];
  readonly events: readonly { readonly at: string; readonly kind: string }[];
}

@Injectable()
export class LoginCopy {
  constructor(
    private readonly transactions: Transactions,
    private readonly sealing: Sealing,
  ) {}

  of(personId: string): Promise<LoginCopied> {
    return this.transactions.lookUp(async (tx) => {
      const person = await tx.findOneByOrFail(PersonRow, { id: personId });
      const logins = await tx.findBy(LoginRow, { personId });
      const loginIds = logins.map(({ id }) => ({ loginId: id }));
      const sessions = loginIds.length > 0 ? await tx.find(SessionRow, { where: loginIds }) : [];
      const events = await tx.find(SecurityEventRow, {
        where: { personId },
        order: { at: 'DESC' },
        take: EVENTS_MAX,
      });
      return {
        person: {
          name: person.name,
          phone: person.phoneSealed && this.sealing.unseal(person.phoneSealed, 'phone'),
          identityTail: person.identityTail,
          since: person.createdAt.toISOString(),
        },
        logins: logins.map((login) => ({
          loginName: login.loginName,
          authenticator: login.totpEnrolledAt !== null,
          since: login.createdAt.toISOString(),
        })),
        devices: sessions.map((session) => ({
          device: session.device,
          since: session.createdAt.toISOString(),
          lastSeen: session.lastSeenAt.toISOString(),
        })),
        events: events.map(({ at, kind }) => ({ at: at.toISOString(), kind })),
      };
    });
  }
}
