import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Model } from '../../../src/model/model.js';
import { modelOf } from '../../model/estate.js';
import { run } from './engine.js';
import { rowsOf } from './rows.js';

const RESELLER = 'OU=HarborMail,OU=Hosting,DC=northfield,DC=example';
const CUSTOMER = `OU=PinecrestDental,${RESELLER}`;
const ORGANIZATION = `<organization>LDAP://${CUSTOMER}</organization>`;
const PATH = `<path>LDAP://${CUSTOMER}</path>`;
const MARA = `<user>LDAP://CN=mara@pinecrest.example,${CUSTOMER}</user>`;
const OCS = 'Hosted Office Communications Server';

function step(namespace: string, procedure: string, content: string): string {
  const server = '<preferredDomainController>dc1.northfield.example</preferredDomainController>';
  return `<execute namespace="${namespace}" procedure="${procedure}"><executeData>${content}${server}</executeData></execute>`;
}

const FEATURES =
  '<features><enabled>1</enabled><enabledForEnhancedPresence>1</enabledForEnhancedPresence><enabledForFederation>0</enabledForFederation><enabledForInternetAccess>0</enabledForInternetAccess><publicNetworkEnabled>0</publicNetworkEnabled><allowOrganizeMeetingWithAnonymousParticipants>0</allowOrganizeMeetingWithAnonymousParticipants><meetingPolicy>m</meetingPolicy><ucEnabled>0</ucEnabled><ucPolicy>u</ucPolicy></features>';

/** Steps of the procedures themselves; in some orders they succeed, in others one of them fails half-way. */
const STEPS = [
  step(OCS, 'CreateUserPlan', `<planName>New</planName><planDescription>d</planDescription>${FEATURES}`),
  step(
    OCS,
    'AddAvailablePlans',
    `${ORGANIZATION}<availablePlans><planName>TalkPlus</planName></availablePlans>`,
  ),
  step(
    OCS,
    'RemoveAvailablePlans',
    `${ORGANIZATION}<availablePlans><planName>TalkBasic</planName></availablePlans>`,
  ),
  step(OCS, 'CreateSipDomain', `${ORGANIZATION}<address>new.example</address>`),
  step(OCS, 'DeleteSipDomain', `${ORGANIZATION}<address>pinecrest.example</address>`),
  step(OCS, 'DisableSipUser', MARA),
  step(OCS, 'DeleteSipUser', MARA),
  step(
    OCS,
    'CreateSipUser',
    `${MARA}<planName>TalkBasic</planName><primaryURI>sip:mara@pinecrest.example</primaryURI>`,
  ),
  step(OCS, 'ChangeUserPlanAssignment', `${MARA}<planName>TalkPlus</planName>`),
  step(OCS, 'Unsubscribe', ORGANIZATION),
  step(OCS, 'Subscribe', `${ORGANIZATION}<planName>TalkOrg</planName>`),
  step(
    'Managed Active Directory',
    'CreateOrganization',
    `<name>Next</name><policyName>customer</policyName><container>LDAP://${RESELLER}</container>`,
  ),
  step(
    'Managed Active Directory',
    'CreateUser',
    `<container>LDAP://${CUSTOMER}</container><userPrincipalName>ida@pinecrest.example</userPrincipalName><policyName>customer</policyName>`,
  ),
  step('Managed Active Directory', 'DeleteUser', MARA),
  step(
    'MPS Import',
    'EnableCustomerForPlans',
    `${PATH}<customerTypeName>BusinessOrganization</customerTypeName>`,
  ),
];
const FAILING = step('Error Provider', 'SetError', '<hr>0x80004005</hr><desc>on purpose</desc>');

test('a request of named procedures that fails at any step leaves the estate as it was', () => {
  const model = modelOf('northfield');
  const [image, untouched] = [model.image(), rowsOf(model)];
  const seen = { failed: 0, done: 0 };

  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...STEPS), { minLength: 1, maxLength: 6 }),
      fc.boolean(),
      (steps, fails) => {
        const response = request(model, steps.join('') + (fails ? FAILING : ''));

        if (response.startsWith('<response><errorContext ')) {
          seen.failed += 1;
          expect(rowsOf(model)).toEqual(untouched);
        } else {
          seen.done += 1;
          model.restore(image);
        }
      },
    ),
    { numRuns: 200, seed: 4711 },
  );

  expect(Math.min(seen.failed, seen.done)).toBeGreaterThan(10);
});

test('each step succeeds in some order', () => {
  const alone = STEPS.filter((_step, index) => ![7, 8, 9, 10].includes(index)).map((it) =>
    request(modelOf('northfield'), it),
  );
  const chained = request(
    modelOf('northfield'),
    [STEPS[1], STEPS[8], STEPS[6], STEPS[7], STEPS[6], STEPS[9], STEPS[10]].join(''),
  );

  expect([...alone, chained].filter((response) => response.includes('errorContext'))).toEqual([]);
});

function request(model: Model, procedure: string): string {
  return run(`<request><procedure>${procedure}</procedure></request>`, { model }).response;
}
