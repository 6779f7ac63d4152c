import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import type { Day } from '../shared/day';
import { refusedWith } from '../shared/domain-error';
import { newId } from '../shared/ids';
import { blockersOfEntry } from './entry.rules';
import { entryWithLines } from './entry-with-lines';
import { VoucherDraftRow } from './ledger.entities';
import { ledgerErrors } from './ledger.errors';
import { LedgerService } from './ledger.service';
import { reversalOf } from './posting.rules';
import { postingOf, storedLineOf } from './stored-lines.rules';
import type { StoredLine } from './stored-lines.rules';
import type { PostedEntry } from './verdicts.rules';
import { VoucherChecks } from './voucher-checks';
import { assertMay, goesWithItsDocument, voucherDraftErrors } from './voucher-drafts.rules';
import { assertNamesKnown } from './voucher-names';
import type { VoucherDraftAct } from './voucher-drafts.rules';
import { entryDraftOf } from './voucher-to-entry';

/** What the accountant writes down; the person comes from the session. */
export interface VoucherContent {
  bookedOn: Day;
  summary: string;
  lines: StoredLine[];
  fileIds: string[];
}

/** Which draft of which community. */
export interface DraftKey {
  communityId: number;
  id: string;
}

/** 制单 → 审核: hand-written vouchers on their way into the books. */
@Injectable()
export class VoucherDraftsService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly clock: Clock,
    private readonly checks: VoucherChecks,
  ) {}

  /** A draft may be incomplete: what is wrong with it is listed, and refused only on submission. */
  prepare(
    tx: EntityManager,
    communityId: number,
    content: VoucherContent,
    preparedBy: string,
  ): Promise<string> {
    return this.insert(tx, communityId, { ...content, kind: 'general', preparedBy });
  }

  /** 期初余额: the handover list, signed by both sides, is its evidence. */
  async prepareOpening(
    tx: EntityManager,
    communityId: number,
    content: VoucherContent,
    preparedBy: string,
  ): Promise<string> {
    if (content.fileIds.length === 0) throw voucherDraftErrors.openingNeedsList();
    return this.insert(tx, communityId, { ...content, kind: 'opening', preparedBy });
  }

  /**
   * 红冲: a draft whose lines mirror the entry; another person posts it like any other.
   * @throws DomainError `ledger.entry-not-found`, `ledger.already-reversed`, `voucher.reversal-waits`,
   * `ledger.reversed-with-document`.
   */
  async prepareReversal(
    tx: EntityManager,
    communityId: number,
    seq: bigint,
    { bookedOn, reason, preparedBy }: { bookedOn: Day; reason: string; preparedBy: string },
  ): Promise<string> {
    const entry = await entryWithLines(tx, communityId, seq);
    if (!entry) throw ledgerErrors.entryNotFound();
    if (entry.kind === 'reversal') throw ledgerErrors.notReversible();
    if (entry.reversedBySeq !== null) throw ledgerErrors.alreadyReversed();
    if (goesWithItsDocument(entry.sourceKind)) throw ledgerErrors.reversedWithItsDocument();
    const waiting = await tx.countBy(VoucherDraftRow, { communityId, reversesSeq: String(seq) });
    if (waiting > 0) throw voucherDraftErrors.reversalWaits();
    return this.insert(tx, communityId, {
      bookedOn,
      summary: `冲销${entry.period}记-${entry.voucherNo}：${reason}`.slice(0, 200),
      lines: reversalOf(entry.lines).map(storedLineOf),
      fileIds: [],
      kind: 'reversal',
      reversesSeq: String(seq),
      preparedBy,
    });
  }

  /** Whoever writes the last version has prepared it, and cannot be the one who reviews it. */
  async edit(
    tx: EntityManager,
    key: DraftKey,
    content: VoucherContent,
    by: { personId: string; seenVersion: number },
  ): Promise<void> {
    const draft = await this.lock(tx, key, 'edit');
    if (draft.version !== by.seenVersion) throw voucherDraftErrors.changed();
    if (draft.kind === 'reversal' && !sameLines(draft.lines, content.lines)) {
      throw voucherDraftErrors.reversalStays();
    }
    await this.change(tx, draft, { ...readable(content), preparedBy: by.personId });
  }

  /** @throws DomainError `request.refused` with every reason why it could not be posted. */
  async submit(tx: EntityManager, key: DraftKey): Promise<void> {
    const draft = await this.lock(tx, key, 'submit');
    const entry = entryDraftOf(draft, null);
    const codes = entry.lines.map((line) => line.accountCode);
    const state = await this.ledger.bookState(tx, key.communityId, codes);
    const blockers = [
      ...blockersOfEntry(entry, state),
      ...(await this.checks.blockers(tx, key.communityId, entry, { holds: true })),
    ];
    if (blockers.length > 0) throw refusedWith(blockers);
    await this.change(tx, draft, { state: 'submitted', returnReason: null });
  }

  async return(tx: EntityManager, key: DraftKey, reason: string, personId: string): Promise<void> {
    if (reason.trim() === '') throw voucherDraftErrors.reasonNeeded();
    const draft = await this.lock(tx, key, 'return');
    if (draft.preparedBy === personId) throw voucherDraftErrors.samePerson();
    await this.change(tx, draft, { state: 'returned', returnReason: reason.trim() });
  }

  /**
   * 审核入账 by another person, on the facts of this moment: the period may have closed since.
   * Its key in the books is the draft, so it is posted once whoever clicks how often; the version is
   * the one the reviewer has read.
   */
  async post(
    tx: EntityManager,
    key: DraftKey,
    by: { personId: string; seenVersion: number },
  ): Promise<PostedEntry> {
    const { personId } = by;
    const draft = await this.lock(tx, key, 'post');
    if (draft.version !== by.seenVersion) throw voucherDraftErrors.changed();
    if (draft.preparedBy === personId) throw voucherDraftErrors.samePerson();
    const entry = entryDraftOf(draft, personId);
    const blockers = await this.checks.blockers(tx, key.communityId, entry, { holds: true });
    if (blockers.length > 0) throw refusedWith(blockers);
    const posted = await this.ledger.post(tx, key.communityId, entry);
    await this.change(tx, draft, {
      state: 'posted',
      reviewedBy: personId,
      entrySeq: String(posted.seq),
    });
    return posted;
  }

  async remove(tx: EntityManager, key: DraftKey): Promise<void> {
    await this.lock(tx, key, 'remove');
    await tx.delete(VoucherDraftRow, key);
  }

  private async insert(
    tx: EntityManager,
    communityId: number,
    draft: VoucherContent & Pick<VoucherDraftRow, 'kind' | 'preparedBy'> & { reversesSeq?: string },
  ): Promise<string> {
    await assertNamesKnown(tx, communityId, draft);
    const id = newId();
    const now = this.clock.now();
    await tx.insert(VoucherDraftRow, {
      ...draft,
      ...readable(draft),
      communityId,
      id,
      version: 1,
      state: 'draft',
      createdAt: now,
      updatedAt: now,
    });
    return id;
  }

  private async lock(
    tx: EntityManager,
    { communityId, id }: DraftKey,
    act: VoucherDraftAct,
  ): Promise<VoucherDraftRow> {
    const draft = await tx.findOne(VoucherDraftRow, {
      where: { communityId, id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!draft) throw voucherDraftErrors.notFound();
    assertMay(act, draft.state);
    return draft;
  }

  private async change(
    tx: EntityManager,
    { communityId, id, version }: VoucherDraftRow,
    change: Partial<VoucherDraftRow>,
  ): Promise<void> {
    await assertNamesKnown(tx, communityId, change);
    const next = { ...change, version: version + 1, updatedAt: this.clock.now() };
    await tx.update(VoucherDraftRow, { communityId, id, version }, next);
  }
}

/** Reads every line once, so that an unreadable amount is refused now and not on submission. */
function readable(content: VoucherContent): VoucherContent {
  const { bookedOn, summary, fileIds } = content;
  const lines = content.lines.map((line) => storedLineOf(postingOf(line)));
  return { bookedOn, summary: summary.trim(), lines, fileIds };
}

function sameLines(kept: StoredLine[], given: StoredLine[]): boolean {
  const words = (lines: StoredLine[]) =>
    JSON.stringify(lines.map((line) => storedLineOf(postingOf(line))));
  return words(kept) === words(given);
}
