import { addChinese } from '../../shared/i18n/i18n';
import handover from '../../shared/messages/zh/handover.json';

addChinese({ handover });
