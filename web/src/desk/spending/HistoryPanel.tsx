import type { ChainStep } from '../../shared/api/types';
import { ChainOfPeople } from '../../shared/components/ChainOfPeople';
import { useWords } from '../app/words';
import { Panel } from '../ui/Panel';
import styles from './HistoryPanel.module.css';
import type { Spending, SpendingAct } from './types';

const stepOf = ({ act, actName, postName, personName, at, note }: SpendingAct): ChainStep => ({
  step: act,
  stepName: actName,
  postName,
  personName,
  at,
  note: note || null,
});

/** Who did what so far; acts on an earlier wording are void and say so. */
export function HistoryPanel({ spending }: { spending: Spending }) {
  const t = useWords('spending');
  const voided = (spending.history ?? []).filter((act) => act.voided);
  return (
    <>
      <Panel title={t('chain')}>
        {spending.acts.length > 0 ? (
          <ChainOfPeople steps={spending.acts.map(stepOf)} />
        ) : (
          <p>{t('chainEmpty')}</p>
        )}
      </Panel>
      {voided.length > 0 && <Versions acts={voided} />}
    </>
  );
}

function Versions({ acts }: { acts: SpendingAct[] }) {
  const t = useWords('spending');
  const versions = [...new Set(acts.map(({ version }) => version))].sort((a, b) => b - a);
  return (
    <Panel title={t('versions')}>
      <p className="quiet">{t('versionsHint')}</p>
      {versions.map((version) => (
        <div key={version} className={styles.voided}>
          <h3>{t('version', { version })}</h3>
          <ChainOfPeople steps={acts.filter((act) => act.version === version).map(stepOf)} />
        </div>
      ))}
    </Panel>
  );
}
