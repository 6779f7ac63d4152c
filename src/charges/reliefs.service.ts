import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../ledger/ledger.service';
import { Clock } from '../platform/clock';
import { newId } from '../shared/ids';
import { Money } from '../shared/money';
import { waiverLines, writeOffLines } from './charge-lines.rules';
import { chargesErrors } from './charges.errors';
import { billOwed, holdBooks, unitLabel } from './households';

export const RELIEF_KINDS = ['waiver', 'write-off'] as const;

/** 减免: the income is taken back. 核销: it is lost, and the claim stays on the memo list. */
export type ReliefKind = (typeof RELIEF_KINDS)[number];

export const reliefNames: Record<ReliefKind, string> = { waiver: '减免', 'write-off': '核销' };

interface Asked {
  readonly billId: string;
  readonly kind: ReliefKind;
  readonly amount: Money;
  readonly reason: string;
  readonly askedBy: string;
}

/** 减免与核销: the firm asks, the owners' side decides; nobody does both. */
@Injectable()
export class ReliefsService {
  constructor(
    private readonly clock: Clock,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * @returns the request's id.
   * @throws DomainError `charges.bill-unknown`, `charges.more-than-open`, `charges.relief-open`.
   */
  async ask(
    tx: EntityManager,
    communityId: number,
    { billId, kind, amount, reason, askedBy }: Asked,
  ): Promise<string> {
    if (!amount.isPositive()) throw chargesErrors.amountNotPositive();
    if (reason.trim().length < 2) throw chargesErrors.reasonNeeded();
    await holdBooks(tx, communityId);
    const { open } = await billOwed(tx, communityId, billId);
    if (amount.isMoreThan(open)) throw chargesErrors.moreThanOpen(open);
    const id = newId();
    await tx.query(
      `insert into bill_relief (community_id, id, bill_id, kind, amount, reason, asked_by, asked_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [communityId, id, billId, kind, amount.toString(), reason.trim(), askedBy, this.clock.now()],
    );
    return id;
  }

  /**
   * Grants or refuses. What is granted is booked in the same transaction.
   * @throws DomainError `charges.relief-unknown`, `charges.decided-already`, `charges.same-person`,
   * `charges.more-than-open` when the bill was paid meanwhile.
   */
  async decide(
    tx: EntityManager,
    communityId: number,
    { id, grant, by }: { id: string; grant: boolean; by: string },
  ): Promise<void> {
    await holdBooks(tx, communityId);
    const asked = await this.asked(tx, communityId, id);
    if (asked.askedBy === by) throw chargesErrors.samePerson();
    const seq = grant ? await this.book(tx, communityId, { id, asked, by }) : null;
    await tx.query(
      `update bill_relief set state = $3, decided_by = $4, decided_at = $5, entry_seq = $6
       where community_id = $1 and id = $2`,
      [
        communityId,
        id,
        grant ? 'granted' : 'refused',
        by,
        this.clock.now(),
        seq?.toString() ?? null,
      ],
    );
  }

  private async asked(tx: EntityManager, communityId: number, id: string): Promise<Asked> {
    const [row] = await tx.query<
      {
        bill_id: string;
        kind: ReliefKind;
        amount: string;
        reason: string;
        asked_by: string;
        state: string;
      }[]
    >(
      `select bill_id, kind, amount, reason, asked_by, state from bill_relief
       where community_id = $1 and id = $2 for update`,
      [communityId, id],
    );
    if (!row) throw chargesErrors.reliefUnknown();
    if (row.state !== 'asked') throw chargesErrors.decidedAlready();
    return {
      billId: row.bill_id,
      kind: row.kind,
      amount: Money.yuan(row.amount),
      reason: row.reason,
      askedBy: row.asked_by,
    };
  }

  private async book(
    tx: EntityManager,
    communityId: number,
    { id, asked, by }: { id: string; asked: Asked; by: string },
  ): Promise<bigint> {
    const bill = await billOwed(tx, communityId, asked.billId);
    const { amount, kind } = asked;
    if (amount.isMoreThan(bill.open)) throw chargesErrors.moreThanOpen(bill.open);
    const settled = { unitId: bill.unitId, fund: bill.fund, account: bill.receivable, amount };
    const label = await unitLabel(tx, communityId, bill.unitId);
    const { seq } = await this.ledger.post(tx, communityId, {
      key: `bill-relief/${id}`,
      bookedOn: this.clock.today(),
      kind: 'general',
      summary: `${reliefNames[kind]}${label}${bill.feeName}：${asked.reason}`.slice(0, 200),
      attachmentCount: 1,
      preparedBy: asked.askedBy,
      reviewedBy: by,
      postedBy: null,
      sourceKind: 'bill-relief',
      sourceId: id,
      lines:
        kind === 'waiver'
          ? waiverLines({ ...settled, income: bill.income })
          : writeOffLines(settled),
    });
    await tx.query('update bill set settled = settled + $3 where community_id = $1 and id = $2', [
      communityId,
      asked.billId,
      amount.toString(),
    ]);
    return seq;
  }
}
