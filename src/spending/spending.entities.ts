import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MoneyColumn } from '../platform/database/money-column';
import type { Money } from '../shared/money';
import { PayeeBankChangeRow, PayeeRow } from './payee.entities';
import { haltEntities } from './objections.entities';
import type { EmergencyGrounds } from './emergency.rules';
import type { SpendingState } from './spending.rules';

/** 支出申请: its current version. */
@Entity('spending_request')
export class SpendingRequestRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('integer') version!: number;
  @Column('text') state!: SpendingState;
  @Column('text') reason!: string;
  @Column('uuid') payeeId!: string;
  @MoneyColumn() amount!: Money;
  @Column('text') fund!: string;
  @Column('text') accountCode!: string;
  /** 预算项目 it is charged to. */
  @Column('uuid', { nullable: true }) budgetLineId!: string | null;
  /** The contract or order it is one under. */
  @Column('uuid', { nullable: true }) commitmentId!: string | null;
  @Column('date') occurredOn!: string;
  @Column('text', { nullable: true }) invoiceCode!: string | null;
  @Column('text', { nullable: true }) invoiceNumber!: string | null;
  @MoneyColumn({ nullable: true }) invoiceTotal!: Money | null;
  @Column('text', { nullable: true }) invoiceHash!: string | null;
  @Column('text') quotesExempt!: string;
  @Column('text') contentHash!: string;
  @Column('date', { nullable: true }) submittedOn!: string | null;
  @Column('integer', { nullable: true }) contractVersion!: number | null;
  @MoneyColumn({ nullable: true }) ladderBasis!: Money | null;
  @Column('text', { nullable: true }) ladderBy!: 'reviewer' | 'committee' | null;
  @Column('smallint', { nullable: true }) approvalsNeeded!: number | null;
  @Column('smallint', { nullable: true }) consultationDays!: number | null;
  @Column('date', { nullable: true }) consultationEndsOn!: string | null;
  /** Last day of the objection window; null: none. */
  @Column('date', { nullable: true }) objectionEndsOn!: string | null;
  /** 应急: named grounds make the request one. */
  @Column('text', { nullable: true }) emergencyGrounds!: EmergencyGrounds | null;
  @Column('text', { nullable: true }) emergencyDescription!: string | null;
  @Column('uuid') createdBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') updatedAt!: Date;
}

@Entity('spending_file')
export class SpendingFileRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('smallint') position!: number;
  @Column('uuid') fileId!: string;
}

@Entity('spending_quote')
export class SpendingQuoteRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('smallint') position!: number;
  @Column('text') supplier!: string;
  @MoneyColumn() amount!: Money;
  @Column('uuid') fileId!: string;
}

/** One act of one person on one version. `void` is written when an edit ends a submitted version. */
@Entity('spending_act')
export class SpendingActRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') requestId!: string;
  @Column('integer') version!: number;
  @Column('text') act!: StoredAct;
  @Column({ type: 'text', nullable: true, insert: false, update: false }) duty!: string | null;
  @Column('uuid') personId!: string;
  @Column('uuid') grantId!: string;
  @Column('text') contentHash!: string;
  @Column('timestamptz') at!: Date;
  /** The database's own clock; the serving role cannot write it. */
  @Column({ type: 'timestamptz', insert: false, update: false }) recordedAt!: Date;
  @Column('text') note!: string;
}

export type StoredAct =
  'request' | 'review' | 'approve' | 'order' | 'release' | 'pay' | 'reject' | 'withdraw' | 'void';

@Entity('payment_order')
export class PaymentOrderRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') requestId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('uuid') bankAccountId!: string;
  @MoneyColumn() amount!: Money;
  @Column('text') payeeAccountName!: string;
  @Column('text') payeeBankName!: string;
  @Column('text') payeeAccountSealed!: string;
  @Column('text') payeeAccountTail!: string;
  @Column('text') payeeAccountHash!: string;
  @Column('date', { nullable: true }) paidOn!: string | null;
  @Column('text', { nullable: true }) bankReference!: string | null;
  @Column('bigint', { nullable: true }) entrySeq!: string | null;
}

@Entity('spending_counter')
export class SpendingCounterRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('integer') year!: number;
  @Column('integer') lastNo!: number;
}

export const spendingEntities = [
  PayeeRow,
  PayeeBankChangeRow,
  SpendingRequestRow,
  SpendingFileRow,
  SpendingQuoteRow,
  SpendingActRow,
  PaymentOrderRow,
  SpendingCounterRow,
  ...haltEntities,
];
