import myHome from '../../shared/messages/zh/my-home.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ 'my-home': myHome });
