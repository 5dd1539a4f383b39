import type { Role } from '../../model/roles.js';
import type { CortexContext } from './context.js';
import { CortexError } from './errors.js';

interface SentRole {
  readonly id?: string | undefined;
  readonly text: string;
}

/** The roles a list names, by name. @throws CortexError RoleNotFound @fidelity inferred: the id counts before the text */
export function namedRoles(sent: readonly SentRole[], { model }: CortexContext): Role[] {
  const found = sent.map(({ id, text }) => {
    const name = text.trim();
    const role = id === undefined || id === '' ? model.roles.findByName(name) : model.roles.findByGuid(id);
    if (role === undefined) throw new CortexError('RoleNotFound', { name: name === '' ? id : name });
    return role.name;
  });
  return model.roles.named(found);
}
