import flow from '../../shared/messages/zh/flow.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ flow });
