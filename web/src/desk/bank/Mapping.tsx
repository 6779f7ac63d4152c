import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Chips } from '../ui/Chips';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import styles from './Mapping.module.css';
import type { BankImport, BankMapping, StatementTable } from './types';

interface Props {
  read: BankImport;
  table: StatementTable;
  isOpen: boolean;
  onRead: (read: BankImport) => void;
}

type SignRule = 'found' | 'signed' | 'flag';
const SIGN_RULES: readonly SignRule[] = ['found', 'signed', 'flag'];

/** 列的对应: above each column of the file stands what it is; the same file is read again, and kept so. */
export function Mapping({ read: shown, table, isOpen, onRead }: Props) {
  const t = useWords('bank');
  const here = useHere();
  const [columns, setColumns] = useState(
    () => new Map(table.columns.map(({ column, field }) => [column, field])),
  );
  const [signRule, setSignRule] = useState<SignRule>('found');
  const read = useAct(() => {
    const mapping = {
      columns: [...columns].map(([column, field]) => ({ column, field })),
      ...(signRule === 'found' ? {} : { signRule }),
      ...(table.titleLine === null ? {} : { titleLine: table.titleLine }),
    };
    return api.post<BankImport>(here.api(`/bank-imports/${shown.importId}/rereading`), { mapping });
  }, onRead);
  const choose = (column: number, field: string | undefined) =>
    setColumns((now) => {
      const next = new Map([...now].filter(([at, what]) => at !== column && what !== field));
      return field === undefined ? next : next.set(column, field);
    });
  return (
    <details className={styles.mapping} open={isOpen}>
      <summary>{t('mapping.title')}</summary>
      <p className="quiet">{t('mapping.lead')}</p>
      <ProblemList error={read.error} />
      <Chips
        label={t('mapping.sign')}
        value={signRule}
        options={SIGN_RULES.map((key) => ({ key, name: t(`mapping.${key}`) }))}
        onChange={setSignRule}
      />
      <Columns accountId={shown.bankAccountId} table={table} columns={columns} onChoose={choose} />
      <Button loading={read.isPending} onClick={() => read.mutate(undefined)}>
        {t('mapping.again')}
      </Button>
    </details>
  );
}

interface ColumnsProps {
  accountId: string;
  table: StatementTable;
  columns: ReadonlyMap<number, string>;
  onChoose: (column: number, field: string | undefined) => void;
}

function Columns({ accountId, table, columns, onChoose }: ColumnsProps) {
  const t = useWords('bank');
  const fields = useFields(accountId);
  const width = Math.max(table.titles.length, ...table.sample.map((cells) => cells.length));
  const places = Array.from({ length: width }, (_, place) => place);
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <thead>
          <tr>
            {places.map((place) => (
              <th key={place} scope="col">
                <Select
                  aria-label={t('mapping.column', { column: table.titles[place] ?? place + 1 })}
                  allowClear
                  style={{ width: '100%', minWidth: 128 }}
                  placeholder={t('mapping.unused')}
                  value={columns.get(place) ?? null}
                  onChange={(field: string | undefined) => onChoose(place, field)}
                  options={fields}
                />
                {table.titles[place]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.sample.map((cells, row) => (
            // The sample never changes its order.
            <tr key={row}>
              {places.map((place) => (
                <td key={place}>{cells[place]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Every field a column may be, in the words of a statement. */
function useFields(accountId: string) {
  const mapping = useHereGet<BankMapping>(`/bank-accounts/${accountId}/mapping`);
  return (mapping.data?.fields ?? []).map(({ field, fieldName }) => ({
    value: field,
    label: fieldName,
  }));
}
