import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Day } from '../shared/day';
import { assertFoundable } from './community.rules';
import { CommunityRow } from './community.entity';

/** What is known of a community when its trust begins. */
export interface Founding {
  name: string;
  address: string;
  /** 委托人, full name as in the contract. */
  trustorName: string;
  /** 受托人, full name as in the contract. */
  trusteeName: string;
  /** First day of the books: the first of a month (会计期间). */
  booksStartOn: Day;
  officePhone?: string;
}

/** 小区 */
@Injectable()
export class CommunityService {
  /**
   * The number of a community to come. Taken in a transaction of its own (`runGlobal`): the next one
   * must name its community before it may write a single row.
   */
  async nextId(tx: EntityManager): Promise<number> {
    const [row] = await tx.query<{ id: string }[]>(`select nextval('community_id_seq') as id`);
    return Number(row?.id);
  }

  /**
   * Founds the community whose context `tx` has. The caller opens its books next, in the same
   * transaction (`LedgerService.openBooks`): this room knows nothing of ledgers.
   * @throws DomainError `community.books-start`, `community.names-missing`
   */
  async found(tx: EntityManager, communityId: number, founding: Founding): Promise<void> {
    assertFoundable(founding);
    await tx.insert(CommunityRow, { officePhone: '', ...founding, id: communityId });
  }
}
