import { Button, Drawer, Switch, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import { EmptyState } from '../../shared/components/EmptyState';
import { useDates } from '../../shared/i18n/useDates';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { textColumn } from '../ui/columns';
import { DataTable } from '../ui/DataTable';
import { Notice } from '../ui/Notice';
import { PageHead } from '../ui/PageHead';
import { Panel } from '../ui/Panel';
import { ProblemList } from '../ui/ProblemList';
import { useAct } from '../ui/useAct';
import { CardPreview } from './CardPreview';
import { Deliveries } from './Deliveries';
import { RemoveRobot } from './RemoveRobot';
import { RobotForm } from './RobotForm';
import styles from './robots.module.css';
import type { Robot } from './types';

/** 群机器人: the month's card goes into the group chat by itself once the month is closed. */
export default function RobotsPage() {
  const t = useWords('robots');
  const [isNew, setIsNew] = useState(false);
  const [removing, setRemoving] = useState<Robot | null>(null);
  const [done, setDone] = useState('');
  return (
    <>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        actions={
          <Button type="primary" onClick={() => setIsNew(true)}>
            {t('new')}
          </Button>
        }
      />
      {done && <Notice tone="good">{done}</Notice>}
      <div className={styles.sides}>
        <div>
          <Robots onDone={setDone} onRemove={setRemoving} />
          <Panel title={t('deliveries.title')}>
            <Deliveries />
          </Panel>
        </div>
        <CardPreview />
      </div>
      <Drawer
        open={isNew}
        onClose={() => setIsNew(false)}
        title={t('new')}
        size={560}
        destroyOnHidden
      >
        <RobotForm
          onDone={() => {
            setIsNew(false);
            setDone(t('did.add'));
          }}
        />
      </Drawer>
      <Drawer
        open={removing !== null}
        onClose={() => setRemoving(null)}
        title={t('word.remove')}
        size={560}
        destroyOnHidden
      >
        {removing && (
          <RemoveRobot
            robot={removing}
            onDone={() => {
              setRemoving(null);
              setDone(t('did.remove', { name: removing.name }));
            }}
          />
        )}
      </Drawer>
    </>
  );
}

interface RobotsProps {
  onDone: (sentence: string) => void;
  onRemove: (robot: Robot) => void;
}

function Robots({ onDone, onRemove }: RobotsProps) {
  const t = useWords('robots');
  const here = useHere();
  const list = useHereGet<{ items: Robot[] }>('/robots');
  const turn = useAct(({ id, on }: Robot) => api.put(here.api(`/robots/${id}`), { on: !on }));
  const trial = useAct(
    ({ id }: Robot) => api.post(here.api(`/robots/${id}/trial`), undefined, { once: true }),
    () => onDone(t('did.trial')),
  );
  return (
    <div className={styles.block}>
      <ProblemList error={turn.error ?? trial.error} />
      <DataTable<Robot>
        label={t('title')}
        rowKey="id"
        columns={useColumns({
          turn: (robot) => turn.mutate(robot),
          trial: (robot) => trial.mutate(robot),
          remove: onRemove,
          isBusy: turn.isPending || trial.isPending,
        })}
        rows={list.data?.items ?? null}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={<EmptyState title={t('none')}>{t('noneHint')}</EmptyState>}
      />
    </div>
  );
}

interface Acts {
  turn: (robot: Robot) => void;
  trial: (robot: Robot) => void;
  remove: (robot: Robot) => void;
  isBusy: boolean;
}

function useColumns({ turn, trial, remove, isBusy }: Acts): TableColumnsType<Robot> {
  const t = useWords('robots');
  const dates = useDates();
  return [
    textColumn(t('col.name'), ({ name }) => name),
    textColumn(t('col.kind'), ({ kind }) => t(`kind.${kind}`)),
    textColumn(t('col.address'), ({ webhookTail, signed }) =>
      t(signed ? 'address.signed' : 'address.plain', { tail: webhookTail }),
    ),
    textColumn(t('col.madeAt'), ({ madeAt }) => dates.day(madeAt)),
    textColumn(t('col.on'), (robot) => (
      <Switch
        checked={robot.on}
        disabled={isBusy}
        aria-label={t('word.turn', { name: robot.name })}
        onChange={() => turn(robot)}
      />
    )),
    textColumn(t('list.acts'), (robot) => (
      <span className="links">
        <Button size="small" disabled={isBusy || !robot.on} onClick={() => trial(robot)}>
          {t('word.trial')}
        </Button>
        <Button size="small" danger onClick={() => remove(robot)}>
          {t('word.remove')}
        </Button>
      </span>
    )),
  ];
}
