import { Global, Module } from '@nestjs/common';
import { Authority } from '../platform/http/authority';
import { AuthorityService } from './authority.service';

/** Lets the plumbing ask who may do what (`Authority`), without knowing this room. */
@Global()
@Module({
  providers: [{ provide: Authority, useClass: AuthorityService }],
  exports: [Authority],
})
export class AuthorityModule {}
