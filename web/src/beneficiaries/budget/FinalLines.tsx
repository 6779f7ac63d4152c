import type { FinalAccountsLine } from '../../shared/api/types';
import { Badge } from '../../shared/components/Badge';
import { formatYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { Rows } from '../parts/Rows';
import { changePercent } from './numbers';
import styles from './budget.module.css';

interface Props {
  lines: readonly FinalAccountsLine[];
  /** Whether reasons are due already: not while the year is running. */
  asked: boolean;
}

const SIDES = ['expense', 'income'] as const;

/** Planned, actual, difference and why, line by line. */
export function FinalLines({ lines, asked }: Props) {
  const t = useWords();
  return SIDES.map((side) => (
    <Card key={side} title={t(`budget:final.${side}`)}>
      <Rows>
        {lines
          .filter((line) => line.side === side)
          .map((line) => (
            <Line key={line.key} line={line} asked={asked} />
          ))}
      </Rows>
    </Card>
  ));
}

function Line({ line, asked }: { line: FinalAccountsLine; asked: boolean }) {
  const t = useWords();
  const { name, side, lineId, approved, actual, variance } = line;
  const change = changePercent(actual, approved);
  return (
    <div className={styles.diff}>
      <p className={styles.lineHead}>
        <span>
          <b>{name}</b>{' '}
          {lineId === null && <Badge tone="attention">{t('budget:final.unbudgeted')}</Badge>}
        </span>
        <b className="num">{formatYuan(actual)}</b>
      </p>
      <p className="quiet small">
        {t(`budget:final.against.${side}`, {
          approved: formatYuan(approved),
          variance: formatYuan(variance, 'always'),
        })}
        {change && t('budget:final.percent', { change })}
      </p>
      <Reason line={line} asked={asked} />
    </div>
  );
}

function Reason({
  line: { reason, reasonNeeded },
  asked,
}: {
  line: FinalAccountsLine;
  asked: boolean;
}) {
  const t = useWords();
  if (reason) return <p>{t('budget:final.reason', { reason })}</p>;
  if (!reasonNeeded || !asked) return null;
  return <p className={styles.asked}>{t('budget:final.noReason')}</p>;
}
