import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { PersonRow } from '../platform/login/login.entities';
import { LoginService } from '../platform/login/login.service';
import { Sealing } from '../platform/login/sealing';
import { phone } from './contact.rules';
import { grantErrors } from './grants.errors';
import { carriesDuty } from './grants.rules';
import { identityNumber } from './identity.rules';
import { type Post, postNames } from './rights.rules';

/** Someone about to hold a post, as whoever appoints her has seen on her papers. */
export interface Appointee {
  name: string;
  phone: string;
  identityNumber?: string;
  /** An existing log-in of hers, or the one she would like. */
  loginName?: string;
}

/** Bare digits; the identity number in its one spelling. */
interface Papers {
  phone: string;
  identityNumber?: string;
}

export interface Enrolled {
  personId: string;
  loginName: string | null;
  initialPassword: string | null;
}

/**
 * Finds the natural person behind an appointment, or enrols her. All that keeps one person from holding
 * two keys hangs on this: two log-ins of one person must end in one `person` row.
 */
@Injectable()
export class AppointeesService {
  constructor(
    private readonly logins: LoginService,
    private readonly sealing: Sealing,
  ) {}

  /** @throws DomainError `person.…`, `grant.identity-needed`, `.name-differs`, `.identity-differs` */
  async findOrEnrol(tx: EntityManager, appointee: Appointee, post: Post): Promise<Enrolled> {
    const papers = papersOf(appointee);
    const known =
      (await this.logins.findPersonByIdentity(tx, papers)) ??
      (await this.findByLoginName(tx, appointee));
    if (!known) {
      if (papers.identityNumber === undefined) assertIdentityKnown(post, null);
      const { name, loginName } = appointee;
      return this.logins.createPersonWithLogin(tx, { name: name.trim(), loginName, ...papers });
    }
    if (known.name !== appointee.name.trim()) throw grantErrors.nameDiffers();
    await this.completePapers(tx, known.personId, { papers, post });
    return this.withLogin(tx, known.personId, appointee);
  }

  private async findByLoginName(tx: EntityManager, { loginName }: Appointee) {
    return loginName === undefined ? null : this.logins.findPersonByLoginName(tx, loginName);
  }

  /**
   * Adds what was not known of her. What was known is never replaced: with another identity number she
   * could be enrolled a second time and hold a second key.
   */
  private async completePapers(
    tx: EntityManager,
    personId: string,
    { papers, post }: { papers: Papers; post: Post },
  ): Promise<void> {
    const person = await tx.findOneByOrFail(PersonRow, { id: personId });
    const { identityNumber: number } = papers;
    const hash = number === undefined ? null : this.sealing.keyedHash(number, 'identity');
    if (hash !== null && person.identityHash !== null && hash !== person.identityHash) {
      throw grantErrors.identityDiffers();
    }
    assertIdentityKnown(post, hash ?? person.identityHash);
    await this.logins.vouchFor(tx, personId, {
      ...(person.phoneHash === null ? { phone: papers.phone } : {}),
      ...(person.identityHash === null && number !== undefined ? { identityNumber: number } : {}),
    });
  }

  private async withLogin(
    tx: EntityManager,
    personId: string,
    { loginName }: Appointee,
  ): Promise<Enrolled> {
    if (await this.logins.hasLogin(tx, personId)) {
      return { personId, loginName: null, initialPassword: null };
    }
    return this.logins.createLogin(tx, personId, { loginName });
  }
}

function papersOf(appointee: Appointee): Papers {
  const digits = phone(appointee.phone);
  if (appointee.identityNumber === undefined || appointee.identityNumber.trim() === '') {
    return { phone: digits };
  }
  return { phone: digits, identityNumber: identityNumber(appointee.identityNumber) };
}

function assertIdentityKnown(post: Post, identityHash: string | null): void {
  if (identityHash === null && carriesDuty(post)) throw grantErrors.identityNeeded(postNames[post]);
}
