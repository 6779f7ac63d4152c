import { EmptyState } from '../../../shared/components/EmptyState';
import { fenOf, formatYuan, sumYuan } from '../../../shared/format/yuan';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { Loaded } from '../../ui/Loaded';
import { Panel } from '../../ui/Panel';
import type { Ageing as AgeingData } from '../types';
import { Bars } from './Bars';

/** Up to here a bill is not late, or not worryingly so: 未到期, 1–30天. */
const YOUNG = 2;

/** 账龄: how old what is owed is, for the whole community. */
export function Ageing() {
  const t = useWords('arrears');
  const ageing = useHereGet<AgeingData>('/arrears/ageing');
  return (
    <Panel title={t('ageing.title')}>
      <Loaded of={ageing}>{({ buckets }) => <Shown buckets={buckets} />}</Loaded>
    </Panel>
  );
}

function Shown({ buckets }: AgeingData) {
  const t = useWords('arrears');
  const isHeldBack = buckets.some(({ shown }) => !shown);
  const all = sumYuan(buckets.map(({ open }) => open ?? '0'));
  if (fenOf(all) === 0 && !isHeldBack)
    return <EmptyState title={t('ageing.none')}>{t('ageing.noneHint')}</EmptyState>;
  const old = sumYuan(buckets.slice(YOUNG).map(({ open }) => open ?? '0'));
  return (
    <>
      <p style={{ marginBottom: 12 }}>
        {isHeldBack ? (
          t('ageing.heldBackWhy')
        ) : (
          <strong>{t('ageing.finding', { all: formatYuan(all), old: formatYuan(old) })}</strong>
        )}
      </p>
      <Bars
        label={t('ageing.title')}
        bars={buckets.map(({ name, count, open }, index) => ({
          name,
          value: open,
          tone: index < YOUNG ? 'quiet' : 'attention',
          figures:
            open === null
              ? t('ageing.heldBack')
              : t('ageing.figures', { amount: formatYuan(open), count }),
        }))}
      />
    </>
  );
}
