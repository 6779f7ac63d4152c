import type { AuditTestView } from '../../src/audit-report/tests/audit-test.view';
import type { DocumentPart } from '../layout/document/document';

/** What a built-in test came to; its hits are for looking at, and stay in the house. */
export type TestFacts = Pick<
  AuditTestView,
  'name' | 'populationName' | 'population' | 'count' | 'caution'
>;

/** 执行的审计测试: what was looked at by rule, and how many stood out. */
export function testsPart(tests: readonly TestFacts[]): DocumentPart {
  const cautions = tests.flatMap(({ name, caution }) => (caution ? [`${name}：${caution}`] : []));
  return {
    heading: `执行的审计测试（${tests.length} 项）`,
    blocks: [
      {
        kind: 'table',
        caption: '审计测试一览',
        columns: [
          { title: '测试', share: 36 },
          { title: '总体', share: 32 },
          { title: '测试数量', share: 16, align: 'right' },
          { title: '命中', share: 16, align: 'right' },
        ],
        rows: tests.map(({ name, populationName, population, count, caution }) => ({
          cells: [name, populationName, String(population), caution ? '不作判断' : String(count)],
        })),
      },
      {
        kind: 'notes',
        notes: [
          ...cautions,
          '测试按固定规则对审计期间的账逐项计算；审计、业主委员会和受托人都可以在工作台的审计页面重新计算。',
          '命中只表示符合规则、值得核对，不等于有问题；需要受托人说明的，见审计发现。',
        ],
      },
    ],
  };
}
