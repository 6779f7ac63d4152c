import type { INestApplicationContext } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BillRunsService } from '../charges/bill-runs.service';
import { Clock } from '../platform/clock';
import { loadConfig } from '../platform/config';
import { Transactions } from '../platform/database/transactions';
import { DomainError, notFound } from '../shared/domain-error';
import { isPeriod, type Period } from '../shared/period';
import type { Command, CommandValues } from './command';
import { withApplication } from './with-application';

const usage = `--period <年-月> (--community <编号> | --all)
安排一个月的计费：每个小区一个任务，以该小区在任物业会计的名义，由服务在后台执行，进度见任务页。
已经计费的不会重复计费；一个小区不能安排（没有收费标准、没有在任会计……）不影响其他小区。
全部安排好时退出码为 0，有小区没有安排上时为 1。`;

/** What became of one community. */
export interface Ordered {
  readonly communityId: number;
  readonly name: string;
  /** Null when it was refused. */
  readonly jobId: string | null;
  readonly because: string;
}

/** A month for one community or for all of them; the service works the jobs off. */
export const billCommand: Command = {
  summary: '安排一个月的计费（一个或全部小区），由服务在后台执行',
  usage,
  options: {
    period: { type: 'string' },
    community: { type: 'string' },
    all: { type: 'boolean' },
  },
  async run(values) {
    const wanted = wantedOf(values);
    if (!wanted) {
      process.stderr.write(`选项不对。\n\n${usage}\n`);
      return 2;
    }
    const made = await withApplication(loadConfig(), (app) => orderBills(app, wanted));
    for (const { communityId, name, jobId, because } of made) {
      const what = jobId === null ? `没有安排：${because}` : `已安排，任务 ${jobId}`;
      process.stdout.write(`${communityId} ${name}　${what}\n`);
    }
    const refused = made.filter(({ jobId }) => jobId === null).length;
    process.stdout.write(`共 ${made.length} 个小区，${refused} 个没有安排。\n`);
    return refused > 0 || made.length === 0 ? 1 : 0;
  },
};

export interface WantedBills {
  readonly period: Period;
  /** Null: every community. */
  readonly communityId: number | null;
}

function wantedOf({ period, community, all }: CommandValues): WantedBills | null {
  if (!isPeriod(period) || (community === undefined) === (all !== true)) return null;
  if (community === undefined) return { period, communityId: null };
  if (typeof community !== 'string' || !/^[1-9]\d{0,8}$/.test(community)) return null;
  return { period, communityId: Number(community) };
}

/** Each community in a transaction of its own: what one refuses stops no other. */
export async function orderBills(
  app: INestApplicationContext,
  { period, communityId }: WantedBills,
): Promise<Ordered[]> {
  const transactions = app.get(Transactions);
  const ids = communityId === null ? await transactions.runGlobal(allCommunities) : [communityId];
  const made: Ordered[] = [];
  for (const id of ids) {
    const name = await transactions.run(id, (tx) => nameOf(tx, id));
    made.push({ communityId: id, name, ...(await orderOne(app, { period, communityId: id })) });
  }
  return made;
}

async function orderOne(
  app: INestApplicationContext,
  { period, communityId }: { period: Period; communityId: number },
): Promise<Pick<Ordered, 'jobId' | 'because'>> {
  const runs = app.get(BillRunsService, { strict: false });
  try {
    const jobId = await app.get(Transactions).run(communityId, async (tx) => {
      const by = await accountantOf(tx, communityId, app.get(Clock).today());
      return runs.order(tx, communityId, { period, by });
    });
    return { jobId, because: '' };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { jobId: null, because: error.message };
  }
}

async function allCommunities(tx: EntityManager): Promise<number[]> {
  const rows = await tx.query<{ id: number }[]>('select community_ids() as id order by 1');
  return rows.map(({ id }) => id);
}

async function nameOf(tx: EntityManager, communityId: number): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>('select name from community where id = $1', [
    communityId,
  ]);
  return row?.name ?? '（没有这个小区）';
}

/** In whose name the bills are made: who keeps the books today. */
async function accountantOf(
  tx: EntityManager,
  communityId: number,
  today: string,
): Promise<string> {
  const [row] = await tx.query<{ person_id: string }[]>(
    `select person_id from role_grant
     where community_id = $1 and post = 'accountant' and starts_on <= $2
       and (ends_on is null or ends_on >= $2) and (ended_on is null or ended_on > $2)
     order by starts_on limit 1`,
    [communityId, today],
  );
  if (!row) throw notFound('bill.no-accountant', '没有在任的物业会计，请先授权后再安排计费');
  return row.person_id;
}
