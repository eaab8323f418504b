"""The addresses of this room: the action list, under /SLUG/actions/."""

from django.urls import path

from . import views

app_name = "evaluation"
urlpatterns = [
    path("", views.actions, name="actions"),
    path("add/", views.add, name="add"),
    path("gaps/", views.gaps, name="gaps"),
    path("print/", views.printed, name="print"),
    path("download.csv", views.download, {"kind": "csv"}, name="download_csv"),
    path("download.xlsx", views.download, {"kind": "xlsx"}, name="download_xlsx"),
    path("<int:pk>/", views.action, name="action"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/move/", views.move, name="move"),
]
