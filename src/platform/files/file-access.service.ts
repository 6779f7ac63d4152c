import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { newId } from '../../shared/ids';

/** Looks at originals are by right, and remembered (assurance 2.2): the only writer of `file_access`. */
@Injectable()
export class FileAccessService {
  constructor(private readonly clock: Clock) {}

  /** `page` from 1, where only the picture of one page left the house. */
  async remember(
    tx: EntityManager,
    communityId: number,
    { fileId, personId, page = null }: { fileId: string; personId: string; page?: number | null },
  ): Promise<void> {
    await tx.query(
      `insert into file_access (community_id, id, file_id, person_id, at, page)
       values ($1, $2, $3, $4, $5, $6)`,
      [communityId, newId(), fileId, personId, this.clock.now(), page],
    );
  }
}
