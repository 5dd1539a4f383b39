import type { JobHandler } from '../../model/model.js';
import { withoutVlan, withVlan } from './additionalParams.js';
import { inBackground } from './background.js';
import type { MspcContext, MspcOptions } from './context.js';
import { faultText, MspcFault } from './errors.js';
import type { EsUsers, UserInfo } from './esUsers.generated.js';
import type { UsersOperation as Op } from './operation.js';
import { reportOf } from './resultForm.js';
import { checkAccount, maySee } from './rights.js';
import { createUser, overwriteUser } from './users.js';
import { newUserInfo, toUserInfo } from './wire.js';

/**
 * AddUser with one parameter for each field. What is no parameter stays empty.
 *
 * @throws as AddUser
 * @source MSPC behaviour 8.2; WebsitePanel and SolidCP, esUsers
 * @fidelity observed
 */
export const addUserLiteral: Op<'AddUserLiteral'> = ({ password, sendLetter, ...fields }, context) => {
  checkAccount(context);
  const user = {
    ...fromParameters(fields),
    OwnerId: fields.ownerId,
    Username: fields.username,
  };
  return { AddUserLiteralResult: createUser(context, user, password, sendLetter) };
};

/**
 * UpdateUser with one parameter for each field. What is no parameter becomes empty: subscriber number, comments, log-in
 * status and VLANs.
 *
 * @throws as UpdateUser
 * @source MSPC behaviour 8.2; WebsitePanel and SolidCP, esUsers
 * @fidelity observed
 */
export const updateUserLiteral: Op<'UpdateUserLiteral'> = (fields, context) => ({
  UpdateUserLiteralResult: overwriteUser(context, { ...fromParameters(fields), UserId: fields.userId }),
});

/**
 * UpdateUser under a number of the client's choice.
 *
 * @throws as UpdateUser
 * @source WebsitePanel and SolidCP, UserController.UpdateUser
 * @fidelity observed; that the audit record carries the number inferred
 */
export const updateUserTask: Op<'UpdateUserTask'> = ({ taskId, user }, context) => ({
  UpdateUserTaskResult: overwriteUser(context, user, taskId),
});

interface UpdatePayload {
  readonly callerId: number;
  readonly taskId: string | null;
  readonly user: UserInfo | null;
}

const UPDATE_ACCOUNT = 'mspc.updateAccount';

/**
 * Starts UpdateUser in the background and answers 0, whatever comes of it.
 *
 * @source WebsitePanel and SolidCP, UserAsyncWorker.UpdateUser
 * @fidelity observed
 */
export const updateUserTaskAsynchronously: Op<'UpdateUserTaskAsynchronously'> = (
  { taskId, user },
  { model, caller },
) => {
  model.jobs.schedule(UPDATE_ACCOUNT, { callerId: caller.id, taskId, user } satisfies UpdatePayload, 0);
  return { UpdateUserTaskAsynchronouslyResult: 0 };
};

/** The background thread of UpdateUserTaskAsynchronously: a refusal ends it, and shows in its record alone. */
export function updateJobs(options: MspcOptions): Readonly<Record<string, JobHandler>> {
  return {
    [UPDATE_ACCOUNT]: inBackground<UpdatePayload>(options, (context, { taskId, user }) => {
      try {
        context.model.transaction(() => overwriteUser(context, user, taskId));
      } catch (error) {
        const report = reportOf('UpdateUser', error);
        if (report === undefined) throw error;
        if (report.fault !== undefined) {
          context.task?.fail(faultText(report.fault, options.brand.database, report.values));
        }
      }
    }),
  };
}

/**
 * Puts a VLAN into an account's additional parameters. The change itself is UpdateUser's, and its refusals are not told.
 *
 * @throws MspcFault USER_NOT_FOUND, NULL_REFERENCE, VALUE_NULL without a comment, MALFORMED_XML
 * @source WebsitePanel and SolidCP, UserController.AddUserVLan
 * @fidelity observed
 */
export const addUserVLan: Op<'AddUserVLan'> = ({ userId, vLan }, context) => {
  changeParams(context, userId, (additionalParams) => {
    if (vLan === null) throw new MspcFault('NULL_REFERENCE');
    return withVlan(additionalParams, vLan);
  });
  return {};
};

/**
 * Takes a VLAN out of an account's additional parameters; one that is not there is no error.
 *
 * @throws MspcFault USER_NOT_FOUND, MALFORMED_XML
 * @source WebsitePanel and SolidCP, UserController.DeleteUserVLan
 * @fidelity observed
 */
export const deleteUserVLan: Op<'DeleteUserVLan'> = ({ userId, vLanId }, context) => {
  changeParams(context, userId, (additionalParams) => withoutVlan(additionalParams, vLanId));
  return {};
};

function changeParams(
  context: MspcContext,
  userId: number,
  change: (additionalParams: string | null) => string,
): void {
  const user = maySee(context, userId) ? context.model.users.find(userId) : undefined;
  if (user === undefined) throw new MspcFault('USER_NOT_FOUND', userId);
  const info = toUserInfo(user, 'never');
  overwriteUser(context, { ...info, AdditionalParams: change(info.AdditionalParams) });
}

type Parameters = Omit<EsUsers['UpdateUserLiteral']['request'], 'userId'>;

/** A record as it begins, with the parameters of the literal forms. */
function fromParameters(fields: Parameters): UserInfo {
  return newUserInfo({
    ...{ RoleId: fields.roleId, StatusId: fields.statusId, IsPeer: fields.isPeer, IsDemo: fields.isDemo },
    ...{ FirstName: fields.firstName, LastName: fields.lastName, CompanyName: fields.companyName },
    ...{ Email: fields.email, SecondaryEmail: fields.secondaryEmail, HtmlMail: fields.htmlMail },
    ...{ Address: fields.address, City: fields.city, State: fields.state, Zip: fields.zip },
    ...{ Country: fields.country, PrimaryPhone: fields.primaryPhone, SecondaryPhone: fields.secondaryPhone },
    ...{ Fax: fields.fax, InstantMessenger: fields.instantMessenger },
    EcommerceEnabled: fields.ecommerceEnabled,
  });
}
