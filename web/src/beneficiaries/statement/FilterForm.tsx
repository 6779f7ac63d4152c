import { useState } from 'react';
import { typedYuan } from '../../shared/format/yuan';
import { useWords } from '../../shared/i18n/i18n';
import { Fold } from '../parts/Fold';
import { Button, Choice, Field, Form } from '../parts/form';
import { countSet, filtersOf, type FilterName, type Filters } from './filters';
import { useAccountOptions, useFundOptions, useMonthOptions } from './options';
import styles from './statement.module.css';

/** A desktop has room for the conditions beside the rows. */
const isWide = () => window.matchMedia('(min-width: 900px)').matches;

interface Props {
  filters: Filters;
  onApply: (filters: Filters) => void;
}

/** The conditions, folded away until wanted; applied together. */
export function FilterForm({ filters, onApply }: Props) {
  const t = useWords();
  const count = countSet(filters);
  const [startOpen] = useState(isWide);
  const [open, setOpen] = useState(startOpen);
  return (
    <div className={`${styles.filters} no-print`}>
      <Fold
        summary={count > 0 ? t('statement:filtersOn', { count }) : t('statement:filters')}
        onOpen={setOpen}
        startOpen={startOpen}
      >
        {open && <Conditions filters={filters} onApply={onApply} />}
      </Fold>
      {count > 0 && (
        <Button
          kind="plain"
          onClick={() => onApply(filtersOf(new URLSearchParams({ q: filters.q })))}
        >
          {t('statement:clear')}
        </Button>
      )}
    </div>
  );
}

function Conditions({ filters, onApply }: Props) {
  const t = useWords();
  const [typed, setTyped] = useState(filters);
  const [checked, setChecked] = useState(false);
  const set = (name: FilterName) => (value: string) => setTyped({ ...typed, [name]: value });
  const wrong = (name: 'min' | 'max') =>
    checked && isWrong(typed[name]) ? t('statement:badAmount') : undefined;
  const submit = () => {
    setChecked(true);
    if (!isWrong(typed.min) && !isWrong(typed.max)) onApply(typed);
  };
  return (
    <Form onSubmit={submit}>
      <div className={styles.grid}>
        <Choices typed={typed} set={set} />
        {(['min', 'max'] as const).map((name) => (
          <Field
            key={name}
            label={t(`statement:${name}`)}
            inputMode="decimal"
            value={typed[name]}
            onValue={set(name)}
            problem={wrong(name)}
          />
        ))}
      </div>
      <Button>{t('statement:apply')}</Button>
    </Form>
  );
}

function isWrong(amount: string): boolean {
  return amount.trim() !== '' && typedYuan(amount) === null;
}

interface ChoicesProps {
  typed: Filters;
  set: (name: FilterName) => (value: string) => void;
}

function Choices({ typed, set }: ChoicesProps) {
  const t = useWords();
  const all = { value: '', label: t('statement:all') };
  const months = [all, ...useMonthOptions()];
  const directions = [
    all,
    { value: 'in', label: t('statement:in') },
    { value: 'out', label: t('statement:out') },
  ];
  const lists: [FilterName, { value: string; label: string }[]][] = [
    ['from', months],
    ['to', months],
    ['direction', directions],
    ['fund', [all, ...useFundOptions()]],
    ['account', [all, ...useAccountOptions(typed.account)]],
  ];
  return lists.map(([name, options]) => (
    <Choice
      key={name}
      label={t(`statement:${name}`)}
      value={typed[name]}
      onValue={set(name)}
      options={options}
      wide={name === 'account'}
    />
  ));
}
