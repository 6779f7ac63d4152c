import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Day } from '../shared/day';
import type { Problem } from '../shared/domain-error';
import type { ImportedVoucher } from './entry-import.rules';
import type { StoredLine } from './stored-lines.rules';
import type { VoucherDraftKind, VoucherDraftState } from './voucher-drafts.rules';

/** 待审凭证: may still change; becomes an entry when another person posts it. */
@Entity({ name: 'voucher_draft' })
export class VoucherDraftRow {
  @PrimaryColumn({ name: 'community_id', type: 'int' })
  communityId!: number;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'int' })
  version!: number;

  @Column({ name: 'booked_on', type: 'date' })
  bookedOn!: Day;

  @Column({ type: 'text' })
  summary!: string;

  @Column({ type: 'jsonb' })
  lines!: StoredLine[];

  @Column({ name: 'file_ids', type: 'uuid', array: true })
  fileIds!: string[];

  @Column({ type: 'text' })
  state!: VoucherDraftState;

  @Column({ name: 'reverses_seq', type: 'bigint', nullable: true })
  reversesSeq!: string | null;

  @Column({ type: 'text' })
  kind!: VoucherDraftKind;

  @Column({ name: 'prepared_by', type: 'uuid' })
  preparedBy!: string;

  @Column({ name: 'reviewed_by', type: 'uuid', nullable: true })
  reviewedBy!: string | null;

  @Column({ name: 'return_reason', type: 'text', nullable: true })
  returnReason!: string | null;

  @Column({ name: 'entry_seq', type: 'bigint', nullable: true })
  entrySeq!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt!: Date;
}

/** Old books taken over from another program: read and checked, waiting for another person. */
@Entity({ name: 'entry_import' })
export class EntryImportRow {
  @PrimaryColumn({ name: 'community_id', type: 'int' })
  communityId!: number;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  format!: 'kingdee' | 'yonyou';

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  @Column({ type: 'jsonb' })
  vouchers!: ImportedVoucher[];

  @Column({ type: 'jsonb' })
  problems!: Problem[];

  @Column({ name: 'voucher_count', type: 'int' })
  voucherCount!: number;

  @Column({ name: 'line_count', type: 'int' })
  lineCount!: number;

  @Column({ name: 'total_debit', type: 'numeric', precision: 18, scale: 2 })
  totalDebit!: string;

  @Column({ name: 'total_credit', type: 'numeric', precision: 18, scale: 2 })
  totalCredit!: string;

  @Column({ type: 'text' })
  state!: 'read' | 'submitted' | 'posted';

  @Column({ name: 'prepared_by', type: 'uuid' })
  preparedBy!: string;

  @Column({ name: 'reviewed_by', type: 'uuid', nullable: true })
  reviewedBy!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'posted_at', type: 'timestamptz', nullable: true })
  postedAt!: Date | null;
}

export const ledgerEntities = [VoucherDraftRow, EntryImportRow];
