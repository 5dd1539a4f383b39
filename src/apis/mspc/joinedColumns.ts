import type { Space } from '../../model/spaces.js';
import type { User } from '../../model/users.js';
import type { MspcContext } from './context.js';

/**
 * Columns that listings of spaces take from the server.
 *
 * @source WebsitePanel and SolidCP, GetPackages and its like
 * @fidelity observed; a server here is never a virtual one and has no comments
 */
export function serverColumns({ model }: MspcContext, serverId: number | null) {
  const server = serverId === null ? undefined : model.catalogue.findServer(serverId);
  return {
    ServerID: serverId ?? 0,
    ServerName: server?.name ?? 'None',
    ServerComments: '',
    VirtualServer: server === undefined,
  };
}

/** The space itself and its plan. Comments are those of a service that is not emulated: there are none. */
export function spaceColumns({ model }: MspcContext, space: Space) {
  return {
    PackageID: space.id,
    ParentPackageID: space.parentId,
    PackageName: space.name,
    StatusID: space.standing,
    PurchaseDate: space.purchasedAt,
    Comments: '',
    PlanID: space.planId,
    PlanName: space.planId === null ? null : (model.plans.find(space.planId)?.name ?? null),
  };
}

/** The account behind a row. */
export function ownerColumns(user: User) {
  return {
    UserID: user.id,
    Username: user.username,
    FirstName: user.firstName,
    LastName: user.lastName,
    FullName: fullName(user),
    RoleID: user.role,
    Email: user.email,
  };
}

/** First and last name as SQL Server joins them: null when either is. */
export function fullName({ firstName, lastName }: User): string | null {
  return firstName === null || lastName === null ? null : `${firstName} ${lastName}`;
}
