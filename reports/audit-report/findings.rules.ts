import type { AuditFindingView } from '../../src/audit-report/finding.view';
import { day, formatDay, dayInShanghai } from '../../src/shared/day';
import { Money } from '../../src/shared/money';
import type { Block, DocumentPart } from '../layout/document/document';

/** 审计发现, each with what the firm answered and what the auditor thinks of it. */
export function findingsPart(
  findings: readonly AuditFindingView[],
  withheld: number,
): DocumentPart {
  const kept: Block[] =
    withheld === 0
      ? []
      : [
          {
            kind: 'notes',
            notes: [
              `另有 ${withheld} 条发现涉及个人，只对审计、业主委员会和受托人显示，不在本报告中列出。`,
            ],
          },
        ];
  if (findings.length === 0) {
    const text = withheld === 0 ? '没有提出审计发现。' : '没有可以公开的审计发现。';
    return { heading: '审计发现', blocks: [{ kind: 'paragraph', text }, ...kept] };
  }
  return {
    heading: `审计发现（${findings.length} 条）`,
    blocks: [overview(findings), ...findings.flatMap(findingBlocks), ...kept],
  };
}

const overview = (findings: readonly AuditFindingView[]): Block => ({
  kind: 'table',
  caption: '发现一览',
  columns: [
    { title: '编号', share: 18 },
    { title: '程度', share: 9 },
    { title: '标题', share: 35 },
    { title: '涉及金额', share: 18, align: 'right' },
    { title: '状态', share: 20 },
  ],
  rows: findings.map((finding) => ({
    cells: [
      finding.number,
      finding.severityName,
      finding.title,
      finding.amount ? Money.yuan(finding.amount).format() : '—',
      finding.stateName,
    ],
    ...(finding.overdue ? { tone: 'warning' as const } : {}),
  })),
});

function findingBlocks(finding: AuditFindingView): Block[] {
  const { number, title, text, subject, steps } = finding;
  const due = finding.daysLeft === null ? '' : `，答复期限${formatDay(day(finding.dueOn))}`;
  return [
    { kind: 'paragraph', text: `${number}　${title}（${subject.title}${due}）` },
    { kind: 'paragraph', text: `审计：${text}` },
    ...steps.map((step): Block => ({
      kind: 'paragraph',
      text: `${step.postName}${step.actName}（${formatDay(dayInShanghai(new Date(step.at)))}${step.late ? `，逾期 ${step.late} 天` : ''}）：${step.text}`,
    })),
    ...(steps.length === 0
      ? [{ kind: 'paragraph', text: '受托人尚未答复。', tone: 'warning' } as const]
      : []),
  ];
}
