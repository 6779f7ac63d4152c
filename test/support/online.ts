import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { BillRunsService } from '../../src/charges/bill-runs.service';
import { SchedulesService } from '../../src/charges/schedules.service';
import type { MyPaymentView } from '../../src/charges/online/online-payments.view';
import type { SignedMessage } from '../../src/charges/online/sandbox/sandbox-messages';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { period } from '../../src/shared/period';
import { startApp, type TestApp, type Visitor } from './app';
import { SERVICE } from './charges';
import { bindHome, enrolPerson, foundCommunity, signIn } from './people';

/** A home whose people pay through the sandbox of the payment firm. */
export interface PayingHome {
  communityId: number;
  unitId: string;
  visitor: Visitor;
  personId: string;
}

/** The house with a payment firm beside it, listening: the firm knocks over HTTP. */
export async function startWithSandbox(): Promise<TestApp> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'trust-sandbox-'));
  const here = await startApp({ config: { paymentSandbox: true, dataDir } });
  await here.app.listen(0, '127.0.0.1');
  const close = () => here.close().finally(() => fs.rmSync(dataDir, { recursive: true }));
  return { ...here, close };
}

/** Books, a price, two homes of 120.00 a month, billed for January to March. */
export async function billedHomes(here: TestApp, name: string): Promise<[PayingHome, PayingHome]> {
  const communityId = await foundCommunity(here, name);
  const first = await home(here, communityId, `owner-${communityId}-1`);
  const second = await home(here, communityId, `owner-${communityId}-2`);
  await here.app.get(Transactions).run(communityId, async (tx) => {
    const ledger = here.app.get(LedgerService, { strict: false });
    await ledger.openBooks(tx, communityId, day('2026-01-01'));
    const schedule = {
      effectiveOn: day('2026-01-01'),
      resolutionRef: '业主大会第3号决议',
      dueDay: 20,
      fees: [SERVICE],
    };
    const by = first.personId;
    await here.app
      .get(SchedulesService, { strict: false })
      .enter(tx, communityId, { schedule, by });
    const runs = here.app.get(BillRunsService, { strict: false });
    for (const month of ['2026-01', '2026-02', '2026-03']) {
      await runs.run(tx, communityId, { period: period(month), fee: 'service', by });
    }
  });
  return [first, second];
}

async function home(here: TestApp, communityId: number, login: string): Promise<PayingHome> {
  const { personId } = await enrolPerson(here, login);
  const unitId = await bindHome(here, communityId, personId);
  return { communityId, unitId, personId, visitor: await signIn(here.visitor(), login) };
}

export const paymentsAt = ({ communityId }: PayingHome, path = ''): string =>
  `/api/communities/${communityId}/my-charges/payments${path}`;

/** What households and the firm do, over HTTP. */
export class OnlineStory {
  constructor(private readonly here: TestApp) {}

  async order(who: PayingHome, wish: object = {}): Promise<MyPaymentView> {
    const { body } = await who.visitor
      .post(paymentsAt(who))
      .send({ unitId: who.unitId, ...wish })
      .expect(201);
    return body as MyPaymentView;
  }

  pay({ outTradeNo }: MyPaymentView, tricks: object = {}) {
    return this.here.visitor().post(`/api/sandbox/wechat/pay/${outTradeNo}`).send(tricks);
  }

  async look(who: PayingHome, { paymentId }: MyPaymentView): Promise<MyPaymentView> {
    const { body } = await who.visitor.get(paymentsAt(who, `/${paymentId}`)).expect(200);
    return body as MyPaymentView;
  }

  /** The firm at our door, without a word of where it comes from. */
  knock({ headers, body }: SignedMessage) {
    return this.here
      .visitor()
      .post('/api/payment-channels/wechat-sandbox/notifications')
      .unset('Sec-Fetch-Site')
      .set(headers)
      .send(body.toString('utf8'));
  }

  /** Σ debit − Σ credit of an account, yuan. */
  async booked({ communityId }: PayingHome, account: string): Promise<string> {
    const { rows } = await this.here.admin.query<{ net: string }>(
      `select coalesce(sum(debit - credit), 0)::numeric(18,2)::text as net from posting
       where community_id = $1 and account_code = $2`,
      [communityId, account],
    );
    return rows[0]?.net ?? '';
  }
}
