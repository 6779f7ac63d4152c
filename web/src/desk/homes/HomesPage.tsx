import type { ComponentType } from 'react';
import { NavLink, useParams } from 'react-router';
import styles from '../books/BooksPage.module.css';
import { useHere, useHereGet } from '../app/here';
import type { Community } from '../../shared/api/types';
import { formatAmount } from '../../shared/format/yuan';
import { useWords } from '../app/words';
import { PageHead } from '../ui/PageHead';
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
  const Page = (tabs.find(([key]) => key === tab) ?? tabs[0])?.[1].Page;
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
      <nav className={styles.tabs} aria-label={t('title')}>
        {tabs.map(([key]) => (
          <NavLink
            key={key}
            to={here.to(`homes/${key}`)}
            className={`${styles.tab} ${key === tab ? styles.active : ''}`}
          >
            {t(`tab.${key}`)}
          </NavLink>
        ))}
      </nav>
      {Page && <Page />}
    </>
  );
}
