import { ServiceException } from '@smithy/core/client'
import { errorsOf, shapesOf, text } from './shapes.ts'

export const namespace = 'com.amazonaws.wickr'

/** Every error that Wickr answers; those the model does not name are just this. */
export class WickrServiceException extends ServiceException {}

export class BadRequestError extends WickrServiceException {
  override readonly name = 'BadRequestError'
  override readonly $fault = 'client'
}

export class UnauthorizedError extends WickrServiceException {
  override readonly name = 'UnauthorizedError'
  override readonly $fault = 'client'
}

export class ForbiddenError extends WickrServiceException {
  override readonly name = 'ForbiddenError'
  override readonly $fault = 'client'
}

export class ResourceNotFoundError extends WickrServiceException {
  override readonly name = 'ResourceNotFoundError'
  override readonly $fault = 'client'
}

export class ValidationError extends WickrServiceException {
  override readonly name = 'ValidationError'
  override readonly $fault = 'client'
  reasons?: ErrorDetail[] | undefined
}

export class RateLimitError extends WickrServiceException {
  override readonly name = 'RateLimitError'
  override readonly $fault = 'client'
}

export class InternalServerError extends WickrServiceException {
  override readonly name = 'InternalServerError'
  override readonly $fault = 'server'
}

/** @public */
export interface ErrorDetail {
  field?: string | undefined
  reason?: string | undefined
}

const { list, structure } = shapesOf(namespace)
const reasons = list('ErrorDetailList', structure('ErrorDetail', {}, { field: text, reason: text }))
const optional = { message: text }

export const errors = errorsOf(namespace, WickrServiceException, [
  { type: BadRequestError, status: 400, optional },
  { type: UnauthorizedError, status: 401, optional },
  { type: ForbiddenError, status: 403, optional },
  { type: ResourceNotFoundError, status: 404, optional },
  { type: ValidationError, status: 422, optional: { reasons, message: text } },
  { type: RateLimitError, status: 429, optional },
  { type: InternalServerError, status: 500, required: { message: text } },
])
