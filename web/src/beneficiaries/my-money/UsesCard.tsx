import { Link, useSearchParams } from 'react-router';
import { formatYuan, percentOf } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import type { FlowRange } from '../flow/useFlowRange';
import { useCommunity } from '../layout/community';
import { Card } from '../parts/Card';
import { Fold } from '../parts/Fold';
import { Rows } from '../parts/Rows';
import { Segments } from '../parts/Segments';
import { barOf, changeFrom, foldedUses } from './money';
import rows from './rows.module.css';
import type { MoneyUse, MyMoney } from '../../shared/api/types';
import { moneyQuery } from './use-my-money';

const COMPARED = ['none', 'lastSpan', 'lastYear'] as const;
type Compared = (typeof COMPARED)[number];

/** What the money was used for, largest first; each opens the vouchers behind it. */
export function UsesCard({ money, value }: { money: MyMoney; value: FlowRange }) {
  const t = useWords();
  const { compared, compare } = useCompared();
  const { shown, rest, restAmount } = foldedUses(money.uses.lines);
  const [first] = shown;
  if (!first) return <Card title={t('my-money:uses.none')}>{t('my-money:uses.noneHint')}</Card>;
  const rowsOf = (uses: MoneyUse[]) => (
    <Rows>
      {uses.map((use) => (
        <UseRow
          key={use.key}
          use={use}
          longest={first.amount}
          total={money.uses.total}
          before={compared === 'none' ? undefined : use[compared]}
          query={moneyQuery(money, value)}
        />
      ))}
    </Rows>
  );
  const share = percentOf(first.amount, money.uses.total);
  return (
    <Card title={t('my-money:uses.title', { name: first.name, share })}>
      <p className="quiet small no-print">{t('my-money:uses.hint')}</p>
      <Compare compared={compared} onCompared={compare} />
      {rowsOf(shown)}
      {rest.length > 0 && (
        <Fold
          summary={t('my-money:uses.rest', { count: rest.length, amount: formatYuan(restAmount) })}
        >
          {rowsOf(rest)}
        </Fold>
      )}
      <p className={rows.foot}>
        <span>{t('my-money:uses.sum')}</span>
        <b className="num">{formatYuan(money.uses.total)}</b>
      </p>
    </Card>
  );
}

/** What to compare with lives in the address too. */
function useCompared() {
  const [params, setParams] = useSearchParams();
  const asked = params.get('compare');
  const compare = (to: Compared) =>
    setParams(
      (now) => {
        if (to === 'none') now.delete('compare');
        else now.set('compare', to);
        return now;
      },
      { replace: true },
    );
  return { compared: COMPARED.find((one) => one === asked) ?? 'none', compare };
}

interface CompareProps {
  compared: Compared;
  onCompared: (compared: Compared) => void;
}

function Compare({ compared, onCompared }: CompareProps) {
  const t = useWords();
  return (
    <div className="no-print">
      <Segments
        label={t('my-money:compare.label')}
        value={compared}
        onValue={onCompared}
        options={COMPARED.map((one) => ({ value: one, label: t(`my-money:compare.${one}`) }))}
      />
    </div>
  );
}

interface RowProps {
  use: MoneyUse;
  longest: string;
  total: string;
  /** The amount of the other time; undefined when nothing is compared. */
  before: string | null | undefined;
  query: string;
}

function UseRow({ use, longest, total, before, query }: RowProps) {
  const t = useWords();
  const { page } = useCommunity();
  return (
    <Link className={rows.use} to={page(`/my-money/uses/${encodeURIComponent(use.key)}?${query}`)}>
      <span className={rows.useHead}>
        <b>{use.name}</b>
        <span className="num">{formatYuan(use.amount)}</span>
      </span>
      <span className={rows.track} aria-hidden>
        <span style={{ width: `${barOf(use.amount, longest)}%` }} />
      </span>
      <span className={rows.about}>
        <span>
          {t('my-money:uses.part', { share: percentOf(use.amount, total) })}
          {' · '}
          {t('my-money:uses.whole', { amount: formatYuan(use.whole) })}
        </span>
        {before !== undefined && <span>{changeWords(t, use.amount, before)}</span>}
      </span>
    </Link>
  );
}

function changeWords(t: ReturnType<typeof useWords>, amount: string, before: string | null) {
  const change = changeFrom(amount, before);
  if (!change || before === null) return t('my-money:compare.noBefore');
  return t(`my-money:compare.${change.how}`, {
    before: formatYuan(before),
    by: formatYuan(change.by),
  });
}
