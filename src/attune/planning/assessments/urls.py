"""The addresses of assessments and their reports."""

from django.urls import URLPattern, path

from . import views

urlpatterns: list[URLPattern] = [
    path("assessments/", views.index, name="assessments"),
    path("assessments/start/", views.start, name="assessment_start"),
    path("assessments/<int:pk>/", views.assessment, name="assessment"),
    path("assessments/<int:pk>/move/", views.move, name="assessment_move"),
]
