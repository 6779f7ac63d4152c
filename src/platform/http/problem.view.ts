/** One reason among many; `line` counts from 1 as in the file that was uploaded. */
export class ProblemItemView {
  code!: string;
  message!: string;
  field?: string;
  line?: number;
  column?: number;
}

/** Every refusal looks like this (RFC 9457, application/problem+json). */
export class ProblemView {
  type!: string;
  title!: string;
  status!: number;
  /** 给人看的一句话：发生了什么，接下来怎么办。 */
  detail!: string;
  /** 稳定的代码，程序可以依赖。 */
  code!: string;
  instance!: string;
  requestId!: string | null;
  problems?: ProblemItemView[];
}
