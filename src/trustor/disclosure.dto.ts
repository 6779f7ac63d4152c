import { Matches } from 'class-validator';
import { DayField, TextField } from '../platform/http/fields';

export class CountersignReportDto {
  /** What the owners' side wants said beside it. */
  @TextField({ max: 500, optional: true })
  note?: string;
}

export class ChooseProfileDto {
  /** A key of `disclosure/profiles`. */
  @Matches(/^[a-z]+(-[a-z]+)*$/, { message: '请从列表中选择地区' })
  profile!: string;

  /** The first day of the month from which lateness is counted. */
  @DayField()
  startsOn!: string;

  @TextField({ min: 2, max: 200, sentence: '请写明依据的决议或会议（2 至 200 字）' })
  resolutionRef!: string;
}
