"""Demo mode's own address; `project.urls` includes it only in demo mode."""

from django.urls import path

from . import views

urlpatterns = [path("sign-in/", views.sign_in, name="demo_sign_in")]
