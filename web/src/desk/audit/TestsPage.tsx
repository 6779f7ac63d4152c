import { Link, useParams } from 'react-router';
import type { AuditTest, AuditTests } from '../../shared/audit/types';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { PageHead } from '../ui/PageHead';
import styles from './tests.module.css';

/** 内置审计测试 of an engagement's months: every rule, and how many stand out. */
export default function TestsPage() {
  const { engagementId = '' } = useParams();
  const tests = useHereGet<AuditTests>(`/audit/engagements/${engagementId}/tests`);
  return <Loaded of={tests}>{(data) => <All tests={data} />}</Loaded>;
}

function All({ tests }: { tests: AuditTests }) {
  const t = useWords('audit-tests');
  const here = useHere();
  const dates = useDates();
  const { engagementId, engagementNumber, from, to, at, items } = tests;
  const hit = items.filter(({ count }) => count > 0).length;
  return (
    <>
      <p>
        <Link to={here.to(`audit/${engagementId}`)}>{engagementNumber}</Link>{' '}
        {t('months', { from, to })}
      </p>
      <PageHead title={t('title')} lead={t('lead')} />
      <p className="quiet">
        {t('summary', { count: items.length, hit })} · {t('at', { at: dates.instant(at) })}
      </p>
      <ul className={styles.cards}>
        {items.map((test) => (
          <li key={test.key}>
            <Link className={styles.card} to={here.to(`audit/${engagementId}/tests/${test.key}`)}>
              <span className={styles.head}>
                <b>{test.name}</b>
                <TestState test={test} />
              </span>
              <span className="quiet small">
                {t('population', { name: test.populationName, count: test.population })}
              </span>
              <span className="small">{test.rule}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How many stand out, in a word. */
export function TestState({ test }: { test: AuditTest }) {
  const t = useWords('audit-tests');
  const { count, population, caution } = test;
  if (count > 0) return <Badge tone="attention">{t('hits', { count })}</Badge>;
  if (population === 0) return <Badge>{t('nothing')}</Badge>;
  if (caution !== null) return <Badge>{t('unjudged')}</Badge>;
  return <Badge tone="good">{t('clear')}</Badge>;
}
