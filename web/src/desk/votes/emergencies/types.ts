export type { Emergency } from '../../../shared/api/types';
