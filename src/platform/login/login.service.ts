import { Injectable } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { type EntityManager, IsNull } from 'typeorm';
import { newId } from '../../shared/ids';
import { Clock } from '../clock';
import { assertCredentials, foldedLoginName } from './credentials.rules';
import { loginErrors } from './login.errors';
import './login.constraints';
import { LoginRow, PersonRow, SessionRow } from './login.entities';
import { Passwords } from './passwords';
import { Sealing } from './sealing';
import { SecurityEvents } from './security-events';

/** What tells one natural person from another; digits only, identity number with a capital X. */
export interface Identity {
  phone?: string;
  identityNumber?: string;
}

export interface NewPerson extends Identity {
  name: string;
}

export interface NewLogin {
  /** Made up when absent. */
  loginName?: string;
  /** Made up, and returned once, when absent. */
  password?: string;
  isOperator?: boolean;
}

export interface CreatedLogin {
  personId: string;
  loginId: string;
  loginName: string;
  /** To hand over on paper; null when the person chose it herself. */
  initialPassword: string | null;
}

/** Natural persons and their log-ins. One natural person is one `person` row, whatever she logs in as. */
@Injectable()
export class LoginService {
  constructor(
    private readonly passwords: Passwords,
    private readonly sealing: Sealing,
    private readonly events: SecurityEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * The person whom someone in office has vouched for under this phone or identity number; null when
   * there is none. A number that a newcomer merely typed at registration is never found here.
   * @throws DomainError conflict `person.identities-differ` when the two lead to two persons.
   */
  async findPersonByIdentity(
    tx: EntityManager,
    identity: Identity,
  ): Promise<{ personId: string; name: string } | null> {
    const rows = await tx.query<{ id: string; name: string }[]>(
      `select id, name from person where phone_hash = $1 or identity_hash = $2`,
      [this.hash(identity.phone, 'phone'), this.hash(identity.identityNumber, 'identity')],
    );
    if (rows.length > 1) throw loginErrors.identitiesDiffer();
    return rows[0] ? { personId: rows[0].id, name: rows[0].name } : null;
  }

  async findPersonByLoginName(
    tx: EntityManager,
    loginName: string,
  ): Promise<{ personId: string; name: string } | null> {
    const login = await tx.findOneBy(LoginRow, { loginName: foldedLoginName(loginName) });
    const person = login && (await tx.findOneBy(PersonRow, { id: login.personId }));
    return person ? { personId: person.id, name: person.name } : null;
  }

  /** Whether the person has a log-in that is not disabled. */
  async hasLogin(tx: EntityManager, personId: string): Promise<boolean> {
    const [row] = await tx.query<unknown[]>(
      'select 1 from login where person_id = $1 and disabled_at is null limit 1',
      [personId],
    );
    return row !== undefined;
  }

  /**
   * A person vouched for by whoever acts (a grant, the command line), with a log-in.
   * @throws DomainError conflict when phone, identity number or log-in name belong to another.
   */
  async createPersonWithLogin(
    tx: EntityManager,
    newcomer: NewPerson & NewLogin,
  ): Promise<CreatedLogin> {
    const personId = await this.createPerson(tx, newcomer);
    await this.vouchFor(tx, personId, newcomer);
    return this.createLogin(tx, personId, newcomer);
  }

  /** Her phone is kept sealed and recognisable by its tail, and is nobody's proof of anything yet. */
  async createPerson(tx: EntityManager, { name, phone }: NewPerson): Promise<string> {
    const id = newId();
    await tx.insert(PersonRow, {
      id,
      name,
      phoneSealed: phone === undefined ? null : this.sealing.seal(phone, 'phone'),
      phoneHash: null,
      phoneTail: phone?.slice(-4) ?? null,
      identityHash: null,
      identityTail: null,
      createdAt: this.clock.now(),
    });
    return id;
  }

  /** Someone in office has seen that these numbers are hers: from now on she is found by them. */
  async vouchFor(tx: EntityManager, personId: string, identity: Identity): Promise<void> {
    const { phone, identityNumber } = identity;
    if (phone !== undefined) {
      await tx.update(
        PersonRow,
        { id: personId },
        {
          phoneSealed: this.sealing.seal(phone, 'phone'),
          phoneHash: this.sealing.keyedHash(phone, 'phone'),
          phoneTail: phone.slice(-4),
        },
      );
    }
    if (identityNumber !== undefined) {
      await tx.update(
        PersonRow,
        { id: personId },
        {
          identityHash: this.sealing.keyedHash(identityNumber, 'identity'),
          identityTail: identityNumber.slice(-4),
        },
      );
    }
  }

  async createLogin(tx: EntityManager, personId: string, wanted: NewLogin): Promise<CreatedLogin> {
    const loginName = foldedLoginName(wanted.loginName ?? madeUpName());
    const password = wanted.password ?? this.passwords.initial();
    assertCredentials({ loginName, password });
    const loginId = newId();
    await tx.insert(LoginRow, {
      id: loginId,
      personId,
      loginName,
      passwordHash: await this.passwords.hash(password),
      mustChangePassword: wanted.password === undefined,
      totpSecretSealed: null,
      totpPendingSealed: null,
      totpEnrolledAt: null,
      totpLastStep: '0',
      isOperator: wanted.isOperator ?? false,
      disabledAt: null,
      createdAt: this.clock.now(),
    });
    await this.events.record(tx, { kind: 'login.created', loginId, personId });
    const initialPassword = wanted.password === undefined ? password : null;
    return { personId, loginId, loginName, initialPassword };
  }

  /** For log-ins that nobody enters with a password: those of the demonstration. */
  async waiveFirstPassword(tx: EntityManager, loginId: string): Promise<void> {
    await tx.update(LoginRow, { id: loginId }, { mustChangePassword: false });
  }

  /**
   * A new initial password, returned once; every session of the log-in ends.
   * @throws DomainError `login.unknown`
   */
  async reset(
    tx: EntityManager,
    name: string,
    { secondFactor }: { secondFactor: boolean },
  ): Promise<string> {
    const login = await tx.findOneBy(LoginRow, { loginName: foldedLoginName(name) });
    if (!login) throw loginErrors.loginUnknown(name);
    const password = this.passwords.initial();
    await tx.update(
      LoginRow,
      { id: login.id },
      {
        passwordHash: await this.passwords.hash(password),
        mustChangePassword: true,
        ...(secondFactor
          ? { totpSecretSealed: null, totpPendingSealed: null, totpEnrolledAt: null }
          : {}),
      },
    );
    const live = { loginId: login.id, revokedAt: IsNull() };
    await tx.update(SessionRow, live, { revokedAt: this.clock.now() });
    const { id: loginId, personId } = login;
    await this.events.record(tx, {
      kind: 'login.reset',
      loginId,
      personId,
      detail: { secondFactor },
    });
    return password;
  }

  private hash(text: string | undefined, purpose: 'phone' | 'identity'): string | null {
    return text === undefined ? null : this.sealing.keyedHash(text, purpose);
  }
}

// Not made from the phone number: a log-in name is seen by others.
function madeUpName(): string {
  return `u${randomInt(10_000_000, 100_000_000)}`;
}
