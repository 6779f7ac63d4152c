import { useState } from 'react';
import { useGet } from '../../shared/api/queries';
import { EmptyState } from '../../shared/components/EmptyState';
import { formatYuan } from '../../shared/format/yuan';
import { ListTable } from '../../shared/handover/ListTable';
import { SealFacts } from '../../shared/handover/SealFacts';
import { StepList } from '../../shared/handover/StepList';
import { TermList } from '../../shared/handover/TermList';
import type { Handover, HandoverLines, Handovers } from '../../shared/handover/types';
import { useDates } from '../../shared/i18n/useDates';
import { useWords } from '../../shared/i18n/i18n';
import { useCommunity } from '../layout/community';
import { Page } from '../layout/Page';
import { Card } from '../parts/Card';
import { Load } from '../parts/Load';
import { Rows } from '../parts/Rows';
import './words';

/** 受托期限与交接: who is trustee until when, and what one firm leaves to the next. */
export default function HandoverPage() {
  const t = useWords('handover');
  const { path } = useCommunity();
  const found = useGet<Handovers>(path('/handovers'));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Load query={found} lines={6}>
        {({ terms, items }) => {
          const shown = items.filter(({ state }) => state !== 'withdrawn');
          return (
            <>
              <Card title={t('terms')}>
                <TermList terms={terms} />
              </Card>
              {shown.length === 0 && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
              {shown.map((handover) => (
                <OneHandover key={handover.id} handover={handover} />
              ))}
            </>
          );
        }}
      </Load>
    </Page>
  );
}

function OneHandover({ handover }: { handover: Handover }) {
  const t = useWords('handover');
  const dates = useDates();
  const { nextFirm, endingFirm, daysLate, endsAtText, dueOn } = handover;
  return (
    <>
      <Card title={nextFirm ? t('change', { from: endingFirm, to: nextFirm }) : t('ending')}>
        <p>{t('state', { state: handover.stateName, at: endsAtText, due: dates.day(dueOn) })}</p>
        {daysLate > 0 && (
          <p role="status">
            <b>{t('daysLate', { count: daysLate })}</b>
          </p>
        )}
        {handover.wentSilently && <p role="status">{t('wentSilently', { firm: endingFirm })}</p>}
        <StepList handover={handover} />
      </Card>
      <Card title={t('seal')}>
        <SealFacts handover={handover} />
      </Card>
      {handover.lists.length > 0 && (
        <Card title={t('lists')}>
          <p className="quiet small">{t('listsHint')}</p>
          <ListTable
            lists={handover.lists}
            nameOf={(list) =>
              list.audience === 'public' && list.lineCount > 0 ? (
                <Lines handover={handover} list={list.list} title={list.title} />
              ) : (
                list.title
              )
            }
          />
        </Card>
      )}
    </>
  );
}

/** One public list, line by line, when it is asked for. */
function Lines({ handover, list, title }: { handover: Handover; list: string; title: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && <LinesOf handover={handover} list={list} />}
    </details>
  );
}

function LinesOf({ handover, list }: { handover: Handover; list: string }) {
  const t = useWords('handover');
  const { path } = useCommunity();
  const lines = useGet<HandoverLines>(path(`/handovers/${handover.id}/lists/${list}`), {
    limit: 200,
  });
  return (
    <Load query={lines}>
      {({ items, next }) => (
        <>
          <Rows>
            {items.map(({ no, name, detail, amount }) => (
              <p key={no} className="small">
                {name} <span className="quiet">{detail}</span> {amount && formatYuan(amount)}
              </p>
            ))}
          </Rows>
          {next && <p className="quiet small">{t('more')}</p>}
        </>
      )}
    </Load>
  );
}
