import { Input } from 'antd';
import { Badge } from '../../../shared/components/Badge';
import { useWords } from '../../app/words';
import { amountColumn, textColumn } from '../../ui/columns';
import { DataTable } from '../../ui/DataTable';
import { percentOfRate } from '../editor/numbers';
import styles from '../lines/LinesTab.module.css';
import type { FinalAccounts, FinalLine } from '../types';

interface Props {
  accounts: FinalAccounts;
  /** Reasons as they are typed, by the line's key; read only without. */
  reasons?: Readonly<Record<string, string>>;
  onReason?: (key: string, reason: string) => void;
}

/** Line by line: approved, actual, how far apart, and why. */
export function FinalTable({ accounts, reasons, onReason }: Props) {
  const t = useWords('budget-accounts');
  const reasonOf = (line: FinalLine) => reasons?.[line.key] ?? line.reason;
  return (['income', 'expense'] as const).map((side) => (
    <section key={side} className={styles.table}>
      <h2 style={{ marginBottom: 8 }}>{t(`side.${side}`)}</h2>
      <DataTable<FinalLine>
        label={t(`side.${side}`)}
        rowKey="key"
        columns={[
          textColumn(t('name'), ({ name, accountCode, lineId }) => (
            <>
              <strong>{name}</strong> <span className="code">{accountCode}</span>{' '}
              {lineId === null && <Badge tone="attention">{t('unbudgeted')}</Badge>}
            </>
          )),
          amountColumn(t('approved'), ({ approved }) => approved),
          amountColumn(t('actual'), ({ actual }) => actual),
          amountColumn(t('variance'), ({ variance }) => variance),
          textColumn(t('share'), ({ share }) => <Share share={share} />, 88),
          textColumn(t('why'), (line) =>
            onReason ? (
              <Input
                aria-label={t('whyOf', { name: line.name })}
                maxLength={500}
                status={line.reasonNeeded && reasonOf(line).trim().length < 4 ? 'warning' : ''}
                placeholder={t(line.reasonNeeded ? 'whyMust' : 'whyMay')}
                value={reasonOf(line)}
                onChange={(event) => onReason(line.key, event.target.value)}
              />
            ) : (
              reasonOf(line)
            ),
          ),
        ]}
        rows={accounts.lines.filter((line) => line.side === side)}
        empty={t('none')}
      />
    </section>
  ));
}

/** "-0.1234" → −12.34 %. */
function Share({ share }: { share: string | null }) {
  if (share === null) return null;
  const isLess = share.startsWith('-');
  const percent = percentOfRate(share.replace('-', ''));
  return <>{`${isLess ? '−' : ''}${percent}%`}</>;
}
