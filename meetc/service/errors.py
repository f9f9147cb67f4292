"""What can go wrong with a service, by what is known of the request afterwards."""

from __future__ import annotations


class ServiceError(Exception):
    """A request that did not go well. The message is for people, and holds no secret."""


class UnreachableError(ServiceError):
    """The request never left: no such host, nobody listens, the certificate is wrong."""


class LostError(ServiceError):
    """The request left and no proper answer came back: whether it was carried out is unknown."""


class BusyError(ServiceError):
    """The service was too busy to take the request, again and again: it was not carried out."""


class RejectedError(ServiceError):
    """The service read the request and refused it, with a status of 4xx."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.status = status


class DeniedError(ServiceError):
    """The token has run out, or lacks the right."""


class ExpiredError(DeniedError):
    """The token has run out, and there is no way to have another."""


class GarbledError(ServiceError):
    """An answer to a question that is not what the API says."""


class ElsewhereError(ServiceError):
    """The service points to another host: a redirect, a `next`, the address of a record."""


class RefusedError(ServiceError):
    """meetc itself does not go on: nothing was sent."""
