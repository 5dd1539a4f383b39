import { NO_TABLES, type DataSetValue } from './dataSet.js';
import { cut } from './columns.js';
import type { MspcContext } from './context.js';
import { MspcFault } from './errors.js';
import type { UserSettings } from './esUsers.generated.js';
import type { UsersOperation as Op } from './operation.js';
import { storedName } from './passwordPolicy.js';
import { repeatedProperty, settingPairs, type SettingPair } from './settingPairs.js';
import { checkAccount, guarded, hasUserRights, requireAccountRights } from './rights.js';

/**
 * A named group of settings, from the nearest account upwards that has it; a record without any where none has.
 *
 * @throws MspcFault ACCOUNT_REFUSED; INVALID_CAST for a setting without a value
 * @source MSPC behaviour 8.1; WebsitePanel and SolidCP, UserController.GetUserSettings
 * @fidelity observed
 */
export const getUserSettings: Op<'GetUserSettings'> = ({ userId, settingsName }, context) => {
  requireAccountRights(context, userId);
  const found = context.model.settings.nearest(userId, storedSettings(context, settingsName ?? ''));
  const pairs = found?.properties.map(({ property, value }) => {
    if (value === null) throw new MspcFault('INVALID_CAST');
    return [property, value];
  });
  return {
    GetUserSettingsResult: {
      UserId: found?.userId ?? userId,
      SettingsName: settingsName,
      SettingsArray: pairs ?? null,
    },
  };
};

/**
 * Replaces a named group of an account's own settings; without any the account takes over its owner's again.
 *
 * @throws MspcError ERROR_USER_ACCOUNT_DEMO
 * @throws MspcFault NULL_REFERENCE without settings or for an unknown account; in the task ACCOUNT_REFUSED, PK_SETTINGS,
 *   SETTINGS_NAME_NULL, INDEX_OUTSIDE for half a pair
 * @source WebsitePanel and SolidCP, UserController.UpdateUserSettings
 * @fidelity observed
 */
export const updateUserSettings: Op<'UpdateUserSettings'> = ({ settings }, context) => {
  checkAccount(context);
  const { model } = context;
  const account = settings === null ? undefined : model.users.find(settings.UserId);
  if (settings === null || account === undefined) throw new MspcFault('NULL_REFERENCE');
  const task = context.audit('USER', 'UPDATE_SETTINGS', account.username);
  task.itemId = account.id;
  const pairs = settingPairs(settings.SettingsArray);
  guarded(context, hasUserRights(context, account.id), 'ACCOUNT_REFUSED', () => {
    replaceSettings(context, settings, pairs);
  });
  return { UpdateUserSettingsResult: 0 };
};

function replaceSettings(
  context: MspcContext,
  { UserId, SettingsName }: UserSettings,
  pairs: readonly SettingPair[],
): void {
  const { settings } = context.model;
  if (SettingsName === null) {
    if (pairs.length > 0) throw new MspcFault('SETTINGS_NAME_NULL');
    return;
  }
  const name = cut('SettingsName', SettingsName);
  const repeated = repeatedProperty(pairs);
  if (repeated !== undefined) throw new MspcFault('PK_SETTINGS', UserId, name, repeated);
  settings.replace(UserId, storedSettings(context, name), Object.fromEntries(pairs));
}

function storedSettings({ options }: MspcContext, name: string): string {
  return storedName(options.brand, name.trimEnd());
}

const THEME = 'Theme';

/**
 * How the control panel looks to an account: its own theme settings, or those of the nearest owner that has any. Where
 * none has, there is not even a table.
 *
 * @throws MspcFault ACCOUNT_REFUSED
 * @source SolidCP, UserController.GetUserThemeSettings
 * @fidelity observed
 */
export const getUserThemeSettings: Op<'GetUserThemeSettings'> = ({ userId }, context) => {
  requireAccountRights(context, userId);
  const found = context.model.settings.nearest(userId, THEME);
  const tables: DataSetValue =
    found === undefined
      ? NO_TABLES
      : {
          tables: [
            found.properties.map(({ property, value }) => ({
              UserID: found.userId,
              PropertyName: property,
              PropertyValue: value,
            })),
          ],
        };
  return { GetUserThemeSettingsResult: tables };
};

/**
 * Sets one of an account's own theme settings.
 *
 * @throws MspcFault ACCOUNT_REFUSED, PROPERTY_NAME_NULL, TRUNCATED for a name of more than 50 characters
 * @source SolidCP, procedure UpdateUserThemeSetting
 * @fidelity observed
 */
export const updateUserThemeSetting: Op<'UpdateUserThemeSetting'> = (
  { userId, PropertyName, PropertyValue },
  context,
) => {
  changeTheme(context, userId, () => {
    if (PropertyName === null) throw new MspcFault('PROPERTY_NAME_NULL');
    if (PropertyName !== cut('PropertyName', PropertyName)) throw new MspcFault('TRUNCATED');
    context.model.settings.put(userId, THEME, PropertyName.trimEnd(), cut('PropertyValue', PropertyValue));
  });
  return {};
};

/**
 * Takes one of an account's own theme settings away; one that is not there is no error.
 *
 * @throws MspcFault ACCOUNT_REFUSED
 * @source SolidCP, procedure DeleteUserThemeSetting
 * @fidelity observed
 */
export const deleteUserThemeSetting: Op<'DeleteUserThemeSetting'> = ({ userId, PropertyName }, context) => {
  changeTheme(context, userId, () => {
    if (PropertyName !== null) context.model.settings.remove(userId, THEME, PropertyName.trimEnd());
  });
  return {};
};

function changeTheme(context: MspcContext, userId: number, change: () => void): void {
  if (context.model.users.find(userId) === undefined) throw new MspcFault('ACCOUNT_REFUSED');
  guarded(context, hasUserRights(context, userId), 'ACCOUNT_REFUSED', change);
}
