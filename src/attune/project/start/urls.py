"""The addresses of a first day, under /SLUG/start/."""

from django.urls import path

from . import views

app_name = "start"
urlpatterns = [
    path("", views.home, name="home"),
    path("authority/", views.authority, name="authority"),
    path("brief/", views.brief, name="brief"),
    path("brief/download.pdf", views.brief_file, name="brief_pdf"),
]
