/** One reason inside a refusal: which field, line or column, and what to do about it. */
export interface ProblemDetail {
  code: string;
  message: string;
  field?: string;
  line?: number;
  column?: number;
}

interface ProblemBody {
  title?: string;
  detail?: string;
  code?: string;
  requestId?: string;
  problems?: ProblemDetail[];
}

/**
 * A refusal by the server (problem+json), or no answer at all (`status` 0, code `network`).
 * `message` is the server's sentence for people; '' when there is none: the page has its own then.
 */
export class ApiProblem extends Error {
  readonly code: string;
  readonly problems: ProblemDetail[];
  readonly requestId: string | undefined;

  constructor(
    readonly status: number,
    body: ProblemBody,
  ) {
    super(body.detail ?? body.title ?? '');
    this.name = 'ApiProblem';
    this.code = body.code ?? (status === 0 ? 'network' : `http.${status}`);
    this.problems = body.problems ?? [];
    this.requestId = body.requestId;
  }

  static offline(): ApiProblem {
    return new ApiProblem(0, {});
  }

  static async of(response: Response): Promise<ApiProblem> {
    const body: unknown = await response.json().catch(() => null);
    return new ApiProblem(response.status, isBody(body) ? body : {});
  }
}

function isBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null;
}

/** The code of any thrown thing; '' when it is not a refusal by the server. */
export function codeOf(error: unknown): string {
  return error instanceof ApiProblem ? error.code : '';
}
