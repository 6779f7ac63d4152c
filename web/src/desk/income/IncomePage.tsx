import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { ContractsTab } from './ContractsTab';
import { ParkingTab } from './ParkingTab';
import { RemunerationTab } from './RemunerationTab';

interface Tab {
  right: string;
  Page: ComponentType;
}

const TABS: Record<string, Tab> = {
  contracts: { right: 'income.read', Page: ContractsTab },
  parking: { right: 'income.read', Page: ParkingTab },
  remuneration: { right: 'ledger.read', Page: RemunerationTab },
};

/** 公共收益: contracts and places, 临停日结, and what the trustee is paid out of it all. */
export default function IncomePage() {
  const t = useWords('income');
  const here = useHere();
  const { tab = 'contracts' } = useParams();
  const tabs = Object.entries(TABS).filter(([, { right }]) => here.may(right));
  const [key, chosen] = tabs.find(([name]) => name === tab) ?? tabs[0] ?? [];
  return (
    <>
      <PageHead title={t('title')} lead={key && t(`lead.${key}`)} />
      <TabNav
        label={t('title')}
        base="income"
        tabs={tabs.map(([key]) => ({ key, name: t(`tab.${key}`) }))}
        now={key ?? ''}
      />
      {chosen && <chosen.Page />}
    </>
  );
}
