"""The addresses of rates."""

from django.urls import path

from . import rates_views

urlpatterns = [
    path("flow/rates/", rates_views.rates, name="flow_rates"),
    path("flow/rates/download.csv", rates_views.download, name="flow_rates_file"),
    path("flow/rates/load/", rates_views.load, name="flow_rates_load"),
]
