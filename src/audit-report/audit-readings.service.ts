import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import type { LookAddress } from './audit-readings.rules';

export interface AuditLook extends LookAddress {
  readonly readerId: string;
  readonly grantId: string;
}

/** Where auditors looked: the only writer of `audit_reading`. */
@Injectable()
export class AuditReadingsService {
  constructor(private readonly clock: Clock) {}

  async remember(tx: EntityManager, communityId: number, look: AuditLook): Promise<void> {
    const { readerId, grantId, route, subject } = look;
    await tx.query(
      `insert into audit_reading (community_id, id, at, reader_id, grant_id, route, subject)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [communityId, newId(), this.clock.now(), readerId, grantId, route, subject],
    );
  }
}
