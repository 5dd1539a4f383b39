import type { Tenant } from '../../model/tenants.js';
import type {
  SentApprovalresponses,
  SentApprovalresponsesApprovalresponseSubscription,
} from './contract.generated.js';
import type { CortexContext } from './context.js';
import { wrong } from './customerKeys.js';

/**
 * Finds the approvals a SET answers; what is returned gives the answers.
 *
 * @param userId of the one user whose answers they are; undefined for any user of the customer
 * @throws CortexError CustomerError for an unknown id, and for one that is answered already
 * @source Cortex behaviour 18, approvalresponses
 * @fidelity documented; Rejected and the errors inferred
 */
export function resolveAnswers(
  { id: tenantId, code }: Tenant,
  userId: number | undefined,
  { approvalresponse = [] }: SentApprovalresponses,
  context: CortexContext,
): () => void {
  const { approvals, users, requests } = context.model;
  const sent = approvalresponse.flatMap(({ subscription = [] }) => subscription);
  const found = sent.map(({ id = '', status, reason = '' }) => {
    const question = approvals.find(id);
    const approver = question && users.find(question.answer.userId);
    const isOwn = userId === undefined ? approver?.tenantId === tenantId : approver?.id === userId;
    if (question === undefined || !isOwn) throw wrong(code, `The approval '${id}' does not exist.`);
    return { ...question, status, reason };
  });
  return () => {
    for (const { answer, status, reason } of found) {
      if (isNoAnswer(status)) continue;
      const now = approvals.find(answer.guid);
      if (now?.approval.status !== 'pending' || now.answer.status !== 'pending') {
        throw wrong(code, `The approval '${answer.guid}' is answered already.`);
      }
      const released = approvals.answer(answer, status === 'Accepted', reason);
      if (released !== undefined) context.released.push(requests.find(released)?.parentId ?? released);
    }
  };
}

/** Open ones sent back as they were printed. */
function isNoAnswer(status: SentApprovalresponsesApprovalresponseSubscription['status']): boolean {
  return status === undefined || status === 'Pending';
}
