import type { Model } from '../../model/model.js';
import type { Brand } from './brand.js';

/** Under which name the world keeps the password policy: the ancestors' own. @fidelity inferred for MSPC */
const POLICY = 'WebsitePanelPolicy';

/** The parts of the password policy in force for an account; none where nothing is set. */
export function passwordPolicy(model: Model, brand: Brand, userId: number): readonly string[] {
  const policy =
    model.settings.effective(userId, storedName(brand, brand.policy)).get('PasswordPolicy') ?? '';
  return policy === '' ? [] : policy.split(';');
}

/** The name the world keeps settings under, for the name a brand knows them by. */
export function storedName({ policy }: Brand, name: string): string {
  return name.toLowerCase() === policy.toLowerCase() ? POLICY : name;
}
