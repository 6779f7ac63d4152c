import { Input } from 'antd';
import { useState } from 'react';
import { formatYuan, sumYuan } from '../../../shared/format/yuan';
import { useWords, type Words } from '../../app/words';
import { Totals } from '../Totals';
import type { Budget } from '../types';
import styles from './Editor.module.css';
import { perHouseholdMonth, perSquareMetreMonth, typedNumber } from './numbers';
import { amountOf, hasField, type SheetLine, totalsOf } from './sheet';

interface Props {
  budget: Budget;
  lines: readonly SheetLine[];
  /** The line the hands are on. */
  line: SheetLine | null;
}

/** Always in sight: what it adds up to, what this line does to it, and what if less comes in. */
export function Foot({ budget, lines, line }: Props) {
  const t = useWords('budget-editor');
  const totals = totalsOf(lines);
  return (
    <div className={styles.foot} role="status">
      <Totals totals={totals} area={budget.area} />
      <div className={styles.what}>
        <span>
          {line ? effectOf(t, line, { budget, surplus: totals.surplus }) : t('chooseLine')}
        </span>
        <CollectionTry lines={lines} />
      </div>
    </div>
  );
}

interface Whole {
  budget: Budget;
  surplus: string;
}

/** What a line does: per square metre and month, per household, and to the surplus. */
function effectOf(t: Words, line: SheetLine, { budget, surplus }: Whole): string {
  const amount = amountOf(line);
  if (amount === null) return t('noAmount', { name: line.name });
  const sign = line.side === 'income' ? '-' : '';
  return [
    t('effect', {
      name: line.name,
      amount: formatYuan(amount),
      metre: perSquareMetreMonth(amount, budget.area) || '—',
      household: perHouseholdMonth(amount, budget.households) || '—',
    }),
    t('without', { surplus: formatYuan(sumYuan([surplus, `${sign}${amount}`])) }),
    line.before &&
      t('change', { amount: formatYuan(sumYuan([amount, `-${line.before}`]), 'always') }),
  ]
    .filter(Boolean)
    .join(t('stop'));
}

/** 以收定支: what is left when another part of what is billed comes in. Changes nothing. */
function CollectionTry({ lines }: { lines: readonly SheetLine[] }) {
  const t = useWords('budget-editor');
  const [percent, setPercent] = useState('');
  const read = typedNumber(percent, 2);
  const tried = lines.map((line) =>
    hasField(line.side, 'collectionRate') && line.collectionRate !== '' && read !== null
      ? { ...line, collectionRate: read }
      : line,
  );
  return (
    <label className={styles.try}>
      {t('try')}
      <Input
        style={{ width: 96 }}
        suffix="%"
        inputMode="decimal"
        value={percent}
        onChange={(event) => setPercent(event.target.value)}
      />
      {read !== null && (
        <strong>{t('tried', { surplus: formatYuan(totalsOf(tried).surplus) })}</strong>
      )}
    </label>
  );
}
