import type { Operation } from '../api.js';
import type { ProvisioningContext } from './context.js';
import type { ProvisioningService } from './provisioning.generated.js';

/** What an operation gives back: the fields it has to tell, or nothing. The edge puts the status beside them. */
type Told<Response> = Response extends { readonly return: infer Result }
  ? NonNullable<Result> extends { readonly statusCode: unknown }
    ? undefined
    : Partial<Omit<NonNullable<Result>, 'status'>>
  : never;

/** The service as operations see it. */
export type Operations = {
  readonly [Name in keyof ProvisioningService]: {
    readonly request: ProvisioningService[Name]['request'];
    readonly response: Told<ProvisioningService[Name]['response']>;
  };
};

export type Op<Name extends keyof Operations> = Operation<
  Operations[Name]['request'],
  Operations[Name]['response'],
  ProvisioningContext
>;
