import sharp from 'sharp';
import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { BankAccountsService } from '../../src/trust-contract/bank-accounts.service';
import { credit, debit, draftOf } from './books';
import { bindHome, enrolPerson, foundCommunity, signIn } from './people';
import type { TestApp, Visitor } from './serve';
import { termsOfTest } from './spending';
import { employ, onAnotherDay, postWithCode, type StaffMember } from './staff';

const STAFF = {
  manager: 'manager',
  clerk: 'clerk',
  accountant: 'accountant',
  reviewer: 'reviewer',
  cashier: 'cashier',
  chair: 'chair',
  member: 'member',
  treasurer: 'finance-member',
} as const;

export interface Owner {
  loginName: string;
  visitor: Visitor;
  unitId: string;
}

/** Three homes of a hundred square metres, everybody in office, 90,000.00 in the trust's account. */
export class Estate {
  readonly staff = {} as Record<keyof typeof STAFF, StaffMember>;
  readonly owners: Owner[] = [];
  bankAccountId = '';
  payeeId = '';
  fileId = '';
  private acts = 0;

  private constructor(
    readonly here: TestApp,
    readonly communityId: number,
  ) {}

  /** Founded in January 2026, on terms as in the other tests but for `terms`. */
  static async found(here: TestApp, terms: object): Promise<Estate> {
    const estate = new Estate(here, await foundCommunity(here, '锦和苑'));
    await estate.populate();
    await estate.openBooks();
    await estate
      .decide('chair', 'contracts', {
        title: '信托制物业服务合同',
        effectiveOn: '2026-01-01',
        resolutionRef: '业主大会 2025-4 号决议',
        terms: { ...termsOfTest, ...terms },
      })
      .expect(201);
    estate.fileId = await estate.upload();
    estate.payeeId = await estate.registerPayee();
    return estate;
  }

  at = (path: string): string => `/api/communities/${this.communityId}/${path}`;

  get = (visitor: Visitor, path: string) => visitor.get(this.at(path)).expect(200);

  send(visitor: Visitor, path: string, body: object = {}) {
    return visitor.post(this.at(path)).set('Idempotency-Key', this.nextKey()).send(body);
  }

  put(visitor: Visitor, path: string, body: object) {
    return visitor.put(this.at(path)).set('Idempotency-Key', this.nextKey()).send(body);
  }

  post(by: keyof typeof STAFF, path: string, body: object = {}) {
    return this.send(this.staff[by].visitor, path, body);
  }

  /** With the second factor. */
  decide(by: keyof typeof STAFF, path: string, body: object = {}) {
    return postWithCode(this.here, this.staff[by], this.at(path), body);
  }

  /** Another day: everybody signs in again. */
  async on(date: string): Promise<void> {
    await onAnotherDay(this.here, date, Object.values(this.staff));
    for (const { visitor, loginName } of this.owners) await signIn(visitor, loginName);
  }

  /** A resolution of the owners, drafted and announced by the chair. @returns its id. */
  async announce(
    subject: object,
    title: string,
    [opensOn, closesOn]: [string, string],
  ): Promise<string> {
    const text = `是否同意${title}？`;
    const content = { title, text, matter: 9, subject, opensOn, closesOn };
    const { body } = await this.post('chair', 'resolutions', content).expect(201);
    const { id } = body as { id: string };
    await this.decide('chair', `resolutions/${id}/announcement`).expect(201);
    return id;
  }

  /** The cashier's order, the second key, and what the bank says. */
  async pay(requestId: string, paidOn: string, bankReference: string): Promise<void> {
    const order = { bankAccountId: this.bankAccountId };
    await this.decide('cashier', `spending/${requestId}/order`, order).expect(201);
    await this.decide('treasurer', `spending/${requestId}/release`, { agree: true }).expect(201);
    const slip = { paidOn, bankReference, fileIds: [] };
    await this.decide('cashier', `spending/${requestId}/payment`, slip).expect(201);
  }

  private nextKey = (): string => `estate-${(this.acts += 1)}`;

  private async populate(): Promise<void> {
    const { here, communityId } = this;
    for (const [name, post] of Object.entries(STAFF)) {
      this.staff[name as keyof typeof STAFF] = await employ(here, communityId, post, name);
    }
    for (const [index, loginName] of ['first', 'second', 'third'].entries()) {
      const { personId } = await enrolPerson(here, loginName);
      const unitId = await bindHome(here, communityId, personId, `1单元10${index + 1}`);
      this.owners.push({ loginName, unitId, visitor: await signIn(here.visitor(), loginName) });
    }
  }

  private async openBooks(): Promise<void> {
    const { here, communityId } = this;
    const opened = day('2026-01-01');
    const ledger = here.app.get(LedgerService, { strict: false });
    const accounts = here.app.get(BankAccountsService, { strict: false });
    await here.app.get(Transactions).run(communityId, async (tx) => {
      await ledger.openBooks(tx, communityId, opened);
      const lines = [debit('100201', '90000.00'), credit('3001', '90000.00')];
      const handed = { bookedOn: opened, summary: '期初移交', lines, kind: 'opening' as const };
      await ledger.post(tx, communityId, draftOf(handed));
      const { id } = await accounts.open(tx, communityId, {
        accountCode: '100201',
        fund: 'F1',
        name: '信托专户',
        bankName: '示范银行',
        holder: '业主大会',
        accountNo: '6217000000000001',
        openedOn: opened,
      });
      this.bankAccountId = id;
    });
  }

  private async upload(): Promise<string> {
    const background = { r: 200, g: 210, b: 220 };
    const blank = sharp({ create: { width: 320, height: 240, channels: 3, background } });
    const { body } = await this.staff.clerk.visitor
      .post(this.at('files'))
      .attach('file', await blank.jpeg().toBuffer(), {
        filename: '机房.jpg',
        contentType: 'image/jpeg',
      })
      .expect(201);
    return (body as { id: string }).id;
  }

  private async registerPayee(): Promise<string> {
    const name = '安捷电梯维保有限公司';
    const { body } = await this.staff.clerk.visitor
      .post(this.at('payees'))
      .send({
        name,
        accountName: name,
        bankName: '示范银行高新支行',
        accountNo: '6217 0000 0008 2102 210',
        relatedParty: false,
      })
      .expect(201);
    return (body as { id: string }).id;
  }
}

/** The code of a refusal; of a form with several faults, all their codes. */
export async function refusal(
  answer: PromiseLike<{ status: number; body: unknown }>,
): Promise<string> {
  const { status, body } = await answer;
  if (status < 400) return `not refused: ${status}`;
  const { code, problems } = body as { code: string; problems?: { code: string }[] };
  return problems?.map((problem) => problem.code).join() ?? code;
}
