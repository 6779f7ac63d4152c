import { formatInstant } from '../shared/day';
import { forbidden } from '../shared/domain-error';
import type { FormerTrustee } from '../shared/posts';

/** When a firm is trustee: from the first moment on, up to the last one, which belongs to the next. */
export interface TermBounds {
  /** Null: the founding firm, which was there before the books. */
  readonly startsAt: Date | null;
  /** Null: no end is set. */
  readonly endsAt: Date | null;
  /** Called off before it began. */
  readonly withdrawnAt: Date | null;
}

/**
 * Whether the posts of a firm hold at a moment. Nothing switches them off: at `endsAt` they hold no more
 * (信托法 39; `trustee_term_holds` in the database says the same).
 */
export function termHolds({ startsAt, endsAt, withdrawnAt }: TermBounds, at: Date): boolean {
  if (withdrawnAt !== null) return false;
  return (startsAt === null || startsAt <= at) && (endsAt === null || at < endsAt);
}

/** Whether it held once and holds no more. */
export function termIsOver({ endsAt, withdrawnAt }: TermBounds, at: Date): boolean {
  return withdrawnAt === null && endsAt !== null && endsAt <= at;
}

/** 403 `trustee-term.over`: what the people of the old firm read behind every door. */
export function trusteeTermOver({ firm, endedAt }: Pick<FormerTrustee, 'firm' | 'endedAt'>) {
  return forbidden(
    'trustee-term.over',
    `${firm}在本小区的受托期限已于 ${formatInstant(endedAt)} 届满，您在该公司的职务随之终止，不能再查看或办理。` +
      '交接清单与封存的账簿由业委会和新受托人保管，需要查旧事请向他们提出；如果您住在本小区，请绑定房屋后以住户身份查看。',
    { firm, endedAt: endedAt.toISOString() },
  );
}
