/** 合同、订单: what the trust has bound itself to, and how much of it is still to come. */
export interface Commitment {
  id: string;
  number: string;
  payee: { id: string; name: string };
  budgetLine: { lineId: string; name: string; year: number };
  title: string;
  amount: string;
  /** Paid, or asked for and open. */
  claimed: string;
  /** Still held on the budget line. */
  rest: string;
  startsOn: string;
  endsOn: string;
  fileId: string | null;
  state: 'proposed' | 'agreed' | 'ended';
  stateName: string;
  proposedByName: string;
  agreedByName: string | null;
  /** agree, end */
  mayDo: string[];
}

/** A line one may spend on, with what is left of it. */
export interface SpendableLine {
  lineId: string;
  budgetId: string;
  year: number;
  fund: string;
  name: string;
  accountCode: string;
  accountName: string;
  approved: string;
  committed: string;
  spent: string;
  available: string;
}
