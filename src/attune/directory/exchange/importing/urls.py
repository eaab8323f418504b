"""Addresses of feeds and files, under /SLUG/directory/."""

from django.urls import path

from .views import deliveries, differences, runs

urlpatterns = [
    path("imports/", deliveries.overview, name="imports"),
    path("imports/hand-in/", deliveries.hand_in, name="imports_hand_in"),
    path("imports/sheet/", deliveries.template, name="imports_sheet"),
    path("imports/handed-in/<int:pk>/", deliveries.delivery, name="imports_delivery"),
    path("imports/handed-in/<int:pk>/load/", deliveries.load, name="imports_load"),
    path("imports/handed-in/<int:pk>/rows/", deliveries.set_aside, name="imports_rows"),
    path("imports/loaded/<int:pk>/", runs.run, name="imports_run"),
    path("imports/loaded/<int:pk>/rows/", runs.set_aside, name="imports_run_rows"),
    path("imports/gone/", runs.gone, name="imports_gone"),
    path("imports/differences/", differences.differences, name="imports_differences"),
    path("imports/differences/<int:pk>/", differences.difference, name="imports_difference"),
]
