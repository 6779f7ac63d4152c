import { LedgerService } from '../../src/ledger/ledger.service';
import { Transactions } from '../../src/platform/database/transactions';
import { day } from '../../src/shared/day';
import { startApp, type TestApp } from '../support/app';
import { foundCommunity } from '../support/people';
import { employ, postWithCode, type StaffMember } from '../support/staff';

/** The chair registers the trust's account at the bank; a payment order is drawn on it later. */
let here: TestApp;
let community: number;
let chair: StaffMember;

const path = () => `/api/communities/${community}/bank-accounts`;
const trustAccount = {
  accountCode: '100201',
  fund: 'F1',
  name: '信托专户',
  bankName: '示范银行',
  holder: '锦和苑业主大会（信托专户）',
  accountNo: '6217 0008 2010 0001',
  openedOn: '2026-01-01',
};

beforeAll(async () => {
  here = await startApp();
  community = await foundCommunity(here, '锦和苑');
  const openedOn = day('2026-01-01');
  await here.app
    .get(Transactions)
    .run(community, (tx) =>
      here.app.get(LedgerService, { strict: false }).openBooks(tx, community, openedOn),
    );
  chair = await employ(here, community, 'chair', 'chair');
});
afterAll(() => here.close());

it('is registered with a code, and shown with its last four digits only', async () => {
  await postWithCode(here, chair, path(), trustAccount).expect(201);
  const { body } = await chair.visitor.get(path()).expect(200);
  const { accountNo: _never, openedOn: _shown, ...visible } = trustAccount;
  expect(body.items).toMatchObject([{ ...visible, accountTail: '0001', balance: '0.00' }]);
  expect(JSON.stringify(body)).not.toContain('62170008');
});

it('is the only one of its ledger account', async () => {
  const again = await postWithCode(here, chair, path(), trustAccount).expect(409);
  expect(again.body).toMatchObject({ code: 'contract.bank-account-taken' });
});

it('is refused with a number that is none, an account that is no bank, a day that is none', async () => {
  const other = { ...trustAccount, accountCode: '100202', fund: 'F2' };
  const short = await postWithCode(here, chair, path(), { ...other, accountNo: '12-34' });
  expect(short.body).toMatchObject({ code: 'contract.account-number' });
  const unknown = await postWithCode(here, chair, path(), { ...other, accountCode: '100299' });
  expect(unknown.body).toMatchObject({ code: 'contract.account-not-money' });
  const wrong = { ...other, accountCode: '510301', openedOn: '2026-02-30' };
  const fields = await postWithCode(here, chair, path(), wrong).expect(400);
  expect(JSON.stringify(fields.body)).toMatch(/1002 银行存款.*存在的日期/);
});
