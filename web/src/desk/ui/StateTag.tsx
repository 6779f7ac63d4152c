import { Badge, type Tone } from '../../shared/components/Badge';

const TONES: Record<string, Tone> = {
  submitted: 'attention',
  reviewed: 'attention',
  approved: 'attention',
  ordered: 'attention',
  released: 'attention',
  paid: 'good',
  rejected: 'broken',
};

/** A state in its word; the tint only repeats it. */
export function StateTag({ state, name }: { state: string; name: string }) {
  return <Badge tone={TONES[state] ?? 'quiet'}>{name}</Badge>;
}
