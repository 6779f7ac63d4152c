import { conflict, invalid, notFound } from '../shared/domain-error';

/** Every way a report can be refused. */
export const disclosureErrors = {
  reportUnknown: () => notFound('report.unknown', '没有找到这份报告，请从报告列表中重新打开。'),
  entryUnknown: () =>
    notFound('report.entry-unknown', '没有找到这张凭证，请从账簿中重新打开后再打印。'),
  booksUnknown: () =>
    notFound('report.no-books', '这个小区还没有启用账簿，请先启用账簿再生成报告。'),
  beforeBooks: (startOn: string) =>
    invalid('report.before-books', `账簿从${startOn}开始，之前的月份没有数据，请选择之后的月份。`),
  notBegun: (period: string) =>
    invalid('report.not-begun', `${period}还没有开始，请选择本月或以前的月份。`),
  kindUnknown: () => notFound('report.kind-unknown', '没有这种报告，请从报告种类中选择。'),
  nothingThere: () =>
    notFound('report.nothing-there', '没有找到要报告的对象，可能已被更改；请刷新后重新选择。'),
  subjectMissing: () => invalid('report.subject-missing', '请选择报告的期间或对象。'),
  subjectMalformed: (example: string) =>
    invalid('report.subject-malformed', `报告对象的写法不对，应类似 ${example}，请重新选择。`),
  noBudgetInForce: (year: number) =>
    conflict(
      'report.no-budget-in-force',
      `${year}年还没有生效的预算；预算经决定生效后才有执行表。`,
    ),
  periodMissing: () => invalid('report.period-missing', '请选择要生成收支公示表的月份。'),
  seqMissing: () => invalid('report.seq-missing', '请选择要打印的凭证。'),
  draftNotReprinted: () =>
    conflict(
      'report.draft-not-reprinted',
      '这份表是结账前生成的，不能补打；请重新生成，得到最新数字。',
    ),
  noSuchFile: () =>
    notFound('open-data.no-such-file', '没有这个数据文件，请从“带走数据”页面选择。'),
  notPublic: () =>
    notFound(
      'public-page.closed',
      '这个小区没有公开页，或已经关闭。住在本小区的业主请登录后查看；是否公开由业主共同决定。',
    ),
  pageUnknown: () =>
    notFound('public-page.unknown', '没有找到这次公开提议，请刷新页面后重新选择。'),
  pageAlready: () =>
    conflict('public-page.already', '已有一个公开提议或已打开的公开页；请先关闭它再提出新的。'),
  pageNotProposed: () =>
    conflict('public-page.in-turn', '这次公开的状态已经变了，请刷新页面后再办。'),
  needsResolution: () =>
    conflict(
      'public-page.needs-resolution',
      '打开公开页要有业主大会对这次提议的通过决议；请先发起表决，通过后再打开。',
    ),
  alreadyArchived: () => conflict('report.already-archived', '这份报告刚刚已经归档，请刷新列表。'),
};

/** Two of the same at once: only the database sees it; the job then finds the first one's file. */
export const disclosureConstraintMessages = {
  report_once: disclosureErrors.alreadyArchived,
  report_version_once: disclosureErrors.alreadyArchived,
  report_print_no_once: disclosureErrors.alreadyArchived,
  public_page_one_open: disclosureErrors.pageAlready,
  public_page_in_turn: disclosureErrors.pageNotProposed,
  public_page_needs_resolution: disclosureErrors.needsResolution,
  public_page_resolution: disclosureErrors.needsResolution,
};
