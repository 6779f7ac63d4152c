import type { EntityManager } from 'typeorm';

/**
 * Takes up an invite code for a home. The room `community` knows homes and codes; registration only
 * passes on what the newcomer typed.
 */
export abstract class Invitations {
  /** The community a code names, whether or not it holds there; null when it names none. */
  abstract communityOf(code: string): Promise<number | null>;

  /** Binds the person, inside a transaction of that community. @throws DomainError with the reason. */
  abstract redeem(tx: EntityManager, communityId: number, use: CodeUse): Promise<void>;
}

export interface CodeUse {
  code: string;
  personId: string;
}
