"""The feed's addresses: the whole instance, and one locality; outside the languages."""

from django.urls import include, path

from .exchange import urls as exchange

app_name = "feed"
urlpatterns = [
    path("api/oruk/v3", include(exchange.feed_urlpatterns)),
    path("<slug:slug>/api/oruk/v3", include(exchange.feed_urlpatterns)),
]
