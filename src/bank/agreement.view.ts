import type { Agreement } from './reconciliation.rules';

/** 已与银行对账: whether the books and the bank agree, for everybody. */
export class BankAgreementView {
  /** none: no statement yet; open: young items under way; differs: shown red */
  state!: 'none' | 'agreed' | 'open' | 'differs';
  /** The day up to which every account's statements reach */
  through!: string | null;
  /** What neither side explains */
  difference!: string;
  /** 未达账项: what only one side has so far */
  openItems!: number;
  /** Ready to be shown */
  sentence!: string;
}

export function bankAgreementViewOf(agreement: Agreement): BankAgreementView {
  const { state, through, difference, openItems, sentence } = agreement;
  return { state, through, difference: difference.toString(), openItems, sentence };
}
