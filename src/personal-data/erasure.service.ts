import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SecurityEvents } from '../platform/login/security-events';

/** Forgets a person, place by place and then herself; begun again it goes on where it stopped. */
@Injectable()
export class PersonErasureService {
  constructor(private readonly events: SecurityEvents) {}

  /**
   * Within the transaction of one community.
   * @returns how many entries lost their words.
   * @throws DomainError conflict `personal-data.owes-duties` where she holds a post.
   */
  async eraseIn(tx: EntityManager, communityId: number, personId: string): Promise<number> {
    const [row] = await tx.query<{ entries: number }[]>(
      'select erase_person_here($1, $2) as entries',
      [communityId, personId],
    );
    return row?.entries ?? 0;
  }

  /**
   * Name, numbers, log-ins and sessions: the last step, in a transaction of no community.
   * @param keepsName she once held an office: the books say who acted.
   */
  async erasePerson(tx: EntityManager, personId: string, keepsName: boolean): Promise<void> {
    await tx.query('select erase_person($1, $2)', [personId, keepsName]);
    await this.events.record(tx, { kind: 'person.erased', personId });
  }
}
