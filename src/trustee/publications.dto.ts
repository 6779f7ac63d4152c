import { TextField } from '../platform/http/fields';

export class PublishReportDto {
  /** Where else than online. */
  @TextField({
    min: 2,
    max: 200,
    sentence: '请写明还张贴在哪里（2 至 200 字），例如：各楼栋公告栏',
  })
  place!: string;
}
