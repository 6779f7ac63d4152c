import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { useHere, type Here } from '../app/here';
import { useWords } from '../app/words';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { ArrearsTab } from './arrears/ArrearsTab';
import { RunsTab } from './billing/RunsTab';
import { SchedulesTab } from './billing/SchedulesTab';
import { BulkTab } from './bulk/BulkTab';
import { Counter } from './counter/Counter';
import { FactsTab } from './facts/FactsTab';
import { HouseholdTab } from './household/HouseholdTab';
import { ReceiptsTab } from './receipts/ReceiptsTab';
import { ReliefsTab } from './reliefs/ReliefsTab';
import { UnidentifiedTab } from './unidentified/UnidentifiedTab';

interface Tab {
  /** Offered to holders of any of these. */
  rights: readonly string[];
  Page: ComponentType;
}

/** In the order of a day's work. */
const TABS: Record<string, Tab> = {
  counter: { rights: ['charges.receive'], Page: Counter },
  household: { rights: ['charges.household'], Page: HouseholdTab },
  receipts: { rights: ['charges.receive', 'charges.cancel', 'charges.till'], Page: ReceiptsTab },
  bulk: { rights: ['charges.receive'], Page: BulkTab },
  unidentified: { rights: ['charges.match', 'charges.receive'], Page: UnidentifiedTab },
  runs: { rights: ['charges.read'], Page: RunsTab },
  schedules: { rights: ['charges.read'], Page: SchedulesTab },
  facts: { rights: ['charges.bill'], Page: FactsTab },
  reliefs: { rights: ['charges.reliefs'], Page: ReliefsTab },
  arrears: { rights: ['charges.read'], Page: ArrearsTab },
};

const mayOpen = (here: Here, { rights }: Tab) => rights.some((right) => here.may(right));

/** 收费. */
export default function ChargesPage() {
  const t = useWords('charges');
  const here = useHere();
  const tabs = Object.entries(TABS).filter(([, tab]) => mayOpen(here, tab));
  const { tab = tabs[0]?.[0] ?? '' } = useParams();
  const Page = tabs.find(([key]) => key === tab)?.[1].Page ?? tabs[0]?.[1].Page;
  return (
    <>
      <div className="no-print">
        <PageHead title={t('title')} lead={t(`lead.${tab}`)} />
        <TabNav
          label={t('title')}
          base="charges"
          tabs={tabs.map(([key]) => ({ key, name: t(`tab.${key}`) }))}
          now={tab}
        />
      </div>
      {Page && <Page />}
    </>
  );
}
