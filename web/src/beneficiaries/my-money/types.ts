import type { EntryCard } from '../../shared/api/types';

/** Yuan as text throughout; periods "YYYY-MM". */
export interface MoneyLine {
  key: string;
  name: string;
  amount: string;
}

export interface MoneyIncome extends MoneyLine {
  /** What all homes together had of it. */
  whole: string;
}

export interface MoneyUse extends MoneyIncome {
  fund: string;
  budgetLineId: string | null;
  accountCode: string | null;
  /** Ratio with four decimals: "0.1234". */
  shareOfUses: string;
  /** The same use in the span before, and in the same months a year ago; null: no such months. */
  lastSpan: string | null;
  lastYear: string | null;
}

export interface MoneyFund {
  fund: string;
  fundName: string;
  opening: string;
  paid: string;
  income: string;
  uses: string;
  closing: string;
}

export interface MoneyMonth {
  period: string;
  paid: string;
  income: string;
  uses: string;
  held: string;
}

export interface MyMoney {
  unitId: string;
  unitLabel: string;
  from: string;
  to: string;
  closedThrough: string | null;
  basis: string;
  basisName: string;
  weight: string;
  totalWeight: string;
  households: number;
  sentences: string[];
  opening: string;
  paid: {
    total: string;
    lines: MoneyLine[];
    receipts: { on: string; amount: string; seq: string }[];
  };
  forUse: { total: string; lines: MoneyLine[] };
  income: { total: string; lines: MoneyIncome[] };
  uses: { total: string; lines: MoneyUse[] };
  held: string;
  funds: MoneyFund[];
  owed: { total: string; lines: { name: string; amount: string; whole: string }[] };
  ownDue: string;
  months: MoneyMonth[];
  check: { lines: number; households: number; ledger: string; difference: string };
  proof: { period: string; leafIndex: number; root: string } | null;
}

export type PayeeKind = 'company' | 'person' | 'related';

/** A voucher behind a use: what of it stands on this use, and this home's part of that. */
export type MoneyEntry = EntryCard & {
  charged: string;
  share: string;
  payeeKind: PayeeKind | null;
};

export interface MoneyCheckLine {
  no: number;
  name: string;
  fund: string;
  fundName: string;
  side: 'handover' | 'source' | 'use' | 'owed';
  /** Every home's own payment, not divided. */
  own: boolean;
  ledger: string;
  households: string;
  difference: string;
}

export interface MoneyCheck {
  period: string;
  periods: string[];
  basis: string;
  households: number;
  totalWeight: string;
  lines: MoneyCheckLine[];
  held: {
    fund: string;
    fundName: string;
    ledger: string;
    households: string;
    difference: string;
  }[];
  difference: string;
  ok: boolean;
}
