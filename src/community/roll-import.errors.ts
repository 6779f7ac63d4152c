import { conflict, notFound } from '../shared/domain-error';

/** Every way an import of the roll can be refused as a whole; faults of single rows are listed instead. */
export const rollErrors = {
  unknown: () => notFound('roll-import.unknown', '没有找到这次导入，请重新上传文件。'),
  hasProblems: (count: number) =>
    conflict(
      'roll-import.has-problems',
      `文件里还有 ${count} 处问题，没有写入任何内容。请逐条改正后重新上传。`,
      { count },
    ),
  expired: () =>
    conflict('roll-import.expired', '这次导入的预览已过期，没有写入任何内容。请重新上传文件。'),
};
