import { Input, type InputRef } from 'antd';
import { useEffect, useId, useState, type KeyboardEvent, type RefObject } from 'react';
import { useSentence } from '../../../shared/components/ErrorState';
import { useHereGet } from '../../app/here';
import { useWords } from '../../app/words';
import { useSlash } from '../../ui/useSlash';
import type { FoundHousehold } from '../types';
import styles from './FindHousehold.module.css';

interface Props {
  field: RefObject<InputRef | null>;
  onChoose: (found: FoundHousehold) => void;
  autoFocus?: boolean;
}

const PAUSE_MS = 120;

/** Type, ↑ ↓, Enter. An Enter that is faster than the answer takes the first one when it comes. */
export function FindHousehold({ field, onChoose, autoFocus = false }: Props) {
  const t = useWords('counter');
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [hurried, setHurried] = useState(false);
  const { found, isCurrent, error } = useFound(typed.trim());
  useSlash(field);
  const choose = (one: FoundHousehold | undefined) => {
    if (!one) return;
    setTyped('');
    setAt(0);
    onChoose(one);
  };
  useEffect(() => {
    if (!hurried || !isCurrent) return;
    setHurried(false);
    choose(found[0]);
    // what it waits for is the answer to what was typed, nothing else
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [hurried, isCurrent]);
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setAt((now) => Math.min(Math.max(now + step, 0), Math.max(found.length - 1, 0)));
    else if (event.key === 'Enter' && isCurrent) choose(found[at]);
    else if (event.key === 'Enter') setHurried(typed.trim() !== '');
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.find}>
      <Input
        ref={field}
        size="large"
        role="combobox"
        aria-label={t('find.label')}
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(found[at] ? { 'aria-activedescendant': `${listId}-${at}` } : {})}
        autoFocus={autoFocus}
        autoComplete="off"
        placeholder={t('find.placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
          setHurried(false);
        }}
        onKeyDown={onKey}
      />
      <ul id={listId} role="listbox" aria-label={t('find.found')} className={styles.list}>
        {found.map((one, index) => (
          <Option
            key={one.unitId}
            id={`${listId}-${index}`}
            household={one}
            chosen={index === at}
            onChoose={() => choose(one)}
          />
        ))}
      </ul>
      <Nothing typed={typed.trim()} isNone={isCurrent && found.length === 0} error={error} />
    </div>
  );
}

/** The answer to what was typed, a little after the typing pauses. */
function useFound(typed: string) {
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setAsked(typed), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const answer = useHereGet<{ items: FoundHousehold[] }>(
    '/households',
    { q: asked },
    { enabled: asked !== '', keepLast: true },
  );
  const isCurrent =
    typed !== '' && asked === typed && answer.isSuccess && !answer.isPlaceholderData;
  return { found: typed === '' ? [] : (answer.data?.items ?? []), isCurrent, error: answer.error };
}

interface OptionProps {
  id: string;
  household: FoundHousehold;
  chosen: boolean;
  onChoose: () => void;
}

function Option({ id, household, chosen, onChoose }: OptionProps) {
  const t = useWords('counter');
  const { label, kind, people } = household;
  return (
    <li
      id={id}
      role="option"
      aria-selected={chosen}
      className={`${styles.option} ${chosen ? styles.chosen : ''}`}
      // The field keeps the focus: the next key is for it.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <strong>{label}</strong>
      <span className="quiet">{t(`kind.${kind}`, { defaultValue: kind })}</span>
      <span className={styles.people}>{peopleOf(people)}</span>
    </li>
  );
}

/** "叶*秋 ····0101、江*舟" */
export function peopleOf(people: FoundHousehold['people']): string {
  return people
    .map(({ name, phoneTail }) => (phoneTail ? `${name} ····${phoneTail}` : name))
    .join('、');
}

interface NothingProps {
  typed: string;
  isNone: boolean;
  error: Error | null;
}

function Nothing({ typed, isNone, error }: NothingProps) {
  const t = useWords('counter');
  const sentence = useSentence(error);
  if (error && typed !== '') return <p role="alert">{sentence}</p>;
  if (!isNone) return null;
  return <p role="status">{t('find.none', { typed })}</p>;
}
