import { Select } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { useGet } from '../../shared/api/queries';
import type { ReportKind } from '../../shared/api/types';
import { useHere } from '../app/here';
import { useWords } from '../app/words';
import { ActBox } from '../ui/ActBox';
import { Loaded } from '../ui/Loaded';
import { Panel } from '../ui/Panel';
import { Filter } from '../ui/Toolbar';
import { Filed } from './Filed';
import { Running } from './Running';
import styles from './MakeReport.module.css';

interface Kinds {
  items: ReportKind[];
}

/** Choose what kind, then of when; the report is made in the background and shown as it was filed. */
export function MakeReport() {
  const t = useWords('reports');
  const here = useHere();
  const kinds = useGet<Kinds>(here.api('/report-kinds'));
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <Panel title={t('make')}>
      <Loaded of={kinds}>
        {({ items }) => {
          const mine = items.filter(({ mayMake, choices }) => mayMake && choices.length > 0);
          const kind = mine.find((each) => each.kind === chosen);
          return (
            <>
              <KindCards kinds={mine} chosen={chosen} onChoose={setChosen} />
              {kind && <MakeOne key={kind.kind} kind={kind} />}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}

function KindCards({
  kinds,
  chosen,
  onChoose,
}: {
  kinds: readonly ReportKind[];
  chosen: string | null;
  onChoose: (kind: string) => void;
}) {
  const t = useWords('reports');
  if (kinds.length === 0) return <p className="quiet">{t('nothingToMake')}</p>;
  return (
    <div className={styles.cards} role="group" aria-label={t('make')}>
      {kinds.map(({ kind, name, purpose }) => (
        <button
          key={kind}
          type="button"
          className={styles.card}
          aria-pressed={kind === chosen}
          onClick={() => onChoose(kind)}
        >
          <strong>{name}</strong>
          <span className={styles.purpose}>{purpose}</span>
        </button>
      ))}
    </div>
  );
}

function MakeOne({ kind }: { kind: ReportKind }) {
  const t = useWords('reports');
  const here = useHere();
  const [subject, setSubject] = useState(kind.suggested ?? '');
  const [jobId, setJobId] = useState<string | null>(null);
  const choice = kind.choices.find((each) => each.subject === subject);
  const choose = (
    <Filter name={t('subject')}>
      <Select
        showSearch
        optionFilterProp="label"
        value={subject}
        onChange={(next) => {
          setSubject(next);
          setJobId(null);
        }}
        options={kind.choices.map(({ subject: value, name, reportId }) => ({
          value,
          label: reportId === null ? name : t('filed', { name }),
        }))}
        style={{ minWidth: 240 }}
      />
    </Filter>
  );
  if (!choice) return choose;
  if (jobId) {
    return (
      <>
        {choose}
        <Running jobId={jobId} />
      </>
    );
  }
  if (choice.reportId) {
    return (
      <>
        {choose}
        <Filed reportId={choice.reportId} />
      </>
    );
  }
  return (
    <ActBox<{ jobId: string }>
      sentence={t(choice.closed ? 'will' : 'willDraft', { name: kind.name, span: choice.name })}
      word={t('makeIt')}
      send={() => api.post(here.api('/reports'), { kind: kind.kind, subject }, { once: true })}
      onDone={(made) => setJobId(made.jobId)}
    >
      {choose}
    </ActBox>
  );
}
