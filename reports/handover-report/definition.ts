import type { ReportDefinition } from '../report-definition';
import { handoverDocument, type HandoverReportFacts } from './content.rules';
import { handoverReportChoices, handoverReportFacts } from './facts';

export const handoverReport: ReportDefinition<HandoverReportFacts> = {
  kind: 'handover-report',
  name: '交接报告',
  purpose:
    '更换受托人时交出了什么、谁接收、有何保留；信托终止时即清算报告（信托法第四十一条、第五十八条）。',
  subject: 'id',
  right: 'handover.prepare',
  title: () => '交接报告',
  choices: handoverReportChoices,
  facts: handoverReportFacts,
  document: handoverDocument,
};
