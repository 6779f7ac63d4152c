import { Input, Radio } from 'antd';
import { useState } from 'react';
import { api } from '../../shared/api/client';
import type { Handover, HandoverAhead } from '../../shared/handover/types';
import { useHere, useHereGet } from '../app/here';
import { useWords } from '../app/words';
import { ActBox, type Given } from '../ui/ActBox';
import { Panel } from '../ui/Panel';
import styles from './handover.module.css';

/** The step that is next, for who may take it. */
export function HandoverActs({ handover }: { handover: Handover }) {
  const here = useHere();
  const { state } = handover;
  return (
    <>
      {state === 'preparing' && here.may('handover.deliver') && <Deliver handover={handover} />}
      {isOpen(handover) && here.may('handover.accept') && <TakeOver handover={handover} />}
      {here.may('handover.begin') && <ChairsTurn handover={handover} />}
    </>
  );
}

/** The next firm has begun, and lists wait for it. */
const isOpen = ({ state, nextFirm }: Handover) => state === 'taking-over' && nextFirm !== null;

function ChairsTurn({ handover }: { handover: Handover }) {
  const { state } = handover;
  if (state === 'preparing' || state === 'delivered') return <Withdraw handover={handover} />;
  return state === 'taken-over' ? <Confirm handover={handover} /> : null;
}

function useSend(handover: Handover, act: string) {
  const here = useHere();
  return ({ code }: Given, body: object) =>
    api.post(here.api(`/handovers/${handover.id}/${act}`), body, {
      once: true,
      secondFactor: code,
    });
}

const nothing = () => undefined;

function Deliver({ handover }: { handover: Handover }) {
  const d = useWords('desk-handover');
  const send = useSend(handover, 'delivery');
  return (
    <Panel title={d('deliver')}>
      <ActBox
        sentence={d('deliverWill', { at: handover.endsAtText })}
        word={d('deliver')}
        secondFactor
        reason="may"
        send={(given) => send(given, { note: given.reason })}
        onDone={nothing}
      />
    </Panel>
  );
}

function Withdraw({ handover }: { handover: Handover }) {
  const d = useWords('desk-handover');
  const send = useSend(handover, 'withdrawal');
  return (
    <Panel title={d('withdraw')}>
      <ActBox
        sentence={d('withdrawWill', { firm: handover.endingFirm })}
        word={d('withdraw')}
        danger
        secondFactor
        reason="must"
        send={(given) => send(given, { reason: given.reason })}
        onDone={nothing}
      />
    </Panel>
  );
}

function Confirm({ handover }: { handover: Handover }) {
  const d = useWords('desk-handover');
  const send = useSend(handover, 'confirmation');
  return (
    <Panel title={d('confirm')}>
      <ActBox
        sentence={d('confirmWill')}
        word={d('confirm')}
        secondFactor
        reason="may"
        send={(given) => send(given, { note: given.reason })}
        onDone={nothing}
      />
    </Panel>
  );
}

/** Every list that nobody has taken over yet: taken over, or with a word on what differs. */
function TakeOver({ handover }: { handover: Handover }) {
  const d = useWords('desk-handover');
  const send = useSend(handover, 'acceptances');
  const [doubts, setDoubts] = useState<Record<string, string>>({});
  const open = useOpenLists(handover);
  const isReady = Object.values(doubts).every((note) => note.trim().length > 1);
  const items = open.map(({ list }) =>
    list in doubts
      ? { list, outcome: 'exception', note: doubts[list]?.trim() }
      : { list, outcome: 'accepted' },
  );
  return (
    <Panel title={d('takeOver')}>
      <ul className={styles.choices}>
        {open.map(({ list, title }) => (
          <li key={list}>
            <span>{title}</span>
            <Choice
              title={title}
              doubt={doubts[list]}
              onDoubt={(note) => setDoubts(changed(doubts, list, note))}
            />
          </li>
        ))}
      </ul>
      <ActBox
        sentence={d('takeOverWill', { count: items.length, doubts: Object.keys(doubts).length })}
        word={d('takeOver')}
        secondFactor
        ready={isReady}
        send={(given) => send(given, { items })}
        onDone={() => setDoubts({})}
      />
    </Panel>
  );
}

/** Before anybody has sealed there are no lists yet: taking over the first one seals them all. */
function useOpenLists({ id, lists, seal }: Handover) {
  const ahead = useHereGet<HandoverAhead>(`/handovers/${id}/ahead`, {}, { enabled: !seal });
  const known = seal ? lists : (ahead.data?.lists ?? []);
  return known.filter(({ outcome }) => outcome === null);
}

function changed(doubts: Record<string, string>, list: string, note: string | undefined) {
  const { [list]: _gone, ...others } = doubts;
  return note === undefined ? others : { ...others, [list]: note };
}

interface ChoiceProps {
  title: string;
  doubt: string | undefined;
  onDoubt: (note: string | undefined) => void;
}

function Choice({ title, doubt, onDoubt }: ChoiceProps) {
  const d = useWords('desk-handover');
  return (
    <div className={styles.choice}>
      <Radio.Group
        aria-label={title}
        value={doubt === undefined ? 'accepted' : 'exception'}
        onChange={(event) => onDoubt(event.target.value === 'accepted' ? undefined : '')}
        options={[
          { value: 'accepted', label: d('accepted') },
          { value: 'exception', label: d('exception') },
        ]}
      />
      {doubt !== undefined && (
        <Input
          value={doubt}
          maxLength={500}
          placeholder={d('exceptionHint')}
          aria-label={d('exceptionOf', { title })}
          onChange={(event) => onDoubt(event.target.value)}
        />
      )}
    </div>
  );
}
