import me from '../../shared/messages/zh/me.json';
import privacy from '../../shared/messages/zh/privacy.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ me, privacy });
