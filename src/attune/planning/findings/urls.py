"""The addresses of local findings."""

from django.urls import path

from . import views

urlpatterns = [
    path("need/findings/", views.findings, name="findings"),
    path("need/findings/record/", views.record, name="finding_record"),
    path("need/findings/withdraw/", views.withdraw, name="finding_withdraw"),
    path("need/findings/anchors/", views.anchors, name="finding_anchors"),
]
