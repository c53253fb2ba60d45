# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Codes of errors, which the service and the gateway in front of it send."""

from enum import IntEnum


class ErrorCode(IntEnum):
    """Codes of errors: `if error.code == ErrorCode.TOO_MANY_REQUESTS`. Others may come.

    Two names of the same number tell its meanings with different statuses.
    """

    INTERNAL_ERROR = 1
    """500"""
    BAD_GATEWAY = 1
    """502"""
    SERVICE_UNAVAILABLE = 5
    """503"""
    OVER_CAPACITY = 6
    """503"""
    GATEWAY_TIMEOUT = 6
    """504"""
    INVALID_URL_PARAMETER_VALUE = 20
    """400"""
    MISSING_BODY = 21
    """400"""
    INVALID_BODY = 22
    """400"""
    MISSING_BODY_FIELD = 23
    """400"""
    INVALID_BODY_FIELD = 24
    """400"""
    MISSING_HEADER = 25
    """400"""
    INVALID_HEADER_VALUE = 26
    """400"""
    MISSING_QUERY_STRING_PARAMETER = 27
    """400"""
    INVALID_QUERY_STRING_PARAMETER_VALUE = 28
    """400"""
    MISSING_CREDENTIALS = 40
    """401"""
    INVALID_CREDENTIALS = 41
    """401"""
    EXPIRED_CREDENTIALS = 42
    """401"""
    ACCESS_DENIED = 50
    """403"""
    FORBIDDEN_REQUESTER = 51
    """403"""
    FORBIDDEN_USER = 52
    """403"""
    TOO_MANY_REQUESTS = 53
    """403, 429"""
    RESOURCE_NOT_FOUND = 60
    """404"""
    METHOD_NOT_ALLOWED = 61
    """405"""
    NOT_ACCEPTABLE = 62
    """406"""
    REQUEST_TIMEOUT = 63
    """408"""
    LENGTH_REQUIRED = 64
    """411"""
    PRECONDITION_FAILED = 65
    """412"""
    REQUEST_ENTITY_TOO_LARGE = 66
    """413"""
    REQUEST_URI_TOO_LONG = 67
    """414"""
    UNSUPPORTED_MEDIA_TYPE = 68
    """415"""
    CONFLICT = 69
    """409"""
