import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from '@jest/globals';
import { XmlDocument } from 'libxml2-wasm';

import type { FieldContract, TableContract, TypeContract } from '../../src/soap/contract.js';
import { generateContracts } from '../../src/soap/typegen.js';
import { readContract } from '../../src/soap/wsdl.js';
import { answerValidator } from '../soap/schema.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GROUND_TRUTH = fileURLToPath(new URL('../../../shared/contract/mspc/', import.meta.url));
const SERVICES = ['esUsers', 'esPackages', 'esAuthentication'] as const;
const NAMESPACE = 'http://smbsaas/MSPC/enterpriseserver';

const wsdlPath = (service: string): string => `${ROOT}wsdl/${service}.wsdl`;
const wsdlText = (service: string): string => readFileSync(wsdlPath(service), 'utf8');

test('the generated contracts are what npm run typegen would write', async () => {
  const contracts = await generateContracts();

  expect([...contracts.keys()]).toEqual([
    ...SERVICES.map((name) => `src/apis/mspc/${name}.generated.ts`),
    'src/apis/provisioning/provisioning.generated.ts',
  ]);
  for (const [path, text] of contracts) expect(readFileSync(ROOT + path, 'utf8')).toBe(text);
});

const isThere = existsSync(GROUND_TRUTH);
const describeTruth = isThere ? describe : describe.skip;

describeTruth(
  `the WSDLs say what the contract files say${isThere ? '' : ` (skipped: no ${GROUND_TRUTH})`}`,
  () => {
    test.each(SERVICES)('%s has their operations, and no others', async (service) => {
      const truth = readTruth(service);

      const contract = await readContract(wsdlPath(service));

      expect({ service: contract.service, namespace: contract.namespace }).toEqual({
        service: truth.service,
        namespace: truth.namespace,
      });
      expect(Object.keys(contract.operations)).toEqual(truth.operations.map(({ name }) => name));
      for (const operation of truth.operations) {
        expect({ [operation.name]: contract.operations[operation.name] }).toEqual({
          [operation.name]: expectedOperation(operation),
        });
      }
    });

    test.each(SERVICES)('%s has their types, and no others', async (service) => {
      const truth = readTruth(service);

      const contract = await readContract(wsdlPath(service));

      expect(contract.types).toEqual(expectedTypes(truth));
    });

    test.each(SERVICES)('%s binds each operation to its soapAction, for SOAP 1.1 and 1.2', (service) => {
      const truth = readTruth(service);
      const actions = truth.operations.map(({ soapAction }) => soapAction);

      const wsdl = XmlDocument.fromString(wsdlText(service));
      const found = (query: string): string[] => wsdl.find(query, WSDL_PREFIXES).map((node) => node.content);

      expect(found('//soap:operation/@soapAction')).toEqual(actions);
      expect(found('//soap12:operation/@soapAction')).toEqual(actions);
      expect(found('//wsdl:port/*/@location')).toEqual(Array(2).fill(`http://localhost:9002${truth.path}`));
      wsdl.dispose();
    });
  },
);

describe('the inline schemas', () => {
  test.each(SERVICES)('%s compiles', (service) => {
    expect(() => answerValidator(wsdlText(service))).not.toThrow();
  });

  test('an answer that fits brings no complaint', () => {
    const complaints = answerValidator(wsdlText('esUsers'));

    expect(complaints(answer('UserExists', '<UserExistsResult>true</UserExistsResult>'))).toEqual([]);
    expect(complaints(answer('GetUserSettings', ''))).toEqual([]);
    expect(complaints(answer('GetUsersSummary', DATA_SET))).toEqual([]);
  });

  test('an answer that does not fit brings a complaint', () => {
    const complaints = answerValidator(wsdlText('esUsers'));

    expect(complaints(answer('UserExists', '<UserExistsResult>True</UserExistsResult>'))).toHaveLength(1);
    expect(complaints(answer('UserExists', ''))).toHaveLength(1);
    expect(complaints(answer('NoSuchOperation', ''))).toHaveLength(1);
    expect(complaints('<UserExistsResponse />')).toHaveLength(1);
    expect(complaints(answer('GetUsersSummary', '<GetUsersSummaryResult />'))).toHaveLength(1);
  });
});

const answer = (operation: string, content: string): string =>
  `<${operation}Response xmlns="${NAMESPACE}">${content}</${operation}Response>`;

const DATA_SET = `<GetUsersSummaryResult>
  <xs:schema id="NewDataSet" xmlns="" xmlns:xs="http://www.w3.org/2001/XMLSchema" />
  <diffgr:diffgram xmlns:diffgr="urn:schemas-microsoft-com:xml-diffgram-v1" />
</GetUsersSummaryResult>`;

