"""The addresses of this room: families' pages, staff's pages, letters' links, and the feed."""

from django.urls import include, path

from . import home
from .assurance import urls as assurance
from .editing import urls as editing
from .exchange import urls as exchange
from .offers import urls as offers
from .portal import urls as portal
from .quality import urls as quality
from .returns import urls as returns
from .rounds import urls as rounds

app_name = "directory"
staff = [
    path("", home.home, name="home"),
    *assurance.urlpatterns,
    *editing.urlpatterns,
    *quality.urlpatterns,
    *returns.urlpatterns,
    *rounds.urlpatterns,
    *offers.urlpatterns,
    *portal.staff_urlpatterns,
    *exchange.urlpatterns,
]
urlpatterns = [
    path("<slug:slug>/support/", include([*quality.public_urlpatterns, *portal.urlpatterns])),
    path("<slug:slug>/directory/", include(staff)),
    path("answer/", include([*assurance.letter_urlpatterns, *returns.letter_urlpatterns])),
]
