/** 合同、订单: what the trust has bound itself to, and how much of it is still to come. Yuan. */
export interface Commitment {
  id: string;
  number: string;
  title: string;
  payee: { id: string; name: string };
  line: { lineId: string; name: string; year: number };
  amount: string;
  /** Of it, asked for by requests under way. */
  underWay: string;
  paid: string;
  /** Still held on the budget line. */
  rest: string;
  startsOn: string;
  endsOn: string;
  /** Its last day is over and it was not ended: the rest is still held. */
  overdue: boolean;
  file: { id: string; name: string; mediaType: string };
  /** 选定理由. */
  selection: string;
  state: 'proposed' | 'agreed' | 'refused' | 'ended';
  stateName: string;
  ladder: { by: 'reviewer' | 'committee'; approvals: number; agreed: number; basis: string };
  waitingFor: string[];
  acts: {
    act: string;
    actName: string;
    personName: string;
    postName: string;
    at: string;
    note: string;
  }[];
  /** agree, refuse, end */
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
