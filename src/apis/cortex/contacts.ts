import type { Tenant } from '../../model/tenants.js';
import type { PrintedCustomerServiceContacts, SentCustomerServiceContacts } from './contract.generated.js';
import type { CortexContext } from './context.js';
import { contactsOf, printedContact } from './contactWire.js';
import { isSame } from './customerKeys.js';
import { beginsLike, pageOf } from './directory.js';

/**
 * The contacts of a customer that fit, page by page.
 *
 * @throws CortexError InvalidInteger for a page that cannot be
 * @source Cortex behaviour 18, contacts; examples 75 and 76
 * @fidelity documented; the layout and how filters fit inferred
 */
export function printedContacts(
  tenant: Tenant,
  sent: SentCustomerServiceContacts,
  context: CortexContext,
): PrintedCustomerServiceContacts {
  const found = contactsOf(tenant, context).filter(
    ({ displayName, syncObjectId }) =>
      beginsLike(sent.displaynamefilter, displayName) && isSame(sent.syncfilter, syncObjectId),
  );
  return { contact: pageOf(found, sent).map(printedContact) };
}
