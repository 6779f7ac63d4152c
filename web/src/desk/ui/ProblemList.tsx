import type { FormInstance } from 'antd';
import { ApiProblem } from '../../shared/api/problem';
import { useSentence } from '../../shared/components/ErrorState';
import { useWords } from '../app/words';
import { Notice } from './Notice';

interface Problem {
  message: string;
  field?: string;
}

interface Props {
  error: Error | null;
  /** Where a link to a field goes. */
  form?: FormInstance;
}

/** Why the form was refused, on top, each reason leading to its field. Nothing typed is lost. */
export function ProblemList({ error, form }: Props) {
  const t = useWords();
  const sentence = useSentence(error);
  if (!error) return null;
  const problems: Problem[] = error instanceof ApiProblem ? error.problems : [];
  return (
    <Notice tone="broken">
      {!saysTheSame(problems, sentence) && <strong>{sentence}</strong>}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem, index) => (
            <li key={index}>
              {form && problem.field ? (
                <a href={`#${problem.field}`} onClick={(event) => toField(event, form, problem)}>
                  {problem.message}
                </a>
              ) : (
                problem.message
              )}
            </li>
          ))}
        </ul>
      )}
      {error instanceof ApiProblem && error.requestId && (
        <p className="quiet">{t('requestId', { id: error.requestId })}</p>
      )}
    </Notice>
  );
}

/** One reason alone is the sentence itself: said once, as the link. */
const saysTheSame = (problems: readonly Problem[], sentence: string) =>
  problems.length === 1 && problems[0]?.message === sentence;

function toField(event: React.MouseEvent, form: FormInstance, { field }: Problem): void {
  event.preventDefault();
  if (!field) return;
  const name = nameOf(field);
  form.scrollToField(name, { block: 'center', focus: true });
}

/** A list has no field of its own: reasons about it stand beside the field that follows it. */
const BESIDE: Record<string, string> = { quotes: 'quotesExempt' };

/** "invoice.number", "quotes.0.amount" → the form's path. */
function nameOf(field: string): (string | number)[] {
  return (BESIDE[field] ?? field)
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The server's reasons beside their fields. */
export function showProblems(form: FormInstance, error: unknown): void {
  if (!(error instanceof ApiProblem)) return;
  const byField = error.problems.filter(({ field }) => field);
  form.setFields(
    byField.map(({ field = '', message }) => ({ name: nameOf(field), errors: [message] })),
  );
}
