# Generated from spec/openapi.yaml by `python -m generator build`; do not edit.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._dates import parse_date_time
from ..models.job_state import JobState
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.job_message import JobMessage


T = TypeVar("T", bound="Job")


@_attrs_define
class Job:
    """Work that the platform does for one call that creates, updates or deletes."""

    id: UUID
    """ Identifier of the job. """
    h_ref: str
    """ Reference of the job, relative to the service. """
    state: JobState
    """ How a job stands: `acknowledged` (taken into account), `in-progress` (at work), `completed` (done, the
    resource can be requested) or `failed` (given up). Readers must expect values that are not listed here.
     """
    description: str
    """ What the job does. """
    created_date: datetime.datetime
    """ When the job was created (UTC). """
    requester_id: str
    """ Identifier of the user whose request made the job. """
    start_processing_date: datetime.datetime | Unset = UNSET
    """ When the job went to `in-progress` (UTC); absent while it is only acknowledged. """
    end_processing_date: datetime.datetime | Unset = UNSET
    """ When the job went to `completed` or `failed` (UTC); absent before. """
    messages: list[JobMessage] | Unset = UNSET
    """ What the platform reports about the job, such as why it failed. """
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = str(self.id)

        h_ref = self.h_ref

        state = self.state.value

        description = self.description

        created_date = self.created_date.isoformat()

        requester_id = self.requester_id

        start_processing_date: str | Unset = UNSET
        if not isinstance(self.start_processing_date, Unset):
            start_processing_date = self.start_processing_date.isoformat()

        end_processing_date: str | Unset = UNSET
        if not isinstance(self.end_processing_date, Unset):
            end_processing_date = self.end_processing_date.isoformat()

        messages: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.messages, Unset):
            messages = []
            for messages_item_data in self.messages:
                messages_item = messages_item_data.to_dict()
                messages.append(messages_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "hRef": h_ref,
                "state": state,
                "description": description,
                "createdDate": created_date,
                "requesterId": requester_id,
            }
        )
        if start_processing_date is not UNSET:
            field_dict["startProcessingDate"] = start_processing_date
        if end_processing_date is not UNSET:
            field_dict["endProcessingDate"] = end_processing_date
        if messages is not UNSET:
            field_dict["messages"] = messages

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.job_message import JobMessage  # noqa: PLC0415

        d = dict(src_dict)
        id = UUID(d.pop("id"))

        h_ref = d.pop("hRef")

        state = JobState(d.pop("state"))

        description = d.pop("description")

        created_date = parse_date_time(d.pop("createdDate"))

        requester_id = d.pop("requesterId")

        _start_processing_date = d.pop("startProcessingDate", UNSET)
        start_processing_date: datetime.datetime | Unset
        if _start_processing_date is None or isinstance(_start_processing_date, Unset):
            start_processing_date = UNSET
        else:
            start_processing_date = parse_date_time(_start_processing_date)

        _end_processing_date = d.pop("endProcessingDate", UNSET)
        end_processing_date: datetime.datetime | Unset
        if _end_processing_date is None or isinstance(_end_processing_date, Unset):
            end_processing_date = UNSET
        else:
            end_processing_date = parse_date_time(_end_processing_date)

        _messages = d.pop("messages", UNSET)
        messages: list[JobMessage] | Unset = UNSET
        if _messages is not None and _messages is not UNSET:
            if not isinstance(_messages, list):
                raise TypeError(f"messages: expected an array, found {type(_messages).__name__}")
            messages = []
            for messages_item_data in _messages:
                messages_item = JobMessage.from_dict(messages_item_data)

                messages.append(messages_item)

        job = cls(
            id=id,
            h_ref=h_ref,
            state=state,
            description=description,
            created_date=created_date,
            requester_id=requester_id,
            start_processing_date=start_processing_date,
            end_processing_date=end_processing_date,
            messages=messages,
        )

        additional_properties = {}
        for prop_name, prop_dict in d.items():
            additional = prop_dict

            additional_properties[prop_name] = additional

        job.additional_properties = additional_properties
        return job

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
