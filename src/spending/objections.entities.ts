import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MoneyColumn } from '../platform/database/money-column';
import type { Day } from '../shared/day';
import type { Money } from '../shared/money';
import type { EmergencyGrounds } from './emergency.rules';

/** 异议: one voice of one household on one version of a request. */
@Entity('spending_objection')
export class SpendingObjectionRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('integer') turn!: number;
  @Column('uuid') personId!: string;
  @Column('text') text!: string;
  @Column('timestamptz') raisedAt!: Date;
  /** The database's own clock; the serving role cannot write it. */
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) withdrawnAt!: Date | null;
}

/** A home that speaks with it. */
@Entity('spending_objection_unit')
export class SpendingObjectionUnitRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('integer') turn!: number;
  @PrimaryColumn('smallint') position!: number;
  @Column('uuid') unitId!: string;
  /** m² as text. */
  @Column('numeric', { precision: 12, scale: 2 }) area!: string;
}

/** How a freeze ended: objections taken back, or a decision of the committee or the owners. */
export type FreezeOutcome = 'withdrawn' | 'lifted' | 'refused';

/** 冻结 */
@Entity('spending_freeze')
export class SpendingFreezeRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('integer') round!: number;
  @Column('integer') households!: number;
  /** m² as text. */
  @Column('numeric', { precision: 14, scale: 2 }) area!: string;
  @Column('numeric', { precision: 14, scale: 2 }) totalArea!: string;
  @Column('timestamptz') frozenAt!: Date;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt!: Date;
  @Column({ type: 'text', nullable: true, insert: false }) outcome!: FreezeOutcome | null;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) endedAt!: Date | null;
  /** The objections up to this turn are disposed of; later ones may freeze the payment again. */
  @Column({ type: 'integer', nullable: true, insert: false }) settledThrough!: number | null;
  /** Null: the committee decided, or the objections were taken back. */
  @Column({ type: 'uuid', nullable: true, insert: false }) resolutionId!: string | null;
}

/** 业委会公开答复 */
@Entity('spending_answer')
export class SpendingAnswerRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('integer') turn!: number;
  @Column('integer', { nullable: true }) round!: number | null;
  @Column('text') text!: string;
  @Column('uuid') personId!: string;
  @Column('uuid') grantId!: string;
  @Column('timestamptz') answeredAt!: Date;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt!: Date;
}

/** What the committee is asked: to lift a freeze (its round), or to ratify an emergency (round 0). */
export type VoteQuestion = 'objection' | 'emergency';

/** One committee member's yes or no. */
@Entity('spending_vote')
export class SpendingVoteRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('text') question!: VoteQuestion;
  @PrimaryColumn('integer') round!: number;
  @PrimaryColumn('uuid') personId!: string;
  @Column('uuid') grantId!: string;
  @Column('boolean') agree!: boolean;
  @Column('text') reason!: string;
  @Column('timestamptz') votedAt!: Date;
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt!: Date;
}

export type EmergencyOutcome = 'ratified' | 'refused' | 'lapsed';

/** 应急支出: published with its clock when the request was submitted. */
@Entity('spending_emergency')
export class SpendingEmergencyRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text') grounds!: EmergencyGrounds;
  @Column('text') description!: string;
  @MoneyColumn() amount!: Money;
  @Column('timestamptz') publishedAt!: Date;
  /** Last day of the clock. */
  @Column('date') ratifyBy!: Day;
  @Column({ type: 'text', nullable: true, insert: false }) payableAccount!: string | null;
  @Column({ type: 'bigint', nullable: true, insert: false }) costSeq!: string | null;
  @Column({ type: 'text', nullable: true, insert: false }) outcome!: EmergencyOutcome | null;
  @Column({ type: 'timestamptz', nullable: true, insert: false }) decidedAt!: Date | null;
  @Column({ type: 'bigint', nullable: true, insert: false }) claimSeq!: string | null;
}

export const haltEntities = [
  SpendingObjectionRow,
  SpendingObjectionUnitRow,
  SpendingFreezeRow,
  SpendingAnswerRow,
  SpendingVoteRow,
  SpendingEmergencyRow,
];
