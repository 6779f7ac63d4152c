import { Button, Input } from 'antd';
import { useRef, type KeyboardEvent } from 'react';
import { useWords } from '../app/words';
import { AccountSelect } from '../ui/AccountSelect';
import { FundSelect } from '../ui/FundSelect';
import { MoneyField } from '../ui/MoneyField';
import { balancing, blankLine, type GridLine } from './lines';
import styles from './VoucherEditor.module.css';

interface Props {
  lines: GridLine[];
  onChange: (lines: GridLine[]) => void;
}

/** 摘要 科目 基金 借 贷. Enter goes on to the next field, and past the last to a new line. */
export function VoucherGrid({ lines, onChange }: Props) {
  const t = useWords('vouchers');
  const frame = useRef<HTMLTableElement>(null);
  const change = (key: number, part: Partial<GridLine>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const add = () => onChange([...lines, blankLine(lines[lines.length - 1]?.fund)]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    if (isChoosing(event.target)) return;
    event.preventDefault();
    if (!focusNext(frame.current, event.target)) {
      add();
      window.setTimeout(() => focusNext(frame.current, event.target));
    }
  };
  return (
    <>
      <div className={styles.scroll}>
        <table ref={frame} className={styles.grid} onKeyDown={onKey} aria-label={t('grid')}>
          <thead>
            <tr>
              <th className={styles.no}>{t('col.no')}</th>
              <th>{t('col.summary')}</th>
              <th className={styles.account}>{t('col.account')}</th>
              <th className={styles.fund}>{t('col.fund')}</th>
              <th className={styles.money}>{t('col.debit')}</th>
              <th className={styles.money}>{t('col.credit')}</th>
              <th className={styles.no}>
                <span className="visually-hidden">{t('col.remove')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <Row
                key={line.key}
                no={index + 1}
                line={line}
                lines={lines}
                onChange={(part) => change(line.key, part)}
                onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p style={{ marginTop: 8 }}>
        <Button onClick={add}>{t('addLine')}</Button> <span className="quiet">{t('keys')}</span>
      </p>
    </>
  );
}

/** An open list of choices takes Enter for itself. */
const isChoosing = (target: EventTarget) =>
  target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true';

function focusNext(frame: HTMLElement | null, from: EventTarget): boolean {
  const fields = [...(frame?.querySelectorAll<HTMLInputElement>('tbody input') ?? [])];
  const next = fields[fields.findIndex((field) => field === from) + 1];
  next?.focus();
  return next !== undefined;
}

interface RowProps {
  no: number;
  line: GridLine;
  lines: GridLine[];
  onChange: (part: Partial<GridLine>) => void;
  onRemove: () => void;
}

function Row({ no, line, lines, onChange, onRemove }: RowProps) {
  const t = useWords('vouchers');
  return (
    <tr>
      <td className={styles.no}>{no}</td>
      <td>
        <Input
          variant="borderless"
          aria-label={t('cell.summary', { no })}
          value={line.summary}
          maxLength={200}
          onChange={(event) => onChange({ summary: event.target.value })}
        />
      </td>
      <td className={styles.account}>
        <AccountSelect
          variant="borderless"
          aria-label={t('cell.account', { no })}
          value={line.accountCode}
          onChange={(accountCode) => onChange({ accountCode })}
        />
      </td>
      <td className={styles.fund}>
        <FundSelect
          variant="borderless"
          aria-label={t('cell.fund', { no })}
          value={line.fund}
          onChange={(fund) => onChange({ fund })}
        />
      </td>
      <Amount side="debit" no={no} line={line} lines={lines} onChange={onChange} />
      <Amount side="credit" no={no} line={line} lines={lines} onChange={onChange} />
      <td className={styles.no}>
        <Button type="text" aria-label={t('cell.remove', { no })} onClick={onRemove}>
          ×
        </Button>
      </td>
    </tr>
  );
}

interface AmountProps extends Omit<RowProps, 'onRemove'> {
  side: 'debit' | 'credit';
}

/** One side only: an amount on this side empties the other. "=" fills in what balances the fund. */
function Amount({ side, no, line, lines, onChange }: AmountProps) {
  const t = useWords('vouchers');
  const other = side === 'debit' ? 'credit' : 'debit';
  const typed = (text: string) => {
    const amount = text.includes('=') ? balancing(lines, line, side) : text;
    onChange(amount === '' ? { [side]: '' } : { [side]: amount, [other]: '' });
  };
  return (
    <td className={styles.money}>
      <MoneyField
        variant="borderless"
        withSign={false}
        aria-label={t(`cell.${side}`, { no })}
        value={line[side]}
        onChange={typed}
      />
    </td>
  );
}
