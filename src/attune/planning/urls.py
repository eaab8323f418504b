"""The addresses of this room: what families need."""

from django.urls import path

from . import views

app_name = "planning"
urlpatterns = [
    path("need/", views.need, name="need"),
]
