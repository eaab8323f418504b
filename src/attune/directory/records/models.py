"""Providers, services and their places, each with its own record and what is asked of it often."""

from .areas import AreaTerms
from .places import Location, ServiceAtLocation
from .providers import Provider
from .services import Reach, Service, ServiceVersion
from .taxonomies import Taxonomy, TaxonomyTerm

__all__ = [
    "AreaTerms",
    "Location",
    "Provider",
    "Reach",
    "Service",
    "ServiceAtLocation",
    "ServiceVersion",
    "Taxonomy",
    "TaxonomyTerm",
]
