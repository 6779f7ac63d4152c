import { conflict, invalid, notFound } from '../shared/domain-error';
import type { DomainError } from '../shared/domain-error';

/** Every way masking can be refused. */
export const evidenceErrors = {
  fileUnknown: () => notFound('file.not-found', '没有找到这个附件，请刷新页面后再试。'),
  pageUnknown: (page: number) =>
    invalid('evidence.page-unknown', `这个附件没有第 ${page} 页，请刷新页面后再试。`, { page }),
  noPage: () => notFound('evidence.page-not-found', '这个附件没有这一页，请刷新页面后再试。'),
  boxOutside: (page: number) =>
    invalid(
      'evidence.box-outside',
      `第 ${page} 页有一个遮盖框在页面之外，请拖回页面内或删除后再提交。`,
      { page },
    ),
  maskedMeanwhile: (copyNo: number) =>
    conflict(
      'evidence.masked-meanwhile',
      `在您打开之后，别人已经生成了第 ${copyNo} 份公示副本。请刷新页面，在最新的遮盖上继续。`,
      { copyNo },
    ),
  tooManyPages: (pages: number, max: number) =>
    invalid(
      'evidence.too-many-pages',
      `这个 PDF 有 ${pages} 页，一次最多遮盖 ${max} 页。请拆成几个文件重新上传，再分别遮盖。`,
      { pages, max },
    ),
  unreadable: () =>
    invalid(
      'evidence.unreadable',
      '这个文件打不开或太复杂，没有生成新的副本。请打印成新的 PDF 或拍照后重新上传，再遮盖。',
    ),
} satisfies Record<string, (...args: never[]) => DomainError>;

const overtaken = () =>
  conflict(
    'evidence.masked-meanwhile',
    '在您打开之后，别人已经生成了新的公示副本。请刷新页面，在最新的遮盖上继续。',
  );

/** What the database's own refusals mean to a person: races, and writers that bypass the rules. */
export const evidenceConstraintMessages: Record<string, () => DomainError> = {
  public_copy_pkey: overtaken,
  public_copy_follows: overtaken,
  public_copy_drawn_anew: () => evidenceErrors.unreadable(),
};
