import { useGet } from '../../shared/api/queries';
import type { Budget, BudgetItem, BudgetLine, OwnHomes } from '../../shared/api/types';
import {
  absYuan,
  fenOf,
  formatYuan,
  isNegativeYuan,
  isZeroYuan,
  sumYuan,
  yuanOfFen,
} from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { formatPrice, grouped, plainNumber } from './numbers';
import {
  comparedWith,
  feeLine,
  feeOfHome,
  greatestOf,
  monthOfHome,
  sharesOf,
  type Areas,
  type Named,
} from './story';
import { useBudget } from './use-budget';
import styles from './budget.module.css';

/** An ordinary home, for those who have not bound one yet. */
const EXAMPLE = '100.00';

/** 这对我家意味着什么: the budget as one home sees it, by the month. */
export function HomeShareCard({ budget, last }: { budget: Budget; last: BudgetItem | undefined }) {
  const { path, membership } = useCommunity();
  const isBound = membership.units.length > 0;
  const { data } = useGet<OwnHomes>(path('/my-units'), {}, { enabled: isBound });
  const home = data?.units[0];
  if (isBound && !data) return null;
  const areas = { home: home?.billingArea ?? EXAMPLE, whole: budget.area };
  return <Share budget={budget} last={last} areas={areas} label={home?.label} />;
}

interface ShareProps {
  budget: Budget;
  last?: BudgetItem | undefined;
  areas: Areas;
  label?: string | undefined;
}

function Share({ budget, last, areas, label }: ShareProps) {
  const t = useWords();
  const shares = sharesOf(budget.lines, areas);
  if (shares.length === 0) return null;
  const cost = sumYuan(shares.map(({ amount }) => amount));
  const area = plainNumber(areas.home);
  return (
    <Card title={t('budget:home.title')}>
      <p>{label ? t('budget:home.mine', { label, area }) : t('budget:home.example', { area })}</p>
      <dl className={styles.facts}>
        <div className={styles.total}>
          <dt>{t('budget:home.cost')}</dt>
          <dd>{formatYuan(cost)}</dd>
        </div>
        <Fee budget={budget} areas={areas} cost={cost} />
      </dl>
      <Change budget={budget} last={last} areas={areas} />
      <Fold summary={t('budget:home.parts', { cost: formatYuan(cost) })}>
        <Parts shares={shares} />
      </Fold>
      <p className="quiet small">
        {t('budget:home.how', { whole: grouped(plainNumber(areas.whole)) })}
      </p>
    </Card>
  );
}

/** What the home pays itself, and what other income pays for it. */
function Fee({ budget, areas, cost }: ShareProps & { cost: string }) {
  const t = useWords();
  const line = feeLine(budget.lines);
  if (!line) return null;
  const fee = feeOfHome(areas.home, line.unitPrice);
  const rest = yuanOfFen(fenOf(cost) - fenOf(fee));
  const price = formatPrice(line.unitPrice);
  return (
    <>
      <div>
        <dt>{t('budget:home.fee', { area: plainNumber(areas.home), price })}</dt>
        <dd>{formatYuan(fee)}</dd>
      </div>
      {!isZeroYuan(rest) && (
        <div>
          <dt>{t(isNegativeYuan(rest) ? 'budget:home.kept' : 'budget:home.others')}</dt>
          <dd>{formatYuan(absYuan(rest))}</dd>
        </div>
      )}
    </>
  );
}

function Change({ budget, last, areas }: ShareProps) {
  const t = useWords();
  const { against, changes } = comparedWith(budget.lines, useLastPlan(last));
  const most = greatestOf(changes);
  if (!most) return null;
  const whole = monthOfHome(sumYuan(changes.map(({ amount }) => amount)), areas);
  const part = monthOfHome(most.amount, areas);
  return (
    <p className={styles.change}>
      {t(`budget:home.change.${directionOf(whole)}`, {
        against: t(`budget:home.against.${against}`),
        amount: formatYuan(absYuan(whole)),
      })}{' '}
      {t(`budget:home.most.${directionOf(part)}`, {
        name: most.name,
        amount: formatYuan(absYuan(part)),
      })}
    </p>
  );
}

/** The lines in force of the year before; undefined where there is no such budget. */
function useLastPlan(last: BudgetItem | undefined): readonly BudgetLine[] | undefined {
  const version = last?.inForceVersion ?? null;
  const isThere = last !== undefined && version !== null;
  return useBudget(last?.budgetId ?? '', String(version), isThere).data?.lines;
}

function directionOf(change: string): 'more' | 'less' | 'same' {
  if (isZeroYuan(change)) return 'same';
  return isNegativeYuan(change) ? 'less' : 'more';
}

function Parts({ shares }: { shares: readonly Named[] }) {
  return (
    <dl className={styles.facts}>
      {shares.map(({ name, amount }, index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{formatYuan(amount)}</dd>
        </div>
      ))}
    </dl>
  );
}
