import type { DocumentPart, Field, ReportDocument } from '../layout/document/document';

/** What every report says of itself before it comes to its figures. */
export interface ReportHead {
  readonly communityName: string;
  readonly trusteeName: string;
  readonly trustorName: string;
  readonly officePhone: string;
  /** 2026年第一季度 */
  readonly subjectName: string;
  /** Whether the months it speaks of are closed: figures of an open month may still change. */
  readonly isFinal: boolean;
  /** Path of the page that shows the same. */
  readonly link: string;
}

export interface ReportBody {
  readonly title: string;
  /** Unit, and by which basis: 单位：元 收付实现制. */
  readonly subtitle: string;
  readonly finding: string;
  readonly parts: readonly DocumentPart[];
  /** At most six. */
  readonly figures: readonly Field[];
  /** Where it is not its months that make it final. */
  readonly state?: string;
}

/** A report without a cover, signed as the books are. */
export function reportOf(head: ReportHead, body: ReportBody): ReportDocument {
  return {
    title: body.title,
    communityName: head.communityName,
    subtitle: `${head.subjectName}　${body.subtitle}`,
    state: body.state ?? stateOf(head.isFinal),
    isFinal: head.isFinal,
    finding: body.finding,
    cover: [],
    parts: body.parts,
    signatures: ['编制', '审核', '业主委员会', '公示日期'],
    figures: body.figures,
    link: head.link,
  };
}

const stateOf = (isFinal: boolean): string =>
  isFinal ? '所涉月份均已结账' : '所涉月份尚未全部结账，数字可能变动，正式公示以结账后为准';

/** Where a reader turns with a question, and how long the answer may take. */
export function askingNote({ trusteeName, trustorName, officePhone }: ReportHead): string {
  const phone = officePhone === '' ? '' : `（电话 ${officePhone}）`;
  return `有疑问请向受托人${trusteeName}${phone}提出，受托人按信托合同约定的期限书面答复；也可以向${trustorName}或社区反映。`;
}
