import type { Agreement } from './agreement.rules';

/** One account in the badge */
export class AccountAgreementView {
  name!: string;
  /** The last day its statements reach */
  agreedTo!: string;
  difference!: string;
  /** different: something is unexplained, shown red; late: no statement for more than 35 days */
  state!: 'agreed' | 'late' | 'different';
}

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
  accounts!: AccountAgreementView[];
}

export function bankAgreementViewOf(agreement: Agreement): BankAgreementView {
  const { state, through, difference, openItems, sentence, accounts } = agreement;
  return {
    state,
    through,
    difference: difference.toString(),
    openItems,
    sentence,
    accounts: accounts.map((account) => ({
      ...account,
      difference: account.difference.toString(),
    })),
  };
}
