import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 收款单位. The account number is sealed; its hash finds it again, its tail is shown. */
@Entity('payee')
export class PayeeRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { nullable: true }) creditCode!: string | null;
  @Column('text') accountName!: string;
  @Column('text') bankName!: string;
  @Column('text') accountSealed!: string;
  @Column('text') accountTail!: string;
  @Column('text') accountHash!: string;
  @Column('boolean') relatedParty!: boolean;
  @Column('text') relatedNote!: string;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
}

/** 收款账号变更: proposed by one, confirmed by another, in force 24 hours later. */
@Entity('payee_bank_change')
export class PayeeBankChangeRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') payeeId!: string;
  @Column('text') bankName!: string;
  @Column('text') accountSealed!: string;
  @Column('text') accountTail!: string;
  @Column('text') accountHash!: string;
  @Column('text') reason!: string;
  @Column('uuid') proposedBy!: string;
  @Column('timestamptz') proposedAt!: Date;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('timestamptz', { nullable: true }) effectiveAt!: Date | null;
  @Column('uuid', { nullable: true }) cancelledBy!: string | null;
  @Column('timestamptz', { nullable: true }) cancelledAt!: Date | null;
}
