import type { Appointee } from '../community/appointees.service';
import type { Founding } from '../community/community.service';
import { day } from '../shared/day';
import { invalid } from '../shared/domain-error';

/** What the operator fills in: the community, the resolution, and its first two people. */
export interface FoundingForm {
  founding: Founding;
  resolutionRef: string;
  chair: Appointee;
  manager: Appointee;
}

/** Shown by `--help`; to be copied and filled in. Nobody of these exists. */
export const exampleForm = `{
  "name": "示例苑",
  "address": "示例路 1 号",
  "trustorName": "示例苑业主委员会",
  "trusteeName": "示例物业服务有限公司",
  "booksStartOn": "2026-01-01",
  "officePhone": "028-85550000",
  "resolutionRef": "业主大会决议 2025-12",
  "chair": { "name": "主任姓名", "phone": "13800000001", "identityNumber": "身份证号码", "loginName": "zhuren" },
  "manager": { "name": "经理姓名", "phone": "13800000002", "loginName": "jingli" }
}`;

type Fields = Record<string, unknown>;

/** @throws DomainError that names the field. */
export function readFoundingForm(text: string): FoundingForm {
  const form = objectOf(parsed(text), '文件');
  const [chair, manager] = [objectOf(form['chair'], 'chair'), objectOf(form['manager'], 'manager')];
  return {
    founding: {
      name: textOf(form, 'name'),
      address: textOf(form, 'address'),
      trustorName: textOf(form, 'trustorName'),
      trusteeName: textOf(form, 'trusteeName'),
      booksStartOn: day(textOf(form, 'booksStartOn')),
      officePhone: optionalTextOf(form, 'officePhone') ?? '',
    },
    resolutionRef: textOf(form, 'resolutionRef'),
    chair: appointeeOf(chair),
    manager: appointeeOf(manager),
  };
}

function appointeeOf(fields: Fields): Appointee {
  const identityNumber = optionalTextOf(fields, 'identityNumber');
  const loginName = optionalTextOf(fields, 'loginName');
  return {
    name: textOf(fields, 'name'),
    phone: textOf(fields, 'phone'),
    ...(identityNumber !== undefined && { identityNumber }),
    ...(loginName !== undefined && { loginName }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw malformed('文件不是有效的 JSON，请对照示例检查引号和逗号。');
  }
}

function objectOf(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(`“${name}”应是一组用花括号括起的内容，请对照示例填写。`);
  }
  return value as Fields;
}

function textOf(fields: Fields, name: string): string {
  const text = optionalTextOf(fields, name);
  if (text === undefined) throw malformed(`请填写“${name}”。`);
  return text;
}

function optionalTextOf(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw malformed(`“${name}”应是用引号括起的文字。`);
  return value.trim();
}

function malformed(sentence: string) {
  return invalid('founding-form.malformed', sentence);
}
