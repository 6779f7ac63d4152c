import me from '../../shared/messages/zh/me.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ me });
