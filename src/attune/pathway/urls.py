"""The addresses of this room: everybody's under /SLUG/pathway/, staff's under .../work/, codes."""

from django.urls import include, path

from .checking import urls as checking
from .editing import urls as editing
from .exports import urls as exports
from .family import urls as family
from .languages import urls as languages
from .packs import urls as packs
from .pages import urls as pages
from .pages import views as pages_views
from .posters import urls as posters
from .publishing import urls as publishing
from .walks import urls as walks

app_name = "pathway"
# Publishing and packs have words of their own where others have a pathway’s key.
PARTS = (publishing, packs, editing, checking, languages, walks, family, posters, exports, pages)
staff = [pattern for part in PARTS for pattern in part.staff_urlpatterns]
everybody = [pattern for part in PARTS for pattern in part.public_urlpatterns]
urlpatterns = [
    path("q/<str:code>/", pages_views.printed, name="printed"),
    path("<slug:slug>/pathway/work/", include(staff)),
    path("<slug:slug>/pathway/", include(everybody)),
]
