"""Every address of the product; the language is in the address."""

from allauth.account import views as accounts
from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

from attune.place.members.audience import public, signed_in

from . import views

# allauth's views that we use, each with its audience; nobody signs up by themselves.
account = [
    path("login/", public(accounts.login), name="account_login"),
    path("logout/", signed_in(accounts.logout), name="account_logout"),
    path("inactive/", public(accounts.account_inactive), name="account_inactive"),
    path("signup/", public(accounts.signup), name="account_signup"),
    path("reauthenticate/", signed_in(accounts.reauthenticate), name="account_reauthenticate"),
    path("email/", signed_in(views.my_account), name="account_email"),
    path("password/change/", signed_in(accounts.password_change), name="account_change_password"),
    path("password/set/", signed_in(accounts.password_set), name="account_set_password"),
    path("password/reset/", public(accounts.password_reset), name="account_reset_password"),
    path(
        "password/reset/done/",
        public(accounts.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "password/reset/key/<str:uidb36>-<str:key>/",
        public(accounts.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "password/reset/key/done/",
        public(accounts.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]

pages: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("desk/", views.desk, name="desk"),
    path("account/", include(account)),
    path("health/", views.health, name="health"),
]
if settings.DEMO:
    pages.append(path("demo/", include("attune.project.demo.urls")))
pages += [
    path("", include("attune.place.urls")),
    path("", include("attune.directory.urls")),
    path("", include("attune.pathway.urls")),
    path("<slug:slug>/", views.locality, name="locality"),
    path("<slug:slug>/plan/", include("attune.planning.urls")),
    path("<slug:slug>/actions/", include("attune.evaluation.urls")),
    path("<slug:slug>/start/", include("attune.project.start.urls")),
]
urlpatterns = [
    path("", include("attune.directory.feed_urls")),
    *i18n_patterns(*pages, prefix_default_language=False),
]

handler400 = "attune.project.errors.bad_request"
handler403 = "attune.project.errors.forbidden"
handler404 = "attune.project.errors.not_found"
handler500 = "attune.project.errors.broken"
