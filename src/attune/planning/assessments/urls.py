"""The addresses of assessments and their reports."""

from django.urls import URLPattern, path, re_path

from . import report_views, views

urlpatterns: list[URLPattern] = [
    path("assessments/", views.index, name="assessments"),
    path("assessments/start/", views.start, name="assessment_start"),
    path("assessments/<int:pk>/", views.assessment, name="assessment"),
    path("assessments/<int:pk>/move/", views.move, name="assessment_move"),
    path("assessments/report/", report_views.today, name="report_today"),
    path("assessments/report/keep/", report_views.keep, name="report_keep"),
    path("assessments/report/again/", report_views.again, name="report_again"),
    path("assessments/reports/<int:pk>/", report_views.report, name="report"),
    re_path(
        r"^assessments/reports/(?P<pk>\d{1,9})/download\.(?P<form>docx|pdf|json)$",
        report_views.download,
        name="report_download",
    ),
]
