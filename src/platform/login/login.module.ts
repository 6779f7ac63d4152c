import { Global, Module } from '@nestjs/common';
import { Attempts } from './attempts';
import { DemoService } from './demo.service';
import { Denials } from './denials';
import { LoginCopy } from './login-copy';
import { LoginService } from './login.service';
import { Passwords } from './passwords';
import { RegistrationController } from './registration.controller';
import { RegistrationService } from './registration.service';
import { Sealing } from './sealing';
import { RequestCaller } from './request-caller';
import { SecondFactorController } from './second-factor.controller';
import { SecondFactorService } from './second-factor.service';
import { SecurityEvents } from './security-events';
import { SessionController } from './session.controller';
import { SessionCookie } from './session-cookie';
import { SessionService } from './session.service';
import { SessionViews } from './session-views';
import { SignInService } from './sign-in.service';
import { SiteController } from './site.controller';

const shared = [
  LoginService,
  SessionService,
  SecondFactorService,
  Sealing,
  SecurityEvents,
  Denials,
  SessionCookie,
  RequestCaller,
  SignInService,
  LoginCopy,
];

/**
 * Log-ins and sessions. Expects from global modules: Config, Clock, Transactions, Authority; and may be
 * given Invitations (by the room of homes) and DemoDirectory (by the demonstration).
 */
@Global()
@Module({
  controllers: [SessionController, SecondFactorController, RegistrationController, SiteController],
  providers: [...shared, Attempts, DemoService, Passwords, RegistrationService, SessionViews],
  exports: shared,
})
export class LoginModule {}
