import type { Op } from './operation.js';

/** The version of the API. @source Provisioning behaviour 8 @fidelity inferred */
export const getVersion: Op<'getVersion'> = (_request, { options }) => ({ version: options.version });
