import type { ComponentType } from 'react';
import { useParams } from 'react-router';
import { useHere, useHereGet } from '../app/here';
import type { Community } from '../../shared/api/types';
import { formatAmount } from '../../shared/format/yuan';
import { useWords } from '../app/words';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { BindingLog } from './BindingLog';
import { BindingRequests } from './BindingRequests';
import { RollImport } from './RollImport';
import { Units } from './Units';

interface Tab {
  right: string;
  Page: ComponentType;
}

const TABS: Record<string, Tab> = {
  units: { right: 'roll.read', Page: Units },
  import: { right: 'roll.import', Page: RollImport },
  requests: { right: 'binding.decide', Page: BindingRequests },
  log: { right: 'binding.log', Page: BindingLog },
};

/** 小区与住户. */
export default function HomesPage() {
  const t = useWords('homes');
  const here = useHere();
  const { tab = 'units' } = useParams();
  const community = useHereGet<Community>('').data;
  const tabs = Object.entries(TABS).filter(([, { right }]) => here.may(right));
  const chosen = tabs.find(([key]) => key === tab) ?? tabs[0];
  const Page = chosen?.[1].Page;
  return (
    <>
      <PageHead
        title={t('title')}
        lead={
          community &&
          t('lead', {
            count: community.units.count,
            households: community.units.households,
            area: formatAmount(community.units.area),
          })
        }
      />
      <TabNav
        label={t('title')}
        base="homes"
        tabs={tabs.map(([key]) => ({ key, name: t(`tab.${key}`) }))}
        now={chosen?.[0] ?? ''}
      />
      {Page && <Page />}
    </>
  );
}
