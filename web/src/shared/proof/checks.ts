import type { Entry } from '../api/types';
import type { Check } from './check';
import type { HeadCheck } from './check-head';
import type { MonthOfHome } from './check-payments';
import type { Verdict } from './verdict';

// The checks are fetched after the page has been painted, and a browser too old to read them (no
// BigInt: Safari 13) is told so instead of being left waiting.
const cannot: Verdict = { tone: 'attention', key: 'cannot', values: {} };

export async function headCheck(communityId: number): Promise<HeadCheck> {
  const checks = await import('./check-head').catch(() => null);
  if (checks) return checks.checkHead(communityId);
  return { verdict: cannot, kept: null, signedAt: null, evidence: null };
}

export async function entryCheck(communityId: number, entry: Entry): Promise<Check> {
  const checks = await import('./check-entry').catch(() => null);
  return checks ? checks.checkEntry(communityId, entry) : { verdict: cannot, evidence: null };
}

export async function paymentsCheck(communityId: number, month: MonthOfHome): Promise<Check> {
  const checks = await import('./check-payments').catch(() => null);
  return checks ? checks.checkPayments(communityId, month) : { verdict: cannot, evidence: null };
}
