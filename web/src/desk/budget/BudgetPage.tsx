import { useEffect, useState, type ComponentType } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { apiUrl } from '../../shared/api/client';
import { Badge } from '../../shared/components/Badge';
import { useDates } from '../../shared/i18n/useDates';
import { type Here, useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { TabNav } from '../ui/TabNav';
import { FinalAccountsTab } from './accounts/FinalAccountsTab';
import { AdjustTab } from './adjust/AdjustTab';
import { Deadline } from './Deadline';
import { EditorTab } from './editor/EditorTab';
import { ExecutionTab } from './execution/ExecutionTab';
import { LinesTab } from './lines/LinesTab';
import { budgetTone } from './states';
import { CommentsTab } from './talk/CommentsTab';
import type { Budget } from './types';
import { VersionsTab } from './versions/VersionsTab';

/** What every part of the page is about. */
export interface OfBudget {
  budget: Budget;
  /** Said at the top after an act. */
  onDone: (sentence: string) => void;
}

interface Tab {
  isOffered: (budget: Budget, here: Here) => boolean;
  Page: ComponentType<OfBudget>;
}

const isOpen = ({ may, shown, version }: Budget, act: string) =>
  shown === version && may.includes(act);
const holds = ({ inForceVersion }: Budget) => inForceVersion !== null;

/** In the order of the year: written, read, talked about, changed, kept, accounted for. */
const TABS: Record<string, Tab> = {
  edit: { isOffered: (budget) => isOpen(budget, 'edit'), Page: EditorTab },
  lines: { isOffered: () => true, Page: LinesTab },
  comments: { isOffered: () => true, Page: CommentsTab },
  versions: { isOffered: () => true, Page: VersionsTab },
  execution: { isOffered: holds, Page: ExecutionTab },
  adjust: { isOffered: (budget) => isOpen(budget, 'adjust'), Page: AdjustTab },
  accounts: { isOffered: holds, Page: FinalAccountsTab },
};

/** One budget, from its first draft to its final accounts. */
export default function BudgetPage() {
  const { budgetId = '' } = useParams();
  // An earlier version stands in the address, so that a colleague can be sent there.
  const [params] = useSearchParams();
  const budget = useHereGet<Budget>(
    `/budgets/${budgetId}`,
    { version: params.get('version') },
    { keepLast: true },
  );
  return <Loaded of={budget}>{(found) => <OneBudget key={budgetId} budget={found} />}</Loaded>;
}

function OneBudget({ budget }: { budget: Budget }) {
  const t = useWords('budget');
  const here = useHere();
  const tabs = Object.entries(TABS).filter(([, { isOffered }]) => isOffered(budget, here));
  const { tab = '' } = useParams();
  const [key, chosen] = tabs.find(([name]) => name === tab) ?? tabs[0] ?? [];
  const [done, setDone] = useState('');
  useEffect(() => {
    if (done) window.scrollTo({ top: 0 });
  }, [done]);
  return (
    <>
      <Head budget={budget} />
      {budget.shown !== budget.version && <OldOne budget={budget} />}
      {done && <Notice tone="good">{done}</Notice>}
      <TabNav
        label={budget.title}
        base={`budget/${budget.budgetId}`}
        tabs={tabs.map(([name]) => ({ key: name, name: t(`part.${name}`) }))}
        now={key ?? ''}
      />
      {chosen && <chosen.Page budget={budget} onDone={setDone} />}
    </>
  );
}

/** An earlier text is read, not worked on. */
function OldOne({ budget: { budgetId, shown, version } }: { budget: Budget }) {
  const t = useWords('budget');
  const here = useHere();
  return (
    <Notice tone="attention">
      {t('showsOld', { shown, version })}{' '}
      <Link to={here.to(`budget/${budgetId}/lines`)}>{t('toNewest')}</Link>
    </Notice>
  );
}

function Head({ budget }: { budget: Budget }) {
  const t = useWords('budget');
  const here = useHere();
  const dates = useDates();
  const { budgetId, state, stateName, shown, deadline, versions } = budget;
  const shownVersion = versions.find(({ version }) => version === shown);
  const file = (path: string) =>
    apiUrl(here.api(`/budgets/${budgetId}/${path}`), { version: shown });
  return (
    <>
      <p>
        <Link to={here.to('budget')}>{t('title')}</Link>{' '}
        <Badge tone={budgetTone(state)}>{t(`state.${state}`, { defaultValue: stateName })}</Badge>{' '}
        <span className="quiet">
          {t('versionNo', { version: shown })}{' '}
          {shownVersion?.state !== state && shownVersion?.stateName}
        </span>
      </p>
      <PageHead
        title={budget.title}
        lead={<Deadline deadline={deadline} day={dates.day} />}
        actions={
          <span className="links">
            <a href={file('sheet')} download>
              {t('sheet.download')}
            </a>
            {shownVersion?.effectiveOn && (
              <a href={file('paper')} target="_blank" rel="noreferrer">
                {t('sheet.paper')}
              </a>
            )}
          </span>
        }
      />
    </>
  );
}
