import type { EngagementRecord } from '../../src/audit-report/engagement-records';
import type { AuditOpinionView } from '../../src/audit-report/engagement.view';
import type { AuditFindingView } from '../../src/audit-report/finding.view';
import type { AuditSampleCardView, AuditSampleItemView } from '../../src/audit-report/sample.view';
import { dayInShanghai, formatDay, formatInstant } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import { formatPeriod } from '../../src/shared/period';
import type { Block, DocumentPart, ReportDocument } from '../layout/document/document';
import { findingsPart } from './findings.rules';
import { samplesAppendix, samplingPart } from './sampling.rules';
import { type TestFacts, testsPart } from './tests.rules';

export interface SampleFacts {
  readonly card: AuditSampleCardView;
  readonly items: readonly AuditSampleItemView[];
}

/** The nightly verification of the whole books. */
export interface VerificationFacts {
  readonly at: Date;
  readonly leaves: number;
  readonly entries: number;
  readonly faults: number;
}

export interface AuditReportFacts {
  readonly community: {
    readonly communityName: string;
    readonly trusteeName: string;
    readonly trustorName: string;
  };
  readonly link: string;
  readonly engagement: Omit<EngagementRecord, 'id'>;
  /** Null until something of it is written. */
  readonly opinion: AuditOpinionView | null;
  readonly samples: readonly SampleFacts[];
  /** As they came out when the report was drawn. */
  readonly tests: readonly TestFacts[];
  /** In the order they were raised. */
  readonly findings: readonly AuditFindingView[];
  /** Findings about persons, which stay out. */
  readonly withheld: number;
  readonly verification: VerificationFacts | null;
}

/** 审计报告. @throws plain Error where a sample's items do not add up to what its header says. */
export function auditReportDocument(facts: AuditReportFacts): ReportDocument {
  for (const sample of facts.samples) assertAddsUp(sample);
  const { community, engagement, opinion, samples, findings } = facts;
  const isFinal = opinion?.issued ?? false;
  const kind = isFinal && opinion ? opinion.kindName : '意见尚未出具';
  return {
    title: '审计报告',
    communityName: community.communityName,
    subtitle: `${monthsOf(engagement)}　单位：元`,
    state: isFinal
      ? `已于${formatDay(dayInShanghai(new Date(opinion!.at)))}出具意见`
      : '草稿，意见尚未出具，内容可能变动',
    isFinal,
    finding: `${engagement.firm}：${kind}。${summaryOf(facts)}`,
    cover: coverOf(facts),
    parts: [
      opinionPart(opinion),
      scopePart(facts),
      samplingPart(samples, engagement.samplingNumber),
      testsPart(facts.tests),
      findingsPart(findings, facts.withheld),
      verificationPart(facts.verification),
      ...(samples.length > 0 ? [samplesAppendix(samples)] : []),
    ],
    signatures: ['中国注册会计师', '会计师事务所（盖章）', '报告日期'],
    figures: [
      ['审计意见', kind],
      ['抽查凭证', `${countOf(samples)} 张`],
      ['抽查金额', amountOf(samples).format()],
      ['审计发现', `${findings.length + facts.withheld} 条`],
    ],
    link: facts.link,
  };
}

const monthsOf = ({ from, to }: Pick<EngagementRecord, 'from' | 'to'>): string =>
  from === to ? formatPeriod(from) : `${formatPeriod(from)}至${formatPeriod(to)}`;

const countOf = (samples: readonly SampleFacts[]): number =>
  samples.reduce((sum, { items }) => sum + items.length, 0);

const amountOf = (samples: readonly SampleFacts[]): Money =>
  Money.sum(samples.map(({ card }) => Money.yuan(card.itemTotal)));

function summaryOf({ samples, findings, withheld }: AuditReportFacts): string {
  const open = findings.filter(({ state }) => state !== 'accepted' && state !== 'closed').length;
  const looked = `抽查凭证 ${countOf(samples)} 张、${amountOf(samples).format()} 元`;
  const found = findings.length + withheld;
  const left = open === 0 ? '' : `，其中 ${open} 条公开的发现尚未了结`;
  return `${looked}，提出发现 ${found} 条${left}。`;
}

function coverOf({ community, engagement }: AuditReportFacts): ReportDocument['cover'] {
  return [
    ['被审计单位', `${community.communityName}物业服务信托（受托人：${community.trusteeName}）`],
    ['委托方', community.trustorName],
    ['审计单位', engagement.firm],
    ['审计期间', monthsOf(engagement)],
    ['委托编号', engagement.number],
    ['委托依据', engagement.resolutionRef],
  ];
}

function opinionPart(opinion: AuditOpinionView | null): DocumentPart {
  const blocks: Block[] = opinion
    ? opinion.paragraphs.map((text) => ({ kind: 'paragraph', text }))
    : [{ kind: 'paragraph', text: '审计人员尚未起草意见。', tone: 'warning' }];
  return { heading: opinion ? `审计意见：${opinion.kindName}` : '审计意见', blocks };
}

function scopePart({ engagement }: AuditReportFacts): DocumentPart {
  const { auditors, answerDays, fee, samplingNumber, at } = engagement;
  return {
    heading: '审计范围与安排',
    blocks: [
      { kind: 'paragraph', text: engagement.scope },
      {
        kind: 'fields',
        fields: [
          ['审计期间', monthsOf(engagement)],
          ['登记委托', formatInstant(at)],
          [
            '审计人员',
            auditors.map(({ name, endsOn }) => `${name}（授权至${formatDay(endsOn)}）`).join('、'),
          ],
          ['审计费用', `${Money.yuan(fee).format()} 元`],
          ['抽样号', samplingNumber],
          ['答复期限', `${answerDays} 天`],
        ],
      },
      {
        kind: 'notes',
        notes: [
          '审计人员只能查看，不能改动账目；每一次查看都有记录，业主委员会可以随时查阅。',
          '审计由委托人一方聘请，受托人不参与聘请。',
        ],
      },
    ],
  };
}

function verificationPart(verification: VerificationFacts | null): DocumentPart {
  const heading = '附录：账本核对结果';
  if (!verification) {
    const text = '出具意见前没有完成过整本账的核对，本报告不引用核对结果。';
    return { heading, blocks: [{ kind: 'paragraph', text, tone: 'warning' }] };
  }
  const { at, leaves, entries, faults } = verification;
  const text =
    faults === 0
      ? '逐条重算指纹、逐张核对借贷与编号、逐项重新加总，全部相符。'
      : `发现 ${faults} 处不符，详见系统核对记录。`;
  return {
    heading,
    blocks: [
      { kind: 'paragraph', text, tone: faults === 0 ? 'good' : 'warning' },
      {
        kind: 'fields',
        fields: [
          ['核对时间', formatInstant(at)],
          ['存证条数', String(leaves)],
          ['凭证张数', String(entries)],
          ['不符之处', String(faults)],
        ],
      },
      {
        kind: 'notes',
        notes: [
          '任何人都可以用离线核对程序（verifier 文件夹）对导出的账本再核对一遍，并重抽全部样本。',
        ],
      },
    ],
  };
}

function assertAddsUp({ card, items }: SampleFacts): void {
  const total = Money.sum(items.map(({ amount }) => Money.yuan(amount)));
  if (items.length !== card.itemCount || !total.equals(Money.yuan(card.itemTotal))) {
    throw new Error(
      `sample ${card.drawNo} lists ${total.toString()}, its header ${card.itemTotal}`,
    );
  }
}
