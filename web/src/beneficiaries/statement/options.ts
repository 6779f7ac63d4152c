import { useGet } from '../../shared/api/queries';
import type { AccountSummary, Community, Flow } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { useDates } from '../../shared/i18n/useDates';
import { rangeAround, shifted } from '../flow/range';
import { useCommunity } from '../layout/community';

export interface Option {
  value: string;
  label: string;
}

/** Every month since the books began, newest first. */
export function useMonthOptions(): Option[] {
  const { path } = useCommunity();
  const dates = useDates();
  const community = useGet<Community>(path());
  const first = community.data?.booksStartOn.slice(0, 7);
  return monthsBetween(first, today().slice(0, 7)).map((period) => ({
    value: period,
    label: dates.period(period),
  }));
}

export function useFundOptions(): Option[] {
  const { path } = useCommunity();
  const summary = useGet<AccountSummary>(path('/account/summary'));
  return (summary.data?.funds ?? []).map((fund) => ({ value: fund.fund, label: fund.name }));
}

/** Bank accounts and the accounts money was spent on in the last two years; and the one now set. */
export function useAccountOptions(current: string): Option[] {
  const { path } = useCommunity();
  const thisYear = rangeAround('year', today().slice(0, 7));
  const lastYear = shifted('year', thisYear, -1);
  const summary = useGet<AccountSummary>(path('/account/summary'));
  const flow = useGet<Flow>(path('/account/flow'), { from: lastYear.from, to: thisYear.to });
  // A bank account appears once per fund in it.
  const bankNames = new Map(summary.data?.banks.map((bank) => [bank.accountCode, bank.name]));
  const banks = [...bankNames].map(([value, label]) => ({ value, label }));
  const uses = (flow.data?.uses ?? [])
    .flatMap((use) => use.accounts)
    .map((account) => ({ value: account.code, label: account.name }));
  const known = [...banks, ...uses];
  const isKnown = current === '' || known.some((option) => option.value === current);
  return isKnown ? known : [{ value: current, label: current }, ...known];
}

function monthsBetween(first: string | undefined, last: string): string[] {
  if (!first) return [];
  const months: string[] = [];
  let range = rangeAround('month', last);
  while (range.from >= first) {
    months.push(range.from);
    range = shifted('month', range, -1);
  }
  return months;
}
