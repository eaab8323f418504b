"""Staff's addresses under /SLUG/directory/: services, their history, changes, duplicates."""

from django.urls import path

from . import address_views, duplicate_views, history_views, proposal_views, service_views

urlpatterns = [
    path("services/", service_views.services_list, name="editing_services"),
    path("services/new/", service_views.add, name="editing_add"),
    path("services/<uuid:uid>/", service_views.service, name="editing_service"),
    path("services/<uuid:uid>/record/", service_views.edit, name="editing_record"),
    path("services/<uuid:uid>/offer/<int:part>/", service_views.edit_offer, name="editing_offer"),
    path("services/<uuid:uid>/history/", history_views.history, name="editing_history"),
    path(
        "services/<uuid:uid>/history/<int:number>/", history_views.restore, name="editing_restore"
    ),
    path("changes/", proposal_views.changes, name="editing_changes"),
    path("changes/<int:pk>/", proposal_views.change, name="editing_change"),
    path("duplicates/", duplicate_views.duplicates, name="editing_duplicates"),
    path("duplicates/<int:pk>/", duplicate_views.pair, name="editing_pair"),
    path("duplicates/undo/<int:pk>/", duplicate_views.undo, name="editing_undo"),
    path("addresses/", address_views.addresses, name="editing_addresses"),
    path("addresses/<int:pk>/", address_views.say, name="editing_say_address"),
]
