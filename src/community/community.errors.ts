import { notFound } from '../shared/domain-error';

export const communityErrors = {
  unknown: () =>
    notFound('community.unknown', '没有找到这个小区，或您不是它的成员。请核对网址，或先绑定房屋。'),
};
