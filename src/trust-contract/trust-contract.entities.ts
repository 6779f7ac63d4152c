import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 信托合同, one version. Rows are only ever added. */
@Entity('trust_contract')
export class TrustContractRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('integer') version!: number;
  @Column('text') title!: string;
  @Column('date') effectiveOn!: string;
  @Column('text') resolutionRef!: string;
  @Column('jsonb') terms!: unknown;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
}

/** 信托专户, mirrored one to one by a ledger account. */
@Entity('bank_account')
export class BankAccountRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') accountCode!: string;
  @Column('text') fund!: string;
  @Column('text') name!: string;
  @Column('text') bankName!: string;
  @Column('text') holder!: string;
  @Column('text') accountSealed!: string;
  @Column('text') accountTail!: string;
  @Column('date') openedOn!: string;
  @Column('date', { nullable: true }) closedOn!: string | null;
}

export const trustContractEntities = [TrustContractRow, BankAccountRow];
