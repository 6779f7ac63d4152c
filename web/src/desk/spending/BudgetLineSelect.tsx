import { Select } from 'antd';
import { useWords } from '../app/words';
import type { SpendableLine } from '../commitments/types';
import { formatYuan } from '../../shared/format/yuan';
import { BudgetLineRest } from './BudgetLineRest';
import { useBudgetLines } from './budget-lines';

interface Props {
  id?: string;
  value?: string | null;
  onChange?: (lineId: string) => void;
  fund: string;
  /** The day it is spent on: it decides the year. */
  on: string;
  /** As typed: what would be left after it is said under the field. */
  amount: string;
  /** The request's own amount while it holds the line already (an edit of what was submitted). */
  held?: string;
  mayExceed?: boolean;
  onLine?: (line: SpendableLine) => void;
}

/** 无预算不支出: the line with what is left of it, while it is being chosen. */
export function BudgetLineSelect(props: Props) {
  const { id, value, onChange, fund, on, amount, held, mayExceed, onLine } = props;
  const t = useWords('spending');
  const lines = useBudgetLines(fund, on);
  const items = lines.data?.items ?? [];
  const chosen = items.find(({ lineId }) => lineId === value);
  return (
    <>
      <Select
        {...(id ? { id } : {})}
        style={{ width: '100%' }}
        allowClear
        loading={lines.isFetching}
        placeholder={t('line.choose')}
        value={chosen ? chosen.lineId : null}
        onChange={(lineId: string | undefined) => {
          const line = items.find((each) => each.lineId === lineId);
          if (line) onLine?.(line);
          onChange?.(lineId ?? '');
        }}
        options={items.map((line) => ({
          value: line.lineId,
          label: t('line.option', { name: line.name, available: formatYuan(line.available) }),
          search: `${line.name} ${line.accountName} ${line.accountCode}`,
        }))}
        showSearch={{
          filterOption: (typed, option) => option?.search.includes(typed.trim()) ?? false,
        }}
        notFoundContent={t('line.none')}
      />
      {chosen && (
        <BudgetLineRest
          line={chosen}
          amount={amount}
          mayExceed={mayExceed ?? false}
          {...(held ? { held } : {})}
        />
      )}
    </>
  );
}