const WSDL_PREFIXES = {
  wsdl: 'http://schemas.xmlsoap.org/wsdl/',
  soap: 'http://schemas.xmlsoap.org/wsdl/soap/',
  soap12: 'http://schemas.xmlsoap.org/wsdl/soap12/',
};

/** The parts of a contract file that the WSDL must repeat. */
interface Truth {
  readonly service: string;
  readonly path: string;
  readonly namespace: string;
  readonly operations: readonly TruthOperation[];
  readonly types: Readonly<Record<string, TruthType>>;
  readonly enums: Readonly<Record<string, readonly { readonly name: string; readonly value: number }[]>>;
}

interface TruthOperation {
  readonly name: string;
  readonly soapAction: string;
  readonly parameters: readonly TruthField[];
  readonly result?: TruthField;
  readonly origin: readonly string[];
  readonly documented: boolean;
  readonly description?: string;
  readonly dataSet?: readonly TruthTable[] | null;
}

interface TruthType {
  readonly fields: readonly TruthField[];
  readonly aliases?: Readonly<Record<string, string>>;
}

interface TruthField extends TruthList {
  readonly name: string;
  readonly minOccurs: 0 | 1;
  readonly origin?: string;
  readonly compat?: string;
  readonly dataSet?: readonly TruthTable[];
}

interface TruthList {
  readonly type: string;
  readonly array?: true;
  readonly schemaType?: string;
  readonly arrayItemName?: string;
  readonly arrayItemNillable?: boolean;
  readonly items?: TruthList;
}

interface TruthTable {
  readonly table: string;
  readonly columns: TableContract['columns'];
}

function readTruth(service: string): Truth {
  return JSON.parse(readFileSync(`${GROUND_TRUTH}${service}.json`, 'utf8'));
}

/** Reads `Table(ItemID int, ItemName string); Table1(…)`. */
const tables = (text: string): TruthTable[] =>
  text.split('; ').map((one) => {
    const [table = '', list = ''] = one.slice(0, -1).split('(');
    const pairs = list.split(', ').map((pair) => pair.split(' '));
    return { table, columns: pairs.map(([name = '', type = '']) => ({ name, type })) };
  });

const OWNER =
  'UserID int, Username string, FirstName string, LastName string, FullName string, RoleID int, Email string';
const COUNT = 'Table(Column1 int)';
const PROPERTIES = 'ItemID int, PropertyName string, PropertyValue string';
const FOUND = tables(
  `${COUNT}; Table1(ColumnType string); Table2(ItemPosition int, ItemID int, TextSearch string, ColumnType string, FullType string, PackageID int, AccountID int, Username string, Fullname string)`,
);
const USE = 'HostingSpaceId long, Allocated long, Used long, Usage long';
const OVERUSE = tables(
  `HostingSpace(HostingSpaceId long, HostingSpaceName string, ChildSpaceQuantity int, HostingPlanId long, HostingPlanName string, HostingSpaceFullTreeName string, UserId long, UserName string, UserEmail string, HostingSpaceCreationDate dateTime, Status string, Location string, IsBandwidthOverused boolean, IsDiskspaceOverused boolean); BandwidthOverusage(${USE}); DiskspaceOverusage(${USE}); OverusageDetails(HostingSpaceId long, ResourceGroupName string, Used long, Allowed long, OverusageType string, AdditionalField long)`,
);

const columns = (type: string, ...names: readonly string[]) => names.map((name) => ({ name, type }));

/** Where the contract leaves the columns open: those of SolidCP's procedures, and of its class OverusageReport. */
const COLUMNS_FOUND_SINCE: Readonly<Record<string, readonly TruthTable[]>> = {
  GetUserThemeSettings: [
    {
      table: 'Table',
      columns: [...columns('int', 'UserID'), ...columns('string', 'PropertyName', 'PropertyValue')],
    },
  ],
  GetLoginThemes: [
    {
      table: 'Table',
      columns: [
        ...columns('int', 'ThemeID'),
        ...columns('string', 'DisplayName', 'LTRName', 'RTLName'),
        ...columns('int', 'DisplayOrder'),
      ],
    },
  ],
  SearchServiceItemsPaged: tables(
    `${COUNT}; Table1(ItemID int, ItemName string, PackageID int, PackageName string, StatusID int, PurchaseDate dateTime, ${OWNER})`,
  ),
  GetSearchObject: FOUND,
  GetSearchObjectQuickFind: FOUND,
  GetSearchTableByColumns: tables('Table(ItemID int, TextSearch string, ColumnType string, Count int)'),
  GetRawPackageItemsByType: tables(
    `Table(ItemID int, ItemName string, ItemTypeID int, TypeName string, ServiceID int, PackageID int, PackageName string, ServiceID1 int, ServiceName string, ServerID int, ServerName string, GroupName string, UserID int, Username string, UserFullName string, CreatedDate dateTime); Table1(${PROPERTIES})`,
  ),
  GetRawPackageItemsPaged: tables(
    `${COUNT}; Table1(ItemID int, ItemName string, ItemTypeID int, TypeName string, ServiceID int, PackageID int, CreatedDate dateTime, GroupName string, PackageName string, ServerID int, ServerName string, ServerComments string, VirtualServer boolean, ${OWNER}); Table2(${PROPERTIES})`,
  ),
  GetOverusageSummaryReport: OVERUSE,
  GetDiskspaceOverusageDetailsReport: OVERUSE,
  GetBandwidthOverusageDetailsReport: OVERUSE,
};

