import { type Day, formatDay } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Field, TableBlock } from '../layout/document/document';

export interface NamedPost {
  /** Of the firm; else of the owners' side or of those who oversee. */
  readonly isTrustee: boolean;
  readonly postName: string;
  readonly personName: string;
  readonly startsOn: Day;
}

export interface TrustFacts {
  /** Null: none governed that day. */
  readonly contract: {
    readonly version: number;
    readonly title: string;
    readonly effectiveOn: Day;
    readonly resolutionRef: string;
    readonly purpose: string;
    readonly beneficiaries: string;
    readonly startsOn: Day;
    readonly endsOn: Day;
    /** 受托人报酬, in words. */
    readonly remuneration: string;
  } | null;
  /** Billable ㎡ of homes and shops. */
  readonly area: string;
  readonly households: number;
  readonly posts: readonly NamedPost[];
}

/** What is missing, and who has to give it: never made up (民法典 943). */
export const unregistered = (what: string, who: string): string =>
  `${what}：未登记，由${who}提供。`;

/** 信托合同, 目的, 受益人, 期限, and the size of the community. */
export function trustFields({ contract, area, households }: TrustFacts): Field[] {
  const size: Field = ['计费面积和户数', `${Money.yuan(area).format()} ㎡，住宅 ${households} 户`];
  if (!contract) return [['信托合同', '未登记，由委托人和受托人录入'], size];
  const basis = contract.resolutionRef === '' ? '' : `，依据：${contract.resolutionRef}`;
  return [
    [
      '信托合同',
      `${contract.title}，第 ${contract.version} 版，${formatDay(contract.effectiveOn)}起执行${basis}`,
    ],
    ['信托目的', contract.purpose],
    ['受益人', contract.beneficiaries],
    ['合同期限', `${formatDay(contract.startsOn)}至${formatDay(contract.endsOn)}`],
    ['受托人报酬', contract.remuneration],
    size,
  ];
}

export function postsTable(posts: readonly NamedPost[], empty: string): TableBlock {
  return {
    kind: 'table',
    columns: [
      { title: '岗位', share: 40 },
      { title: '姓名', share: 30 },
      { title: '任职起', share: 30 },
    ],
    rows: posts.map(({ postName, personName, startsOn }) => ({
      cells: [postName, personName, formatDay(startsOn)],
    })),
    empty,
  };
}
