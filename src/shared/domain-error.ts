/** What a refusal means to the caller: the doors turn it into 422, 403, 404, 409 or 503. */
export type DomainErrorKind = 'invalid' | 'forbidden' | 'notFound' | 'conflict' | 'busy';

export type DomainErrorDetails = Readonly<Record<string, unknown>>;

/** One reason among many; `line` counts from 1 as in the file the person uploaded. */
export type Problem = {
  code: string;
  message: string;
  field?: string;
  line?: number;
  column?: string;
};

/**
 * A refusal a person may read. `code` is stable (`room.reason`, kebab-case) and programs may rely
 * on it; `message` is a Chinese sentence that says what to do next. A programmer's mistake is a
 * plain `Error` instead, so that it becomes a logged 500 and never an explanation to a user.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly kind: DomainErrorKind,
    readonly code: string,
    message: string,
    readonly details?: DomainErrorDetails,
  ) {
    super(message);
  }
}

/** What was asked cannot be understood or breaks a rule of the trade. Returned, for you to throw. */
export function invalid(code: string, sentence: string, details?: DomainErrorDetails): DomainError {
  return new DomainError('invalid', code, sentence, details);
}

/** The caller may know of the thing but not do this. Someone else's thing is `notFound`. */
export function forbidden(
  code: string,
  sentence: string,
  details?: DomainErrorDetails,
): DomainError {
  return new DomainError('forbidden', code, sentence, details);
}

/** There is no such thing, or the caller must not learn that there is. */
export function notFound(
  code: string,
  sentence: string,
  details?: DomainErrorDetails,
): DomainError {
  return new DomainError('notFound', code, sentence, details);
}

/** The thing exists, but its present state does not allow this. */
export function conflict(
  code: string,
  sentence: string,
  details?: DomainErrorDetails,
): DomainError {
  return new DomainError('conflict', code, sentence, details);
}

/** Too much is waiting already, and nothing was changed: worth asking again after so many seconds. */
export function busy(code: string, sentence: string, retryAfterSeconds: number): DomainError {
  return new DomainError('busy', code, sentence, { retryAfterSeconds });
}

/**
 * All the reasons at once: 'invalid', code `request.refused`, the list in `details.problems`.
 * The message carries the first reason, so that a page showing one line still says something true.
 * @throws plain Error when there is no problem: refusing without a reason is a programmer's mistake.
 */
export function refusedWith(problems: readonly Problem[]): DomainError {
  const [first] = problems;
  if (!first) throw new Error('refusedWith needs at least one problem');
  const message =
    problems.length === 1
      ? first.message
      : `共有 ${problems.length} 处问题，请逐条改正后重新提交。第一处：${first.message}`;
  return invalid('request.refused', message, { problems: [...problems] });
}
