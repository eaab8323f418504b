"""The addresses of the simulation of flow."""

from . import rates_urls

urlpatterns = [*rates_urls.urlpatterns]
