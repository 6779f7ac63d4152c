import { useSearchParams } from 'react-router';
import { withQuery } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import { EmptyState } from '../../shared/components/EmptyState';
import { DutyGrid } from '../../shared/disclosure/DutyGrid';
import { FigureStrip } from '../../shared/disclosure/FigureStrip';
import type { DisclosureCalendar, Publication } from '../../shared/disclosure/types';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { PagedList } from '../parts/PagedList';
import { SearchBox } from '../parts/SearchBox';
import styles from './disclosure.module.css';
import { PublicationRow } from './PublicationRow';
import './words';

/** 公示日历与档案: what hangs now, what is due next, who was late, and all that ever hung. */
export default function DisclosurePage() {
  const t = useWords('disclosure');
  const { path } = useCommunity();
  const calendar = useGet<DisclosureCalendar>(path('/disclosure/calendar'));
  const now = useGet<{ items: Publication[] }>(path('/disclosure/publications'), { show: 'now' });
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Load query={calendar} lines={6}>
        {(data) => (
          <div className={styles.stack}>
            <FigureStrip figures={data.figures} />
            <Card title={t('now')}>
              <Load query={now}>
                {({ items }) =>
                  items.length === 0 ? (
                    <NothingNow calendar={data} />
                  ) : (
                    items.map((each) => <PublicationRow key={each.id} publication={each} />)
                  )
                }
              </Load>
            </Card>
            <Archive />
            <Card title={t('grid')}>
              <p className="quiet small">{t('gridHint')}</p>
              <DutyGrid duties={data.duties} />
            </Card>
            <Rules calendar={data} />
          </div>
        )}
      </Load>
    </Page>
  );
}

function NothingNow({ calendar }: { calendar: DisclosureCalendar }) {
  const t = useWords('disclosure');
  const dates = useDates();
  const next = calendar.duties.find(({ publishedOn }) => publishedOn === null);
  return (
    <EmptyState title={t('nowNone')}>
      {next
        ? t(next.daysLate > 0 ? 'nowLateHint' : 'nowNoneHint', {
            on: dates.day(next.dueOn),
            what: `${next.turn}${next.name}`,
            days: next.daysLate,
          })
        : t('nothingNext')}
    </EmptyState>
  );
}

function Rules({ calendar }: { calendar: DisclosureCalendar }) {
  const t = useWords('disclosure');
  const dates = useDates();
  const { profileName: profile, showDays: days, resolutionRef: ref } = calendar;
  return (
    <Card title={t('rules')}>
      <p>{t('rulesOf', { profile, days, from: dates.day(calendar.startsOn) })}</p>
      <ul>
        {calendar.rules.map((rule) => (
          <li key={`${rule.kind} ${rule.rule}`}>{t('rule', { ...rule })}</li>
        ))}
      </ul>
      <p className="quiet small">{ref ? t('chosenBy', { ref }) : t('notChosen')}</p>
      <p className="quiet small">{calendar.profileSource}</p>
    </Card>
  );
}

/** All that ever hung, by words of its title or its number. */
function Archive() {
  const t = useWords('disclosure');
  const { path } = useCommunity();
  const [params, setParams] = useSearchParams();
  const q = params.get('q') ?? '';
  return (
    <Card title={t('archive')}>
      <p className="quiet small">{t('archiveLead')}</p>
      <SearchBox
        key={q}
        q={q}
        words={{ label: t('search'), submit: t('searchSubmit'), hint: t('searchHint') }}
        longest={40}
        onSearch={(typed) => setParams(typed === '' ? {} : { q: typed })}
      />
      <PagedList<Publication>
        path={withQuery(path('/disclosure/publications'), { q })}
        emptyTitle={t(q === '' ? 'archiveNone' : 'notFound')}
        emptyHint={t(q === '' ? 'archiveNoneHint' : 'notFoundHint')}
      >
        {(each) => <PublicationRow key={each.id} publication={each} />}
      </PagedList>
    </Card>
  );
}
