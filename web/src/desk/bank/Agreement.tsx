import { useHereGet } from '../app/here';
import { Notice } from '../ui/Notice';

interface BankAgreement {
  state: 'none' | 'agreed' | 'open' | 'differs';
  sentence: string;
}

const TONES = { none: 'quiet', agreed: 'good', open: 'attention', differs: 'broken' } as const;

/** The sentence every resident reads, before the eyes of who is to make it true. */
export function Agreement() {
  const { data } = useHereGet<BankAgreement>('/bank-agreement');
  if (!data) return null;
  return (
    <Notice tone={TONES[data.state]} standing>
      {data.sentence}
    </Notice>
  );
}
