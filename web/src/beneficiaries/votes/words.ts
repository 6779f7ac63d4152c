import tally from '../../shared/messages/zh/tally.json';
import votes from '../../shared/messages/zh/votes.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ tally, votes });
