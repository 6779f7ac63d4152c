import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { DutyGrid } from '../../shared/disclosure/DutyGrid';
import type { DisclosureCalendar } from '../../shared/disclosure/types';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { Loaded } from '../ui/Loaded';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { ChooseRules } from './ChooseRules';
import styles from './disclosure.module.css';
import { DutyList } from './DutyList';
import { FigureStrip } from '../../shared/disclosure/FigureStrip';

/** 公示日历 at the desk: what to sign, what to hang up, and how the year stands. */
export default function DisclosurePage() {
  const t = useWords('disclosure');
  const here = useHere();
  const calendar = useHereGet<DisclosureCalendar>('/disclosure/calendar');
  const [done, setDone] = useState('');
  const [choosing, setChoosing] = useState(false);
  const [wanted] = useSearchParams();
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          here.may('disclosure.calendar') && (
            <Button onClick={() => setChoosing(true)}>{t('choose')}</Button>
          )
        }
      />
      {done && <Notice tone="good">{done}</Notice>}
      <Loaded of={calendar}>
        {(data) => (
          <>
            <div className={styles.figures}>
              <FigureStrip figures={data.figures} />
            </div>
            <Panel title={t('todo')}>
              <DutyList calendar={data} opened={wanted.get('open')} onDone={setDone} />
            </Panel>
            <Panel title={t('grid')}>
              <p className="quiet">{t('gridHint')}</p>
              <DutyGrid duties={data.duties} />
            </Panel>
            <Panel title={t('rules')}>
              <Rules calendar={data} />
            </Panel>
          </>
        )}
      </Loaded>
      <Drawer
        open={choosing}
        onClose={() => setChoosing(false)}
        title={t('choose')}
        size={560}
        destroyOnHidden
      >
        <ChooseRules
          onDone={() => {
            setChoosing(false);
            setDone(t('did.choose'));
          }}
        />
      </Drawer>
    </>
  );
}

function Rules({ calendar }: { calendar: DisclosureCalendar }) {
  const t = useWords('disclosure');
  const dates = useDates();
  const { profileName: profile, showDays: days, resolutionRef: ref } = calendar;
  return (
    <>
      <p>{t('rulesOf', { profile, days, from: dates.day(calendar.startsOn) })}</p>
      <p className="quiet">{ref ? t('chosenBy', { ref }) : t('notChosen')}</p>
      <p className="quiet">{calendar.profileSource}</p>
      <ul>
        {calendar.rules.map((rule) => (
          <li key={`${rule.kind} ${rule.rule}`}>{t('rule', { ...rule })}</li>
        ))}
      </ul>
      {calendar.promises.length > 0 && <h3>{t('promises')}</h3>}
      <ul>
        {calendar.promises.map(({ what, due }) => (
          <li key={what}>{t('pair', { what, due })}</li>
        ))}
      </ul>
    </>
  );
}
