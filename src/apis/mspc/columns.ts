/**
 * Characters that the product's columns hold. Longer texts are cut silently.
 *
 * @source MSPC behaviour 6, AddUser; 7, AddPackage; SolidCP, UpdateUserSettings and UpdateUserThemeSetting
 * @fidelity documented; PlanName inferred from the ancestors' schema, DomainName observed there
 */
const COLUMN_LENGTH = {
  ...{ Username: 50, FirstName: 50, LastName: 50, City: 50, State: 50, Country: 50 },
  ...{
    Email: 255,
    SecondaryEmail: 255,
    Address: 200,
    Zip: 20,
    PrimaryPhone: 30,
    SecondaryPhone: 30,
    Fax: 30,
  },
  ...{ CompanyName: 100, SubscriberNumber: 32, PackageName: 300, PlanName: 200, DomainName: 100 },
  ...{ SettingsName: 50, PropertyName: 50, PropertyValue: 255 },
} as const;

/** A text as its column keeps it; null stays null. */
export function cut<T extends string | null>(column: keyof typeof COLUMN_LENGTH, text: T): T {
  return (text === null ? text : text.slice(0, COLUMN_LENGTH[column])) as T;
}
