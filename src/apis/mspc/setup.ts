import type { MspcContext } from './context.js';
import type { DataSetValue } from './dataSet.js';
import { MspcError } from './errors.js';
import { setLastingPassword } from './oneTimePasswords.js';
import type { AuthenticationOperation as Op } from './operation.js';

const SETUP = { name: 'SetupSettings', flag: 'EnabledSCPA' } as const;

/**
 * Whether the page that sets the first passwords is due.
 *
 * @source WebsitePanel and SolidCP, SystemController.GetSystemSetupMode
 * @fidelity observed
 */
export const getSystemSetupMode: Op<'GetSystemSetupMode'> = (_request, context) => ({
  GetSystemSetupModeResult: isInSetupMode(context),
});

function isInSetupMode({ model }: MspcContext): boolean {
  return (model.systemSettings.get(SETUP.name, SETUP.flag) ?? '') !== '';
}

/**
 * Sets the passwords of serveradmin and admin, then ends the set-up mode. Without an account admin the first password
 * is set all the same.
 *
 * @throws MspcError FAILED_EXECUTE_SERVICE_OPERATION outside the set-up mode, and when an account is missing
 * @source WebsitePanel and SolidCP, SystemController.SetupControlPanelAccounts
 * @fidelity observed; passwords are not written into the audit log as the product does
 */
export const setupControlPanelAccounts: Op<'SetupControlPanelAccounts'> = (
  { passwordA, passwordB, ip },
  context,
) => {
  const { model } = context;
  const task = context.audit('SYSTEM', 'COMPLETE_SCPA', null);
  if (ip !== null) task.lines.push(`IP Address: ${ip}`);
  if (!isInSetupMode(context)) {
    task.warn('Attempt to execute SCPA procedure for an uknown reason');
    throw new MspcError('FAILED_EXECUTE_SERVICE_OPERATION');
  }
  for (const [username, password] of [
    ['serveradmin', passwordA],
    ['admin', passwordB],
  ] as const) {
    const account = model.users.findByUsername(username);
    if (account === undefined) {
      task.fail('Object reference not set to an instance of an object.');
      throw new MspcError('FAILED_EXECUTE_SERVICE_OPERATION');
    }
    setLastingPassword(model, account, password);
  }
  model.systemSettings.replace(SETUP.name, {});
  return { SetupControlPanelAccountsResult: 0 };
};

/** The looks of the control panel that a fresh SolidCP knows. @source SolidCP, seed data of Themes */
const THEMES: DataSetValue = {
  tables: [
    [{ ThemeID: 1, DisplayName: 'SolidCP v1', LTRName: 'Default', RTLName: 'Default', DisplayOrder: 1 }],
  ],
};

/** The looks that the log-in page can have. @source SolidCP, procedure GetThemes @fidelity observed */
export const getLoginThemes: Op<'GetLoginThemes'> = () => ({ GetLoginThemesResult: THEMES });
