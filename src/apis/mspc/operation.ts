import type { Operation } from '../api.js';
import type { MspcContext } from './context.js';
import type { EsAuthentication } from './esAuthentication.generated.js';
import type { EsPackages } from './esPackages.generated.js';
import type { EsUsers } from './esUsers.generated.js';

interface Shapes {
  readonly request: unknown;
  readonly response: unknown;
}

/** An operation of a service of ours, by its name in the contract. */
type OperationOf<C extends Record<keyof C, Shapes>, Name extends keyof C> = Operation<
  C[Name]['request'],
  C[Name]['response'],
  MspcContext
>;

export type AuthenticationOperation<Name extends keyof EsAuthentication> = OperationOf<
  EsAuthentication,
  Name
>;
export type PackagesOperation<Name extends keyof EsPackages> = OperationOf<EsPackages, Name>;
export type UsersOperation<Name extends keyof EsUsers> = OperationOf<EsUsers, Name>;
