"""This room's work by the clock."""

from .publishing import jobs as publishing

KINDS = publishing.KINDS
PERIODIC = publishing.PERIODIC
