import type { OWNER_FIELDS, ReportField, SPACE_FIELDS, SpaceField } from '../../model/spacePages.js';
import type { PagedQuery } from './paging.js';

/** Columns of the spaces themselves. @source WebsitePanel and SolidCP, table Packages */
export const SPACES = {
  PackageID: 'space.id',
  ParentPackageID: 'space.parentId',
  UserID: 'space.ownerId',
  PackageName: 'space.name',
  PackageComments: 'space.comments',
  ServerID: 'space.serverId',
  StatusID: 'space.standing',
  PlanID: 'space.planId',
  PurchaseDate: 'space.purchasedAt',
  OverrideQuotas: 'space.overridesQuotas',
  DefaultTopPackage: 'space.isDefaultTop',
} as const satisfies Readonly<Record<string, keyof typeof SPACE_FIELDS>>;

/** The view of owners. @source SolidCP, view UsersDetailed */
const OWNERS = {
  UserID: 'owner.id',
  RoleID: 'owner.role',
  StatusID: 'owner.standing',
  OwnerID: 'owner.ownerId',
  Comments: 'owner.comments',
  Username: 'owner.username',
  FirstName: 'owner.firstName',
  LastName: 'owner.lastName',
  Email: 'owner.email',
  CompanyName: 'owner.companyName',
  FullName: 'owner.fullName',
} as const satisfies Readonly<Record<string, keyof typeof OWNER_FIELDS>>;

/** The tables that listings of what belongs to spaces have in common. */
export const OF_SPACES = { P: SPACES, U: OWNERS };

/**
 * The query of GetPackagesPaged and, but for its default order, of GetNestedPackagesPaged. Later pages begin with the
 * last row of the page before: rows are numbered from 1, pages cut as if from 0.
 *
 * @source WebsitePanel and SolidCP, procedures GetPackagesPaged and GetNestedPackagesPaged
 * @fidelity observed
 */
export const SPACES_PAGED: PagedQuery<SpaceField> = {
  tables: {
    ...OF_SPACES,
    S: { ServerID: 'space.serverId', ServerName: 'server.name' },
    HP: {
      PlanID: 'space.planId',
      UserID: 'plan.ownerId',
      PackageID: 'plan.spaceId',
      ServerID: 'plan.serverId',
      PlanName: 'plan.name',
      PlanDescription: 'plan.description',
      Available: 'plan.isAvailable',
    },
  },
  selected: { PackageID: 'space.id' },
  searched: [],
  firstPosition: 1,
  beginsAt: 0,
};

/** A filter without a column looks at the owner, but not in GetPackagesPaged. @source SolidCP, GetNestedPackagesPaged */
export const NESTED_SPACES_PAGED: PagedQuery<SpaceField> = {
  ...SPACES_PAGED,
  searched: ['owner.username', 'owner.fullName', 'owner.email'],
};

/**
 * The query of a report, whose figure is called by what it measures. A page has one row more than asked for.
 *
 * @source WebsitePanel and SolidCP, procedures GetPackagesDiskspacePaged and GetPackagesBandwidthPaged
 * @fidelity observed
 */
export function reportQuery(alias: 'PD' | 'PB', figure: 'Diskspace' | 'Bandwidth'): PagedQuery<ReportField> {
  const measured = { QuotaValue: 'allocated', [figure]: 'used' } as const;
  return {
    tables: { P: SPACES, [alias]: { PackageID: 'space.id', ...measured } },
    selected: {
      PackageID: 'space.id',
      ...measured,
      UsagePercentage: 'percentage',
      PackagesNumber: 'children',
    },
    searched: [],
    firstPosition: 0,
  };
}
