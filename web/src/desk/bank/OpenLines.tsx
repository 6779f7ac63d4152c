import { Button, Space } from 'antd';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Panel } from '../ui/Panel';
import { useLineColumns } from './lineColumns';
import type { BankLine } from './types';

interface Props {
  lines: BankLine[];
  hasMore: boolean;
  onMore: () => void;
  onMatch: (line: BankLine) => void;
  onBook: (line: BankLine) => void;
}

/** What no rule explains: a person says which voucher it is, or books what only the bank has. */
export function OpenLines({ lines, hasMore, onMore, onMatch, onBook }: Props) {
  const t = useWords('bank');
  return (
    <Panel title={t('open.title')}>
      <DataTable<BankLine>
        label={t('open.title')}
        rowKey="lineId"
        rows={lines}
        hasMore={hasMore}
        onMore={onMore}
        columns={[
          ...useLineColumns(),
          amountColumn<BankLine>(t('col.open'), ({ open }) => open, 132),
          textColumn<BankLine>(t('col.acts'), (line) => (
            <Space>
              <Button onClick={() => onMatch(line)}>{t('match.begin')}</Button>
              <Button onClick={() => onBook(line)}>{t('book.begin')}</Button>
            </Space>
          )),
        ]}
        empty={<EmptyState title={t('open.none')}>{t('open.noneHint')}</EmptyState>}
      />
    </Panel>
  );
}
