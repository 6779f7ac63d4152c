import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { Problem } from '../../shared/domain-error';
import { Refusal } from './refusal';

type Sentence = string | ((bound: string) => string);

/** By the name of the class-validator rule; our own field rules bring their own sentence. */
const sentences: Record<string, Sentence> = {
  whitelistValidation: '请求里有这里不接受的内容，请刷新页面后重新填写。',
  unknownValue: '请求的内容无法识别，请刷新页面后重新填写。',
  isString: '请填写这一项。',
  isNotEmpty: '请填写这一项。',
  isDefined: '请填写这一项。',
  isInt: '请填写整数。',
  isNumber: '请填写数字。',
  isNumberString: '请填写数字。',
  isBoolean: '请选择“是”或“否”。',
  isArray: '请填写一个列表。',
  arrayMinSize: (bound) => `至少要有 ${bound} 项。`,
  arrayMaxSize: (bound) => `最多 ${bound} 项。`,
  arrayUnique: '列表里有重复的项，请删除重复。',
  isUuid: '编号格式不对，请从列表中重新选择。',
  isIn: '请从给出的选项中选择。',
  isEnum: '请从给出的选项中选择。',
  isObject: '这一项的内容不完整，请重新填写。',
  nestedValidation: '这一项的内容不完整，请重新填写。',
  minLength: (bound) => `至少 ${bound} 个字符。`,
  maxLength: (bound) => `最多 ${bound} 个字符。`,
  min: (bound) => `不能小于 ${bound}。`,
  max: (bound) => `不能大于 ${bound}。`,
  matches: '格式不对，请核对后重新填写。',
  isDateString: '请填写存在的日期，格式为 年-月-日。',
  isISO8601: '请填写存在的日期，格式为 年-月-日。',
};

const hasChinese = /[\u4e00-\u9fff]/;

/** Of what is not even text or a number, its length or size is not worth a sentence. */
const rulesOfKind = ['isString', 'isInt', 'isBoolean', 'isArray'];
/** No form of ours is nested deeper; a deeper body would overflow whoever walks it next. */
const depthMax = 20;
const UNKEEPABLE = /[\0\p{Cs}]/u;

/** Shape is checked here, sense by the rules. What the DTO does not name is refused, not dropped. */
class ShapePipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type !== 'custom') assertReadable(value);
    return super.transform(value, metadata);
  }
}

export function shapePipe(): ValidationPipe {
  return new ShapePipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    // The rejected value may be a password: it has no business in an error.
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => malformed(problemsOf(errors)),
  });
}

/**
 * PostgreSQL keeps no NUL in text, and no half of a character in jsonb. Level by level, because
 * recursion is what must not happen.
 * @throws Refusal 400 `request.unreadable`
 */
export function assertReadable(value: unknown): void {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    const spoilt = level.some((each) => typeof each === 'string' && UNKEEPABLE.test(each));
    if (spoilt || depth > depthMax) throw unreadable();
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
}

/** One problem per broken rule; nested fields as the page names them: `lines.2.debit`. */
export function problemsOf(errors: readonly ValidationError[], above = ''): Problem[] {
  return errors.flatMap((error) => {
    const field = above === '' ? error.property : `${above}.${error.property}`;
    const broken = Object.entries(error.constraints ?? {});
    const ofKind = broken.filter(([rule]) => rulesOfKind.includes(rule));
    const own = (ofKind.length > 0 ? ofKind : broken).map(([rule, message]) => ({
      code: `field.${rule}`,
      message: sentenceOf(rule, message),
      field,
    }));
    return [...own, ...problemsOf(error.children ?? [], field)];
  });
}

function sentenceOf(rule: string, message: string): string {
  // A DTO that says it in its own Chinese words knows better.
  if (hasChinese.test(message)) return message;
  const sentence = sentences[rule];
  if (sentence === undefined) return '格式不对，请核对后重新填写。';
  if (typeof sentence === 'string') return sentence;
  return sentence(/-?\d+(\.\d+)?/.exec(message.replace(/^\S+ /, ''))?.[0] ?? '规定的数目');
}

function unreadable(): Refusal {
  return new Refusal(
    400,
    'request.unreadable',
    '内容里有无法保存的字符（例如从别处粘贴来的控制字符），请删除后重新填写。',
  );
}

function malformed(problems: Problem[]): Refusal {
  const [first] = problems;
  const detail =
    problems.length === 1 && first
      ? `有一处填写不符合要求：${first.message}`
      : `有 ${problems.length} 处填写不符合要求，请按提示改正后重新提交，已填内容不会丢失。`;
  return new Refusal(400, 'request.malformed', detail, { problems });
}
