import { addChinese } from '../../shared/i18n/i18n';
import shelf from '../../shared/messages/zh/report-shelf.json';
import '../explore/words';

addChinese({ 'report-shelf': shelf });
