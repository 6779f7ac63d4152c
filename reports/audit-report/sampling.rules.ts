import { RECIPE } from '../../src/audit-report/sampling.rules';
import { formatDay, day } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Block, DocumentPart } from '../layout/document/document';
import type { SampleFacts } from './content.rules';

/** 抽样: from what, by which numbers, and how anybody draws again. */
export function samplingPart(
  samples: readonly SampleFacts[],
  samplingNumber: string,
): DocumentPart {
  if (samples.length === 0) {
    const text = '本次审计没有抽样。';
    return { heading: '抽样', blocks: [{ kind: 'paragraph', text }] };
  }
  return {
    heading: '抽样与重抽办法',
    blocks: [
      {
        kind: 'paragraph',
        text: `样本由公开随机数抽取：抽样号 ${samplingNumber} 在委托时登记，另一半种子来自其后账本自己的指纹，审计、物业和业委会都无法挑选样本。`,
      },
      overview(samples),
      results(samples),
      ...samples.map(seedOf),
      { kind: 'notes', notes: RECIPE },
    ],
  };
}

const placeOf = ({ card }: SampleFacts): string =>
  [
    card.accountCode ? `${card.accountCode} ${card.accountName ?? ''}` : '全部科目',
    card.fund ?? '',
    card.sideName,
  ]
    .filter((each) => each !== '')
    .join('，');

const overview = (samples: readonly SampleFacts[]): Block => ({
  kind: 'table',
  caption: '抽样一览',
  columns: [
    { title: '抽样', share: 18 },
    { title: '总体', share: 26 },
    { title: '张数', share: 9, align: 'right' },
    { title: '金额', share: 18, align: 'right' },
    { title: '抽到', share: 9, align: 'right' },
    { title: '抽到金额', share: 18, align: 'right' },
  ],
  rows: samples.map((sample) => ({
    cells: [
      `第 ${sample.card.drawNo} 次 ${sample.card.title}（${sample.card.methodName}）`,
      `${sample.card.from}至${sample.card.to}，${placeOf(sample)}`,
      String(sample.card.populationCount),
      Money.yuan(sample.card.populationTotal).format(),
      String(sample.card.itemCount),
      Money.yuan(sample.card.itemTotal).format(),
    ],
  })),
});

const results = (samples: readonly SampleFacts[]): Block => ({
  kind: 'table',
  caption: '勾对结果（张）',
  columns: [
    { title: '抽样', share: 40 },
    { title: '相符', share: 15, align: 'right' },
    { title: '不符', share: 15, align: 'right' },
    { title: '缺凭据', share: 15, align: 'right' },
    { title: '未勾对', share: 15, align: 'right' },
  ],
  rows: samples.map(({ card: { drawNo, title, ticks } }) => ({
    cells: [
      `第 ${drawNo} 次 ${title}`,
      ...[ticks?.agrees, ticks?.differs, ticks?.missing, ticks?.open].map((n) => String(n ?? 0)),
    ],
    ...((ticks?.differs ?? 0) + (ticks?.missing ?? 0) > 0 ? { tone: 'warning' as const } : {}),
  })),
});

const seedOf = ({ card }: SampleFacts): Block => ({
  kind: 'fields',
  fields: [
    [`第 ${card.drawNo} 次取自账本头`, `前 ${card.headSize} 条记录`],
    ['树根', card.headRoot],
    ['种子', card.seed],
    ['总体指纹', card.populationRoot],
    ['样本指纹', card.itemsRoot],
  ],
});

/** 附录: every voucher that was looked at. */
export function samplesAppendix(samples: readonly SampleFacts[]): DocumentPart {
  return {
    heading: '附录：样本明细',
    blocks: samples.map(({ card, items }) => ({
      kind: 'table',
      caption: `第 ${card.drawNo} 次 ${card.title}`,
      columns: [
        { title: '序', share: 6 },
        { title: '凭证', share: 20 },
        { title: '日期', share: 16 },
        { title: '金额', share: 18, align: 'right' },
        { title: '命中', share: 8, align: 'right' },
        { title: '结果', share: 12 },
        { title: '说明', share: 26 },
      ],
      rows: items.map((item) => ({
        cells: [
          String(item.no),
          item.voucher,
          formatDay(day(item.bookedOn)),
          Money.yuan(item.amount).format(),
          String(item.hits),
          item.markName ?? '未勾对',
          item.note ?? '',
        ],
        ...(item.mark === 'differs' || item.mark === 'missing' ? { tone: 'warning' as const } : {}),
      })),
    })),
  };
}
