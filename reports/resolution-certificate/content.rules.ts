import { areaText } from '../../src/resolutions/area.rules';
import type { CertificateFacts } from '../../src/resolutions/certificate.queries';
import { type Outcome, verdictOf } from '../../src/resolutions/majority.rules';
import { KIND_NAMES, MATTERS } from '../../src/resolutions/matters.rules';
import type { Resolution } from '../../src/resolutions/resolution-rows';
import { partOf } from '../../src/resolutions/tally.rules';
import type { MatterKind, Tally, Weight } from '../../src/resolutions/votes.rules';
import { CHANNEL_NAMES } from '../../src/resolutions/words.rules';
import { formatDay, formatInstant } from '../../src/shared/day';

/** The certificate in words, in the order it is read. */
export interface CertificateContent {
  readonly community: string;
  readonly title: string;
  readonly number: string;
  readonly subject: string;
  readonly outcome: string;
  readonly isPassed: boolean;
  readonly facts: readonly (readonly [label: string, said: string])[];
  readonly paragraphs: readonly string[];
  /** 意见, 面积, 人数 */
  readonly tally: readonly (readonly string[])[];
  /** Requirement, as required, as counted, whether it is met. */
  readonly tests: readonly (readonly string[])[];
  readonly ballots: readonly (readonly string[])[];
  readonly notes: readonly string[];
  readonly proof: { readonly says: string; readonly note: string } | null;
  readonly url: string;
  readonly signatures: readonly string[];
  readonly closedAt: Date;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  passed: '表决通过',
  failed: '表决未通过',
  'no-quorum': '参与表决的面积或人数不足三分之二，未形成决议',
};

/** 表决结果证书 from what was counted. @throws Error for a vote that is not closed. */
export function certificateContent(facts: CertificateFacts): CertificateContent {
  const { resolution, head } = facts;
  const { tally, closedAt } = resolution;
  if (!tally || !closedAt) throw new Error('a certificate of a vote that is not counted');
  const part = partOf(tally);
  const total = { area: resolution.totalArea, heads: resolution.totalHeads };
  const standing = { total, part, yes: tally.for };
  return {
    community: facts.communityName,
    title: '业主大会表决结果证书',
    number: resolution.number,
    subject: resolution.title,
    outcome: outcomeWords(facts, verdictOf(resolution.kind, standing)),
    isPassed: resolution.outcome === 'passed',
    facts: factsOf(resolution),
    paragraphs: resolution.text.split(/\n+/).filter((line) => line.trim() !== ''),
    tally: tallyRows(tally, part, total),
    tests: testsOf(resolution.kind, standing),
    ballots: facts.ballots.map(({ channel, counted, notCounted }) => [
      CHANNEL_NAMES[channel],
      String(counted),
      String(notCounted),
    ]),
    notes: notesOf(facts),
    proof: head && { says: proofWords(head.size, head.signedAt), note: head.note },
    url: facts.url,
    signatures: ['业主委员会（盖章）', '计票人', '监票人'],
    closedAt,
  };
}

function outcomeWords({ resolution, official }: CertificateFacts, counted: Outcome): string {
  if (resolution.mode === 'binding') return OUTCOMES[counted];
  if (!official) return `本系统计票供参考（${OUTCOMES[counted]}），以官方系统结果为准`;
  return `官方系统结果：${official.passed ? OUTCOMES.passed : OUTCOMES.failed}（${official.reference}）`;
}

function factsOf(resolution: Resolution): [string, string][] {
  const { matter, kind, noticeOn, opensOn, closesOn, secret } = resolution;
  const roll = `${resolution.unitCount} 套（个）专有部分，${resolution.totalHeads} 人，${areaText(resolution.totalArea)} ㎡`;
  return [
    ['表决事项', `民法典第二百七十八条第（${NUMERALS[matter - 1]}）项：${MATTERS[matter]}`],
    ['通过条件', KIND_NAMES[kind]],
    ['公告日期', noticeOn ? formatDay(noticeOn) : ''],
    ['表决期间', `${formatDay(opensOn)}至${formatDay(closesOn)}${secret ? '（无记名）' : ''}`],
    ['业主名册', roll],
    ['名册指纹', resolution.rollHash ?? ''],
    ['计票指纹', resolution.countHash ?? ''],
    ...subjectFact(resolution),
  ];
}

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

function subjectFact({ subject }: Resolution): [string, string][] {
  return subject?.hash ? [['表决文本指纹', subject.hash]] : [];
}

function tallyRows(tally: Tally, part: Weight, total: Weight): string[][] {
  const row = (name: string, { area, heads }: Weight) => [name, areaText(area), String(heads)];
  return [
    row('同意', tally.for),
    row('反对', tally.against),
    row('弃权', tally.abstain),
    row('参与表决合计', part),
    row('全体业主', total),
  ];
}

interface Standing {
  readonly total: Weight;
  readonly part: Weight;
  readonly yes: Weight;
}

/** Each test as whole numbers, so that anybody can reckon it again by hand. */
function testsOf(kind: MatterKind, { total, part, yes }: Standing): string[][] {
  const [words, times, share, isMet] =
    kind === 'special'
      ? (['同意占参与的四分之三以上', 4, 3, (a: number, b: number) => a >= b] as const)
      : (['同意占参与的过半数', 2, 1, (a: number, b: number) => a > b] as const);
  const sign = kind === 'special' ? '≥' : '＞';
  const quorum = (by: string, one: number, all: number, show: (count: number) => string) => [
    `参与占全体的三分之二以上（${by}）`,
    `3 × ${show(one)} ≥ 2 × ${show(all)}`,
    3 * one >= 2 * all ? '符合' : '不符合',
  ];
  const majority = (by: string, one: number, all: number, show: (count: number) => string) => [
    `${words}（${by}）`,
    `${times} × ${show(one)} ${sign} ${share} × ${show(all)}`,
    isMet(times * one, share * all) ? '符合' : '不符合',
  ];
  return [
    quorum('面积', part.area, total.area, areaText),
    quorum('人数', part.heads, total.heads, String),
    majority('面积', yes.area, part.area, areaText),
    majority('人数', yes.heads, part.heads, String),
  ];
}

function notesOf({ official }: CertificateFacts): string[] {
  return [
    '面积按不动产登记面积计算；人数按专有部分计算，建设单位尚未出售或尚未交付的部分合计一人，同一买受人拥有多个专有部分的合计一人。',
    '同一业主多次投票的，以表决期内最后一张为准；共有人意见不一致的，该表决权不计入参与。',
    '每位业主可凭回执号在网上的计票清单中查到自己的票是否计入；清单不含姓名、房号和面积。',
    ...(official ? [`官方系统结果依据：${official.reference}。`] : []),
  ];
}

function proofWords(size: string, signedAt: Date): string {
  return `本次计票已随 ${size} 条记录于${formatInstant(signedAt)}由签名程序签名；二维码里是签名全文。`;
}
