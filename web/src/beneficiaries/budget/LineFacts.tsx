import type { ReactNode } from 'react';
import type { BudgetLine } from '../../shared/api/types';
import {
  absYuan,
  formatYuan,
  fenOf,
  isNegativeYuan,
  isZeroYuan,
  yuanOfFen,
} from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { Card } from '../parts/Card';
import { formatPrice } from './numbers';
import { ownLastYear } from './story';
import { useFormula } from './use-formula';
import styles from './budget.module.css';

/** 单价 × 数量 × 次数, why, and how it compares. */
export function LineFacts({ line, lines }: { line: BudgetLine; lines: readonly BudgetLine[] }) {
  const t = useWords();
  const formula = useFormula();
  const lastYear = ownLastYear(line, lines);
  return (
    <Card title={t('budget:line.amount', { amount: formatYuan(line.amount) })}>
      <p className={styles.formula}>
        {formula(line)} = {formatYuan(line.amount)}
      </p>
      {line.basis && <p>{t('budget:line.basis', { basis: line.basis })}</p>}
      <dl className={styles.facts}>
        {line.perSquareMetreMonth !== null && (
          <Fact name={t('budget:line.perSquareMetre')}>
            {formatPrice(line.perSquareMetreMonth)}
          </Fact>
        )}
        {lastYear !== null && (
          <Against name={t('budget:line.lastYear')} was={lastYear} now={line.amount} />
        )}
        {line.before !== null && line.before !== line.amount && (
          <Against name={t('budget:line.before')} was={line.before} now={line.amount} />
        )}
        <Fact name={t('budget:line.account')}>
          {line.accountCode} {line.accountName}
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What it was, and by how much it is more or less now. */
function Against({ name, was, now }: { name: string; was: string; now: string }) {
  const t = useWords();
  const change = yuanOfFen(fenOf(now) - fenOf(was));
  const how = isNegativeYuan(change) ? 'less' : 'more';
  return (
    <Fact name={name}>
      {formatYuan(was)}
      {!isZeroYuan(change) && (
        <span className="quiet small">
          {' '}
          {t(`budget:line.${how}`, { amount: formatYuan(absYuan(change)) })}
        </span>
      )}
    </Fact>
  );
}
