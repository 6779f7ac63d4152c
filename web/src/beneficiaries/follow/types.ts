import type { components } from '../../shared/api/schema';

type Schemas = components['schemas'];

/** Something that happened to what a person follows. */
export type Notice = Schemas['NoticeView'];
export type Notices = Schemas['NoticesView'];

/** What a person wants to be told of; amounts in yuan. */
export type Follow = Schemas['FollowView'];
export type FollowKind = Follow['kind'];

/** Where mail goes, if anywhere. */
export type MailWay = Schemas['MailSettingsView'];

/** The secret address of one's feed; null before it is made. */
export type Feed = Schemas['NoticeFeedView'];