/** Columns that the contract gives another type: the product's procedures cast them all to texts. */
const TEXTS_AFTER_ALL = new Set(['UserComments']);

const corrected = (column: TableContract['columns'][number]) =>
  TEXTS_AFTER_ALL.has(column.name) ? { ...column, type: 'string' } : column;

function expectedOperation(operation: TruthOperation): unknown {
  const { parameters, result, description, documented } = operation;
  const dataSet = operation.dataSet === null ? COLUMNS_FOUND_SINCE[operation.name] : operation.dataSet;
  const origin = profilesOf(operation.origin.join(', '));
  return {
    grade: documented ? 'documented' : 'observed',
    ...(description && { documentation: description }),
    ...(origin && { origin }),
    request: parameters.map((parameter) => expectedField(parameter)),
    response: result ? [expectedField({ ...result, ...(dataSet && { dataSet }) })] : [],
  };
}

function expectedField(field: TruthField, aliases: TruthType['aliases'] = {}): FieldContract {
  const { name, minOccurs, dataSet } = field;
  const aliasOf = aliases[name];
  const origin = profilesOf(field.origin ?? compatOrigin(field.compat) ?? 'websitepanel, solidcp');
  return {
    name,
    type: typeName(field),
    minOccurs,
    ...(origin && { origin }),
    ...(aliasOf && { aliasOf }),
    ...(dataSet && {
      tables: dataSet.map(({ table, columns }) => ({ name: table, columns: columns.map(corrected) })),
    }),
  };
}

const typeName = (field: TruthList): string => (field.array && field.schemaType) || field.type;

/** The mspc profile publishes every parameter that any version has (behaviour, section 1). */
const compatOrigin = (compat: string | undefined): string | undefined => compat && `mspc, ${compat}`;

/** Which profiles publish what has this origin; undefined for all. `mspc` follows websitepanel. */
function profilesOf(origin: string): readonly string[] | undefined {
  switch (origin) {
    case 'websitepanel, solidcp':
    case 'mspc, websitepanel from 2015-05-14, solidcp':
      return undefined;
    case 'mspc, solidcp':
      return ['mspc', 'solidcp'];
    case 'solidcp':
    case 'mspc':
      return [origin];
    case 'documented; dotnetpanel and websitepanel up to 2015-05-08':
      return ['mspc', 'websitepanel'];
    default:
      throw new Error(`Unknown origin: ${origin}`);
  }
}

function expectedTypes({ operations, types, enums }: Truth): Record<string, TypeContract> {
  const expected: Record<string, TypeContract> = {};
  for (const [name, { fields, aliases }] of Object.entries(types)) {
    expected[name] = { kind: 'record', fields: fields.map((field) => expectedField(field, aliases)) };
  }
  for (const [name, entries] of Object.entries(enums)) {
    expected[name] = { kind: 'enum', values: Object.fromEntries(entries.map((e) => [e.name, e.value])) };
  }
  const used = operations.flatMap(({ parameters, result }) => [...parameters, ...(result ? [result] : [])]);
  for (const field of [...used, ...Object.values(types).flatMap(({ fields }) => fields)]) {
    Object.assign(expected, expectedLists(field));
  }
  return expected;
}

function expectedLists(field: TruthList): Record<string, TypeContract> {
  if (!field.array || !field.schemaType || !field.arrayItemName) return {};
  const items = field.items ?? { type: field.type };
  const item: FieldContract = {
    name: field.arrayItemName,
    type: typeName(items),
    minOccurs: 0,
    ...(field.arrayItemNillable && { nillable: true }),
  };
  return { [field.schemaType]: { kind: 'list', item }, ...expectedLists(items) };
}
