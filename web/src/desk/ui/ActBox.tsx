import { Button, Input, type FormInstance } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { codeOf } from '../../shared/api/problem';
import { useSentence } from '../../shared/components/ErrorState';
import { isWholeCode, SecondFactorInput } from '../../shared/components/SecondFactorInput';
import { useSession } from '../../shared/session/session';
import { useHere } from '../app/here';
import { useIsPhone } from '../app/media';
import { useWords } from '../app/words';
import styles from './ActBox.module.css';
import { ProblemList } from './ProblemList';
import { useAct } from './useAct';

export interface Given {
  /** Six digits; '' when the act does not ask for them. */
  code: string;
  reason: string;
}

interface Props<T> {
  /** What will happen, in one sentence, before it happens. */
  sentence: ReactNode;
  word: string;
  send: (given: Given) => Promise<T>;
  onDone: (result: T) => void;
  onCancel?: () => void;
  secondFactor?: boolean;
  reason?: 'none' | 'may' | 'must';
  reasonLabel?: string;
  danger?: boolean;
  /** More that has to be filled in first. */
  children?: ReactNode;
  ready?: boolean;
  /** The form a refusal's reasons lead to. */
  form?: FormInstance;
}

const isAboutCode = (error: unknown) => codeOf(error).startsWith('second-factor.');

/** The last step before an act: the sentence, the reason, the second factor, the button. */
export function ActBox<T>(props: Props<T>) {
  const { sentence, children, secondFactor = false } = props;
  const [given, setGiven] = useState<Given>({ code: '', reason: '' });
  const act = useAct(props.send, props.onDone);
  const sorry = useSentence(act.error);
  const codeIsWrong = isAboutCode(act.error);
  const isReady = isFilledIn(props, given);
  return (
    <form
      className={styles.box}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady || act.isPending) return;
        // A code opens one door once: whatever the answer, the next try needs the next code.
        const forgetCode = () => setGiven((now) => ({ ...now, code: '' }));
        act.mutate({ ...given, reason: given.reason.trim() }, { onSettled: forgetCode });
      }}
    >
      <p className={styles.sentence}>{sentence}</p>
      {!codeIsWrong && (
        <ProblemList error={act.error} {...(props.form ? { form: props.form } : {})} />
      )}
      {children}
      <Reason
        {...props}
        value={given.reason}
        onChange={(reason) => setGiven({ ...given, reason })}
      />
      {secondFactor && (
        <Code
          value={given.code}
          onChange={(code) => setGiven({ ...given, code })}
          problem={codeIsWrong ? sorry : null}
        />
      )}
      <Buttons {...props} ready={isReady} busy={act.isPending} />
    </form>
  );
}

function isFilledIn<T>({ ready = true, secondFactor, reason }: Props<T>, given: Given): boolean {
  if (secondFactor && !isWholeCode(given.code)) return false;
  if (reason === 'must' && given.reason.trim() === '') return false;
  return ready;
}

interface ButtonsProps {
  word: string;
  danger?: boolean;
  ready: boolean;
  busy: boolean;
  onCancel?: () => void;
}

function Buttons({ word, danger = false, ready, busy, onCancel }: ButtonsProps) {
  const t = useWords();
  const size = useIsPhone() ? 'large' : 'middle';
  return (
    <div className={styles.buttons}>
      <Button
        type="primary"
        htmlType="submit"
        danger={danger}
        size={size}
        disabled={!ready}
        loading={busy}
      >
        {word}
      </Button>
      {onCancel && (
        <Button size={size} onClick={onCancel}>
          {t('cancel')}
        </Button>
      )}
    </div>
  );
}

interface CodeProps {
  value: string;
  onChange: (code: string) => void;
  problem: string | null;
}

/** Without an authenticator there is no way on from here: says where to get one. */
function Code({ value, onChange, problem }: CodeProps) {
  const t = useWords();
  const here = useHere();
  const session = useSession();
  if (session.data && !session.data.secondFactor.enrolled) {
    return (
      <p className={styles.enrol}>
        {t('act.notEnrolled')} <Link to={here.to('me')}>{t('act.enrol')}</Link>
      </p>
    );
  }
  return <SecondFactorInput value={value} onChange={onChange} problem={problem} />;
}

interface ReasonProps {
  reason?: 'none' | 'may' | 'must';
  reasonLabel?: string;
  value: string;
  onChange: (text: string) => void;
}

function Reason({ reason = 'none', reasonLabel, value, onChange }: ReasonProps) {
  const t = useWords();
  const id = useId();
  if (reason === 'none') return null;
  return (
    <div className={styles.reason}>
      <label htmlFor={id}>
        {reasonLabel ?? t(reason === 'must' ? 'act.reasonMust' : 'act.reasonMay')}
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
