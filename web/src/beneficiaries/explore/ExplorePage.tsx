import { useSearchParams } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { Community, Explored } from '../../shared/api/types';
import { absYuan, formatYuan, isNegativeYuan, isZeroYuan, sumYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { RangeSwitch, useRangeName } from '../flow/RangeSwitch';
import { useFlowRange } from '../flow/useFlowRange';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { Segments } from '../parts/Segments';
import styles from './explore.module.css';
import { ExploreTable, shareOf } from './ExploreTable';
import { Treemap } from './Treemap';
import './words';

const SIDES = ['out', 'in'] as const;
const WAYS = ['use', 'payee', 'budget-line', 'month'] as const;
type Side = (typeof SIDES)[number];
type Way = (typeof WAYS)[number];

/** One of the few that the address names; the first where it names none. */
const oneOf = <T extends string>(few: readonly T[], asked: string | null): T =>
  few.find((one) => one === asked) ?? (few[0] as T);

/** 看看钱: one side of the money, told apart in four ways; the address holds what is asked. */
export default function ExplorePage() {
  const t = useWords();
  const { path } = useCommunity();
  const [params, setParams] = useSearchParams();
  const value = useFlowRange();
  const side: Side = oneOf(SIDES, params.get('side'));
  const by: Way = oneOf(WAYS, params.get('by'));
  const community = useGet<Community>(path());
  const query = { ...value.range, fund: value.fund, side, by };
  const when = useRangeName()(value.unit, value.range);
  const explored = useGet<Explored>(path('/explore'), query, { keepLast: true });
  const change = (name: string) => (wanted: string) =>
    setParams(
      (now) => {
        now.set(name, wanted);
        return now;
      },
      { replace: true },
    );
  return (
    <Page title={t('explore:explore.title')} lead={t('explore:explore.lead')}>
      <div className={`${styles.switches} no-print`}>
        <RangeSwitch value={value} booksStart={community.data?.booksStartOn} />
        <div className={styles.ways}>
          <Switch name="side" few={SIDES} value={side} onValue={change('side')} />
          <Switch name="by" few={WAYS} value={by} onValue={change('by')} />
        </div>
      </div>
      <Load query={explored} lines={8}>
        {(loaded) => (
          <div className={styles.stack} aria-busy={explored.isPlaceholderData}>
            <Found explored={loaded} when={when} />
            <Table explored={loaded} query={query} />
          </div>
        )}
      </Load>
    </Page>
  );
}

interface SwitchProps<T extends string> {
  name: string;
  few: readonly T[];
  value: T;
  onValue: (value: T) => void;
}

function Switch<T extends string>({ name, few, value, onValue }: SwitchProps<T>) {
  const t = useWords();
  return (
    <Segments
      label={t(`explore:explore.${name}`)}
      value={value}
      onValue={onValue}
      options={few.map((one) => ({ value: one, label: t(`explore:explore.${one}`) }))}
    />
  );
}

/** The picture under a title that says what there is to see in it. */
function Found({ explored, when }: { explored: Explored; when: string }) {
  const t = useWords();
  const [first] = [...explored.items].sort((a, b) => Number(b.amount) - Number(a.amount));
  const title = first
    ? t(`explore:explore.finding.${explored.side}`, {
        when,
        name: first.name,
        amount: formatYuan(first.amount),
        share: shareOf(first.share),
      })
    : t('explore:explore.finding.nothing', { when, side: t(`explore:explore.${explored.side}`) });
  return (
    <Card title={title}>
      <Sum explored={explored} />
      {first && <Treemap items={explored.items} label={t('explore:explore.picture')} />}
    </Card>
  );
}

function Sum({ explored }: { explored: Explored }) {
  const t = useWords();
  const { total, perHousehold, perSquareMetre } = explored;
  const sum =
    perHousehold === null || perSquareMetre === null
      ? t('explore:explore.sumOnly', { total: formatYuan(total) })
      : t('explore:explore.sum', {
          total: formatYuan(total),
          household: formatYuan(perHousehold),
          area: formatYuan(perSquareMetre),
        });
  const compared = useComparison(explored);
  return (
    <p>
      {sum}
      {explored.by !== 'month' && ` · ${compared}`}
    </p>
  );
}

function useComparison({ total, lastSpan }: Explored): string {
  const t = useWords();
  if (lastSpan === null) return t('explore:explore.compare.none');
  const change = sumYuan([total, lastSpan.startsWith('-') ? lastSpan.slice(1) : `-${lastSpan}`]);
  if (isZeroYuan(change)) return t('explore:explore.compare.same');
  const amount = formatYuan(absYuan(change));
  return t(`explore:explore.compare.${isNegativeYuan(change) ? 'less' : 'more'}`, { amount });
}

interface TableProps {
  explored: Explored;
  query: Record<string, string>;
}

function Table({ explored, query }: TableProps) {
  const t = useWords();
  const { path } = useCommunity();
  return (
    <Card title={t(`explore:explore.${explored.by}`)}>
      <ExploreTable explored={explored} />
      <p className="quiet small">{t('explore:explore.how', { households: explored.households })}</p>
      <div className={`${styles.files} no-print`}>
        {(['csv', 'xlsx'] as const).map((format) => (
          <a key={format} href={apiUrl(path('/explore'), { ...query, format })} download>
            {t(`explore:explore.${format}`)}
          </a>
        ))}
        <button type="button" onClick={() => window.print()}>
          {t('explore:explore.print')}
        </button>
      </div>
    </Card>
  );
}
