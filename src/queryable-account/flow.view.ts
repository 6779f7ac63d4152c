import { EntryCardView, entryCardViewOf } from './entry-card.view';
import type { FlowLine } from './flow.rules';
import type { FlowPage, NamedFlow } from './flow.queries';

export class FlowAccountView {
  code: string;
  name: string;
  /** In yuan. */
  amount: string;
}

export class FlowLineView {
  /** Stable key of the category; opens `uses/:key/entries`. */
  key: string;
  name: string;
  /** In yuan; negative only where more was taken back than came in. */
  amount: string;
  /** The accounts behind it, largest first; their amounts add up to `amount`. */
  accounts: FlowAccountView[];
}

export class FlowMonthView {
  period: string;
  in: string;
  out: string;
  closing: string;
}

/** 钱从哪来，到哪去: opening + sources − uses = closing, exactly; all in yuan, on cash basis. */
export class FlowView {
  opening: string;
  closing: string;
  sources: FlowLineView[];
  uses: FlowLineView[];
  byMonth: FlowMonthView[];
}

/** The same, and by what it was moved most. */
export class FlowPageView extends FlowView {
  /** The largest payments, largest first, at most three; none that was taken back. */
  largest: EntryCardView[];
}

export function flowViewOf({ flow, accountNames }: NamedFlow): FlowView {
  const lineViewOf = (line: FlowLine): FlowLineView => ({
    key: line.key,
    name: line.name,
    amount: line.amount.toString(),
    accounts: line.accounts.map(({ code, amount }) => ({
      code,
      name: accountNames.get(code) ?? code,
      amount: amount.toString(),
    })),
  });
  return {
    opening: flow.opening.toString(),
    closing: flow.closing.toString(),
    sources: flow.sources.map(lineViewOf),
    uses: flow.uses.map(lineViewOf),
    byMonth: flow.byMonth.map((month) => ({
      period: month.period,
      in: month.in.toString(),
      out: month.out.toString(),
      closing: month.closing.toString(),
    })),
  };
}

export function flowPageViewOf({ largest, ...named }: FlowPage): FlowPageView {
  return Object.assign(flowViewOf(named), { largest: largest.map(entryCardViewOf) });
}
