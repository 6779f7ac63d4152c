import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';
import { refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { yearOfFund } from './books-behind';
import type { AdjustmentKind, BudgetFund } from './budget-names.rules';
import { isOpenState } from './budget-names.rules';
import { BudgetRecords } from './budget-records.service';
import type { BudgetAt, BudgetDoer, LockedBudget } from './budget-records.service';
import { linesOf } from './budget-texts';
import { budgetErrors } from './budget.errors';
import type { BudgetLine } from './lines.rules';
import { blockersOfLines, reckoned } from './lines.rules';
import type { ReckonedLine } from './lines.rules';

/** Where the first lines come from: the books of the year before, or another budget. */
export type BudgetSource = 'actuals' | { readonly budgetId: string };

export interface NewBudget {
  readonly year: number;
  readonly fund: BudgetFund;
  readonly title: string;
  readonly from: BudgetSource | null;
}

export interface WholeDraft {
  /** The version that was read. */
  readonly version: number;
  /** SHA-256 of the text that was read; another one is not overwritten. */
  readonly textHash?: string | undefined;
  readonly lines: readonly BudgetLine[];
  readonly reason: string;
  readonly surplusNote: string;
}

/** 编制: budgets, their drafts, and adjustments as drafts of the next version. */
@Injectable()
export class BudgetsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
    private readonly records: BudgetRecords,
  ) {}

  /**
   * Begins a year's budget of a fund with the draft of its first version.
   * @returns its id.
   * @throws DomainError `open-budget.once-a-year`, `open-budget.source-unknown`.
   */
  async create(
    tx: EntityManager,
    communityId: number,
    { year, fund, title, from }: NewBudget,
    doer: BudgetDoer,
  ): Promise<string> {
    await tx.query('select hold_books($1)', [communityId]);
    const lines = await this.firstLines(tx, communityId, { year, fund, from });
    const budgetId = newId();
    await tx.query(
      `insert into budget (community_id, id, year, fund, title, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [communityId, budgetId, year, fund, title.trim(), doer.personId, this.clock.now()],
    );
    await tx.query(
      `insert into budget_version (community_id, budget_id, version, kind, reason, created_at)
       values ($1, $2, 1, 'original', '', $3)`,
      [communityId, budgetId, this.clock.now()],
    );
    await this.write(tx, { communityId, budgetId }, { version: 1, lines: reckoned(lines) });
    const locked = await this.records.lock(tx, { communityId, budgetId });
    await this.records.step(tx, locked, { step: 'create', doer });
    return budgetId;
  }

  /**
   * Writes the whole draft anew. A line keeps its identity with its `lineId`; one whose account or side is
   * another becomes a new line.
   * @throws DomainError `open-budget.draft-moved`, `request.refused` with every reason, `open-budget.file-unknown`.
   */
  async save(tx: EntityManager, at: BudgetAt, draft: WholeDraft): Promise<void> {
    const fileIds = [...new Set(draft.lines.flatMap((line) => line.fileIds))];
    const locked = await this.records.lock(tx, at);
    await assertKept(tx, at.communityId, fileIds);
    const { text } = locked;
    if (text.state !== 'draft' || text.version !== draft.version) throw budgetErrors.draftMoved();
    if (draft.textHash !== undefined) await this.assertUnmoved(tx, locked, draft.textHash);
    const lines = await this.identified(tx, at, draft.lines);
    const codes = [...new Set(lines.map(({ accountCode }) => accountCode))];
    const { chart } = await this.ledger.bookState(tx, at.communityId, codes);
    const problems = blockersOfLines(lines, chart);
    if (problems.length > 0) throw refusedWith(problems);
    await tx.query(
      `update budget_version set reason = $4, surplus_note = $5
       where community_id = $1 and budget_id = $2 and version = $3`,
      [at.communityId, at.budgetId, text.version, draft.reason.trim(), draft.surplusNote.trim()],
    );
    await tx.query(
      `delete from budget_line_content
       where community_id = $1 and budget_id = $2 and version = $3`,
      [at.communityId, at.budgetId, text.version],
    );
    await this.write(tx, at, { version: text.version, lines: reckoned(lines) });
  }

  /**
   * 调整: the draft of the next version, with the lines in force.
   * @throws DomainError `open-budget.not-in-force`, `open-budget.one-at-a-time`, `open-budget.settled`.
   */
  async adjust(
    tx: EntityManager,
    at: BudgetAt,
    { kind, reason }: { kind: AdjustmentKind; reason: string },
    doer: BudgetDoer,
  ): Promise<void> {
    const locked = await this.records.lock(tx, at);
    if (locked.inForceVersion === null) throw budgetErrors.notInForce();
    if (locked.settled) throw budgetErrors.settled();
    if (isOpenState(locked.text.state)) throw budgetErrors.oneAtATime();
    if (reason.trim().length < 2) throw budgetErrors.reasonNeeded();
    const linesOfVersion = locked.inForceVersion;
    await this.records.nextDraft(tx, locked, {
      kind,
      reason: reason.trim(),
      linesOf: linesOfVersion,
    });
    const adjusted = await this.records.lock(tx, at);
    await this.records.step(tx, adjusted, { step: 'create', doer, note: reason });
  }

  private async assertUnmoved(
    tx: EntityManager,
    { communityId, budgetId, text }: LockedBudget,
    hash: string,
  ): Promise<void> {
    const [row] = await tx.query<{ same: boolean }[]>(
      'select budget_content_hash($1, $2, $3) = $4 as same',
      [communityId, budgetId, text.version, hash],
    );
    if (!row?.same) throw budgetErrors.draftMoved();
  }

  private async firstLines(
    tx: EntityManager,
    communityId: number,
    { year, fund, from }: Pick<NewBudget, 'year' | 'fund' | 'from'>,
  ): Promise<BudgetLine[]> {
    if (from === null) return [];
    if (from !== 'actuals') return this.copied(tx, communityId, from.budgetId);
    const actuals = await yearOfFund(tx, communityId, { fund, year: year - 1 });
    return actuals
      .filter(({ amount }) => amount.isPositive())
      .map(({ code, name, side, amount }) => ({
        lineId: newId(),
        side,
        accountCode: code,
        name,
        unit: '年',
        unitPrice: amount.toString(),
        quantity: '1',
        frequency: '1',
        collectionRate: null,
        basis: `${year - 1} 年账面发生额`,
        fileIds: [],
        isContingency: false,
      }));
  }

  /** The lines of another budget's text in force, or else its newest; as new lines. */
  private async copied(
    tx: EntityManager,
    communityId: number,
    budgetId: string,
  ): Promise<BudgetLine[]> {
    const [of] = await tx.query<{ version: number }[]>(
      `select coalesce(in_force_version, current_version) as version from budget
       where community_id = $1 and id = $2`,
      [communityId, budgetId],
    );
    if (!of) throw budgetErrors.sourceUnknown();
    const lines = await linesOf(tx, communityId, { budgetId, version: of.version });
    return lines.map((line) => ({ ...line, lineId: newId() }));
  }

  /** A line that everybody has seen keeps what it is: another account or side is another line. */
  private async identified(
    tx: EntityManager,
    { communityId, budgetId }: BudgetAt,
    lines: readonly BudgetLine[],
  ): Promise<BudgetLine[]> {
    const known = await tx.query<{ id: string; budget_id: string; is: string }[]>(
      `select id, budget_id, side || ' ' || account_code as is from budget_line
       where community_id = $1 and id = any($2::uuid[])`,
      [communityId, lines.map(({ lineId }) => lineId)],
    );
    const by = new Map(known.map((row) => [row.id, row]));
    return lines.map((line) => {
      const was = by.get(line.lineId);
      const same = was?.budget_id === budgetId && was.is === `${line.side} ${line.accountCode}`;
      return was && !same ? { ...line, lineId: newId() } : line;
    });
  }

  private async write(
    tx: EntityManager,
    { communityId, budgetId }: BudgetAt,
    { version, lines }: { version: number; lines: readonly ReckonedLine[] },
  ): Promise<void> {
    await tx.query(
      `insert into budget_line_content (community_id, budget_id, version, line_id, position, side,
         account_code, name, unit, unit_price, quantity, frequency, collection_rate, amount, basis,
         file_ids, is_contingency)
       select $1, $2, $3, l.line_id, l.position, l.side, l.account_code, l.name, l.unit, l.unit_price,
         l.quantity, l.frequency, l.collection_rate, l.amount, l.basis, l.file_ids, l.is_contingency
       from jsonb_to_recordset($4) as l(line_id uuid, position smallint, side text, account_code text,
         name text, unit text, unit_price numeric, quantity numeric, frequency numeric,
         collection_rate numeric, amount numeric, basis text, file_ids uuid[], is_contingency boolean)`,
      [communityId, budgetId, version, JSON.stringify(lines.map(recordOf))],
    );
  }
}

const recordOf = (line: ReckonedLine) => ({
  line_id: line.lineId,
  position: line.position,
  side: line.side,
  account_code: line.accountCode,
  name: line.name.trim(),
  unit: line.unit.trim(),
  unit_price: line.unitPrice,
  quantity: line.quantity,
  frequency: line.frequency,
  collection_rate: line.collectionRate,
  amount: line.amount.toString(),
  basis: line.basis.trim(),
  file_ids: line.fileIds,
  is_contingency: line.isContingency,
});

/** @throws DomainError `open-budget.file-unknown` for a file of nobody or of another community. */
async function assertKept(
  tx: EntityManager,
  communityId: number,
  fileIds: readonly string[],
): Promise<void> {
  const [row] = await tx.query<{ kept: number }[]>(
    `select count(*)::integer as kept from file_object
     where community_id = $1 and id = any($2::uuid[]) and purpose = 'evidence'`,
    [communityId, fileIds],
  );
  if (row?.kept !== fileIds.length) throw budgetErrors.fileUnknown();
}
