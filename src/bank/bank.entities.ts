import { Column, Entity, PrimaryColumn } from 'typeorm';
import { MoneyColumn } from '../platform/database/money-column';
import type { Day } from '../shared/day';
import type { Money } from '../shared/money';
import type { MatchRule } from './matching.rules';
import type { StatementFormat, StatementProblem } from './statement.rules';
import type { MappingProfile } from './table-statement.rules';

/** How the files of one account are read, where their titles do not say enough. */
@Entity('bank_mapping')
export class BankMappingRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') bankAccountId!: string;
  @Column('jsonb') profile!: MappingProfile;
  @Column('uuid') updatedBy!: string;
  @Column('timestamptz') updatedAt!: Date;
}

/** A file that was read and waits for its confirmation; `added` once it was taken in. */
@Entity('bank_import')
export class BankImportRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') bankAccountId!: string;
  @Column('text') fileName!: string;
  @Column('text') fileSha256!: string;
  @Column('integer') fileSize!: number;
  @Column('uuid') fileId!: string;
  @Column('jsonb') profile!: MappingProfile;
  @MoneyColumn({ nullable: true }) statedOpening!: Money | null;
  @MoneyColumn({ nullable: true }) statedClosing!: Money | null;
  @Column('integer') lineCount!: number;
  @Column('integer') newCount!: number;
  @Column('jsonb') problems!: StatementProblem[];
  @Column('uuid') uploadedBy!: string;
  @Column('timestamptz') uploadedAt!: Date;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('integer', { nullable: true }) added!: number | null;
  @Column('uuid', { nullable: true }) jobId!: string | null;
}

/** 对账单 as taken in: what it said of itself, and how many lines were new. Rows are only ever added. */
@Entity('bank_statement')
export class BankStatementRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') bankAccountId!: string;
  @Column('text') format!: StatementFormat;
  @Column('text') fileName!: string;
  @Column('text') fileSha256!: string;
  @Column('integer') fileSize!: number;
  @Column('date') fromOn!: Day;
  @Column('date') toOn!: Day;
  @MoneyColumn({ nullable: true }) opening!: Money | null;
  @MoneyColumn({ nullable: true }) closing!: Money | null;
  @MoneyColumn() totalIn!: Money;
  @MoneyColumn() totalOut!: Money;
  /** Yuan with five decimals. */
  @Column('numeric') fee!: string;
  @Column('integer') lineCount!: number;
  @Column('integer') added!: number;
  @Column('uuid') importedBy!: string;
  @Column('timestamptz') importedAt!: Date;
}

/** That a part of a line is an entry, why, and who said so; undone, never removed. */
@Entity('bank_match')
export class BankMatchRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') lineId!: string;
  @Column('bigint') entrySeq!: string;
  @MoneyColumn() amount!: Money;
  @Column('text') rule!: MatchRule;
  @Column('text') reason!: string;
  @Column('uuid') matchedBy!: string;
  @Column('timestamptz') matchedAt!: Date;
  @Column('uuid', { nullable: true }) undoneBy!: string | null;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('text', { nullable: true }) undoneReason!: string | null;
}

export const bankEntities = [BankMappingRow, BankImportRow, BankStatementRow, BankMatchRow];
