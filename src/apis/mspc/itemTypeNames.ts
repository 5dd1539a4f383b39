import type { ItemType } from '../../model/hostedItems.js';
import type { MspcContext } from './context.js';
import { MspcFault } from './errors.js';

/**
 * The .NET class of an item type with its assembly, which is how the product names types of items.
 *
 * @source WebsitePanel and SolidCP, table ServiceItemTypes
 * @fidelity observed
 */
export function typeNameOf(context: MspcContext, { className }: ItemType): string {
  return `${providers(context)}.${className}, ${assembly(context)}`;
}

/**
 * The types of one class, named as `typeNameOf` does; .NET minds letter case in classes, not in assemblies.
 *
 * @throws MspcFault TYPE_NAME_NULL, or NULL_REFERENCE for a class that there is not
 * @source WebsitePanel and SolidCP, PackageController.GetRawPackageItemsByType: Type.GetType, then its full name
 * @fidelity observed
 */
export function typesNamed(context: MspcContext, typeName: string | null): ItemType[] {
  if (typeName === null) throw new MspcFault('TYPE_NAME_NULL');
  const [full = '', home = ''] = typeName.split(',').map((part) => part.trim());
  const prefix = `${providers(context)}.`;
  const isHome = home.toLowerCase() === assembly(context).toLowerCase();
  const className = isHome && full.startsWith(prefix) ? full.slice(prefix.length) : '';
  const types = context.model.hostedItems
    .typesOfClass(className)
    .filter((type) => type.className === className);
  if (types.length === 0) throw new MspcFault('NULL_REFERENCE');
  return types;
}

/** The types whose name is this one, as SQL Server compares texts. */
export function typesByName(context: MspcContext, typeName: string): ItemType[] {
  const wanted = typeName.trimEnd().toLowerCase();
  const types = context.model.hostedItems
    .types()
    .filter((type) => typeNameOf(context, type).toLowerCase() === wanted);
  return types.sort((a, b) => a.id - b.id);
}

/** A group's id by its name; one that does not exist looks at none. */
export function groupNamed({ model }: MspcContext, name: string | null): number | undefined {
  const wanted = name?.trimEnd().toLowerCase();
  return model.catalogue.planServices().find((service) => service.name.toLowerCase() === wanted)?.id;
}

function providers({ options }: MspcContext): string {
  return options.brand.classNamespace.replace(/EnterpriseServer$/, 'Providers');
}

function assembly(context: MspcContext): string {
  return `${providers(context)}.Base`;
}
