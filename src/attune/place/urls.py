"""The addresses of this room: a locality's area pages."""

from django.urls import path

from .views import area, audit, data, invitations, jobs, maps, members

app_name = "place"
urlpatterns = [
    path("jobs/", jobs.mine, name="jobs"),
    path("jobs/<uuid:job_id>/", jobs.job, name="job"),
    path("jobs/<uuid:job_id>/stop/", jobs.stop, name="job_stop"),
    path("jobs/<uuid:job_id>/again/", jobs.again, name="job_again"),
    path("jobs/<uuid:job_id>/result/", jobs.result, name="job_result"),
    path("<slug:slug>/area/audit/", audit.trail, name="audit"),
    path("<slug:slug>/area/", area.overview, name="area"),
    path("<slug:slug>/area/data/", data.data, name="data"),
    path("<slug:slug>/area/data/hand-in/", data.hand_in, name="hand_in"),
    path("<slug:slug>/area/data/<int:pk>/load/", data.load, name="load"),
    path("<slug:slug>/area/members/<int:pk>/", members.membership, name="membership"),
    path("<slug:slug>/area/invite/", invitations.invite, name="invite"),
    path("<slug:slug>/map/", maps.area_map, name="map"),
    path("<slug:slug>/area/help-lines/", area.help_lines, name="help_lines"),
]
