import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../shared/ids';
import { queryableAccountErrors } from '../queryable-account.errors';

const SAVED_MAX = 50;

export interface ToSave {
  readonly name: string;
  readonly query: string;
}

/** 常用查询: only whoever saved one sees it. */
@Injectable()
export class SavedSearchesService {
  /**
   * The same search twice keeps the newer name. The id.
   * @throws DomainError conflict `account.too-many-saved`.
   */
  async save(
    tx: EntityManager,
    communityId: number,
    personId: string,
    { name, query }: ToSave,
  ): Promise<string> {
    await tx.query(
      'delete from saved_search where community_id = $1 and person_id = $2 and query = $3',
      [communityId, personId, query],
    );
    const [{ count } = { count: 0 }]: { count: number }[] = await tx.query(
      'select count(*)::int as count from saved_search where community_id = $1 and person_id = $2',
      [communityId, personId],
    );
    if (count >= SAVED_MAX) throw queryableAccountErrors.tooManySaved(SAVED_MAX);
    const id = newId();
    await tx.query(
      `insert into saved_search (community_id, person_id, id, name, query) values ($1, $2, $3, $4, $5)`,
      [communityId, personId, id, name, query],
    );
    return id;
  }

  /** @throws DomainError notFound `account.saved-unknown`, also for somebody else's. */
  async remove(
    tx: EntityManager,
    communityId: number,
    personId: string,
    id: string,
  ): Promise<void> {
    const [, removed]: [unknown, number] = await tx.query(
      'delete from saved_search where community_id = $1 and person_id = $2 and id = $3',
      [communityId, personId, id],
    );
    if (removed === 0) throw queryableAccountErrors.savedUnknown();
  }
}
