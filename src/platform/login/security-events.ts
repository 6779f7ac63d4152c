import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '../../shared/ids';
import { Clock } from '../clock';
import { SecurityEventRow } from './login.entities';

export type SecurityEventKind =
  | 'sign-in.ok'
  | 'sign-in.failed'
  | 'sign-out'
  | 'session.revoked'
  | 'second-factor.enrolled'
  | 'second-factor.failed'
  | 'password.changed'
  | 'login.created'
  | 'login.reset'
  | 'login.registered'
  | 'access.denied'
  | 'person.erased';

export interface SecurityEvent {
  kind: SecurityEventKind;
  /** Now when absent. */
  at?: Date;
  loginId?: string;
  personId?: string;
  communityId?: number;
  /** Already shortened by `networkOf`. */
  network?: string;
  /** Never what a person typed: people type passwords into the field for names. */
  detail?: Record<string, string | number | boolean>;
}

/** The security log: who came in, who failed to, what was taken away. Append-only in the database. */
@Injectable()
export class SecurityEvents {
  constructor(private readonly clock: Clock) {}

  record(tx: EntityManager, event: SecurityEvent): Promise<void> {
    return this.recordAll(tx, [event]);
  }

  /** In one statement. */
  async recordAll(tx: EntityManager, events: readonly SecurityEvent[]): Promise<void> {
    const rows = events.map((event) => ({
      id: newId(),
      at: event.at ?? this.clock.now(),
      kind: event.kind,
      loginId: event.loginId ?? null,
      personId: event.personId ?? null,
      communityId: event.communityId ?? null,
      network: event.network ?? null,
      detail: event.detail ?? {},
    }));
    await tx.insert(SecurityEventRow, rows);
  }
}
