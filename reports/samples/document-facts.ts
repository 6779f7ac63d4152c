import type { ReportDocument, TableBlock } from '../layout/document/document';

const months = Array.from({ length: 12 }, (_, index) => `${index + 1}月`);

/** Vouchers of a year as an appendix lists them; fictional. */
export function voucherList(count: number): TableBlock {
  return {
    kind: 'table',
    caption: `凭证目录（${count} 张）`,
    columns: [
      { title: '凭证号', share: 12 },
      { title: '日期', share: 13 },
      { title: '摘要', share: 45 },
      { title: '金额', share: 20, align: 'right' },
      { title: '附件', share: 8, align: 'right' },
    ],
    rows: Array.from({ length: count }, (_, index) => ({
      cells: [
        `记-${index + 1}`,
        `2025-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
        `付${index % 12}月电梯维保费，合同 ${2025000 + index}，验收单已附`,
        `${(index % 900) + 100},${String(index % 1000).padStart(3, '0')}.${String(index % 100).padStart(2, '0')}`,
        String(index % 5),
      ],
    })),
  };
}

/** One of each block, so that the drawing is looked at without any books. */
export const sampleDocument: ReportDocument = {
  title: '年度受托报告',
  communityName: '锦和苑',
  subtitle: '2025年度　单位：元　收付实现制',
  state: '本年已结账',
  isFinal: true,
  finding: '全年收入 1,320,000.00 元，支出 1,284,500.00 元，结余 35,500.00 元留在信托财产中。',
  cover: [
    ['委托人', '锦和苑全体业主（业主委员会代表）'],
    ['受托人', '示例物业服务有限公司'],
    ['报告期间', '2025年1月1日至2025年12月31日'],
    ['编制依据', '《中华人民共和国民法典》第九百四十三条、《信托法》第三十三条'],
  ],
  parts: [
    {
      heading: '信托财产',
      blocks: [
        { kind: 'paragraph', text: '年末信托财产共 2,986,962.75 元，都在下列账户中。' },
        {
          kind: 'table',
          caption: '各基金余额',
          columns: [
            { title: '基金', share: 40 },
            { title: '年初', share: 20, align: 'right' },
            { title: '本年增减', share: 20, align: 'right' },
            { title: '年末', share: 20, align: 'right' },
          ],
          rows: [
            { cells: ['物业服务信托基金', '386,214.55', '−4,438.21', '381,776.34'] },
            { cells: ['其中：应急预备', '40,000.00', '0.00', '40,000.00'], indent: 1 },
            { cells: ['公共收益基金', '128,630.00', '30,100.00', '158,730.00'], tone: 'good' },
            { cells: ['合计', '514,844.55', '25,661.79', '540,506.34'], isTotal: true },
          ],
        },
        { kind: 'in-words', label: '合计（大写）', words: '伍拾肆万零伍佰零陆元叁角肆分' },
        {
          kind: 'notes',
          notes: ['余额与银行对账单一致。', '代收代付的款项不是信托财产，单独列示。'],
        },
      ],
    },
    {
      heading: '收支的情况',
      blocks: [
        {
          kind: 'bars',
          title: '人员工资占全年支出的六成以上',
          bars: [
            { name: '人员工资', value: '790,800.00', part: 1, mark: 0.96 },
            { name: '公共水电', value: '118,874.88', part: 0.15, mark: 0.2 },
            { name: '电梯维保', value: '68,040.00', part: 0.086, mark: 0.086 },
          ],
          legend: '红色竖线是预算。',
        },
        {
          kind: 'lines',
          title: '下半年的支出回到预算以内',
          months,
          series: [
            {
              name: '支出',
              last: '105,300.00',
              points: [0.7, 0.8, 0.75, 0.9, 0.95, 0.9, 0.85, 0.8, 0.78, 0.76, 0.75, 0.74],
            },
            {
              name: '预算',
              last: '110,000.00',
              points: [...Array.from({ length: 11 }, () => 0.8), null],
            },
          ],
          axis: ['0', '140,000.00'],
        },
        { kind: 'paragraph', tone: 'warning', text: '四月和五月超出预算，已经业主委员会同意。' },
      ],
    },
    {
      heading: '合同一览',
      blocks: [
        {
          kind: 'table',
          landscape: true,
          columns: [
            ...['合同号', '对方', '内容', '期间'].map((title) => ({ title, share: 14 })),
            ...['合同金额', '已付', '应付未付', '尚未到期'].map((title) => ({
              title,
              share: 11,
              align: 'right' as const,
            })),
          ],
          rows: [
            {
              cells: [
                'HT-2025-001',
                '安捷电梯维保有限公司',
                '电梯日常维护保养与年检配合',
                '2025-01-01 至 2025-12-31',
                '68,040.00',
                '62,370.00',
                '5,670.00',
                '0.00',
              ],
            },
          ],
        },
        { kind: 'notes', notes: ['合同原件在网上“合同”页，可以下载。'] },
      ],
    },
    {
      heading: '服务与人员',
      blocks: [
        {
          kind: 'fields',
          fields: [
            ['服务事项', '公共区域清洁、秩序维护、绿化养护、共用设施设备维护。'],
            ['负责人员', '未登记，由受托人在“合同”页登记。'],
          ],
        },
        {
          kind: 'table',
          columns: [{ title: '处罚', share: 1 }],
          rows: [],
          empty: '本年没有受到处罚。',
        },
      ],
    },
    { heading: '附录：凭证目录', blocks: [voucherList(60)] },
  ],
  signatures: ['编制', '审核', '受托人（盖章）', '业主委员会'],
  figures: [
    ['年末余额', '2,986,962.75'],
    ['全年支出', '1,284,500.00'],
  ],
  link: '/c/1/flow?from=2025-01&to=2025-12',
};
