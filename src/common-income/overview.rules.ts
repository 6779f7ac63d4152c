import type { Day } from '../shared/day';
import { plusDays } from '../shared/day';
import { Money } from '../shared/money';
import { instalmentsOf, spansOf } from './instalments.rules';
import type { Instalment } from './instalments.rules';
import { flagsOf, overdueOf, paidInstalments } from './standing.rules';
import type { IncomeFlag, PaidInstalment } from './standing.rules';
import type { IncomeTerms } from './terms.rules';

/** A contract with its versions, the oldest first. */
export interface Registered {
  readonly id: string;
  readonly endedOn: Day | null;
  readonly versions: readonly [VersionOfTerms, ...VersionOfTerms[]];
}

interface VersionOfTerms extends IncomeTerms {
  readonly version: number;
}

/** Money that came in and stands. */
export interface CameIn {
  readonly kind: 'contract' | 'direct' | 'day';
  readonly receivedOn: Day;
  readonly amount: Money;
}

/** Where a contract stands within a range of days. */
export interface Overview {
  /** The version that holds at the end of the range, or held last. */
  readonly terms: VersionOfTerms;
  readonly due: Money;
  readonly received: Money;
  readonly overdue: Money;
  readonly missingDays: number;
  readonly flags: readonly IncomeFlag[];
  readonly endsOn: Day | null;
  readonly nextDue: Day | null;
  /** Every instalment due by then, paid the oldest first. */
  readonly instalments: readonly PaidInstalment[];
}

export interface Asked {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly missingDays: number;
}

/**
 * What was due, came in and is late, of one contract: due and received within the range, late at its end
 * from whenever it was due. Where nobody owes beforehand, what came in was due.
 */
export function overviewOf(
  contract: Registered,
  came: readonly CameIn[],
  { from, to, today, missingDays }: Asked,
): Overview {
  const over = to < today;
  const on = over ? plusDays(to, 1) : today;
  const within = (each: Day) => each >= from && each <= to;
  const spans = spansOf(contract.versions, contract.endedOn);
  const all = instalmentsOf(spans, FAR);
  const until = all.filter(({ dueOn }) => dueOn <= to);
  const paid = paidInstalments(until, sumOf(came.filter(isOf('contract')).filter(byThen(to))));
  const received = sumOf(came.filter(({ receivedOn }) => within(receivedOn)));
  const unowed = sumOf(
    came.filter(({ kind, receivedOn }) => kind !== 'contract' && within(receivedOn)),
  );
  const terms =
    contract.versions.findLast(({ startsOn }) => startsOn <= to) ?? contract.versions[0];
  const endsOn = contract.versions.at(-1)?.endsOn ?? null;
  const overdue = overdueOf(paid, on);
  const facts = { terms: { ...terms, endsOn }, endedOn: contract.endedOn, overdue, missingDays };
  return {
    terms,
    due: Money.sum(all.filter(({ dueOn }) => within(dueOn)).map(({ amount }) => amount)).plus(
      unowed,
    ),
    received,
    overdue,
    missingDays,
    flags: flagsOf({ ...facts, today: on }),
    endsOn,
    nextDue: nextDueOf(all, came, today),
    instalments: paid,
  };
}

/** Whether a contract says anything of a range: it holds in it, or something was due, paid or late. */
export function concerns(overview: Overview, contract: Registered, { from, to }: Asked): boolean {
  const [{ startsOn }] = contract.versions;
  const isOver = contract.endedOn !== null && contract.endedOn < from;
  const moved = [overview.due, overview.received, overview.overdue].some((sum) => !sum.isZero());
  return moved || (startsOn <= to && !isOver);
}

const FAR = '9999-12-31' as Day;

const sumOf = (came: readonly CameIn[]) => Money.sum(came.map(({ amount }) => amount));
const isOf =
  (wanted: CameIn['kind']) =>
  ({ kind }: CameIn) =>
    kind === wanted;
const byThen =
  (to: Day) =>
  ({ receivedOn }: CameIn) =>
    receivedOn <= to;

/** The first instalment from today on that is not paid whole. */
function nextDueOf(all: readonly Instalment[], came: readonly CameIn[], today: Day): Day | null {
  const open = paidInstalments(all, sumOf(came.filter(isOf('contract')))).filter(
    ({ open: left, dueOn }) => left.isPositive() && dueOn >= today,
  );
  return open[0]?.dueOn ?? null;
}
