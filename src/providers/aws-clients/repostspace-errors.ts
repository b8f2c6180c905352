import { ServiceException } from '@smithy/core/client'
import { errorsOf, inHeader, integer, shapesOf, text } from './shapes.ts'

export const namespace = 'com.amazonaws.repostspace'

/** Every error that re:Post Private answers; those the model does not name are just this. */
export class RepostspaceServiceException extends ServiceException {}

export class AccessDeniedException extends RepostspaceServiceException {
  override readonly name = 'AccessDeniedException'
  override readonly $fault = 'client'
}

export class ResourceNotFoundException extends RepostspaceServiceException {
  override readonly name = 'ResourceNotFoundException'
  override readonly $fault = 'client'
  resourceId: string | undefined
  resourceType: string | undefined
}

export class ValidationException extends RepostspaceServiceException {
  override readonly name = 'ValidationException'
  override readonly $fault = 'client'
  reason: ValidationExceptionReason | undefined
  fieldList?: ValidationExceptionField[] | undefined
}

export class ThrottlingException extends RepostspaceServiceException {
  override readonly name = 'ThrottlingException'
  override readonly $fault = 'client'
  override $retryable = { throttling: true }
  serviceCode?: string | undefined
  quotaCode?: string | undefined
  retryAfterSeconds?: number | undefined
}

export class InternalServerException extends RepostspaceServiceException {
  override readonly name = 'InternalServerException'
  override readonly $fault = 'server'
  override $retryable = {}
  retryAfterSeconds?: number | undefined
}

/** @public */
export type ValidationExceptionReason =
  | 'unknownOperation'
  | 'cannotParse'
  | 'fieldValidationFailed'
  | 'other'

/** @public */
export interface ValidationExceptionField {
  name: string | undefined
  message: string | undefined
}

const { list, structure } = shapesOf(namespace)
const field = structure('ValidationExceptionField', { name: text, message: text })
const retryAfterSeconds = inHeader('Retry-After', integer)

export const errors = errorsOf(namespace, RepostspaceServiceException, [
  { type: AccessDeniedException, status: 403, required: { message: text } },
  {
    type: ResourceNotFoundException,
    status: 404,
    required: { message: text, resourceId: text, resourceType: text },
  },
  {
    type: ValidationException,
    status: 400,
    required: { message: text, reason: text },
    optional: { fieldList: list('ValidationExceptionFieldList', field) },
  },
  {
    type: ThrottlingException,
    status: 429,
    required: { message: text },
    optional: { serviceCode: text, quotaCode: text, retryAfterSeconds },
  },
  {
    type: InternalServerException,
    status: 500,
    required: { message: text },
    optional: { retryAfterSeconds },
  },
])
