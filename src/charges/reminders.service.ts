import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { refusedWith } from '../shared/domain-error';
import type { Problem } from '../shared/domain-error';
import type { Day } from '../shared/day';
import { newId } from '../shared/ids';
import { chargesErrors } from './charges.errors';
import { holdBooks } from './households';
import { overdueHouseholds } from './overdue';
import type { Overdue } from './overdue';
import { graceUntilOf, refusalOfReminder, wordingHashOf, wordingOf } from './reminder.rules';
import type { ReminderStage, ReminderWay } from './reminder.rules';

/** One stage said to several households on one day. */
export interface Reminding {
  readonly stage: ReminderStage;
  readonly way: ReminderWay;
  readonly unitIds: readonly string[];
  /** Days to pay; those of the stage unless said. */
  readonly graceDays?: number;
  readonly by: string;
}

export interface RemindersSent {
  readonly batchId: string;
  readonly count: number;
}

/** 催缴: what was said is kept word for word, each with its leaf; nothing of it is ever changed. */
@Injectable()
export class RemindersService {
  constructor(private readonly clock: Clock) {}

  /**
   * Records reminders of what is overdue now; the letters are drawn from what is recorded. All of them
   * or none.
   * @throws DomainError `request.refused` with a reason per household; `charges.unit-twice`.
   */
  async send(tx: EntityManager, communityId: number, reminding: Reminding): Promise<RemindersSent> {
    const { unitIds } = reminding;
    if (new Set(unitIds).size < unitIds.length) throw chargesErrors.unitTwice();
    await holdBooks(tx, communityId);
    const today = this.clock.today();
    const overdue = await overdueHouseholds(tx, communityId, { today, unitIds });
    const problems = unitIds.flatMap((unitId, at) =>
      blockersOf(reminding, { at, today, household: overdue.find((o) => o.unitId === unitId) }),
    );
    if (problems.length > 0) throw refusedWith(problems);
    const batchId = newId();
    await this.write(tx, communityId, { ...reminding, batchId, today, overdue });
    return { batchId, count: overdue.length };
  }

  private async write(
    tx: EntityManager,
    communityId: number,
    sending: Reminding & { batchId: string; today: Day; overdue: readonly Overdue[] },
  ): Promise<void> {
    const { stage, way, batchId, today, overdue, by } = sending;
    const communityName = await nameOf(tx, communityId);
    const graceUntil = graceUntilOf(stage, today, sending.graceDays);
    const letters = overdue.map(({ unitId, label, total, bills }) => {
      const said = { stage, communityName, label, sentOn: today, graceUntil, total };
      const wording = wordingOf(said);
      return { unitId, total, bills, wording, hash: wordingHashOf(wording, bills) };
    });
    await tx.query(
      `insert into reminder (community_id, id, batch_id, unit_id, stage, way, sent_on, grace_until,
         total, demanded, wording, wording_sha256, sent_by, recorded_at)
       select $1, l.id, $2, l.unit, $3, $4, $5, $6, l.total, l.demanded, l.wording, l.hash, $7, $8
       from unnest($9::uuid[], $10::uuid[], $11::numeric[], $12::jsonb[], $13::text[], $14::text[])
         as l(id, unit, total, demanded, wording, hash)`,
      [
        communityId,
        batchId,
        stage,
        way,
        today,
        graceUntil,
        by,
        this.clock.now(),
        letters.map(() => newId()),
        letters.map(({ unitId }) => unitId),
        letters.map(({ total }) => total.toString()),
        letters.map(({ bills }) => JSON.stringify(bills)),
        letters.map(({ wording }) => wording.join('\n')),
        letters.map(({ hash }) => hash),
      ],
    );
  }
}

function blockersOf(
  wish: Reminding,
  { at, today, household }: { at: number; today: Day; household: Overdue | undefined },
): Problem[] {
  const field = `unitIds[${at}]`;
  if (!household) {
    const message = '这户没有可催缴的到期欠费（可能刚刚缴清，或账单有异议在办理），请刷新名单';
    return [{ code: 'charges.nothing-overdue', message, field }];
  }
  const refusal = refusalOfReminder(wish, household.last, today);
  if (refusal === null) return [];
  return [{ code: `charges.${refusal}`, message: SAID[refusal](household), field }];
}

const SAID = {
  'not-in-writing': () => '催告和律师函前告知须以信函或上门送达，请更换方式',
  'grace-runs': ({ label, last }: Overdue) =>
    `${label} 上次催缴的期限到 ${last?.graceUntil ?? ''}，期满后才能再催`,
  'stage-skipped': ({ label }: Overdue) => `${label} 还没有经过上一阶段，请按提醒、催告的顺序办理`,
};

async function nameOf(tx: EntityManager, communityId: number): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>('select name from community where id = $1', [
    communityId,
  ]);
  return row?.name ?? '';
}
