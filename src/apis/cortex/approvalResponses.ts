import type { Approval, ApprovalAnswer } from '../../model/approvals.js';
import type { ChangeRequest } from '../../model/requests.js';
import type { Tenant } from '../../model/tenants.js';
import type {
  PrintedApprovalresponses,
  PrintedApprovalresponsesApprovalresponse,
  PrintedApprovalresponsesApprovalresponseSubscription,
} from './contract.generated.js';
import type { CortexContext, Reading } from './context.js';
import { wrong } from './customerKeys.js';
import { objectType } from './requests.js';
import { maySee } from './rights.js';
import { displayName, primaryAddress } from './userWire.js';

/** The words for what somebody said. @source elements.json, approvalresponse/status */
const ANSWER_WORDS = { pending: 'Pending', accepted: 'Accepted', rejected: 'Rejected' } as const;

/**
 * The open approvals that users of a customer are asked about; of one user, what it is asked itself.
 *
 * @returns undefined when nobody is asked anything
 * @source Cortex behaviour 18, approvalresponses
 * @fidelity documented
 */
export function printedResponses(
  tenant: Tenant,
  userId: number | undefined,
  context: CortexContext,
): PrintedApprovalresponses | undefined {
  const { approvals } = context.model;
  const open = approvals.openFor(tenant.id).flatMap((approval) => {
    const answers = approvals.answersTo(approval.id);
    const own = userId === undefined ? answers : answers.filter((answer) => answer.userId === userId);
    return own.length === 0 ? [] : [printedApproval(approval, own, context)];
  });
  return open.length === 0 ? undefined : { approvalresponse: open };
}

/**
 * One approval, by the id under which somebody is asked.
 *
 * @throws CortexError CustomerError for an unknown id
 * @source Cortex behaviour 18, approval
 * @fidelity inferred: the layout
 */
export const getApprovals: Reading<'approval'> = ({ id = '' }, context) => {
  const { approvals, users } = context.model;
  const found = approvals.find(id);
  const approver = found && users.find(found.answer.userId);
  if (found === undefined || approver === undefined || !maySee(context, { id: approver.tenantId })) {
    throw wrong(id, 'The approval does not exist.');
  }
  const { approval, answer } = found;
  const { subscription, ...printed } = printedApproval(approval, [answer], context);
  return [{ id, ...printed, subscription: subscription?.[0] }];
};

function printedApproval(
  approval: Approval,
  answers: readonly ApprovalAnswer[],
  context: CortexContext,
): PrintedApprovalresponsesApprovalresponse {
  const { model } = context;
  const concerned = model.tenants.get(approval.tenantId);
  const request = model.requests.find(approval.requestId);
  return {
    description: `${request === undefined ? '' : eventOf(request)} - ${approval.subjectName}`,
    status: ANSWER_WORDS[approval.status],
    ...datesOf(approval, approval.requestedAt, context),
    customer: { name: concerned.code, fullname: concerned.fullName },
    requestedbyuser: personOf(approval.requestedBy, context),
    subscription: answers.map((answer) => printedAnswer(answer, approval, context)),
  };
}

function printedAnswer(
  answer: ApprovalAnswer,
  { requestedAt }: Approval,
  context: CortexContext,
): PrintedApprovalresponsesApprovalresponseSubscription {
  const { guid, status, reason, userId } = answer;
  return {
    id: guid,
    ...datesOf(answer, requestedAt, context),
    ...{ status: ANSWER_WORDS[status], reason },
    user: personOf(userId, context),
  };
}

function datesOf({ resolvedAt }: Pick<Approval, 'resolvedAt'>, requestedAt: number, context: CortexContext) {
  return {
    requestdate: context.day(requestedAt),
    resolveddate: resolvedAt === null ? '' : context.day(resolvedAt),
  };
}

/** Whoever is gone by now has no name any more. */
function personOf(userId: number, { model }: CortexContext) {
  const user = model.users.find(userId);
  if (user === undefined) return { name: '', fullname: '', email: '' };
  return { name: user.cortexName, fullname: displayName(user), email: primaryAddress(user) };
}

/** `Provision User`. @source examples 87 to 91 @fidelity documented for a user; inferred for the others */
function eventOf(request: ChangeRequest): string {
  return `${request.effect === 'provision' ? 'Provision' : 'Deprovision'} ${objectType(request)}`;
}
