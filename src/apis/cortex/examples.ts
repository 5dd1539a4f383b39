import type { Values } from '../../contract/description.js';
import type { Model } from '../../model/model.js';
import type { PropertyScope } from '../../model/properties.js';
import type { Action } from './elements.js';
import { CITRIX, HOSTED_APPS } from './ownElements.js';
import { SampleEstate, type OpenAnswer, type Sample } from './samples.js';
import { EXCHANGE, wireName } from './serviceKeys.js';

/** Makes the values of one kind of operation. */
type Example = (estate: SampleEstate, action: Action) => Values;

/** Values for an operation, as the journal names it, from what there is in an estate. */
export function exampleOf(operation: string, model: Model): Values {
  const [action = '', path = ''] = operation.split(' ');
  const example = EXAMPLES[path];
  // The contract's operations are the ones with an example; anything else has no words of this API in it.
  return example === undefined ? {} : example(new SampleEstate(model), action as Action);
}

/** An element that an answer is asked for by, or what a change says in it. */
function asked(action: Action, said: Values): Values {
  return action === 'SET' ? said : {};
}

const customer: Example = (estate, action) => {
  if (action === 'DELETE') return { name: estate.removableTenant()?.code ?? '' };
  if (action !== 'SET') return { name: estate.customer()?.code ?? '' };
  const fullname = estate.newCustomerName();
  const primarydomain = `${fullname.toLowerCase().replaceAll(' ', '-')}.example`;
  const contactemail = `office@${primarydomain}`;
  return { fullname, primarydomain, contactname: 'Nora Lindqvist', contactemail };
};

const user: Example = (estate, action) => {
  const at = action === 'SET' ? estate.customer() : estate.customerWithUsers();
  const users = estate.usersOf(at);
  const person: Values =
    action === 'SET'
      ? { name: estate.newUserName(), firstname: 'Lea', lastname: 'Sommer' }
      : { name: (action === 'DELETE' ? users.at(-1) : users[0])?.cortexName ?? '' };
  return { name: at?.code ?? '', user: person };
};

/** Something about a customer's service; `said` is put beside its name. */
function serviceWith(need: (estate: SampleEstate) => Sample | undefined, said: Said): Example {
  return (estate, action) => {
    const found = need(estate);
    return { name: found?.tenant.code ?? '', service: serviceOf(found, said, estate, action) };
  };
}

/** The same of a user's. */
function userServiceWith(need: (estate: SampleEstate) => Sample | undefined, said: Said): Example {
  return (estate, action) => {
    const found = need(estate);
    const service = serviceOf(found, said, estate, action);
    return { name: found?.tenant.code ?? '', user: { name: found?.user?.cortexName ?? '', service } };
  };
}

type Said = (found: Sample, estate: SampleEstate, action: Action) => Values;

function serviceOf(found: Sample | undefined, said: Said, estate: SampleEstate, action: Action): Values {
  if (found === undefined) return {};
  return { name: wireName(found.offer), ...said(found, estate, action) };
}

const sharing = ({ offer, details }: Sample) => offer.name !== EXCHANGE && details.plans.length > 0;
const named =
  (name: string) =>
  ({ offer }: Sample) =>
    offer.name === name;

function customerHolding(fits: (sample: Sample) => boolean) {
  return (estate: SampleEstate) => estate.customerService(fits);
}

function userHolding(fits: (sample: Sample) => boolean) {
  return (estate: SampleEstate) => estate.userService(fits);
}

/** What of a service has a property that can be said. */
function withProperty(scope: PropertyScope, estate: SampleEstate) {
  return (sample: Sample) =>
    (scope !== 'plan' || sharing(sample)) && estate.property(scope, sample.offer.id) !== undefined;
}

function properties(estate: SampleEstate, action: Action, scope: PropertyScope, serviceId?: number): Values {
  if (action !== 'SET') return { properties: { '@detail': true } };
  const name = estate.property(scope, serviceId);
  return { properties: name === undefined ? {} : { property: { name, value: 'Sample' } } };
}

