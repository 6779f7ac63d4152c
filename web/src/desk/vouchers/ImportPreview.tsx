import { Table } from 'antd';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../app/words';
import { amountColumn, textColumn } from '../ui/columns';
import { Facts } from '../ui/Facts';
import { Notice } from '../ui/Notice';
import { ProblemTable, type RowProblem } from '../ui/ProblemTable';

interface ImportedLine {
  /** Line of the file. */
  at: number;
  bookedOn: string;
  /** As the old books numbered it. */
  voucherNo: string;
  summary: string;
  accountCode: string;
  accountName: string;
  fund: string;
  debit: string;
  credit: string;
}

export interface EntryImport {
  importId: string;
  format: 'kingdee' | 'yonyou';
  fileName: string;
  state: 'read' | 'submitted' | 'posted';
  vouchers: number;
  lines: number;
  totalDebit: string;
  totalCredit: string;
  problems: RowProblem[];
  preparedBy: string | null;
  /** The first lines. */
  preview: ImportedLine[];
}

/** What a file says, and everything that is wrong with it. */
export function ImportPreview({ read }: { read: EntryImport }) {
  const t = useWords('vouchers');
  const { vouchers, lines } = read;
  return (
    <>
      <Facts
        facts={[
          [t('import.name'), read.fileName],
          [t('import.format'), t(`import.${read.format}`)],
          [t('import.count'), t('import.countValue', { vouchers, lines })],
          [t('col.debit'), formatYuan(read.totalDebit)],
          [t('col.credit'), formatYuan(read.totalCredit)],
        ]}
      />
      {read.problems.length === 0 ? (
        <PreviewTable lines={read.preview} />
      ) : (
        <>
          <Notice tone="broken">{t('import.bad', { count: read.problems.length })}</Notice>
          <ProblemTable problems={read.problems} />
        </>
      )}
    </>
  );
}

function PreviewTable({ lines }: { lines: ImportedLine[] }) {
  const t = useWords('vouchers');
  return (
    <Table<ImportedLine>
      aria-label={t('import.preview')}
      style={{ margin: '12px 0' }}
      rowKey="at"
      dataSource={lines}
      pagination={false}
      size="small"
      scroll={{ x: 'max-content' }}
      columns={[
        textColumn(t('bookedOn'), ({ bookedOn }) => bookedOn),
        textColumn(t('col.voucherNo'), ({ voucherNo }) => voucherNo),
        textColumn(t('col.summary'), ({ summary }) => summary),
        textColumn(t('col.account'), ({ accountCode, accountName }) => (
          <>
            <span className="code">{accountCode}</span> {accountName}
          </>
        )),
        textColumn(t('col.fund'), ({ fund }) => t(`fund.${fund}`)),
        amountColumn(t('col.debit'), ({ debit }) => debit),
        amountColumn(t('col.credit'), ({ credit }) => credit),
      ]}
    />
  );
}
