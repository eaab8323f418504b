"""Families' addresses under /SLUG/support/, and the pages behind them under /SLUG/directory/."""

from django.urls import path

from . import (
    asking_views,
    resource_views,
    search_views,
    service_views,
    shortlist_views,
    wrong_views,
)

urlpatterns = [
    path("", search_views.search, name="portal_search"),
    path("list/", shortlist_views.my_list, name="portal_list"),
    path("asking-for-help/", asking_views.asking, name="portal_asking"),
    path(
        "asking-for-help/in-practice/",
        asking_views.asking_in_practice,
        name="portal_asking_in_practice",
    ),
    path("resources/", resource_views.resources, name="portal_resources"),
    path("<uuid:uid>/", service_views.service, name="portal_service"),
    path("<uuid:uid>/keep/", shortlist_views.keep, name="portal_keep"),
    path("<uuid:uid>/wrong/", wrong_views.wrong, name="portal_wrong"),
]
staff_urlpatterns = [
    path("resources/", resource_views.bank, name="portal_bank"),
    path("resources/new/", resource_views.edit, name="portal_resource_new"),
    path("resources/<int:pk>/", resource_views.edit, name="portal_resource"),
    path("messages/", wrong_views.messages_list, name="portal_messages"),
    path("messages/<int:pk>/", wrong_views.message, name="portal_message"),
    path("promise/", asking_views.promise, name="portal_promise"),
]