const offering: Said = (_found, estate, action) => ({
  offerings: asked(action, { offering: { name: estate.appOffering() ?? '', enabled: true } }),
});

const collection: Said = (found, estate, action) => {
  const held = found.details.collections[0]?.name ?? estate.serverCollection();
  if (held === undefined) return {};
  const apps = { application: { name: estate.appOf(held) ?? '', enabled: true } };
  return { servercollection: action === 'SET' ? { name: held, applications: apps } : { name: held } };
};

const plan: Said = ({ details }, _estate, action) => ({
  userplan: { name: details.plans[0]?.name ?? '', ...asked(action, { enabled: true }) },
});

const planProperties: Said = ({ details, offer }, estate, action) => ({
  userplan: { name: details.plans[0]?.name ?? '', ...properties(estate, action, 'plan', offer.id) },
});

const serviceProperties: Said = ({ offer }, estate, action) =>
  properties(estate, action, 'service', offer.id);

const resources: Said = ({ details }, _estate, action) => {
  const resource = { name: details.resources[0]?.name ?? '', limit: 'Unlimited' };
  return { resourceconfiguration: asked(action, { resource }) };
};

/** Where nothing waits for an answer. */
const NO_GUID = '00000000-0000-0000-0000-000000000000';

const answerTo = (open: OpenAnswer | undefined, estate: SampleEstate, action: Action): Values => {
  const subscription = { id: open?.guid ?? NO_GUID, status: 'Accepted', reason: 'Agreed' };
  const responses = asked(action, { approvalresponse: { subscription } });
  return { name: open?.tenant.code ?? estate.customer()?.code ?? '', approvalresponses: responses };
};

const answered: Example = (estate, action) => answerTo(estate.openAnswers()[0], estate, action);

/** Another one than the customer's, where there is more than one. */
const answeredByUser: Example = (estate, action) => {
  const open = estate.openAnswers().at(-1);
  const { name = '', approvalresponses = {} } = answerTo(open, estate, action);
  const approver = open?.user ?? estate.usersOf(estate.customer())[0];
  return { name, user: { name: approver?.cortexName ?? '', approvalresponses } };
};

