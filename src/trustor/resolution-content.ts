import type { ResolutionContent } from '../resolutions/resolutions.service';
import { day } from '../shared/day';
import { invalid } from '../shared/domain-error';
import type { ResolutionDto, ResolutionSubjectDto } from './resolutions.dto';

/** The form as the room takes it: what was left out is the usual. */
export function resolutionContentOf(body: ResolutionDto): ResolutionContent {
  return {
    title: body.title,
    text: body.text,
    matter: body.matter,
    subject: body.subject ? subjectOf(body.subject) : null,
    mode: body.mode ?? 'binding',
    secret: body.secret ?? false,
    opensOn: day(body.opensOn),
    closesOn: day(body.closesOn),
    secondCallOf: body.secondCallOf ?? null,
  };
}

/** @throws DomainError `resolution.subject-missing` for a kind of text without saying which. */
function subjectOf({ kind, id, version, hash }: ResolutionSubjectDto) {
  if (kind === 'other') return null;
  if (id === undefined) {
    throw invalid('resolution.subject-missing', '请选择要表决的是哪一份文本');
  }
  return { kind, id, version: version ?? null, hash: hash ?? null };
}
