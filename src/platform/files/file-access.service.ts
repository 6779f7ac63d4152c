import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock';
import { newId } from '../../shared/ids';

/** Looks at originals are by right, and remembered (assurance 2.2): the only writer of `file_access`. */
@Injectable()
export class FileAccessService {
  constructor(private readonly clock: Clock) {}

  async remember(
    tx: EntityManager,
    communityId: number,
    look: { fileId: string; personId: string },
  ): Promise<void> {
    await tx.query(
      `insert into file_access (community_id, id, file_id, person_id, at) values ($1, $2, $3, $4, $5)`,
      [communityId, newId(), look.fileId, look.personId, this.clock.now()],
    );
  }
}