const EXAMPLES: Readonly<Record<string, Example>> = {
  customer,
  'customer/properties': (estate, action) => ({
    name: estate.customer()?.code ?? '',
    ...properties(estate, action, 'tenant'),
  }),
  'customer/approvalproviders': (estate, action) => ({
    name: estate.customer()?.code ?? '',
    approvalproviders: asked(action, {
      approvalprovider: { name: 'Workflow Managers', configuration: { managers: 1, timeoutdays: 7 } },
    }),
  }),
  'customer/approvalresponses': answered,
  'customer/service': serviceWith(
    customerHolding(() => true),
    (_found, _estate, action) => asked(action, { isbilled: true }),
  ),
  'customer/service/offerings': serviceWith(customerHolding(named(HOSTED_APPS)), offering),
  'customer/service/servercollection': serviceWith(customerHolding(named(CITRIX)), collection),
  'customer/service/properties': serviceWith(
    (estate) => estate.customerService(withProperty('service', estate)),
    serviceProperties,
  ),
  'customer/service/resourceconfiguration': serviceWith(
    customerHolding(({ details }) => details.resources.length > 0),
    resources,
  ),
  'customer/service/instances': serviceWith(
    customerHolding(({ offer }) => offer.hasInstances),
    (_found, _estate, action) => ({ instances: asked(action, { instance: { name: 'Intranet' } }) }),
  ),
  'customer/service/distributiongroups': serviceWith(
    customerHolding(named(EXCHANGE)),
    ({ tenant }, _estate, action) => ({
      distributiongroups: asked(action, {
        distributiongroup: { displayname: 'Weekend shift', email: `weekend@${tenant.primaryDomain}` },
      }),
    }),
  ),
  'customer/service/contacts': serviceWith(customerHolding(named(EXCHANGE)), (_found, _estate, action) => ({
    contacts: asked(action, {
      contact: { displayname: 'Paper mill', email: 'orders@paper-mill.example', companyname: 'Paper Mill' },
    }),
  })),
  'customer/service/userplan': serviceWith(customerHolding(sharing), plan),
  'customer/service/userplan/properties': serviceWith(
    (estate) => estate.customerService(withProperty('plan', estate)) ?? estate.customerService(sharing),
    planProperties,
  ),
  'customer/user': user,
  'customer/user/properties': (estate, action) => ({
    name: estate.customerWithUsers()?.code ?? '',
    user: {
      name: estate.usersOf(estate.customerWithUsers())[0]?.cortexName ?? '',
      ...properties(estate, action, 'user'),
    },
  }),
  'customer/user/additionalproperties': (estate, action) => {
    const at = estate.customerWithUsers();
    const property = { name: estate.directoryAttribute(at) ?? '', value: 'Sample' };
    return {
      name: at?.code ?? '',
      user: {
        name: estate.usersOf(at)[0]?.cortexName ?? '',
        additionalproperties: asked(action, property.name === '' ? {} : { property }),
      },
    };
  },
  'customer/user/approvalresponses': answeredByUser,
  'customer/user/service': userServiceWith(
    userHolding(() => true),
    (_found, _estate, action) => asked(action, { status: 'Provisioned' }),
  ),
  'customer/user/service/offerings': userServiceWith(
    userHolding(named(HOSTED_APPS)),
    ({ details }, estate, action) => ({
      offerings: asked(action, {
        offering: { name: details.offerings[0]?.name ?? estate.appOffering() ?? '', enabled: true },
      }),
    }),
  ),
  'customer/user/service/servercollection': userServiceWith(userHolding(named(CITRIX)), collection),
  'customer/user/service/properties': userServiceWith(
    (estate) => estate.userService(withProperty('service', estate)),
    serviceProperties,
  ),
  'customer/user/service/instances': userServiceWith(
    userHolding(({ details }) => details.instances.length > 0),
    ({ details }, _estate, action) => ({
      instances: asked(action, { instance: { name: details.instances[0]?.name ?? '' } }),
    }),
  ),
  'customer/user/service/distributiongroups': userServiceWith(
    userHolding(named(EXCHANGE)),
    ({ tenant }, estate, action) => {
      const displayname = estate.groupOf(tenant) ?? '';
      return { distributiongroups: asked(action, { distributiongroup: { displayname, selected: true } }) };
    },
  ),
  'customer/user/service/userplan': userServiceWith(userHolding(sharing), plan),
  'customer/user/service/userplan/properties': userServiceWith(
    (estate) => estate.userService(withProperty('plan', estate)) ?? estate.userService(sharing),
    planProperties,
  ),
  identity: () => ({}),
  global: () => ({}),
  location: (estate, action) => {
    if (action === 'SET') return { name: 'harbour.csp.local', fullname: 'Harbour' };
    return { name: (action === 'DELETE' ? estate.emptyLocation() : estate.location())?.name ?? '' };
  },
  'location/service': (estate) => {
    const location = estate.location();
    return { name: location?.name ?? '', service: { name: estate.offeredIn(location) ?? '' } };
  },
  'location/customer': (estate) => ({
    name: estate.location()?.name ?? '',
    customer: { customerproperties: { '@detail': true } },
  }),
  'location/user': (estate) => ({ name: estate.location()?.name ?? '', user: {} }),
  'location/user/additionalproperties': (estate) => ({
    name: estate.location()?.name ?? '',
    user: { additionalproperties: {} },
  }),
  request: (estate) => ({ id: estate.requestId() }),
  'request/log': (estate) => ({ id: estate.requestId(), log: {} }),
  'request/times': (estate) => ({ id: estate.requestId(), times: {} }),
  report: (estate, action) => {
    const report = estate.report();
    if (report === undefined) return {};
    const parameter = report.parameters.map((name) => ({ '@name': name, '#text': '%' }));
    return action === 'GET' ? { name: report.name, parameter } : { name: report.name };
  },
  approval: (estate) => ({ id: estate.openAnswers()[0]?.guid ?? NO_GUID }),
};
