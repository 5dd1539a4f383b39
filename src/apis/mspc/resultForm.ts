import { ModelError, type ExceededQuota, type ModelErrors } from '../../model/errors.js';
import type { OperationContract, ServiceContract, TypeContract } from '../../soap/contract.js';
import { NO_ROWS, type DataSetValue } from './dataSet.js';
import { PLAN_RESULT_RECORDS } from './description.js';
import {
  isResult,
  MspcError,
  MspcFault,
  REPORTED_AS,
  REPORTED_BY,
  resultOf,
  type FaultName,
  type ResultName,
} from './errors.js';

/** The contract with the results of the plan operations as records, where that switch is on. */
export function withResultForm(contract: ServiceContract, form: 'int' | 'object'): ServiceContract {
  if (form === 'int') return contract;
  const operations = Object.entries(contract.operations).map(([name, operation]) => {
    const [result] = operation.response;
    if (result === undefined || !(result.name in PLAN_RESULT_RECORDS)) return [name, operation];
    return [name, { ...operation, response: [{ name: result.name, type: result.name, minOccurs: 0 }] }];
  });
  const records = Object.entries(PLAN_RESULT_RECORDS).map(([name, fields]): [string, TypeContract] => [
    name,
    { kind: 'record', fields },
  ]);
  return {
    ...contract,
    operations: Object.fromEntries(operations) as ServiceContract['operations'],
    types: { ...contract.types, ...Object.fromEntries(records) },
  };
}

/** How an error is to be reported; undefined for one that is none of the product's. */
export function reportOf(
  operation: string,
  error: unknown,
):
  | {
      readonly result?: ResultName;
      readonly fault?: FaultName;
      readonly values?: readonly (string | number)[];
      /** Quotas that a PackageResult tells of. */
      readonly exceeded?: readonly ExceededQuota[];
      /** The exception that the fault was wrapped in. */
      readonly outer?: string;
    }
  | undefined {
  if (error instanceof MspcError) {
    return { result: error.result, ...(error.isAfterQuotas ? { exceeded: [] } : {}) };
  }
  if (error instanceof MspcFault) {
    const { fault, values, outer } = error;
    return { fault, values, ...(outer === undefined ? {} : { outer }) };
  }
  if (!(error instanceof ModelError)) return undefined;
  const broken: ModelError = error;
  const reported: Partial<Record<keyof ModelErrors, ResultName | FaultName>> = REPORTED_AS;
  const name = REPORTED_BY[operation]?.[broken.kind] ?? reported[broken.kind];
  if (name === undefined) return undefined;
  if (!isResult(name)) return { fault: name, values: keyValues(broken) };
  return { result: name, ...(error.kind === 'quotasExceeded' ? { exceeded: exceededIn(error) } : {}) };
}

function exceededIn({ facts }: ModelError): readonly ExceededQuota[] {
  return (facts as ModelErrors['quotasExceeded']).quotas;
}

/** The values of a repeated key, as SQL Server prints them. */
function keyValues({ kind, facts }: ModelError): number[] {
  if (kind !== 'serviceRepeated' && kind !== 'quotaRepeated') return [];
  const { planId, serviceId, quotaId } = facts as { planId: number; serviceId?: number; quotaId?: number };
  return [planId, serviceId ?? quotaId ?? 0];
}

/**
 * A refusal in the form of the operation's result: the code itself, or a PackageResult with the exceeded quotas.
 *
 * An operation without a result says nothing of its refusals.
 *
 * @source MSPC behaviour 7, PackageResult
 */
export function refusalResult(
  { response }: OperationContract,
  { types }: ServiceContract,
  name: ResultName,
  exceeded: readonly ExceededQuota[] | undefined,
): object {
  const [result] = response;
  if (result === undefined) return {};
  const { code } = resultOf(name);
  if (types[result.type]?.kind !== 'record') return { [result.name]: code };
  return {
    [result.name]: { Result: code, ExceedingQuotas: exceeded === undefined ? null : toRows(exceeded) },
  };
}

/** A plain id where the switch asks for a record. */
export function toResultForm(
  { response }: OperationContract,
  { types }: ServiceContract,
  value: object,
): object {
  const [result] = response;
  if (result === undefined || types[result.type]?.kind !== 'record') return value;
  const plain = (value as Readonly<Record<string, unknown>>)[result.name];
  return typeof plain === 'number' ? { [result.name]: { Result: plain, ExceedingQuotas: NO_ROWS } } : value;
}

function toRows(quotas: readonly ExceededQuota[]): DataSetValue {
  return {
    tables: [quotas.map(({ id, name, excess }) => ({ QuotaID: id, QuotaName: name, QuotaValue: excess }))],
  };
}
