import { TextField } from '../platform/http/fields';

/** 异议: why this should not be paid. Public; the name is not. */
export class ObjectionDto {
  @TextField({ min: 5, max: 500, sentence: '请写明异议的理由（5 至 500 个字）' })
  text!: string;
}
