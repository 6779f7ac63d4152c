import { registerConstraintMessages } from '../database/constraint-messages';
import { loginErrors } from './login.errors';

registerConstraintMessages({
  login_name_once: loginErrors.nameTaken,
  person_phone_once: loginErrors.phoneTaken,
  person_identity_once: loginErrors.identityTaken,
});
