import { useId, type FormEvent, type InputHTMLAttributes, type ReactNode } from 'react';
import { useSentence } from '../../shared/components/ErrorState';
import { ApiProblem } from '../../shared/api/problem';
import styles from './form.module.css';

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  label: string;
  hint?: string | undefined;
  problem?: string | undefined;
  value: string;
  onValue: (value: string) => void;
}

/** Label above, hint below, the reason of a refusal beside the field. */
export function Field({ label, hint, problem, onValue, ...input }: FieldProps) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        className={styles.input}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={below ? `${id}-below` : undefined}
      />
      {below && (
        <p id={`${id}-below`} className={problem ? styles.problem : styles.hint}>
          {below}
        </p>
      )}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  options: { value: string; label: string }[];
  /** Long words: the whole line of a grid. */
  wide?: boolean;
}

export function Choice({ label, value, onValue, options, wide = false }: ChoiceProps) {
  const id = useId();
  return (
    <div className={`${styles.field} ${wide ? styles.wide : ''}`}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles.input}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FormProps {
  onSubmit: () => void;
  /** What the server said to the last try; the fields keep what was typed. */
  error?: Error | null;
  children: ReactNode;
}

export function Form({ onSubmit, error, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error && <Refusal error={error} />}
      {children}
    </form>
  );
}

function Refusal({ error }: { error: Error }) {
  const sentence = useSentence(error);
  const problems = error instanceof ApiProblem ? error.problems : [];
  // A single reason is often the sentence itself.
  const reasons = problems.filter(({ message }) => message !== sentence);
  return (
    <div className={styles.refusal} role="alert">
      <p>{sentence}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map((reason, index) => (
            <li key={index}>{reason.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface ButtonProps {
  children: ReactNode;
  busy?: boolean;
  kind?: 'main' | 'plain';
  onClick?: () => void;
  /** More than the visible word says, for those who only hear it. */
  spoken?: string;
}

/** Submits its form unless it has something else to do. */
export function Button({ children, busy = false, kind = 'main', onClick, spoken }: ButtonProps) {
  return (
    <button
      type={onClick ? 'button' : 'submit'}
      className={`${styles.button} ${styles[kind]}`}
      disabled={busy}
      onClick={onClick}
      aria-label={spoken}
    >
      {children}
    </button>
  );
}
