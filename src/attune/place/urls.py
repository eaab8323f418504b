"""The addresses of this room: a locality's area pages."""

from django.urls import path

from .views import area, data, invitations, maps

app_name = "place"
urlpatterns = [
    path("<slug:slug>/area/", area.overview, name="area"),
    path("<slug:slug>/area/data/", data.data, name="data"),
    path("<slug:slug>/area/data/hand-in/", data.hand_in, name="hand_in"),
    path("<slug:slug>/area/data/<int:pk>/load/", data.load, name="load"),
    path("<slug:slug>/area/invite/", invitations.invite, name="invite"),
    path("<slug:slug>/map/", maps.area_map, name="map"),
    path("<slug:slug>/area/help-lines/", area.help_lines, name="help_lines"),
]
