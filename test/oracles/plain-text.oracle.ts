import * as fs from 'node:fs';
import { reckon } from '../../verifier/lib/plain-text.mjs';
import { startApp, type TestApp } from '../support/app';
import { type BusyCommunity, busyCommunity } from '../support/busy-community';
import { livedIntoNextYear, takenAway, trialBalanceOf } from '../support/exchange';
import { ORACLES } from '../support/oracles';
import { signIn } from '../support/people';
import type { Visitor } from '../support/serve';
import { withFolder } from '../verifier/support/run';

/**
 * The books of two years go through ledger, hledger and beancount: each has to find every transaction in
 * balance, every assertion kept, and the same trial balance as ours; and each has to refuse a fen.
 */
let here: TestApp;
let own: BusyCommunity;
let chair: Visitor;
const folder = withFolder();
const YEARS = [2026, 2027];

beforeAll(async () => {
  here = await startApp({ jobsAtOnce: 2 });
  own = await busyCommunity(here, 'own', 1);
  await livedIntoNextYear(here, own.id);
  chair = await signIn(here.visitor(), own.byPost.chair.loginName);
}, 120_000);
afterAll(() => here.close());

describe.each(ORACLES)('$name', (oracle) => {
  it('is on this machine', async () => {
    const missing = (await oracle.isHere()) ? [] : [`请先安装：${oracle.install}`];
    expect(missing).toEqual([]);
  });

  it.each(YEARS)('finds the same trial balance of %d', async (year) => {
    const text = (await takenAway(chair, own.id, `${year}/${oracle.file}`)).toString('utf8');
    const path = folder.write(`${year}-${oracle.file}`, text);
    const found = await oracle.balances(path);
    const ours = await trialBalanceOf(here, own.id, { year, text });
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(ours));
    expect(reckon(text).problems).toEqual([]);
  });

  it('refuses a fen in a posting, in a bank balance and in a closing balance', async () => {
    const text = (await takenAway(chair, own.id, `2026/${oracle.file}`)).toString('utf8');
    for (const [what, spoilt] of Object.entries(aFenMore(text))) {
      expect([what, spoilt === text]).toEqual([what, false]);
      const path = folder.write(`spoilt-${oracle.file}`, spoilt);
      expect([what, await refusal(oracle.balances(path))]).toEqual([what, true]);
      expect([what, reckon(spoilt).problems.length > 0]).toEqual([what, true]);
    }
    expect(fs.existsSync(folder.path)).toBe(true);
  });
});

const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => false,
    () => true,
  );

/** One fen more in three places, whichever of the three languages it is. */
function aFenMore(text: string): Record<string, string> {
  const more = (amount: string) => {
    const fen = BigInt(amount.replace('.', '')) + 1n;
    const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
    return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
  };
  const bank = text.indexOf('银行对账单 ');
  const after = (at: number, pattern: RegExp) =>
    text.slice(0, at) +
    text
      .slice(at)
      .replace(pattern, (_all, before: string, amount: string, end: string) =>
        [before, more(amount), end].join(''),
      );
  const asserted = /((?:= |balance \S+ +))(-?\d+\.\d\d)( )/;
  return {
    posting: after(text.indexOf(' * '), /(\s{2,})(-?[1-9]\d*\.\d\d)( CNY)/),
    bank: after(bank, asserted),
    closing: after(text.indexOf('科目汇总 '), asserted),
  };
}
