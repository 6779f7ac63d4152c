import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/login/sealing';
import { newId } from '../shared/ids';
import { phoneTailOf } from './contact.rules';
import { unitKeyOf } from './places.rules';
import { changeOf, type KeptUnit, type RollChange } from './roll-diff.rules';
import { rollErrors } from './roll-import.errors';
import {
  RollImportRow,
  type RollOutcome,
  type StagedParty,
  type StagedUnit,
} from './roll-import.entity';
import type { RollFile } from './roll-file';
import { readRoll, type RollParty, type RollUnit } from './roll-import.rules';
import type { RollProblem } from './roll-row.rules';
import { RollWriter } from './roll-writer.service';

/** What taking in a file would do. Nothing is written yet but the preview itself. */
export interface RollPreview {
  importId: string;
  rows: number;
  units: readonly StagedUnit[];
  problems: readonly RollProblem[];
  /** One for each unit, in the same order. */
  changes: readonly RollChange[];
}

/** Names of a whole community do not lie about for longer. */
const PREVIEW_HOURS = 24;
const HOUR_MS = 3_600_000;

/** 房屋业主清册: read, shown with all it would change, and taken in whole or not at all. */
@Injectable()
export class RollImportService {
  constructor(
    private readonly writer: RollWriter,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Reads a file and keeps what it says for the confirmation, numbers sealed. */
  async preview(
    tx: EntityManager,
    communityId: number,
    file: RollFile,
    uploadedBy: string,
  ): Promise<RollPreview> {
    const read = readRoll(file.rows);
    const units = read.problems.length > 0 ? [] : read.units.map((unit) => this.staged(unit));
    const importId = newId();
    await this.forgetOld(tx, communityId);
    await tx.insert(RollImportRow, {
      communityId,
      id: importId,
      uploadedBy,
      units,
      fileName: file.name,
      fileSha256: file.sha256,
      rowCount: read.rows,
      problems: read.problems,
      uploadedAt: this.clock.now(),
    });
    const changes = changesOf(units, await this.writer.currentRoll(tx, communityId));
    return { importId, rows: read.rows, units, problems: read.problems, changes };
  }

  /**
   * Takes the file in: new units and people are added, what differs is corrected, nothing is removed.
   * A second confirmation finds it done and returns the same outcome.
   * @throws DomainError `roll-import.unknown`, `.has-problems`, `.expired`
   */
  async confirm(
    tx: EntityManager,
    communityId: number,
    importId: string,
    confirmedBy: string,
  ): Promise<RollOutcome> {
    await this.writer.lockRoll(tx, communityId);
    const staged = await tx.findOneBy(RollImportRow, { communityId, id: importId });
    if (!staged) throw rollErrors.unknown();
    if (staged.outcome) return staged.outcome;
    if (staged.problems.length > 0) throw rollErrors.hasProblems(staged.problems.length);
    if (staged.uploadedAt < this.oldest()) throw rollErrors.expired();
    const changes = changesOf(staged.units, await this.writer.currentRoll(tx, communityId));
    await this.writer.write(tx, communityId, staged.units, this.clock.today());
    const outcome = outcomeOf(changes);
    await tx.update(
      RollImportRow,
      { communityId, id: importId },
      { units: [], confirmedBy, confirmedAt: this.clock.now(), outcome },
    );
    return outcome;
  }

  private async forgetOld(tx: EntityManager, communityId: number): Promise<void> {
    await tx.query(
      `update roll_import set units = '[]'
       where community_id = $1 and confirmed_at is null and uploaded_at < $2 and units <> '[]'`,
      [communityId, this.oldest()],
    );
  }

  private oldest(): Date {
    return new Date(this.clock.now().getTime() - PREVIEW_HOURS * HOUR_MS);
  }

  private staged({ line: _line, parties, ...unit }: RollUnit): StagedUnit {
    return { ...unit, parties: parties.map((party) => this.sealed(party)) };
  }

  private sealed({ name, relation, phone }: RollParty): StagedParty {
    return {
      name,
      relation,
      phoneSealed: phone === null ? null : this.sealing.seal(phone, 'phone'),
      phoneHash: phone === null ? null : this.sealing.keyedHash(phone, 'phone'),
      phoneTail: phone === null ? null : phoneTailOf(phone),
    };
  }
}

function changesOf(units: readonly StagedUnit[], roll: readonly KeptUnit[]): RollChange[] {
  const known = new Map(roll.map((unit) => [unitKeyOf(unit), unit]));
  return units.map((unit) => changeOf(unit, known.get(unitKeyOf(unit))));
}

function outcomeOf(changes: readonly RollChange[]): RollOutcome {
  const count = (kind: RollChange['kind']) => changes.filter((one) => one.kind === kind).length;
  return {
    added: count('added'),
    changed: count('changed'),
    unchanged: count('unchanged'),
    changes: changes.filter(({ kind }) => kind !== 'unchanged'),
  };
}
