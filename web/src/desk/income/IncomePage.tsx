import type { ComponentType } from 'react';
import { NavLink, useParams } from 'react-router';
import styles from '../books/BooksPage.module.css';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { PageHead } from '../ui/PageHead';
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
      <nav className={styles.tabs} aria-label={t('title')}>
        {tabs.map(([name]) => (
          <NavLink
            key={name}
            to={here.to(`income/${name}`)}
            className={`${styles.tab} ${name === key ? styles.active : ''}`}
          >
            {t(`tab.${name}`)}
          </NavLink>
        ))}
      </nav>
      {chosen && <chosen.Page />}
    </>
  );
}
