import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { useHere } from '../app/here';
import { useWords } from '../app/words';

const ACTS = [
  { right: 'charges.receive', path: 'charges/counter', word: 'quick.counter' },
  { right: 'spending.request', path: 'spending/new', word: 'quick.spending' },
  { right: 'voucher.prepare', path: 'books/drafts/new', word: 'quick.voucher' },
  { right: 'report.make', path: 'reports', word: 'quick.report' },
] as const;

/** What a person of these posts begins most often. */
export function QuickActs() {
  const t = useWords('todo');
  const here = useHere();
  const navigate = useNavigate();
  return ACTS.filter(({ right }) => here.may(right)).map(({ path, word }, index) => (
    <Button
      key={path}
      type={index === 0 ? 'primary' : 'default'}
      onClick={() => void navigate(here.to(path))}
    >
      {t(word)}
    </Button>
  ));
}
