import { Table } from 'antd';
import { apiUrl } from '../../shared/api/client';
import { fenOf } from '../../shared/format/yuan';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import type { Quote } from './types';

/** Quotes, cheapest first. */
export function Quotes({ quotes }: { quotes: Quote[] }) {
  const t = useWords('spending');
  const here = useHere();
  const sorted = [...quotes].sort((one, other) => fenOf(one.amount) - fenOf(other.amount));
  return (
    <Table<Quote>
      aria-label={t('quotes.title')}
      title={() => t('quotes.title')}
      rowKey={({ supplier, amount }) => `${supplier} ${amount}`}
      dataSource={sorted}
      pagination={false}
      size="small"
      columns={[
        textColumn(t('quotes.supplier'), ({ supplier }) => supplier),
        textColumn(t('quotes.file'), ({ file }) =>
          file ? (
            <a href={apiUrl(here.api(`/files/${file.id}`))} target="_blank" rel="noreferrer">
              {file.name}
            </a>
          ) : (
            ''
          ),
        ),
        amountColumn(t('quotes.amount'), ({ amount }) => amount),
      ]}
    />
  );
}
