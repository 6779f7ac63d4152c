import { formatPeriod, type Period } from '../shared/period';
import { OPINIONS, type OpinionKind } from './audit.rules';

/** What the model paragraphs are filled with. */
export interface OpinionSubject {
  readonly communityName: string;
  readonly trusteeName: string;
  readonly firm: string;
  readonly from: Period;
  readonly to: Period;
}

export interface OpinionModel {
  readonly kind: OpinionKind;
  readonly kindName: string;
  readonly when: string;
  readonly paragraphs: readonly string[];
}

const WHEN: Readonly<Record<OpinionKind, string>> = {
  unmodified: '账目在所有重大方面公允反映，没有未更正的重大错报',
  qualified: '除个别重大但不广泛的事项外，其余公允反映',
  adverse: '错报重大且广泛，账目整体不能公允反映',
  disclaimer: '取不到充分、适当的审计证据，影响重大且广泛',
};

/** The sentence each opinion turns on (中国注册会计师审计准则第 1501、1502 号的写法). */
const OPINION_OF: Readonly<Record<OpinionKind, (what: string) => string>> = {
  unmodified: (what) =>
    `我们认为，${what}在所有重大方面按照信托合同约定的会计政策编制，公允反映了本期的信托财产状况和收支情况。`,
  qualified: (what) =>
    `我们认为，除“形成保留意见的基础”所述事项的影响外，${what}在所有重大方面按照信托合同约定的会计政策编制，公允反映了本期的信托财产状况和收支情况。`,
  adverse: (what) =>
    `我们认为，由于“形成否定意见的基础”所述事项的重要性，${what}没有在所有重大方面按照信托合同约定的会计政策编制，未能公允反映本期的信托财产状况和收支情况。`,
  disclaimer: (what) =>
    `我们不对${what}发表审计意见。由于“形成无法表示意见的基础”所述事项的重要性，我们无法获取充分、适当的审计证据作为发表意见的基础。`,
};

const BASIS_OF: Readonly<Record<OpinionKind, string>> = {
  unmodified:
    '形成审计意见的基础：我们按照中国注册会计师审计准则执行了审计工作，独立于受托人和业主委员会。我们以公开随机数抽取样本，逐笔核对了凭证与附件，并核对了账本存证。我们相信，获取的审计证据是充分、适当的。',
  qualified:
    '形成保留意见的基础：（请写明事项、金额及其影响，并注明对应的审计发现编号。）除上述事项外，我们相信获取的审计证据是充分、适当的。',
  adverse: '形成否定意见的基础：（请写明各项错报、金额及其广泛影响，并注明对应的审计发现编号。）',
  disclaimer:
    '形成无法表示意见的基础：（请写明无法取得哪些证据、原因及可能的影响，并注明对应的审计发现编号。）',
};

const RESPONSIBILITIES: readonly string[] = [
  '受托人的责任：按照信托合同和《中华人民共和国信托法》第三十三条，保存完整记录，编制并公示收支情况，设计和维护必要的内部控制。业主委员会代表委托人监督账目的编制过程。',
  '注册会计师的责任：在执行审计工作的基础上，对账目是否不存在由于舞弊或错误导致的重大错报发表意见。合理保证是高水平的保证，但不能保证总能发现存在的错报。',
];

/** Paragraphs to begin with, of each kind; the auditor chooses and writes on. */
export function opinionModels(subject: OpinionSubject): OpinionModel[] {
  const { communityName, trusteeName, from, to } = subject;
  const months = from === to ? formatPeriod(from) : `${formatPeriod(from)}至${formatPeriod(to)}`;
  const what = `${communityName}物业服务信托${months}的账目`;
  const audited = `我们接受业主大会委托，审计了由${trusteeName}作为受托人编制的${what}，包括收支、基金变动、应收应付及银行存款。`;
  return (Object.keys(OPINIONS) as OpinionKind[]).map((kind) => ({
    kind,
    kindName: OPINIONS[kind],
    when: WHEN[kind],
    paragraphs: [audited, OPINION_OF[kind](what), BASIS_OF[kind], ...RESPONSIBILITIES],
  }));
}
