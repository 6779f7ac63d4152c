import posts from '../../shared/messages/zh/posts.json';
import { addChinese } from '../../shared/i18n/i18n';

addChinese({ posts });
