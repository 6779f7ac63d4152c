import { Button } from 'antd';
import type { ComponentType } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { EmergenciesTab } from './emergencies/EmergenciesTab';
import { ObjectionsTab } from './objections/ObjectionsTab';
import { ResolutionsTab } from './ResolutionsTab';

interface Tab {
  right: string;
  Page: ComponentType;
}

const TABS: Record<string, Tab> = {
  resolutions: { right: 'resolution.read', Page: ResolutionsTab },
  objections: { right: 'objection.read', Page: ObjectionsTab },
  emergencies: { right: 'emergency.read', Page: EmergenciesTab },
};

/** 表决与异议: what the owners decide, what they object to, and what was done before anybody could ask. */
export default function VotesPage() {
  const t = useWords('votes');
  const here = useHere();
  const navigate = useNavigate();
  const { tab = 'resolutions' } = useParams();
  const tabs = Object.entries(TABS).filter(([, { right }]) => here.may(right));
  const [key = '', chosen] = tabs.find(([name]) => name === tab) ?? tabs[0] ?? [];
  return (
    <>
      <PageHead
        title={t('title')}
        lead={key && t(`lead.${key}`)}
        actions={
          key === 'resolutions' &&
          here.may('resolution.draft') && (
            <Button type="primary" onClick={() => void navigate(here.to('votes/resolutions/new'))}>
              {t('new')}
            </Button>
          )
        }
      />
      <TabNav
        label={t('title')}
        base="votes"
        tabs={tabs.map(([name]) => ({ key: name, name: t(`tab.${name}`) }))}
        now={key}
      />
      {chosen && <chosen.Page />}
    </>
  );
}
