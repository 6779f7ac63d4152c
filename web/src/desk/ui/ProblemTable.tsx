import { Table } from 'antd';
import { useWords } from '../app/words';
import { textColumn } from './columns';

export interface RowProblem {
  line?: number;
  column?: number | string;
  message: string;
}

const PAGE = 50;

/** Every bad row of a file: line, column, and what to do about it. */
export function ProblemTable({ problems }: { problems: RowProblem[] }) {
  const t = useWords();
  return (
    <Table<RowProblem & { key: number }>
      aria-label={t('problems.title')}
      dataSource={problems.map((problem, key) => ({ ...problem, key }))}
      size="small"
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        textColumn(t('problems.line'), ({ line }) => line ?? '', 80),
        textColumn(t('problems.column'), ({ column }) => column ?? '', 120),
        textColumn(t('problems.message'), ({ message }) => message),
      ]}
    />
  );
}
