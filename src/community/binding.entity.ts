import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../shared/day';
import type { BindingRelation } from './places.rules';

/** The side that answers for a binding. */
export type ConfirmingParty = 'trustor' | 'trustee';

/** A log-in's person bound to a unit: what a resident sees begins here. */
@Entity('unit_binding')
export class UnitBindingRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid') personId!: string;
  @Column('text') relation!: BindingRelation;
  @Column('text') boundVia!: 'invite' | 'request';
  @Column('uuid') confirmedBy!: string;
  @Column('text') confirmedParty!: ConfirmingParty;
  @Column('timestamptz') boundAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('text', { nullable: true }) endReason!: string | null;
}

export type RequestState = 'pending' | 'confirmed' | 'refused' | 'withdrawn';

/** A person asks to be bound; the firm or the committee decides. */
@Entity('binding_request')
export class BindingRequestRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid') personId!: string;
  @Column('text') relation!: BindingRelation;
  @Column('text') claimedName!: string;
  @Column('text') note!: string;
  @Column('text') state!: RequestState;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('text', { nullable: true }) decidedParty!: ConfirmingParty | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) reason!: string | null;
}

/** A one-time code, printed or shown; only its keyed hash is kept. */
@Entity('invite_code')
export class InviteCodeRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('text') relation!: BindingRelation;
  @Column('text') codeHash!: string;
  @Column('date') expiresOn!: Day;
  @Column('uuid') issuedBy!: string;
  @Column('text') issuedParty!: ConfirmingParty;
  @Column('timestamptz') issuedAt!: Date;
  @Column('uuid', { nullable: true }) usedBy!: string | null;
  @Column('timestamptz', { nullable: true }) usedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
