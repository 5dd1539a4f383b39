// Generated from src/apis/cortex/contract.json by `npm run typegen`. Do not edit.
import type { CortexContract } from './elements.js';
import type { LimitChange, Limit, StatusWord } from './values.js';

export interface SentPropertiesProperty {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export interface SentProperties {
  readonly detail?: boolean | undefined;
  readonly filter?: string | undefined;
  readonly property?: readonly SentPropertiesProperty[] | undefined;
}

export interface SentApprovalevent {
  readonly name?: 'Provision' | 'Deprovision' | undefined;
  readonly access?: 'None' | 'Object' | undefined;
}

export interface SentApprovalsubscriptionsUsers {
  readonly subscription?: readonly SentApprovalevent[] | undefined;
}

export interface SentApprovalsubscriptions {
  readonly users?: SentApprovalsubscriptionsUsers | undefined;
  readonly userservices?: SentApprovalservices | undefined;
  readonly services?: SentApprovalservices | undefined;
}

export interface SentApprovalservicesService {
  readonly label?: string | undefined;
  readonly subscription?: readonly SentApprovalevent[] | undefined;
}

export interface SentApprovalservices {
  readonly service?: readonly SentApprovalservicesService[] | undefined;
}

export interface SentApprovalresponsesApprovalresponseSubscription {
  readonly id?: string | undefined;
  readonly status?: 'Pending' | 'Accepted' | 'Rejected' | undefined;
  readonly reason?: string | undefined;
}

export interface SentApprovalresponsesApprovalresponse {
  readonly subscription?: readonly SentApprovalresponsesApprovalresponseSubscription[] | undefined;
}

export interface SentApprovalresponses {
  readonly approvalresponse?: readonly SentApprovalresponsesApprovalresponse[] | undefined;
}

export interface SentGroupmember {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface SentSoldplan {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface SentCustomerParent {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly billingid?: string | undefined;
}

export interface SentCustomerDomains {
  readonly domain?: readonly string[] | undefined;
}

export interface SentCustomerLocations {
  readonly name?: readonly string[] | undefined;
}

export interface SentCustomerDepartments {
  readonly name?: readonly string[] | undefined;
}

export interface SentCustomerPassword {
  readonly minimumlength?: number | undefined;
  readonly bannerdisplaydays?: number | undefined;
  readonly changeatnextlogon?: boolean | undefined;
  readonly allowneverexpires?: boolean | undefined;
}

export interface SentCustomerRoles {
  readonly role?: readonly { readonly text: string; readonly id?: string | undefined }[] | undefined;
}

export interface SentCustomerBrand {
  readonly type?: 'DNS' | 'Parent' | 'Custom' | undefined;
  readonly name?: string | undefined;
}

export interface SentCustomerToken {
  readonly name?: string | undefined;
}

export interface SentCustomerApprovalprovidersApprovalproviderConfiguration {
  readonly managers?: number | undefined;
  readonly timeoutdays?: number | undefined;
  readonly reminderdays?: number | undefined;
}

export interface SentCustomerApprovalprovidersApprovalproviderGroupsGroupConfiguration {
  readonly memberstoapprove?: number | undefined;
  readonly timeoutdays?: number | undefined;
  readonly reminderdays?: number | undefined;
}

export interface SentCustomerApprovalprovidersApprovalproviderGroupsGroupMembersMember {
  readonly displayname?: string | undefined;
  readonly username?: string | undefined;
}

export interface SentCustomerApprovalprovidersApprovalproviderGroupsGroupMembers {
  readonly member?: readonly SentCustomerApprovalprovidersApprovalproviderGroupsGroupMembersMember[] | undefined;
}

export interface SentCustomerApprovalprovidersApprovalproviderGroupsGroup {
  readonly name?: string | undefined;
  readonly action?: 'delete' | undefined;
  readonly description?: string | undefined;
  readonly configuration?: SentCustomerApprovalprovidersApprovalproviderGroupsGroupConfiguration | undefined;
  readonly members?: SentCustomerApprovalprovidersApprovalproviderGroupsGroupMembers | undefined;
  readonly subscriptions?: SentApprovalsubscriptions | undefined;
}

export interface SentCustomerApprovalprovidersApprovalproviderGroups {
  readonly group?: readonly SentCustomerApprovalprovidersApprovalproviderGroupsGroup[] | undefined;
}

export interface SentCustomerApprovalprovidersApprovalprovider {
  readonly name?: 'Workflow Managers' | 'Workflow Groups' | undefined;
  readonly description?: string | undefined;
  readonly configuration?: SentCustomerApprovalprovidersApprovalproviderConfiguration | undefined;
  readonly subscriptions?: SentApprovalsubscriptions | undefined;
  readonly groups?: SentCustomerApprovalprovidersApprovalproviderGroups | undefined;
}

export interface SentCustomerApprovalproviders {
  readonly approvalprovider?: readonly SentCustomerApprovalprovidersApprovalprovider[] | undefined;
}

export interface SentCustomerServiceAuthoritativedomains {
  readonly domain?: readonly string[] | undefined;
}

export interface SentCustomerServiceDomains {
  readonly domain?: readonly { readonly text: string; readonly type?: 'authoritative' | 'external relay' | 'internal relay' | undefined }[] | undefined;
}

export interface SentCustomerServiceCustomeraddressformatsAddress {
  readonly domain?: string | undefined;
  readonly pattern?: string | undefined;
  readonly primary?: boolean | undefined;
  readonly assigned?: boolean | undefined;
}

export interface SentCustomerServiceCustomeraddressformats {
  readonly customerwide?: boolean | undefined;
  readonly address?: readonly SentCustomerServiceCustomeraddressformatsAddress[] | undefined;
}

export interface SentCustomerServicePublicfolder {
  readonly overridetemplate?: boolean | undefined;
  readonly create?: boolean | undefined;
  readonly storagelimit?: LimitChange | undefined;
  readonly warninglimit?: LimitChange | undefined;
  readonly itemlimit?: LimitChange | undefined;
}

export interface SentCustomerServiceOfferingsOffering {
  readonly name?: string | undefined;
  readonly displayname?: string | undefined;
  readonly type?: string | undefined;
  readonly default?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly inuse?: boolean | undefined;
}

export interface SentCustomerServiceOfferings {
  readonly offering?: readonly SentCustomerServiceOfferingsOffering[] | undefined;
}

export interface SentCustomerServiceServercollectionApplicationsApplication {
  readonly name?: string | undefined;
  readonly adname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface SentCustomerServiceServercollectionApplications {
  readonly application?: readonly SentCustomerServiceServercollectionApplicationsApplication[] | undefined;
}

export interface SentCustomerServiceServercollection {
  readonly name?: string | undefined;
  readonly applications?: SentCustomerServiceServercollectionApplications | undefined;
}

export interface SentCustomerServiceResourceconfigurationResource {
  readonly name?: string | undefined;
  readonly limit?: LimitChange | undefined;
}

export interface SentCustomerServiceResourceconfiguration {
  readonly resource?: readonly SentCustomerServiceResourceconfigurationResource[] | undefined;
}

export interface SentCustomerServiceInstancesInstance {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly status?: StatusWord | undefined;
  readonly package?: readonly SentSoldplan[] | undefined;
  readonly properties?: SentProperties | undefined;
}

export interface SentCustomerServiceInstances {
  readonly instance?: readonly SentCustomerServiceInstancesInstance[] | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroupEmailaddresses {
  readonly emailaddress?: readonly string[] | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroupOwnersOwners {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroupOwners {
  readonly owners?: readonly SentCustomerServiceDistributiongroupsDistributiongroupOwnersOwners[] | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroupMembers {
  readonly member?: readonly SentGroupmember[] | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroupSendasmembers {
  readonly sendasmember?: readonly SentGroupmember[] | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroupSendrestrictionacceptedmembers {
  readonly sendrestrictionacceptedmember?: readonly SentGroupmember[] | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroupSendrestrictionrejectedmembers {
  readonly sendrestrictionrejectedmember?: readonly SentGroupmember[] | undefined;
}

export interface SentCustomerServiceDistributiongroupsDistributiongroup {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
  readonly emailalias?: string | undefined;
  readonly mailtip?: string | undefined;
  readonly grouptype?: 'Distribution' | 'Security' | undefined;
  readonly hidefromaddresslists?: boolean | undefined;
  readonly requiresenderauthentication?: boolean | undefined;
  readonly memberjoinrestriction?: 'Open' | 'Closed' | 'ApprovalRequired' | undefined;
  readonly memberdepartrestriction?: 'Open' | 'Closed' | undefined;
  readonly sendmoderationnotifications?: 'Always' | 'Internal' | 'Never' | undefined;
  readonly emailaddresses?: SentCustomerServiceDistributiongroupsDistributiongroupEmailaddresses | undefined;
  readonly owners?: SentCustomerServiceDistributiongroupsDistributiongroupOwners | undefined;
  readonly members?: SentCustomerServiceDistributiongroupsDistributiongroupMembers | undefined;
  readonly sendasmembers?: SentCustomerServiceDistributiongroupsDistributiongroupSendasmembers | undefined;
  readonly sendrestrictionacceptedmembers?: SentCustomerServiceDistributiongroupsDistributiongroupSendrestrictionacceptedmembers | undefined;
  readonly sendrestrictionrejectedmembers?: SentCustomerServiceDistributiongroupsDistributiongroupSendrestrictionrejectedmembers | undefined;
}

export interface SentCustomerServiceDistributiongroups {
  readonly displaynamefilter?: string | undefined;
  readonly emailfilter?: string | undefined;
  readonly pageindex?: number | undefined;
  readonly pagesize?: number | undefined;
  readonly distributiongroup?: readonly SentCustomerServiceDistributiongroupsDistributiongroup[] | undefined;
}

export interface SentCustomerServiceContactsContact {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
  readonly emailalias?: string | undefined;
  readonly firstname?: string | undefined;
  readonly lastname?: string | undefined;
  readonly initials?: string | undefined;
  readonly jobtitle?: string | undefined;
  readonly companyname?: string | undefined;
  readonly businessphone?: string | undefined;
  readonly businessfax?: string | undefined;
  readonly homephone?: string | undefined;
  readonly mobile?: string | undefined;
  readonly webpage?: string | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly country?: string | undefined;
  readonly postcode?: string | undefined;
  readonly hidefromaddresslists?: boolean | undefined;
}

export interface SentCustomerServiceContacts {
  readonly displaynamefilter?: string | undefined;
  readonly syncfilter?: string | undefined;
  readonly pageindex?: number | undefined;
  readonly pagesize?: number | undefined;
  readonly contact?: readonly SentCustomerServiceContactsContact[] | undefined;
}

export interface SentCustomerServiceServicesService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly userlimit?: LimitChange | undefined;
  readonly userpackage?: readonly SentSoldplan[] | undefined;
  readonly userplan?: readonly SentSoldplan[] | undefined;
  readonly package?: readonly SentSoldplan[] | undefined;
}

export interface SentCustomerServiceServices {
  readonly service?: readonly SentCustomerServiceServicesService[] | undefined;
}

export interface SentCustomerServiceUserpackage {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly userlimit?: LimitChange | undefined;
  readonly enabled?: boolean | undefined;
}

export interface SentCustomerServiceUserplan {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly userlimit?: LimitChange | undefined;
  readonly enabled?: boolean | undefined;
  readonly properties?: SentProperties | undefined;
}

export interface SentCustomerServicePackage {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface SentCustomerService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly userlimit?: LimitChange | undefined;
  readonly isbilled?: boolean | undefined;
  readonly status?: StatusWord | undefined;
  readonly authoritativedomains?: SentCustomerServiceAuthoritativedomains | undefined;
  readonly domains?: SentCustomerServiceDomains | undefined;
  readonly UpdateEmailAddressPolicy?: boolean | undefined;
  readonly customeraddressformats?: SentCustomerServiceCustomeraddressformats | undefined;
  readonly version?: '2003' | '2007' | '2010' | '2013' | undefined;
  readonly mailboxstoragelimit?: LimitChange | undefined;
  readonly publicfolder?: SentCustomerServicePublicfolder | undefined;
  readonly offerings?: SentCustomerServiceOfferings | undefined;
  readonly servercollection?: readonly SentCustomerServiceServercollection[] | undefined;
  readonly properties?: SentProperties | undefined;
  readonly resourceconfiguration?: SentCustomerServiceResourceconfiguration | undefined;
  readonly instances?: SentCustomerServiceInstances | undefined;
  readonly distributiongroups?: SentCustomerServiceDistributiongroups | undefined;
  readonly contacts?: SentCustomerServiceContacts | undefined;
  readonly services?: SentCustomerServiceServices | undefined;
  readonly userpackage?: readonly SentCustomerServiceUserpackage[] | undefined;
  readonly userplan?: readonly SentCustomerServiceUserplan[] | undefined;
  readonly package?: readonly SentCustomerServicePackage[] | undefined;
}

export type SentCustomerUserSecurityquestions = Readonly<Record<never, never>>;

export interface SentCustomerUserPassword {
  readonly password?: string | undefined;
  readonly changeatnextlogon?: boolean | undefined;
  readonly expires?: string | undefined;
}

export interface SentCustomerUserAddresses {
  readonly address?: readonly { readonly text: string; readonly primary?: boolean | undefined }[] | undefined;
}

export type SentCustomerUserX500proxyaddresses = Readonly<Record<never, never>>;

export interface SentCustomerUserRoles {
  readonly role?: readonly { readonly text: string; readonly id?: string | undefined }[] | undefined;
}

export interface SentCustomerUserAdditionalpropertiesProperty {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export interface SentCustomerUserAdditionalproperties {
  readonly property?: readonly SentCustomerUserAdditionalpropertiesProperty[] | undefined;
}

export interface SentCustomerUserServiceOfferingsOffering {
  readonly name?: string | undefined;
  readonly displayname?: string | undefined;
  readonly type?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface SentCustomerUserServiceOfferings {
  readonly offering?: readonly SentCustomerUserServiceOfferingsOffering[] | undefined;
}

export interface SentCustomerUserServiceServercollectionApplicationsApplication {
  readonly name?: string | undefined;
  readonly adname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface SentCustomerUserServiceServercollectionApplications {
  readonly application?: readonly SentCustomerUserServiceServercollectionApplicationsApplication[] | undefined;
}

export interface SentCustomerUserServiceServercollection {
  readonly name?: string | undefined;
  readonly applications?: SentCustomerUserServiceServercollectionApplications | undefined;
}

export interface SentCustomerUserServiceInstancesInstance {
  readonly name?: string | undefined;
}

export interface SentCustomerUserServiceInstances {
  readonly instance?: readonly SentCustomerUserServiceInstancesInstance[] | undefined;
}

export interface SentCustomerUserServiceDistributiongroupsDistributiongroup {
  readonly displayname?: string | undefined;
  readonly path?: string | undefined;
  readonly selected?: boolean | undefined;
}

export interface SentCustomerUserServiceDistributiongroups {
  readonly distributiongroup?: readonly SentCustomerUserServiceDistributiongroupsDistributiongroup[] | undefined;
}

export interface SentCustomerUserServiceUserpackage {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
}

export interface SentCustomerUserServiceUserplan {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly properties?: SentProperties | undefined;
}

export interface SentCustomerUserService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly status?: StatusWord | undefined;
  readonly replyaddress?: string | undefined;
  readonly offerings?: SentCustomerUserServiceOfferings | undefined;
  readonly servercollection?: readonly SentCustomerUserServiceServercollection[] | undefined;
  readonly properties?: SentProperties | undefined;
  readonly instances?: SentCustomerUserServiceInstances | undefined;
  readonly distributiongroups?: SentCustomerUserServiceDistributiongroups | undefined;
  readonly userpackage?: readonly SentCustomerUserServiceUserpackage[] | undefined;
  readonly userplan?: readonly SentCustomerUserServiceUserplan[] | undefined;
}

export interface SentCustomerUser {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly upn?: string | undefined;
  readonly firstname?: string | undefined;
  readonly lastname?: string | undefined;
  readonly externalemail?: string | undefined;
  readonly location?: string | undefined;
  readonly department?: string | undefined;
  readonly phone?: string | undefined;
  readonly customfield1?: string | undefined;
  readonly customfield2?: string | undefined;
  readonly expires?: string | undefined;
  readonly legacyexchangedn?: string | undefined;
  readonly securityquestions?: SentCustomerUserSecurityquestions | undefined;
  readonly password?: SentCustomerUserPassword | undefined;
  readonly addresses?: SentCustomerUserAddresses | undefined;
  readonly x500proxyaddresses?: SentCustomerUserX500proxyaddresses | undefined;
  readonly roles?: SentCustomerUserRoles | undefined;
  readonly locked?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly status?: StatusWord | undefined;
  readonly properties?: SentProperties | undefined;
  readonly additionalproperties?: SentCustomerUserAdditionalproperties | undefined;
  readonly approvalresponses?: SentApprovalresponses | undefined;
  readonly service?: readonly SentCustomerUserService[] | undefined;
}

export interface SentCustomer {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly location?: string | undefined;
  readonly billingid?: string | undefined;
  readonly primarydomain?: string | undefined;
  readonly parent?: SentCustomerParent | undefined;
  readonly contactname?: string | undefined;
  readonly contactemail?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly fax?: string | undefined;
  readonly customerou?: string | undefined;
  readonly customeroustructure?: 'ungrouped' | 'by department' | 'by location' | 'by department then location' | 'by location then department' | 'user specified' | undefined;
  readonly domains?: SentCustomerDomains | undefined;
  readonly locations?: SentCustomerLocations | undefined;
  readonly departments?: SentCustomerDepartments | undefined;
  readonly password?: SentCustomerPassword | undefined;
  readonly roles?: SentCustomerRoles | undefined;
  readonly brand?: SentCustomerBrand | undefined;
  readonly template?: string | undefined;
  readonly token?: readonly SentCustomerToken[] | undefined;
  readonly hmc?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly status?: StatusWord | undefined;
  readonly properties?: SentProperties | undefined;
  readonly approvalproviders?: SentCustomerApprovalproviders | undefined;
  readonly approvalresponses?: SentApprovalresponses | undefined;
  readonly service?: readonly SentCustomerService[] | undefined;
  readonly user?: readonly SentCustomerUser[] | undefined;
}

export type SentIdentity = Readonly<Record<never, never>>;

export type SentGlobal = Readonly<Record<never, never>>;

export interface SentLocationService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
}

export interface SentLocationCustomer {
  readonly customerproperties?: SentProperties | undefined;
}

export type SentLocationUserAdditionalproperties = Readonly<Record<never, never>>;

export interface SentLocationUser {
  readonly additionalproperties?: SentLocationUserAdditionalproperties | undefined;
}

export interface SentLocation {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly service?: readonly SentLocationService[] | undefined;
  readonly customer?: SentLocationCustomer | undefined;
  readonly user?: SentLocationUser | undefined;
}

export type SentRequestLog = Readonly<Record<never, never>>;

export type SentRequestTimes = Readonly<Record<never, never>>;

export interface SentRequest {
  readonly id?: number | undefined;
  readonly parentid?: number | undefined;
  readonly log?: SentRequestLog | undefined;
  readonly times?: SentRequestTimes | undefined;
}

export interface SentReport {
  readonly name?: string | undefined;
  readonly parameter?: readonly { readonly text: string; readonly name?: string | undefined }[] | undefined;
  readonly timeout?: number | undefined;
  readonly column?: readonly string[] | undefined;
  readonly dataformat?: { readonly text: 'xml' | 'tsv'; readonly columnnames?: boolean | undefined; readonly header?: boolean | undefined } | undefined;
}

export interface SentApproval {
  readonly id?: string | undefined;
}

export interface PrintedPropertiesPropertyValidationOptionsOption {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export interface PrintedPropertiesPropertyValidationOptions {
  readonly option?: readonly PrintedPropertiesPropertyValidationOptionsOption[] | undefined;
}

export interface PrintedPropertiesPropertyValidation {
  readonly name?: string | undefined;
  readonly type?: string | undefined;
  readonly errormessage?: string | undefined;
  readonly value?: string | undefined;
  readonly path?: string | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly options?: PrintedPropertiesPropertyValidationOptions | undefined;
}

export interface PrintedPropertiesProperty {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly mandatory?: boolean | undefined;
  readonly value?: string | undefined;
  readonly category?: string | undefined;
  readonly description?: string | undefined;
  readonly sortorder?: number | undefined;
  readonly visible?: boolean | undefined;
  readonly readonly?: boolean | undefined;
  readonly adattribute?: string | undefined;
  readonly validation?: PrintedPropertiesPropertyValidation | undefined;
}

export interface PrintedProperties {
  readonly property?: readonly PrintedPropertiesProperty[] | undefined;
}

export interface PrintedApprovalevent {
  readonly name?: 'Provision' | 'Deprovision' | undefined;
  readonly access?: 'None' | 'Object' | undefined;
}

export interface PrintedApprovalsubscriptionsUsers {
  readonly subscription?: readonly PrintedApprovalevent[] | undefined;
}

export interface PrintedApprovalsubscriptions {
  readonly users?: PrintedApprovalsubscriptionsUsers | undefined;
  readonly userservices?: PrintedApprovalservices | undefined;
  readonly services?: PrintedApprovalservices | undefined;
}

export interface PrintedApprovalservicesService {
  readonly label?: string | undefined;
  readonly subscription?: readonly PrintedApprovalevent[] | undefined;
}

export interface PrintedApprovalservices {
  readonly service?: readonly PrintedApprovalservicesService[] | undefined;
}

export interface PrintedApprovalresponsesApprovalresponseCustomer {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
}

export interface PrintedApprovalresponsesApprovalresponseRequestedbyuser {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly email?: string | undefined;
}

export interface PrintedApprovalresponsesApprovalresponseSubscriptionUser {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly email?: string | undefined;
}

export interface PrintedApprovalresponsesApprovalresponseSubscription {
  readonly id?: string | undefined;
  readonly requestdate?: string | undefined;
  readonly resolveddate?: string | undefined;
  readonly status?: 'Pending' | 'Accepted' | 'Rejected' | undefined;
  readonly reason?: string | undefined;
  readonly user?: PrintedApprovalresponsesApprovalresponseSubscriptionUser | undefined;
}

export interface PrintedApprovalresponsesApprovalresponse {
  readonly description?: string | undefined;
  readonly status?: string | undefined;
  readonly requestdate?: string | undefined;
  readonly resolveddate?: string | undefined;
  readonly customer?: PrintedApprovalresponsesApprovalresponseCustomer | undefined;
  readonly requestedbyuser?: PrintedApprovalresponsesApprovalresponseRequestedbyuser | undefined;
  readonly subscription?: readonly PrintedApprovalresponsesApprovalresponseSubscription[] | undefined;
}

export interface PrintedApprovalresponses {
  readonly approvalresponse?: readonly PrintedApprovalresponsesApprovalresponse[] | undefined;
}

export interface PrintedGroupmember {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface PrintedSoldplan {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface PrintedCustomerParent {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly billingid?: string | undefined;
  readonly primarydomain?: string | undefined;
}

export interface PrintedCustomerDomains {
  readonly domain?: readonly string[] | undefined;
}

export interface PrintedCustomerLocations {
  readonly name?: readonly string[] | undefined;
}

export interface PrintedCustomerDepartments {
  readonly name?: readonly string[] | undefined;
}

export interface PrintedCustomerPassword {
  readonly minimumlength?: number | undefined;
  readonly bannerdisplaydays?: number | undefined;
  readonly changeatnextlogon?: boolean | undefined;
  readonly allowneverexpires?: boolean | undefined;
}

export interface PrintedCustomerRoles {
  readonly role?: readonly { readonly text: string; readonly id?: string | undefined }[] | undefined;
}

export interface PrintedCustomerApprovalprovidersApprovalproviderConfiguration {
  readonly managers?: number | undefined;
  readonly timeoutdays?: number | undefined;
  readonly reminderdays?: number | undefined;
}

export interface PrintedCustomerApprovalprovidersApprovalproviderGroupsGroupConfiguration {
  readonly memberstoapprove?: number | undefined;
  readonly timeoutdays?: number | undefined;
  readonly reminderdays?: number | undefined;
}

export interface PrintedCustomerApprovalprovidersApprovalproviderGroupsGroupMembersMember {
  readonly displayname?: string | undefined;
  readonly username?: string | undefined;
}

export interface PrintedCustomerApprovalprovidersApprovalproviderGroupsGroupMembers {
  readonly member?: readonly PrintedCustomerApprovalprovidersApprovalproviderGroupsGroupMembersMember[] | undefined;
}

export interface PrintedCustomerApprovalprovidersApprovalproviderGroupsGroup {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly configuration?: PrintedCustomerApprovalprovidersApprovalproviderGroupsGroupConfiguration | undefined;
  readonly members?: PrintedCustomerApprovalprovidersApprovalproviderGroupsGroupMembers | undefined;
  readonly subscriptions?: PrintedApprovalsubscriptions | undefined;
}

export interface PrintedCustomerApprovalprovidersApprovalproviderGroups {
  readonly group?: readonly PrintedCustomerApprovalprovidersApprovalproviderGroupsGroup[] | undefined;
}

export interface PrintedCustomerApprovalprovidersApprovalprovider {
  readonly name?: 'Workflow Managers' | 'Workflow Groups' | undefined;
  readonly description?: string | undefined;
  readonly configuration?: PrintedCustomerApprovalprovidersApprovalproviderConfiguration | undefined;
  readonly subscriptions?: PrintedApprovalsubscriptions | undefined;
  readonly groups?: PrintedCustomerApprovalprovidersApprovalproviderGroups | undefined;
}

export interface PrintedCustomerApprovalproviders {
  readonly approvalprovider?: readonly PrintedCustomerApprovalprovidersApprovalprovider[] | undefined;
}

export interface PrintedCustomerServiceAuthoritativedomains {
  readonly domain?: readonly string[] | undefined;
}

export interface PrintedCustomerServiceDomains {
  readonly domain?: readonly { readonly text: string; readonly type?: 'authoritative' | 'external relay' | 'internal relay' | undefined }[] | undefined;
}

export interface PrintedCustomerServiceCustomeraddressformatsAddress {
  readonly example?: string | undefined;
  readonly domain?: string | undefined;
  readonly pattern?: string | undefined;
  readonly primary?: boolean | undefined;
  readonly assigned?: boolean | undefined;
}

export interface PrintedCustomerServiceCustomeraddressformats {
  readonly customerwide?: boolean | undefined;
  readonly address?: readonly PrintedCustomerServiceCustomeraddressformatsAddress[] | undefined;
}

export interface PrintedCustomerServicePublicfolder {
  readonly overridetemplate?: boolean | undefined;
  readonly create?: boolean | undefined;
  readonly storagelimit?: Limit | undefined;
  readonly warninglimit?: Limit | undefined;
  readonly itemlimit?: Limit | undefined;
}

export interface PrintedCustomerServiceOfferingsOffering {
  readonly name?: string | undefined;
  readonly displayname?: string | undefined;
  readonly type?: string | undefined;
  readonly default?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly inuse?: boolean | undefined;
}

export interface PrintedCustomerServiceOfferings {
  readonly offering?: readonly PrintedCustomerServiceOfferingsOffering[] | undefined;
}

export interface PrintedCustomerServiceServercollectionApplicationsApplication {
  readonly name?: string | undefined;
  readonly adname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface PrintedCustomerServiceServercollectionApplications {
  readonly application?: readonly PrintedCustomerServiceServercollectionApplicationsApplication[] | undefined;
}

export interface PrintedCustomerServiceServercollection {
  readonly name?: string | undefined;
  readonly applications?: PrintedCustomerServiceServercollectionApplications | undefined;
}

export interface PrintedCustomerServiceResourceconfigurationResource {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly limit?: Limit | undefined;
  readonly used?: number | undefined;
}

export interface PrintedCustomerServiceResourceconfiguration {
  readonly resource?: readonly PrintedCustomerServiceResourceconfigurationResource[] | undefined;
}

export interface PrintedCustomerServiceInstancesInstance {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly status?: StatusWord | undefined;
  readonly package?: readonly PrintedSoldplan[] | undefined;
  readonly properties?: PrintedProperties | undefined;
}

export interface PrintedCustomerServiceInstances {
  readonly instance?: readonly PrintedCustomerServiceInstancesInstance[] | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroupEmailaddresses {
  readonly emailaddress?: readonly string[] | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroupOwnersOwners {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroupOwners {
  readonly owners?: readonly PrintedCustomerServiceDistributiongroupsDistributiongroupOwnersOwners[] | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroupMembers {
  readonly member?: readonly PrintedGroupmember[] | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroupSendasmembers {
  readonly sendasmember?: readonly PrintedGroupmember[] | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroupSendrestrictionacceptedmembers {
  readonly sendrestrictionacceptedmember?: readonly PrintedGroupmember[] | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroupSendrestrictionrejectedmembers {
  readonly sendrestrictionrejectedmember?: readonly PrintedGroupmember[] | undefined;
}

export interface PrintedCustomerServiceDistributiongroupsDistributiongroup {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
  readonly emailalias?: string | undefined;
  readonly mailtip?: string | undefined;
  readonly grouptype?: 'Distribution' | 'Security' | undefined;
  readonly hidefromaddresslists?: boolean | undefined;
  readonly requiresenderauthentication?: boolean | undefined;
  readonly memberjoinrestriction?: 'Open' | 'Closed' | 'ApprovalRequired' | undefined;
  readonly memberdepartrestriction?: 'Open' | 'Closed' | undefined;
  readonly sendmoderationnotifications?: 'Always' | 'Internal' | 'Never' | undefined;
  readonly emailaddresses?: PrintedCustomerServiceDistributiongroupsDistributiongroupEmailaddresses | undefined;
  readonly owners?: PrintedCustomerServiceDistributiongroupsDistributiongroupOwners | undefined;
  readonly members?: PrintedCustomerServiceDistributiongroupsDistributiongroupMembers | undefined;
  readonly sendasmembers?: PrintedCustomerServiceDistributiongroupsDistributiongroupSendasmembers | undefined;
  readonly sendrestrictionacceptedmembers?: PrintedCustomerServiceDistributiongroupsDistributiongroupSendrestrictionacceptedmembers | undefined;
  readonly sendrestrictionrejectedmembers?: PrintedCustomerServiceDistributiongroupsDistributiongroupSendrestrictionrejectedmembers | undefined;
}

export interface PrintedCustomerServiceDistributiongroups {
  readonly distributiongroup?: readonly PrintedCustomerServiceDistributiongroupsDistributiongroup[] | undefined;
}

export interface PrintedCustomerServiceContactsContact {
  readonly displayname?: string | undefined;
  readonly syncobjectid?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly path?: string | undefined;
  readonly email?: string | undefined;
  readonly emailalias?: string | undefined;
  readonly firstname?: string | undefined;
  readonly lastname?: string | undefined;
  readonly initials?: string | undefined;
  readonly jobtitle?: string | undefined;
  readonly companyname?: string | undefined;
  readonly businessphone?: string | undefined;
  readonly businessfax?: string | undefined;
  readonly homephone?: string | undefined;
  readonly mobile?: string | undefined;
  readonly webpage?: string | undefined;
  readonly street?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly country?: string | undefined;
  readonly postcode?: string | undefined;
  readonly hidefromaddresslists?: boolean | undefined;
}

export interface PrintedCustomerServiceContacts {
  readonly contact?: readonly PrintedCustomerServiceContactsContact[] | undefined;
}

export interface PrintedCustomerServiceServicesService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly userlimit?: Limit | undefined;
  readonly userpackage?: readonly PrintedSoldplan[] | undefined;
  readonly userplan?: readonly PrintedSoldplan[] | undefined;
  readonly package?: readonly PrintedSoldplan[] | undefined;
}

export interface PrintedCustomerServiceServices {
  readonly service?: readonly PrintedCustomerServiceServicesService[] | undefined;
}

export interface PrintedCustomerServiceUserpackage {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly userlimit?: Limit | undefined;
  readonly used?: boolean | undefined;
  readonly enabled?: boolean | undefined;
}

export interface PrintedCustomerServiceUserplan {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly userlimit?: Limit | undefined;
  readonly used?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly properties?: PrintedProperties | undefined;
}

export interface PrintedCustomerServicePackage {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface PrintedCustomerService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly location?: string | undefined;
  readonly userlimit?: Limit | undefined;
  readonly isbilled?: boolean | undefined;
  readonly status?: StatusWord | undefined;
  readonly approvalpending?: boolean | undefined;
  readonly authoritativedomains?: PrintedCustomerServiceAuthoritativedomains | undefined;
  readonly domains?: PrintedCustomerServiceDomains | undefined;
  readonly UpdateEmailAddressPolicy?: boolean | undefined;
  readonly customeraddressformats?: PrintedCustomerServiceCustomeraddressformats | undefined;
  readonly version?: '2003' | '2007' | '2010' | '2013' | undefined;
  readonly mailboxstoragelimit?: Limit | undefined;
  readonly publicfolder?: PrintedCustomerServicePublicfolder | undefined;
  readonly offerings?: PrintedCustomerServiceOfferings | undefined;
  readonly servercollection?: readonly PrintedCustomerServiceServercollection[] | undefined;
  readonly properties?: PrintedProperties | undefined;
  readonly resourceconfiguration?: PrintedCustomerServiceResourceconfiguration | undefined;
  readonly instances?: PrintedCustomerServiceInstances | undefined;
  readonly distributiongroups?: PrintedCustomerServiceDistributiongroups | undefined;
  readonly contacts?: PrintedCustomerServiceContacts | undefined;
  readonly services?: PrintedCustomerServiceServices | undefined;
  readonly userpackage?: readonly PrintedCustomerServiceUserpackage[] | undefined;
  readonly userplan?: readonly PrintedCustomerServiceUserplan[] | undefined;
  readonly package?: readonly PrintedCustomerServicePackage[] | undefined;
}

export type PrintedCustomerUserSecurityquestions = Readonly<Record<never, never>>;

export interface PrintedCustomerUserPassword {
  readonly changeatnextlogon?: boolean | undefined;
  readonly expires?: string | undefined;
}

export interface PrintedCustomerUserAddresses {
  readonly address?: readonly { readonly text: string; readonly primary?: boolean | undefined }[] | undefined;
}

export type PrintedCustomerUserX500proxyaddresses = Readonly<Record<never, never>>;

export interface PrintedCustomerUserRoles {
  readonly role?: readonly { readonly text: string; readonly id?: string | undefined }[] | undefined;
}

export interface PrintedCustomerUserAdditionalpropertiesProperty {
  readonly name?: string | undefined;
  readonly value?: string | undefined;
}

export interface PrintedCustomerUserAdditionalproperties {
  readonly property?: readonly PrintedCustomerUserAdditionalpropertiesProperty[] | undefined;
}

export interface PrintedCustomerUserServiceOfferingsOffering {
  readonly name?: string | undefined;
  readonly displayname?: string | undefined;
  readonly type?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface PrintedCustomerUserServiceOfferings {
  readonly offering?: readonly PrintedCustomerUserServiceOfferingsOffering[] | undefined;
}

export interface PrintedCustomerUserServiceServercollectionApplicationsApplication {
  readonly name?: string | undefined;
  readonly adname?: string | undefined;
  readonly enabled?: boolean | undefined;
}

export interface PrintedCustomerUserServiceServercollectionApplications {
  readonly application?: readonly PrintedCustomerUserServiceServercollectionApplicationsApplication[] | undefined;
}

export interface PrintedCustomerUserServiceServercollection {
  readonly name?: string | undefined;
  readonly applications?: PrintedCustomerUserServiceServercollectionApplications | undefined;
}

export interface PrintedCustomerUserServiceInstancesInstance {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly status?: StatusWord | undefined;
}

export interface PrintedCustomerUserServiceInstances {
  readonly instance?: readonly PrintedCustomerUserServiceInstancesInstance[] | undefined;
}

export interface PrintedCustomerUserServiceDistributiongroupsDistributiongroup {
  readonly displayname?: string | undefined;
  readonly path?: string | undefined;
  readonly selected?: boolean | undefined;
}

export interface PrintedCustomerUserServiceDistributiongroups {
  readonly distributiongroup?: readonly PrintedCustomerUserServiceDistributiongroupsDistributiongroup[] | undefined;
}

export interface PrintedCustomerUserServiceUserpackage {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
}

export interface PrintedCustomerUserServiceUserplan {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly properties?: PrintedProperties | undefined;
}

export interface PrintedCustomerUserService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly status?: StatusWord | undefined;
  readonly approvalpending?: boolean | undefined;
  readonly replyaddress?: string | undefined;
  readonly offerings?: PrintedCustomerUserServiceOfferings | undefined;
  readonly servercollection?: readonly PrintedCustomerUserServiceServercollection[] | undefined;
  readonly properties?: PrintedProperties | undefined;
  readonly instances?: PrintedCustomerUserServiceInstances | undefined;
  readonly distributiongroups?: PrintedCustomerUserServiceDistributiongroups | undefined;
  readonly userpackage?: readonly PrintedCustomerUserServiceUserpackage[] | undefined;
  readonly userplan?: readonly PrintedCustomerUserServiceUserplan[] | undefined;
}

export interface PrintedCustomerUser {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly upn?: string | undefined;
  readonly firstname?: string | undefined;
  readonly lastname?: string | undefined;
  readonly externalemail?: string | undefined;
  readonly location?: string | undefined;
  readonly department?: string | undefined;
  readonly phone?: string | undefined;
  readonly customfield1?: string | undefined;
  readonly customfield2?: string | undefined;
  readonly expires?: string | undefined;
  readonly legacyexchangedn?: string | undefined;
  readonly securityquestions?: PrintedCustomerUserSecurityquestions | undefined;
  readonly password?: PrintedCustomerUserPassword | undefined;
  readonly addresses?: PrintedCustomerUserAddresses | undefined;
  readonly x500proxyaddresses?: PrintedCustomerUserX500proxyaddresses | undefined;
  readonly roles?: PrintedCustomerUserRoles | undefined;
  readonly locked?: boolean | undefined;
  readonly enabled?: boolean | undefined;
  readonly status?: StatusWord | undefined;
  readonly approvalpending?: boolean | undefined;
  readonly properties?: PrintedProperties | undefined;
  readonly additionalproperties?: PrintedCustomerUserAdditionalproperties | undefined;
  readonly approvalresponses?: PrintedApprovalresponses | undefined;
  readonly service?: readonly PrintedCustomerUserService[] | undefined;
}

export interface PrintedCustomer {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly location?: string | undefined;
  readonly billingid?: string | undefined;
  readonly primarydomain?: string | undefined;
  readonly parent?: PrintedCustomerParent | undefined;
  readonly contactname?: string | undefined;
  readonly contactemail?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
  readonly fax?: string | undefined;
  readonly customerou?: string | undefined;
  readonly customeroustructure?: 'ungrouped' | 'by department' | 'by location' | 'by department then location' | 'by location then department' | 'user specified' | undefined;
  readonly domains?: PrintedCustomerDomains | undefined;
  readonly locations?: PrintedCustomerLocations | undefined;
  readonly departments?: PrintedCustomerDepartments | undefined;
  readonly password?: PrintedCustomerPassword | undefined;
  readonly roles?: PrintedCustomerRoles | undefined;
  readonly enabled?: boolean | undefined;
  readonly status?: StatusWord | undefined;
  readonly approvalpending?: boolean | undefined;
  readonly properties?: PrintedProperties | undefined;
  readonly approvalproviders?: PrintedCustomerApprovalproviders | undefined;
  readonly approvalresponses?: PrintedApprovalresponses | undefined;
  readonly service?: readonly PrintedCustomerService[] | undefined;
  readonly user?: readonly PrintedCustomerUser[] | undefined;
}

export interface PrintedIdentityCustomerUser {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly upn?: string | undefined;
  readonly location?: string | undefined;
  readonly department?: string | undefined;
}

export interface PrintedIdentityCustomer {
  readonly name?: string | undefined;
  readonly id?: number | undefined;
  readonly fullname?: string | undefined;
  readonly billingid?: string | undefined;
  readonly primarydomain?: string | undefined;
  readonly user?: PrintedIdentityCustomerUser | undefined;
}

export interface PrintedIdentity {
  readonly customer?: PrintedIdentityCustomer | undefined;
}

export interface PrintedGlobalVersion {
  readonly api?: string | undefined;
  readonly database?: string | undefined;
}

export interface PrintedGlobal {
  readonly version?: PrintedGlobalVersion | undefined;
}

export interface PrintedLocationService {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
}

export interface PrintedLocationCustomer {
  readonly customerproperties?: PrintedProperties | undefined;
}

export interface PrintedLocationUserAdditionalpropertiesProperty {
  readonly name?: string | undefined;
}

export interface PrintedLocationUserAdditionalproperties {
  readonly property?: readonly PrintedLocationUserAdditionalpropertiesProperty[] | undefined;
}

export interface PrintedLocationUser {
  readonly additionalproperties?: PrintedLocationUserAdditionalproperties | undefined;
}

export interface PrintedLocation {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly service?: readonly PrintedLocationService[] | undefined;
  readonly customer?: PrintedLocationCustomer | undefined;
  readonly user?: PrintedLocationUser | undefined;
}

export interface PrintedRequestObject {
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly status?: StatusWord | undefined;
}

export interface PrintedRequestLogEntry {
  readonly time?: string | undefined;
  readonly level?: string | undefined;
  readonly message?: string | undefined;
}

export interface PrintedRequestLog {
  readonly entry?: readonly PrintedRequestLogEntry[] | undefined;
}

export interface PrintedRequestTimes {
  readonly requested?: string | undefined;
  readonly started?: string | undefined;
  readonly completed?: string | undefined;
}

export interface PrintedRequest {
  readonly id?: number | undefined;
  readonly parentid?: number | undefined;
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly status?: StatusWord | undefined;
  readonly object?: PrintedRequestObject | undefined;
  readonly log?: PrintedRequestLog | undefined;
  readonly times?: PrintedRequestTimes | undefined;
}

export type PrintedReportResultRow = Readonly<Record<never, never>>;

export interface PrintedReportResult {
  readonly column?: readonly { readonly text: string; readonly type?: string | undefined }[] | undefined;
  readonly row?: readonly (readonly (readonly [name: string, text: string])[])[] | undefined;
  readonly data?: string | undefined;
}

export interface PrintedReport {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly parameter?: readonly { readonly text: string; readonly name?: string | undefined }[] | undefined;
  readonly result?: PrintedReportResult | undefined;
}

export interface PrintedApprovalCustomer {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
}

export interface PrintedApprovalRequestedbyuser {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly email?: string | undefined;
}

export interface PrintedApprovalSubscriptionUser {
  readonly name?: string | undefined;
  readonly fullname?: string | undefined;
  readonly email?: string | undefined;
}

export interface PrintedApprovalSubscription {
  readonly id?: string | undefined;
  readonly requestdate?: string | undefined;
  readonly resolveddate?: string | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly user?: PrintedApprovalSubscriptionUser | undefined;
}

export interface PrintedApproval {
  readonly id?: string | undefined;
  readonly description?: string | undefined;
  readonly status?: string | undefined;
  readonly requestdate?: string | undefined;
  readonly resolveddate?: string | undefined;
  readonly customer?: PrintedApprovalCustomer | undefined;
  readonly requestedbyuser?: PrintedApprovalRequestedbyuser | undefined;
  readonly subscription?: PrintedApprovalSubscription | undefined;
}

/** The entities, with what is sent and printed of them and the actions they know. */
export interface CortexEntities {
  readonly customer: { readonly request: SentCustomer; readonly answer: PrintedCustomer; readonly action: 'FIND' | 'GET' | 'SET' | 'DELETE' };
  readonly identity: { readonly request: SentIdentity; readonly answer: PrintedIdentity; readonly action: 'GET' };
  readonly global: { readonly request: SentGlobal; readonly answer: PrintedGlobal; readonly action: 'GET' };
  readonly location: { readonly request: SentLocation; readonly answer: PrintedLocation; readonly action: 'FIND' | 'GET' | 'SET' | 'DELETE' };
  readonly request: { readonly request: SentRequest; readonly answer: PrintedRequest; readonly action: 'GET' };
  readonly report: { readonly request: SentReport; readonly answer: PrintedReport; readonly action: 'FIND' | 'GET' };
  readonly approval: { readonly request: SentApproval; readonly answer: PrintedApproval; readonly action: 'GET' };
}

export const CORTEX: CortexContract = {
  "entities": {
    "customer": {
      "many": true,
      "accepts": "FIND GET SET DELETE",
      "answers": "FIND GET",
      "grade": "documented",
      "elements": {
        "name": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
        "id": {"type":"int","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
        "fullname": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
        "location": {"type":"string","accepts":"GET SET","answers":"GET","grade":"observed"},
        "billingid": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
        "primarydomain": {"type":"string","accepts":"FIND SET","answers":"FIND GET","grade":"documented"},
        "parent": {
          "accepts": "SET",
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "name": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
            "id": {"type":"int","accepts":"SET","answers":"GET","grade":"observed"},
            "fullname": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
            "billingid": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "primarydomain": {"type":"string","answers":"GET","grade":"observed"},
          },
        },
        "contactname": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
        "contactemail": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
        "address": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
        "phone": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
        "fax": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
        "customerou": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
        "customeroustructure": {"type":"enum","accepts":"SET","answers":"GET","values":["ungrouped","by department","by location","by department then location","by location then department","user specified"],"grade":"documented","invalid":"CustomerError"},
        "domains": {
          "accepts": "SET",
          "answers": "GET",
          "grade": "observed",
          "elements": {
            "domain": {"type":"string","many":true,"accepts":"SET","answers":"GET","grade":"observed"},
          },
        },
        "locations": {
          "accepts": "SET",
          "answers": "GET",
          "grade": "observed",
          "elements": {
            "name": {"type":"string","many":true,"accepts":"SET","answers":"GET","grade":"observed"},
          },
        },
        "departments": {
          "accepts": "SET",
          "answers": "GET",
          "grade": "observed",
          "elements": {
            "name": {"type":"string","many":true,"accepts":"SET","answers":"GET","grade":"observed"},
          },
        },
        "password": {
          "accepts": "SET",
          "answers": "GET",
          "grade": "observed",
          "elements": {
            "minimumlength": {"type":"int","accepts":"SET","answers":"GET","grade":"observed"},
            "bannerdisplaydays": {"type":"int","accepts":"SET","answers":"GET","grade":"observed"},
            "changeatnextlogon": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
            "allowneverexpires": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
          },
        },
        "roles": {
          "accepts": "SET",
          "answers": "GET",
          "grade": "observed",
          "elements": {
            "role": {
              "type": "string",
              "many": true,
              "accepts": "SET",
              "answers": "GET",
              "grade": "observed",
              "elements": {
                "@id": {"type":"guid","accepts":"SET","answers":"GET","grade":"observed"},
              },
            },
          },
        },
        "brand": {
          "accepts": "SET",
          "grade": "documented",
          "elements": {
            "type": {"type":"enum","accepts":"SET","values":["DNS","Parent","Custom"],"invalid":"BrandTypeNotFound","grade":"documented"},
            "name": {"type":"string","accepts":"SET","grade":"documented"},
          },
        },
        "template": {"type":"string","accepts":"SET","grade":"documented"},
        "token": {
          "many": true,
          "accepts": "SET",
          "grade": "documented",
          "elements": {
            "name": {"type":"string","accepts":"SET","grade":"documented"},
          },
        },
        "hmc": {"type":"bool","accepts":"SET","grade":"documented"},
        "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
        "status": {"type":"status","accepts":"FIND SET","answers":"FIND GET","grade":"documented"},
        "approvalpending": {"type":"bool","answers":"FIND GET","grade":"documented"},
        "properties": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"properties"},
        "approvalproviders": {
          "accepts": "GET SET",
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "approvalprovider": {
              "many": true,
              "accepts": "SET",
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "name": {"type":"enum","accepts":"SET","answers":"GET","values":["Workflow Managers","Workflow Groups"],"grade":"documented","invalid":"CustomerError"},
                "description": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                "configuration": {
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "documented",
                  "elements": {
                    "managers": {"type":"int","accepts":"SET","answers":"GET","grade":"documented"},
                    "timeoutdays": {"type":"int","accepts":"SET","answers":"GET","grade":"documented"},
                    "reminderdays": {"type":"int","accepts":"SET","answers":"GET","grade":"documented"},
                  },
                },
                "subscriptions": {"accepts":"SET","answers":"GET","grade":"documented","shape":"approvalsubscriptions"},
                "groups": {
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "documented",
                  "elements": {
                    "group": {
                      "many": true,
                      "accepts": "SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "name": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                        "action": {"type":"enum","accepts":"SET","values":["delete"],"grade":"documented","invalid":"CustomerError"},
                        "description": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                        "configuration": {
                          "accepts": "SET",
                          "answers": "GET",
                          "grade": "documented",
                          "elements": {
                            "memberstoapprove": {"type":"int","accepts":"SET","answers":"GET","grade":"documented"},
                            "timeoutdays": {"type":"int","accepts":"SET","answers":"GET","grade":"documented"},
                            "reminderdays": {"type":"int","accepts":"SET","answers":"GET","grade":"documented"},
                          },
                        },
                        "members": {
                          "accepts": "SET",
                          "answers": "GET",
                          "grade": "documented",
                          "elements": {
                            "member": {
                              "many": true,
                              "accepts": "SET",
                              "answers": "GET",
                              "grade": "documented",
                              "elements": {
                                "displayname": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                                "username": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                              },
                            },
                          },
                        },
                        "subscriptions": {"accepts":"SET","answers":"GET","grade":"documented","shape":"approvalsubscriptions"},
                      },
                    },
                  },
                },
              },
            },
          },
        },
        "approvalresponses": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"approvalresponses"},
        "service": {
          "many": true,
          "accepts": "FIND GET SET DELETE",
          "answers": "FIND GET",
          "grade": "documented",
          "elements": {
            "name": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
            "fullname": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
            "location": {"type":"string","answers":"FIND GET","grade":"documented"},
            "userlimit": {"type":"limit","accepts":"SET","answers":"GET","grade":"documented"},
            "isbilled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
            "status": {"type":"status","accepts":"FIND SET","answers":"FIND GET","grade":"documented"},
            "approvalpending": {"type":"bool","answers":"FIND GET","grade":"documented"},
            "authoritativedomains": {
              "accepts": "SET",
              "answers": "GET",
              "service": "HE",
              "grade": "observed",
              "elements": {
                "domain": {"type":"string","many":true,"accepts":"SET","answers":"GET","grade":"observed"},
              },
            },
            "domains": {
              "accepts": "SET",
              "answers": "GET",
              "service": "HE",
              "grade": "observed",
              "elements": {
                "domain": {
                  "type": "string",
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "observed",
                  "elements": {
                    "@type": {"type":"enum","accepts":"SET","answers":"GET","values":["authoritative","external relay","internal relay"],"grade":"documented","invalid":"InvalidService"},
                  },
                },
              },
            },
            "UpdateEmailAddressPolicy": {"type":"bool","accepts":"SET","answers":"GET","service":"HE","grade":"observed"},
            "customeraddressformats": {
              "accepts": "SET",
              "answers": "GET",
              "service": "HE",
              "grade": "observed",
              "elements": {
                "customerwide": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                "address": {
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "observed",
                  "elements": {
                    "example": {"type":"string","answers":"GET","grade":"observed"},
                    "domain": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
                    "pattern": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
                    "primary": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                    "assigned": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                  },
                },
              },
            },
            "version": {"type":"enum","accepts":"SET","answers":"GET","values":["2003","2007","2010","2013"],"invalid":"InvalidService","service":"HE","grade":"documented"},
            "mailboxstoragelimit": {"type":"limit","accepts":"SET","answers":"GET","service":"HE","grade":"observed"},
            "publicfolder": {
              "accepts": "SET",
              "answers": "GET",
              "service": "HE",
              "grade": "observed",
              "elements": {
                "overridetemplate": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                "create": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                "storagelimit": {"type":"limit","accepts":"SET","answers":"GET","grade":"observed"},
                "warninglimit": {"type":"limit","accepts":"SET","answers":"GET","grade":"observed"},
                "itemlimit": {"type":"limit","accepts":"SET","answers":"GET","grade":"observed"},
              },
            },
            "offerings": {
              "accepts": "GET SET",
              "answers": "GET",
              "service": "HostedAppsandDesktops",
              "grade": "observed",
              "elements": {
                "offering": {
                  "many": true,
                  "accepts": "GET SET",
                  "answers": "GET",
                  "grade": "observed",
                  "elements": {
                    "name": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"observed"},
                    "displayname": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
                    "type": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
                    "default": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                    "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                    "inuse": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                  },
                },
              },
            },
            "servercollection": {
              "many": true,
              "accepts": "GET SET",
              "answers": "GET",
              "service": "Citrix",
              "grade": "observed",
              "elements": {
                "name": {"type":"string","accepts":"GET SET","answers":"GET","key":true,"grade":"documented"},
                "applications": {
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "observed",
                  "elements": {
                    "application": {
                      "many": true,
                      "accepts": "SET",
                      "answers": "GET",
                      "grade": "observed",
                      "elements": {
                        "name": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"observed"},
                        "adname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"observed"},
                        "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                      },
                    },
                  },
                },
              },
            },
            "properties": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"properties"},
            "resourceconfiguration": {
              "accepts": "GET SET",
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "resource": {
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "inferred",
                  "elements": {
                    "name": {"type":"string","accepts":"SET","answers":"GET","grade":"inferred"},
                    "fullname": {"type":"string","answers":"GET","grade":"inferred"},
                    "limit": {"type":"limit","accepts":"SET","answers":"GET","grade":"inferred"},
                    "used": {"type":"int","answers":"GET","grade":"inferred"},
                  },
                },
              },
            },
            "instances": {
              "accepts": "FIND GET SET",
              "answers": "FIND GET",
              "grade": "documented",
              "elements": {
                "instance": {
                  "many": true,
                  "accepts": "FIND GET SET",
                  "answers": "FIND GET",
                  "grade": "documented",
                  "elements": {
                    "name": {"type":"string","accepts":"FIND GET SET","answers":"FIND GET","key":true,"grade":"documented"},
                    "fullname": {"type":"string","accepts":"SET","answers":"FIND GET","grade":"inferred"},
                    "status": {"type":"status","accepts":"SET","answers":"FIND GET","grade":"inferred"},
                    "package": {"many":true,"accepts":"SET","answers":"GET","grade":"inferred","shape":"soldplan"},
                    "properties": {"accepts":"GET SET","answers":"GET","grade":"inferred","shape":"properties"},
                  },
                },
              },
            },
            "distributiongroups": {
              "accepts": "GET SET",
              "answers": "GET",
              "service": "HE",
              "grade": "documented",
              "elements": {
                "displaynamefilter": {"type":"string","accepts":"GET","key":true,"grade":"documented"},
                "emailfilter": {"type":"string","accepts":"GET","key":true,"grade":"documented"},
                "pageindex": {"type":"int","accepts":"GET","key":true,"grade":"documented"},
                "pagesize": {"type":"int","accepts":"GET","key":true,"grade":"documented"},
                "distributiongroup": {
                  "many": true,
                  "accepts": "GET SET",
                  "answers": "GET",
                  "grade": "documented",
                  "elements": {
                    "displayname": {"type":"string","accepts":"GET SET","answers":"GET","key":true,"grade":"documented"},
                    "syncobjectid": {"type":"string","accepts":"GET SET","answers":"GET","key":true,"grade":"documented"},
                    "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                    "path": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                    "email": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "emailalias": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "mailtip": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "grouptype": {"type":"enum","accepts":"SET","answers":"GET","values":["Distribution","Security"],"also":["grouptypes"],"grade":"documented","invalid":"InvalidService"},
                    "hidefromaddresslists": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                    "requiresenderauthentication": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                    "memberjoinrestriction": {"type":"enum","accepts":"SET","answers":"GET","values":["Open","Closed","ApprovalRequired"],"grade":"documented","invalid":"InvalidService"},
                    "memberdepartrestriction": {"type":"enum","accepts":"SET","answers":"GET","values":["Open","Closed"],"grade":"documented","invalid":"InvalidService"},
                    "sendmoderationnotifications": {"type":"enum","accepts":"SET","answers":"GET","values":["Always","Internal","Never"],"also":["sendmoderationnotification"],"grade":"documented","invalid":"InvalidService"},
                    "emailaddresses": {
                      "accepts": "SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "emailaddress": {"type":"string","many":true,"accepts":"SET","answers":"GET","grade":"documented"},
                      },
                    },
                    "owners": {
                      "accepts": "SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "owners": {
                          "many": true,
                          "accepts": "SET",
                          "answers": "GET",
                          "also": ["owner"],
                          "grade": "documented",
                          "elements": {
                            "displayname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                            "syncobjectid": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                            "path": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                            "email": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                          },
                        },
                      },
                    },
                    "members": {
                      "accepts": "GET SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "member": {"many":true,"accepts":"GET SET","answers":"GET","grade":"documented","shape":"groupmember"},
                      },
                    },
                    "sendasmembers": {
                      "accepts": "GET SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "sendasmember": {"many":true,"accepts":"SET","answers":"GET","grade":"documented","shape":"groupmember"},
                      },
                    },
                    "sendrestrictionacceptedmembers": {
                      "accepts": "GET SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "sendrestrictionacceptedmember": {"many":true,"accepts":"SET","answers":"GET","grade":"documented","shape":"groupmember"},
                      },
                    },
                    "sendrestrictionrejectedmembers": {
                      "accepts": "GET SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "sendrestrictionrejectedmember": {"many":true,"accepts":"SET","answers":"GET","grade":"documented","shape":"groupmember"},
                      },
                    },
                  },
                },
              },
            },
            "contacts": {
              "accepts": "GET SET",
              "answers": "GET",
              "service": "HE",
              "grade": "documented",
              "elements": {
                "displaynamefilter": {"type":"string","accepts":"GET","key":true,"grade":"documented"},
                "syncfilter": {"type":"string","accepts":"GET","key":true,"grade":"documented"},
                "pageindex": {"type":"int","accepts":"GET","key":true,"grade":"documented"},
                "pagesize": {"type":"int","accepts":"GET","key":true,"grade":"documented"},
                "contact": {
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "documented",
                  "elements": {
                    "displayname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                    "syncobjectid": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                    "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                    "path": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                    "email": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "emailalias": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "firstname": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "lastname": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "initials": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "jobtitle": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "companyname": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "businessphone": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "businessfax": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "homephone": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "mobile": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "webpage": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "street": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "city": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "state": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "country": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "postcode": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                    "hidefromaddresslists": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                  },
                },
              },
            },
            "services": {
              "accepts": "SET",
              "answers": "GET",
              "service": "Reseller",
              "grade": "inferred",
              "elements": {
                "service": {
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "inferred",
                  "elements": {
                    "name": {"type":"string","accepts":"SET","answers":"GET","grade":"inferred"},
                    "fullname": {"type":"string","accepts":"SET","answers":"GET","grade":"inferred"},
                    "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"inferred"},
                    "userlimit": {"type":"limit","accepts":"SET","answers":"GET","grade":"inferred"},
                    "userpackage": {"many":true,"accepts":"SET","answers":"GET","grade":"inferred","shape":"soldplan"},
                    "userplan": {"many":true,"accepts":"SET","answers":"GET","grade":"inferred","shape":"soldplan"},
                    "package": {"many":true,"accepts":"SET","answers":"GET","grade":"inferred","shape":"soldplan"},
                  },
                },
              },
            },
            "userpackage": {
              "many": true,
              "accepts": "SET",
              "answers": "GET",
              "service": "HE",
              "grade": "documented",
              "elements": {
                "name": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                "fullname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                "userlimit": {"type":"limit","accepts":"SET","answers":"GET","grade":"observed"},
                "used": {"type":"bool","answers":"GET","grade":"observed"},
                "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
              },
            },
            "userplan": {
              "many": true,
              "accepts": "GET SET",
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "name": {"type":"string","accepts":"GET SET","answers":"GET","key":true,"grade":"documented"},
                "fullname": {"type":"string","accepts":"GET SET","answers":"GET","key":true,"grade":"documented"},
                "userlimit": {"type":"limit","accepts":"SET","answers":"GET","grade":"documented"},
                "used": {"type":"bool","answers":"GET","grade":"documented"},
                "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                "properties": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"properties"},
              },
            },
            "package": {
              "many": true,
              "accepts": "SET",
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "name": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                "fullname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
              },
            },
          },
        },
        "user": {
          "many": true,
          "accepts": "FIND GET SET DELETE",
          "answers": "FIND GET",
          "grade": "documented",
          "elements": {
            "name": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
            "id": {"type":"int","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
            "fullname": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
            "upn": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
            "firstname": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "lastname": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "externalemail": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "location": {"type":"string","accepts":"SET","answers":"FIND GET","grade":"documented"},
            "department": {"type":"string","accepts":"SET","answers":"FIND GET","grade":"documented"},
            "phone": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "customfield1": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "customfield2": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "expires": {"type":"dateOrNever","accepts":"SET","answers":"GET","invalid":"InvalidAccountExpiration","grade":"documented"},
            "legacyexchangedn": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
            "securityquestions": {"accepts":"SET","answers":"GET","grade":"observed"},
            "password": {
              "accepts": "SET",
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "password": {"type":"string","accepts":"SET","grade":"documented"},
                "changeatnextlogon": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                "expires": {"type":"dateOrNever","accepts":"SET","answers":"GET","invalid":"InvalidPasswordExpiration","grade":"documented"},
              },
            },
            "addresses": {
              "accepts": "SET",
              "answers": "GET",
              "grade": "observed",
              "elements": {
                "address": {
                  "type": "string",
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "observed",
                  "elements": {
                    "@primary": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                  },
                },
              },
            },
            "x500proxyaddresses": {"accepts":"SET","answers":"GET","grade":"observed"},
            "roles": {
              "accepts": "SET",
              "answers": "GET",
              "grade": "observed",
              "elements": {
                "role": {
                  "type": "string",
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "observed",
                  "elements": {
                    "@id": {"type":"guid","accepts":"SET","answers":"GET","grade":"observed"},
                  },
                },
              },
            },
            "locked": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
            "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
            "status": {"type":"status","accepts":"FIND SET","answers":"FIND GET","grade":"documented"},
            "approvalpending": {"type":"bool","answers":"FIND GET","grade":"observed"},
            "properties": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"properties"},
            "additionalproperties": {
              "accepts": "GET SET",
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "property": {
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "grade": "inferred",
                  "elements": {
                    "name": {"type":"string","accepts":"SET","answers":"GET","grade":"inferred"},
                    "value": {"type":"string","accepts":"SET","answers":"GET","grade":"inferred"},
                  },
                },
              },
            },
            "approvalresponses": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"approvalresponses"},
            "service": {
              "many": true,
              "accepts": "FIND GET SET DELETE",
              "answers": "FIND GET",
              "grade": "documented",
              "elements": {
                "name": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
                "fullname": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
                "status": {"type":"status","accepts":"FIND SET","answers":"FIND GET","grade":"documented"},
                "approvalpending": {"type":"bool","answers":"FIND GET","grade":"observed"},
                "replyaddress": {"type":"string","accepts":"SET","answers":"GET","service":"HE","grade":"observed"},
                "offerings": {
                  "accepts": "GET SET",
                  "answers": "GET",
                  "service": "HostedAppsandDesktops",
                  "grade": "observed",
                  "elements": {
                    "offering": {
                      "many": true,
                      "accepts": "GET SET",
                      "answers": "GET",
                      "grade": "observed",
                      "elements": {
                        "name": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"observed"},
                        "displayname": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
                        "type": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
                        "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                      },
                    },
                  },
                },
                "servercollection": {
                  "many": true,
                  "accepts": "GET SET",
                  "answers": "GET",
                  "service": "Citrix",
                  "grade": "observed",
                  "elements": {
                    "name": {"type":"string","accepts":"GET SET","answers":"GET","key":true,"grade":"observed"},
                    "applications": {
                      "accepts": "SET",
                      "answers": "GET",
                      "grade": "observed",
                      "elements": {
                        "application": {
                          "many": true,
                          "accepts": "SET",
                          "answers": "GET",
                          "grade": "observed",
                          "elements": {
                            "name": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"observed"},
                            "adname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"observed"},
                            "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"observed"},
                          },
                        },
                      },
                    },
                  },
                },
                "properties": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"properties"},
                "instances": {
                  "accepts": "FIND GET SET",
                  "answers": "FIND GET",
                  "grade": "documented",
                  "elements": {
                    "instance": {
                      "many": true,
                      "accepts": "FIND GET SET",
                      "answers": "FIND GET",
                      "grade": "documented",
                      "elements": {
                        "name": {"type":"string","accepts":"FIND GET SET","answers":"FIND GET","grade":"documented"},
                        "fullname": {"type":"string","answers":"GET","grade":"inferred"},
                        "status": {"type":"status","answers":"GET","grade":"inferred"},
                      },
                    },
                  },
                },
                "distributiongroups": {
                  "accepts": "GET SET",
                  "answers": "GET",
                  "service": "HE",
                  "grade": "documented",
                  "elements": {
                    "distributiongroup": {
                      "many": true,
                      "accepts": "SET",
                      "answers": "GET",
                      "grade": "documented",
                      "elements": {
                        "displayname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                        "path": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
                        "selected": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
                      },
                    },
                  },
                },
                "userpackage": {
                  "many": true,
                  "accepts": "SET",
                  "answers": "GET",
                  "service": "HE",
                  "grade": "documented",
                  "elements": {
                    "name": {"type":"string","accepts":"SET","answers":"GET","grade":"observed"},
                    "fullname": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
                  },
                },
                "userplan": {
                  "many": true,
                  "accepts": "GET SET",
                  "answers": "GET",
                  "grade": "documented",
                  "elements": {
                    "name": {"type":"string","accepts":"GET SET","answers":"GET","grade":"documented"},
                    "fullname": {"type":"string","accepts":"GET SET","answers":"GET","grade":"inferred"},
                    "enabled": {"type":"bool","accepts":"SET","grade":"inferred"},
                    "properties": {"accepts":"GET SET","answers":"GET","grade":"documented","shape":"properties"},
                  },
                },
              },
            },
          },
        },
      },
    },
    "identity": {
      "accepts": "GET",
      "answers": "GET",
      "grade": "documented",
      "elements": {
        "customer": {
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "name": {"type":"string","answers":"GET","grade":"documented"},
            "id": {"type":"int","answers":"GET","grade":"documented"},
            "fullname": {"type":"string","answers":"GET","grade":"documented"},
            "billingid": {"type":"string","answers":"GET","grade":"documented"},
            "primarydomain": {"type":"string","answers":"GET","grade":"documented"},
            "user": {
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "name": {"type":"string","answers":"GET","grade":"documented"},
                "id": {"type":"int","answers":"GET","grade":"documented"},
                "fullname": {"type":"string","answers":"GET","grade":"documented"},
                "upn": {"type":"string","answers":"GET","grade":"documented"},
                "location": {"type":"string","answers":"GET","grade":"documented"},
                "department": {"type":"string","answers":"GET","grade":"documented"},
              },
            },
          },
        },
      },
    },
    "global": {
      "accepts": "GET",
      "answers": "GET",
      "grade": "documented",
      "elements": {
        "version": {
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "api": {"type":"string","answers":"GET","grade":"documented"},
            "database": {"type":"string","answers":"GET","grade":"documented"},
          },
        },
      },
    },
    "location": {
      "many": true,
      "accepts": "FIND GET SET DELETE",
      "answers": "FIND GET",
      "grade": "documented",
      "elements": {
        "name": {"type":"string","accepts":"FIND GET SET DELETE","answers":"FIND GET","key":true,"grade":"documented"},
        "fullname": {"type":"string","accepts":"SET","answers":"FIND GET","grade":"inferred"},
        "service": {
          "many": true,
          "accepts": "FIND GET",
          "answers": "FIND GET",
          "grade": "documented",
          "elements": {
            "name": {"type":"string","accepts":"FIND GET","answers":"FIND GET","grade":"documented"},
            "fullname": {"type":"string","accepts":"FIND GET","answers":"FIND GET","grade":"documented"},
          },
        },
        "customer": {
          "accepts": "GET",
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "customerproperties": {"accepts":"GET","answers":"GET","grade":"documented","shape":"properties"},
          },
        },
        "user": {
          "accepts": "GET",
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "additionalproperties": {
              "accepts": "GET",
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "property": {
                  "many": true,
                  "answers": "GET",
                  "grade": "inferred",
                  "elements": {
                    "name": {"type":"string","answers":"GET","grade":"inferred"},
                  },
                },
              },
            },
          },
        },
      },
    },
    "request": {
      "many": true,
      "accepts": "GET",
      "answers": "GET",
      "grade": "documented",
      "elements": {
        "id": {"type":"int","accepts":"GET","answers":"GET","key":true,"grade":"documented"},
        "parentid": {"type":"int","accepts":"GET","answers":"GET","key":true,"grade":"documented"},
        "type": {"type":"enum","answers":"GET","values":["Object Provision","Object Deprovision","Bulk Request"],"grade":"documented"},
        "name": {"type":"string","answers":"GET","grade":"observed"},
        "description": {"type":"string","answers":"GET","grade":"observed"},
        "status": {"type":"status","answers":"GET","grade":"documented"},
        "object": {
          "answers": "GET",
          "grade": "observed",
          "elements": {
            "type": {"type":"enum","answers":"GET","values":["Customer Service","Customer","User","User Service"],"grade":"observed"},
            "name": {"type":"string","answers":"GET","grade":"observed"},
            "description": {"type":"string","answers":"GET","grade":"observed"},
            "status": {"type":"status","answers":"GET","grade":"observed"},
          },
        },
        "log": {
          "accepts": "GET",
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "entry": {
              "many": true,
              "answers": "GET",
              "grade": "inferred",
              "elements": {
                "time": {"type":"string","answers":"GET","grade":"inferred"},
                "level": {"type":"string","answers":"GET","grade":"inferred"},
                "message": {"type":"string","answers":"GET","grade":"inferred"},
              },
            },
          },
        },
        "times": {
          "accepts": "GET",
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "requested": {"type":"string","answers":"GET","grade":"inferred"},
            "started": {"type":"string","answers":"GET","grade":"inferred"},
            "completed": {"type":"string","answers":"GET","grade":"inferred"},
          },
        },
      },
    },
    "report": {
      "many": true,
      "accepts": "FIND GET",
      "answers": "FIND GET",
      "grade": "documented",
      "elements": {
        "name": {"type":"string","accepts":"FIND GET","answers":"FIND GET","key":true,"grade":"documented"},
        "description": {"type":"string","answers":"FIND GET","grade":"documented"},
        "parameter": {
          "type": "string",
          "many": true,
          "accepts": "GET",
          "answers": "FIND",
          "grade": "documented",
          "elements": {
            "@name": {"type":"string","accepts":"GET","answers":"FIND","grade":"documented"},
          },
        },
        "timeout": {"type":"int","accepts":"GET","grade":"documented"},
        "column": {"type":"string","many":true,"accepts":"GET","grade":"documented"},
        "dataformat": {
          "type": "enum",
          "accepts": "GET",
          "values": ["xml","tsv"],
          "grade": "documented",
          "invalid": "ReportError",
          "elements": {
            "@columnnames": {"type":"bool","accepts":"GET","grade":"documented"},
            "@header": {"type":"bool","accepts":"GET","grade":"documented"},
          },
        },
        "result": {
          "answers": "GET",
          "grade": "documented",
          "elements": {
            "column": {
              "type": "string",
              "many": true,
              "answers": "GET",
              "grade": "documented",
              "elements": {
                "@type": {"type":"string","answers":"GET","grade":"documented"},
              },
            },
            "row": {"many":true,"answers":"GET","grade":"documented","type":"row"},
            "data": {"type":"cdata","answers":"GET","grade":"documented"},
          },
        },
      },
    },
    "approval": {
      "many": true,
      "accepts": "GET",
      "answers": "GET",
      "grade": "documented",
      "elements": {
        "id": {"type":"guid","accepts":"GET","answers":"GET","key":true,"grade":"documented"},
        "description": {"type":"string","answers":"GET","grade":"inferred"},
        "status": {"type":"enum","answers":"GET","values":["Pending","Accepted","Rejected"],"grade":"inferred"},
        "requestdate": {"type":"date","answers":"GET","grade":"inferred"},
        "resolveddate": {"type":"date","answers":"GET","grade":"inferred"},
        "customer": {
          "answers": "GET",
          "grade": "inferred",
          "elements": {
            "name": {"type":"string","answers":"GET","grade":"inferred"},
            "fullname": {"type":"string","answers":"GET","grade":"inferred"},
          },
        },
        "requestedbyuser": {
          "answers": "GET",
          "grade": "inferred",
          "elements": {
            "name": {"type":"string","answers":"GET","grade":"inferred"},
            "fullname": {"type":"string","answers":"GET","grade":"inferred"},
            "email": {"type":"string","answers":"GET","grade":"inferred"},
          },
        },
        "subscription": {
          "answers": "GET",
          "grade": "inferred",
          "elements": {
            "id": {"type":"guid","answers":"GET","grade":"inferred"},
            "requestdate": {"type":"date","answers":"GET","grade":"inferred"},
            "resolveddate": {"type":"date","answers":"GET","grade":"inferred"},
            "status": {"type":"enum","answers":"GET","values":["Pending","Accepted","Rejected"],"grade":"inferred"},
            "reason": {"type":"string","answers":"GET","grade":"inferred"},
            "user": {
              "answers": "GET",
              "grade": "inferred",
              "elements": {
                "name": {"type":"string","answers":"GET","grade":"inferred"},
                "fullname": {"type":"string","answers":"GET","grade":"inferred"},
                "email": {"type":"string","answers":"GET","grade":"inferred"},
              },
            },
          },
        },
      },
    },
  },
  "shapes": {
    "properties": {
      "@detail": {"type":"bool","accepts":"GET","grade":"documented"},
      "@filter": {"type":"enum","accepts":"GET","values":["all"],"grade":"documented"},
      "property": {
        "many": true,
        "accepts": "SET",
        "answers": "GET",
        "grade": "documented",
        "elements": {
          "name": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
          "fullname": {"type":"string","answers":"GET","grade":"observed"},
          "mandatory": {"type":"bool","answers":"GET","grade":"observed"},
          "value": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
          "category": {"type":"string","answers":"GET","grade":"observed"},
          "description": {"type":"string","answers":"GET","grade":"observed"},
          "sortorder": {"type":"int","answers":"GET","grade":"observed"},
          "visible": {"type":"bool","answers":"GET","grade":"observed"},
          "readonly": {"type":"bool","answers":"GET","grade":"observed"},
          "adattribute": {"type":"string","answers":"GET","grade":"observed"},
          "validation": {
            "answers": "GET",
            "grade": "observed",
            "elements": {
              "name": {"type":"string","answers":"GET","grade":"observed"},
              "type": {"type":"enum","answers":"GET","values":["Text","Boolean","RegularExpression","RangeValidator","SQLQueryDDL","SqlValidation","ValidationControl"],"grade":"observed"},
              "errormessage": {"type":"string","answers":"GET","grade":"observed"},
              "value": {"type":"string","answers":"GET","grade":"observed"},
              "path": {"type":"string","answers":"GET","grade":"observed"},
              "minimum": {"type":"int","answers":"GET","grade":"observed"},
              "maximum": {"type":"int","answers":"GET","grade":"observed"},
              "options": {
                "answers": "GET",
                "grade": "observed",
                "elements": {
                  "option": {
                    "many": true,
                    "answers": "GET",
                    "grade": "observed",
                    "elements": {
                      "name": {"type":"string","answers":"GET","grade":"observed"},
                      "value": {"type":"string","answers":"GET","grade":"observed"},
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    "approvalevent": {
      "name": {"type":"enum","accepts":"SET","answers":"GET","values":["Provision","Deprovision"],"grade":"documented","invalid":"CustomerError"},
      "access": {"type":"enum","accepts":"SET","answers":"GET","values":["None","Object"],"grade":"documented","invalid":"CustomerError"},
    },
    "approvalsubscriptions": {
      "users": {
        "accepts": "SET",
        "answers": "GET",
        "grade": "documented",
        "elements": {
          "subscription": {"many":true,"accepts":"SET","answers":"GET","grade":"documented","shape":"approvalevent"},
        },
      },
      "userservices": {"accepts":"SET","answers":"GET","grade":"documented","shape":"approvalservices"},
      "services": {"accepts":"SET","answers":"GET","grade":"documented","shape":"approvalservices"},
    },
    "approvalservices": {
      "service": {
        "many": true,
        "accepts": "SET",
        "answers": "GET",
        "grade": "documented",
        "elements": {
          "label": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
          "subscription": {"many":true,"accepts":"SET","answers":"GET","grade":"documented","shape":"approvalevent"},
        },
      },
    },
    "approvalresponses": {
      "approvalresponse": {
        "many": true,
        "accepts": "SET",
        "answers": "GET",
        "grade": "documented",
        "elements": {
          "description": {"type":"string","answers":"GET","grade":"documented"},
          "status": {"type":"enum","answers":"GET","values":["Pending","Accepted","Rejected"],"grade":"documented"},
          "requestdate": {"type":"date","answers":"GET","grade":"documented"},
          "resolveddate": {"type":"date","answers":"GET","grade":"documented"},
          "customer": {
            "answers": "GET",
            "grade": "documented",
            "elements": {
              "name": {"type":"string","answers":"GET","grade":"documented"},
              "fullname": {"type":"string","answers":"GET","grade":"documented"},
            },
          },
          "requestedbyuser": {
            "answers": "GET",
            "grade": "documented",
            "elements": {
              "name": {"type":"string","answers":"GET","grade":"documented"},
              "fullname": {"type":"string","answers":"GET","grade":"documented"},
              "email": {"type":"string","answers":"GET","grade":"documented"},
            },
          },
          "subscription": {
            "many": true,
            "accepts": "SET",
            "answers": "GET",
            "grade": "documented",
            "elements": {
              "id": {"type":"guid","accepts":"SET","answers":"GET","grade":"documented"},
              "requestdate": {"type":"date","answers":"GET","grade":"documented"},
              "resolveddate": {"type":"date","answers":"GET","grade":"documented"},
              "status": {"type":"enum","accepts":"SET","answers":"GET","values":["Pending","Accepted","Rejected"],"grade":"documented","invalid":"InvalidStatus"},
              "reason": {"type":"string","accepts":"SET","answers":"GET","grade":"documented"},
              "user": {
                "answers": "GET",
                "grade": "documented",
                "elements": {
                  "name": {"type":"string","answers":"GET","grade":"documented"},
                  "fullname": {"type":"string","answers":"GET","grade":"documented"},
                  "email": {"type":"string","answers":"GET","grade":"documented"},
                },
              },
            },
          },
        },
      },
    },
    "groupmember": {
      "displayname": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
      "syncobjectid": {"type":"string","accepts":"GET SET","answers":"GET","key":true,"grade":"documented"},
      "path": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
      "email": {"type":"string","accepts":"SET","answers":"GET","key":true,"grade":"documented"},
      "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"documented"},
    },
    "soldplan": {
      "name": {"type":"string","accepts":"SET","answers":"GET","grade":"inferred"},
      "fullname": {"type":"string","accepts":"SET","answers":"GET","grade":"inferred"},
      "enabled": {"type":"bool","accepts":"SET","answers":"GET","grade":"inferred"},
    },
  },
};
