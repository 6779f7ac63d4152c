import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { EmptyState } from '../../shared/components/EmptyState';
import { ListTable } from '../../shared/handover/ListTable';
import { SealFacts } from '../../shared/handover/SealFacts';
import { StepList } from '../../shared/handover/StepList';
import { TermList } from '../../shared/handover/TermList';
import type { Handover, Handovers } from '../../shared/handover/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { BeginForm } from './BeginForm';
import { HandoverActs } from './HandoverActs';
import { Prepare } from './Prepare';

/** 受托期限与交接 at the desk: set the end, prepare, hand over, take over, confirm. */
export default function HandoverPage() {
  const t = useWords('handover');
  const d = useWords('desk-handover');
  const here = useHere();
  const found = useHereGet<Handovers>('/handovers');
  const [beginning, setBeginning] = useState(false);
  const isOpen = found.data?.terms.some(({ isNow, endsAt }) => isNow && endsAt === null);
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          here.may('handover.begin') &&
          isOpen && <Button onClick={() => setBeginning(true)}>{d('begin')}</Button>
        }
      />
      <Loaded of={found} lines={8}>
        {({ terms, items }) => (
          <>
            <Panel title={t('terms')}>
              <TermList terms={terms} />
            </Panel>
            {items.length === 0 && <EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
            {items.map((handover) => (
              <One key={handover.id} handover={handover} />
            ))}
          </>
        )}
      </Loaded>
      <Drawer
        open={beginning}
        onClose={() => setBeginning(false)}
        title={d('begin')}
        size={560}
        destroyOnHidden
      >
        <BeginForm onClose={() => setBeginning(false)} />
      </Drawer>
    </>
  );
}

function One({ handover }: { handover: Handover }) {
  const t = useWords('handover');
  const dates = useDates();
  const { nextFirm, endingFirm, endsAtText, dueOn, daysLate, state } = handover;
  if (state === 'withdrawn') return <Withdrawn handover={handover} />;
  return (
    <>
      <Panel title={nextFirm ? t('change', { from: endingFirm, to: nextFirm }) : t('ending')}>
        <p>{t('state', { state: handover.stateName, at: endsAtText, due: dates.day(dueOn) })}</p>
        {daysLate > 0 && (
          <Notice tone="broken" standing>
            {t('daysLate', { count: daysLate })}
          </Notice>
        )}
        {handover.wentSilently && (
          <Notice tone="attention" standing>
            {t('wentSilently', { firm: endingFirm })}
          </Notice>
        )}
        <StepList handover={handover} />
      </Panel>
      <HandoverActs handover={handover} />
      {handover.seal === null && <Prepare handover={handover} />}
      <Panel title={t('seal')}>
        <SealFacts handover={handover} />
      </Panel>
      {handover.lists.length > 0 && (
        <Panel title={t('lists')}>
          <ListTable lists={handover.lists} />
        </Panel>
      )}
    </>
  );
}

function Withdrawn({ handover }: { handover: Handover }) {
  const d = useWords('desk-handover');
  const { endsAtText, nextFirm } = handover;
  return (
    <Panel title={d('withdrawn')}>
      <p className="quiet">
        {d('withdrawnWas', { at: endsAtText, firm: nextFirm ?? d('nobody') })}
      </p>
    </Panel>
  );
}
