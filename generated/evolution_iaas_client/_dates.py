# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
"""Parsing of dates, tolerant of the forms that servers really send."""

import datetime


def parse_date_time(text: str) -> datetime.datetime:
    """Return an ISO 8601 date-time as an aware one in UTC; without an offset it is UTC.

    Raises:
        ValueError: if `text` is no such date.
        TypeError: if it is no text.
    """
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        # dateutil accepts more of ISO 8601 (24:00, ordinal dates) but is many times slower: the fallback only.
        from dateutil.parser import isoparse

        try:
            moment = isoparse(text)
        except (ValueError, OverflowError) as error:
            raise ValueError(f"{text!r} is no ISO 8601 date-time") from error
    if moment.tzinfo is datetime.UTC:
        return moment
    if moment.tzinfo is None:
        return moment.replace(tzinfo=datetime.UTC)
    try:
        return moment.astimezone(datetime.UTC)
    except OverflowError as error:
        raise ValueError(f"{text!r} lies outside the years 1 to 9999 in UTC") from error
