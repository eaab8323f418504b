"""The addresses of the questions."""

from django.urls import path

from . import views

urlpatterns = [
    path("flow/questions/", views.studies, name="flow_studies"),
    path("flow/questions/<slug:key>/", views.study, name="flow_study"),
    path("flow/questions/<slug:key>/work-out/", views.work_out, name="flow_study_work_out"),
]
