import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { KeptParty, KeptUnit, RollChange } from './roll-diff.rules';
import type { RollProblem } from './roll-row.rules';

/** A party of a file that is not taken in yet; the number is sealed already. */
export interface StagedParty extends KeptParty {
  phoneSealed: string | null;
}

export type StagedUnit = KeptUnit<StagedParty>;

export interface RollOutcome {
  added: number;
  changed: number;
  unchanged: number;
  /** What was added or changed, in words: the record of this import. */
  changes: RollChange[];
}

/** A roll that was read and waits for its confirmation; afterwards the record of what it changed. */
@Entity('roll_import')
export class RollImportRow {
  @PrimaryColumn('integer') communityId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') fileName!: string;
  @Column('text') fileSha256!: string;
  @Column('integer') rowCount!: number;
  /** Emptied once confirmed or expired: nobody needs the names twice. */
  @Column('jsonb') units!: StagedUnit[];
  @Column('jsonb') problems!: RollProblem[];
  @Column('uuid') uploadedBy!: string;
  @Column('timestamptz') uploadedAt!: Date;
  @Column('uuid', { nullable: true }) confirmedBy!: string | null;
  @Column('timestamptz', { nullable: true }) confirmedAt!: Date | null;
  @Column('jsonb', { nullable: true }) outcome!: RollOutcome | null;
}
