import { Input } from 'antd';
import { formatYuan, isNegativeYuan, isZeroYuan } from '../../../shared/format/yuan';
import { useWords, type Words } from '../../app/words';
import { Panel } from '../../ui/Panel';
import type { Budget } from '../types';
import styles from './Editor.module.css';
import { type Sheet, totalsOf } from './sheet';

interface Props {
  budget: Budget;
  sheet: Sheet;
  onChange: (part: Partial<Pick<Sheet, 'reason' | 'surplusNote'>>) => void;
}

/** 说明: what everybody will read with the figures. A budget balances, or says what becomes of the rest. */
export function Notes({ budget, sheet, onChange }: Props) {
  const t = useWords('budget-editor');
  return (
    <Panel title={t('notes')}>
      <div className={styles.notes}>
        <label>
          {t('reason')}
          <Input.TextArea
            rows={3}
            maxLength={500}
            placeholder={t('reasonHint')}
            value={sheet.reason}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        </label>
        <label>
          {balanceWords(t, totalsOf(sheet.lines).surplus, budget.openingBalance)}
          <Input.TextArea
            rows={3}
            maxLength={500}
            placeholder={t('surplusHint')}
            value={sheet.surplusNote}
            onChange={(event) => onChange({ surplusNote: event.target.value })}
          />
        </label>
      </div>
    </Panel>
  );
}

function balanceWords(t: Words, surplus: string, balance: string): string {
  if (isZeroYuan(surplus)) return t('balanced');
  if (!isNegativeYuan(surplus)) return t('surplus', { amount: formatYuan(surplus) });
  return t('deficit', {
    amount: formatYuan(surplus.replace('-', '')),
    balance: formatYuan(balance),
  });
}
