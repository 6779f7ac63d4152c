import type { components } from '../api/schema';
import type { Tone } from '../components/Badge';

type Schemas = components['schemas'];

export type Engagement = Schemas['AuditEngagementView'];
export type EngagementCard = Schemas['AuditEngagementCardView'];
export type Engagements = Schemas['AuditEngagementsView'];
export type Finding = Schemas['AuditFindingView'];
export type FindingStep = Schemas['AuditFindingStepView'];
export type Sample = Schemas['AuditSampleView'];
export type SampleCard = Schemas['AuditSampleCardView'];
export type SampleItem = Schemas['AuditSampleItemView'];
export type AuditTest = Schemas['AuditTestView'];
export type AuditTests = Schemas['AuditTestsView'];
export type AuditTestHit = Schemas['AuditTestHitView'];
export type AuditTestResult = Schemas['AuditTestResultView'];
export type AuditLook = Schemas['AuditReadingView'];
export type OpinionModel = Schemas['AuditOpinionModelView'];

export type Mark = 'agrees' | 'differs' | 'missing';

export const toneOfFinding = ({ state, overdue }: Pick<Finding, 'state' | 'overdue'>): Tone => {
  if (overdue) return 'broken';
  if (state === 'accepted') return 'good';
  return state === 'closed' ? 'quiet' : 'attention';
};

export const toneOfMark = (mark: Mark): Tone =>
  ({ agrees: 'good', differs: 'broken', missing: 'attention' })[mark] as Tone;
