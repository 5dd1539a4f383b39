import { pick, rows, type Tree } from '../../client.js';
import { QUOTAS } from './quotas.js';
import { GROUPS, sorted } from './reads.js';

/** How the parts of an answer that the oracle speaks of are read, in the oracle's form. */
export const asNumber = (answer: Tree): number => Number(answer);
export const asFlag = (answer: Tree): boolean => answer === 'true';

/** Fields of a record by name; undefined for no result element. A field that is left out is null. */
export function asRecord(...names: readonly string[]): (answer: Tree) => unknown {
  return (answer) =>
    isEmpty(answer)
      ? undefined
      : Object.fromEntries(names.map((name) => [name, plain(childOf(answer, name))]));
}

/** The ids of a list of records, in order. */
export function asIds(record: string, id: string): (answer: Tree) => number[] {
  return (answer) => rows(answer, record).map((row) => Number(childOf(row, id)));
}

/** The ids in the first table of a DataSet, in ascending order. */
export function asTableIds(id: string): (answer: Tree) => number[] {
  return (answer) => sorted(tableOf(answer).map((row) => Number(childOf(row, id))));
}

/** The result with the exceeded quotas; undefined rows where the element is not there. */
export function asPackageResult(answer: Tree): unknown {
  const exceeding = childOf(answer, 'ExceedingQuotas');
  const row = (tree: Tree) =>
    [Number(childOf(tree, 'QuotaID')), Number(childOf(tree, 'QuotaValue'))] as const;
  return {
    result: Number(childOf(answer, 'Result')),
    exceeding: exceeding === undefined ? undefined : new Map(tableOf(exceeding).map(row)),
  };
}

/** Groups and quota values of a context, as far as the oracle knows of them. */
export function asItems(answer: Tree): unknown {
  if (isEmpty(answer)) return undefined;
  const groups = rows(childOf(answer, 'GroupsArray') ?? '', 'HostingPlanGroupInfo');
  const quotas = rows(childOf(answer, 'QuotasArray') ?? '', 'QuotaValueInfo');
  const ids = sorted(groups.map((group) => Number(childOf(group, 'GroupId'))));
  const values = quotas.map((quota) => [
    Number(childOf(quota, 'QuotaId')),
    Number(childOf(quota, 'QuotaAllocatedValue')),
  ]);
  return {
    groups: ids.filter((id) => GROUPS.includes(id)),
    values: Object.fromEntries(values.filter(([id = 0]) => id in QUOTAS)),
  };
}

function tableOf(dataSet: Tree): Tree[] {
  const content = childOf(childOf(dataSet, 'diffgram') ?? '', 'NewDataSet');
  return rows(content ?? '', 'Table');
}

function childOf(tree: Tree, name: string): Tree | undefined {
  return pick(tree, name)[name];
}

function isEmpty(answer: Tree): boolean {
  return typeof answer === 'object' && Object.keys(answer).length === 0;
}

function plain(value: Tree | undefined): unknown {
  if (value === undefined) return null;
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
}
