import { useSearchParams } from 'react-router';
import { useGet } from '../../shared/api/queries';
import type { Report } from '../../shared/api/types';
import { EmptyState } from '../../shared/components/EmptyState';
import { useWords } from '../../shared/i18n/i18n';
import { FollowButton } from '../follow/FollowButton';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { MoreLink } from '../parts/MoreLink';
import { SearchBox } from '../parts/SearchBox';
import { Shelf } from './Shelf';
import styles from './ReportsPage.module.css';
import './words';

/** A community publishes some dozens a year. */
const SHOWN_MAX = 200;
const LONGEST = 40;

/** 报告: everything that was published, by kind, each the very file that was put up. */
export default function ReportsPage() {
  const t = useWords();
  const { path, page } = useCommunity();
  const [params, setParams] = useSearchParams();
  const [q, kind] = [params.get('q') ?? '', params.get('kind') ?? ''];
  const ask = (change: Record<string, string>) => {
    const next = Object.entries({ q, kind, ...change }).filter(([, value]) => value !== '');
    setParams(Object.fromEntries(next), { replace: true });
  };
  const reports = useGet<{ items: Report[] }>(path('/reports'), {
    published: '1',
    limit: SHOWN_MAX,
    ...(q === '' ? {} : { q }),
  });
  return (
    <Page title={t('report-shelf:title')} lead={t('report-shelf:lead')}>
      <div className={styles.follow}>
        <FollowButton kind="report" name={t('report-shelf:title')} />
      </div>
      <SearchBox
        key={q}
        q={q}
        longest={LONGEST}
        words={{
          label: t('report-shelf:search'),
          submit: t('report-shelf:searchIt'),
          hint: t('report-shelf:searchHint'),
        }}
        onSearch={(typed) => ask({ q: typed })}
      />
      <Load query={reports} lines={6}>
        {({ items }) => (
          <Shelves
            items={items}
            kind={kind}
            isAsked={q !== ''}
            onKind={(chosen) => ask({ kind: chosen })}
          />
        )}
      </Load>
      <p className={styles.hint}>
        {t('reports:fingerprintHint')} <a href="/verify.html">{t('report-shelf:verify')}</a>
      </p>
      <MoreLink to={page('/disclosure')}>{t('report-shelf:calendar')}</MoreLink>
      <MoreLink to={page('/history')}>{t('explore:then.link')}</MoreLink>
      <MoreLink to={page('/audit')}>{t('reports:audits')}</MoreLink>
      <MoreLink to={page('/take-away')}>{t('reports:takeAway')}</MoreLink>
    </Page>
  );
}

interface ShelvesProps {
  items: readonly Report[];
  kind: string;
  isAsked: boolean;
  onKind: (kind: string) => void;
}

function Shelves({ items, kind, isAsked, onKind }: ShelvesProps) {
  const t = useWords();
  const kinds = byKind(items);
  if (items.length === 0) {
    const [title, hint] = isAsked
      ? (['report-shelf:none', 'report-shelf:noneHint'] as const)
      : (['reports:empty', 'reports:emptyHint'] as const);
    return (
      <Card>
        <EmptyState title={t(title)}>{t(hint)}</EmptyState>
      </Card>
    );
  }
  const shown = [...kinds].filter(([each]) => kind === '' || !kinds.has(kind) || each === kind);
  return (
    <>
      {kinds.size > 1 && <Kinds kinds={kinds} kind={kind} onKind={onKind} />}
      {shown.map(([each, reports]) => (
        <Shelf key={each} reports={reports} />
      ))}
    </>
  );
}

function Kinds({
  kinds,
  kind,
  onKind,
}: Pick<ShelvesProps, 'kind' | 'onKind'> & { kinds: ReadonlyMap<string, readonly Report[]> }) {
  const t = useWords();
  const named = [...kinds].map(([each, reports]): [string, string] => [
    each,
    `${reports[0]?.kindName ?? each} ${reports.length}`,
  ]);
  const choices: [string, string][] = [['', t('report-shelf:all')], ...named];
  return (
    <div role="group" aria-label={t('report-shelf:kind')} className={styles.kinds}>
      {choices.map(([value, label]) => (
        <button
          key={value}
          type="button"
          aria-pressed={kind === value}
          onClick={() => onKind(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function byKind(items: readonly Report[]): Map<string, Report[]> {
  const kinds = new Map<string, Report[]>();
  for (const report of items) {
    kinds.set(report.kind, [...(kinds.get(report.kind) ?? []), report]);
  }
  return kinds;
}
