"""The addresses of review, approval and publishing."""

from django.urls import URLPattern, path

from . import views

public_urlpatterns: list[URLPattern] = []  # under /SLUG/pathway/
staff_urlpatterns: list[URLPattern] = [  # under /SLUG/pathway/work/
    path("safeguarding-lead/", views.safeguarding_lead, name="safeguarding_lead"),
    path("<slug:key>/publish/", views.home, name="publishing_home"),
    path("<slug:key>/publish/ask/", views.ask, name="publishing_ask"),
    path("<slug:key>/publish/verdict/", views.verdict, name="publishing_verdict"),
    path("<slug:key>/publish/issue/", views.publish, name="publishing_issue"),
    path("<slug:key>/template/", views.upgrade, name="upgrade"),
    path("<slug:key>/publish/done/<int:number>/", views.done, name="publishing_done"),
]
