"""The addresses of what one takes away from a what-if: its report, and programs to check it by."""

from django.urls import path

from . import report_views, scripts_views

urlpatterns = [
    path("flow/report/", report_views.report, name="flow_report"),
    path(
        "flow/report/download/<slug:form>/",
        report_views.report_download,
        name="flow_report_download",
    ),
    path("flow/scripts/", scripts_views.scripts, name="flow_scripts"),
    path(
        "flow/scripts/download/<slug:key>/",
        scripts_views.scripts_download,
        name="flow_script",
    ),
]
