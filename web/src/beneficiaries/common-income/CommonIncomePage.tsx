import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { CommonIncome, Community } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { today } from '../../shared/format/dates';
import { formatYuan, isZeroYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { rangeAround, shifted, type Unit } from '../flow/range';
import { useRangeName } from '../flow/RangeSwitch';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { Segments } from '../parts/Segments';
import { Steps } from '../parts/Steps';
import { ContractList } from './ContractList';
import { wrongOf } from './income';
import { KindPicture } from './KindPicture';
import { NetCard } from './NetCard';
import styles from './common-income.module.css';
import { askedIn, type Asked } from './asked';
import './words';

/** 公共收益: what the common parts should have brought in, what came, and what is wrong. */
export default function CommonIncomePage() {
  const t = useWords();
  const { path } = useCommunity();
  const [params, setParams] = useSearchParams();
  const asked = askedIn(params) ?? { unit: 'year', at: today().slice(0, 7) };
  const query = asked.unit === 'year' ? { year: asked.at.slice(0, 4) } : { period: asked.at };
  const income = useGet<CommonIncome>(path('/common-income'), query, { keepLast: true });
  return (
    <Page title={t('common-income:title')} lead={t('common-income:lead')}>
      <Switch asked={asked} onAsked={({ unit, at }) => setParams({ unit, at })} />
      <Load query={income} lines={8}>
        {(found) => (
          <div className={styles.stack} aria-busy={income.isPlaceholderData}>
            <Found income={found} asked={asked} />
          </div>
        )}
      </Load>
    </Page>
  );
}

const UNITS = ['month', 'year'] as const satisfies readonly Unit[];

function Switch({ asked, onAsked }: { asked: Asked; onAsked: (asked: Asked) => void }) {
  const t = useWords();
  const nameOf = useRangeName();
  const { path } = useCommunity();
  const community = useGet<Community>(path());
  const { unit, at } = asked;
  const range = rangeAround(unit, at);
  const first = community.data?.booksStartOn.slice(0, 7);
  return (
    <div className={`${styles.switch} no-print`}>
      <Segments
        label={t('flow:unit.label')}
        value={unit}
        onValue={(next) => onAsked({ unit: next, at })}
        options={UNITS.map((value) => ({ value, label: t(`flow:unit.${value}`) }))}
      />
      <Steps
        name={nameOf(unit, range)}
        isFirst={first !== undefined && range.from <= first}
        isLast={range.to >= today().slice(0, 7)}
        onStep={(by) => onAsked({ unit, at: shifted(unit, range, by).to })}
      />
    </div>
  );
}

function Found({ income, asked }: { income: CommonIncome; asked: Asked }) {
  const t = useWords();
  const nameOf = useRangeName();
  if (income.items.length === 0)
    return (
      <>
        <EmptyState title={t('common-income:empty')}>{t('common-income:emptyHint')}</EmptyState>
        <NetCard income={income} />
      </>
    );
  const values = {
    name: nameOf(asked.unit, rangeAround(asked.unit, asked.at)),
    due: formatYuan(income.due),
    received: formatYuan(income.received),
    overdue: formatYuan(income.overdue),
  };
  const finding = isZeroYuan(income.overdue) ? 'allIn' : 'late';
  return (
    <>
      <Wrong income={income} />
      <Card title={t(`common-income:finding.${finding}`, values)}>
        <KindPicture items={income.items} />
        <p className="quiet small">{t('common-income:dueHow')}</p>
      </Card>
      <ContractList items={income.items} />
      <NetCard income={income} />
    </>
  );
}

/** How many contracts are shown red, before any figure. */
function Wrong({ income: { items } }: { income: CommonIncome }) {
  const t = useWords();
  const wrong = wrongOf(items);
  if (wrong.length === 0) return null;
  const names = wrong.map(({ place }) => place).join(t('listComma'));
  return (
    <p className={styles.wrong} role="status">
      <b>{t('common-income:wrong', { count: wrong.length })}</b> {names}
    </p>
  );
}
